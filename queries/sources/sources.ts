/** The sources that are read, with their health as their reader recorded it. */
import type { GraphNode, Instant, Props } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type Moments, viewOf } from '../view.ts';

/** `NEVER`: not read yet. `FAILING`: the last time failed. `OVERDUE`: nobody has tried for `OVERDUE_AFTER` times its cadence. */
export type SourceStatus = 'OK' | 'OVERDUE' | 'FAILING' | 'NEVER';

/** One missed turn may be a slow network or a restart. */
const OVERDUE_AFTER = 3;

export interface SourceHealth {
  status: SourceStatus;
  lastAttemptAt: Instant | null;
  lastSuccessAt: Instant | null;
  /** Null: the last time went well, or it was never read. */
  lastFailureAt: Instant | null;
  /** Why, in one line. */
  lastError: string | null;
  /** How many times in a row it has failed. */
  failures: number;
  /** Items of the last answer that had any; null: never read. */
  items: number | null;
}
export interface SourceWithHealth {
  source: GraphNode;
  health: SourceHealth;
}

/** All of them, by name: there are dozens, so there are no pages. */
export async function sources(store: Store, args: Moments, now: Instant): Promise<SourceWithHealth[]> {
  const view = viewOf(args, now);
  const found: GraphNode[] = [];
  let after: string | null = null;
  do {
    const page = await store.find({ kind: 'Source' }, view, { first: 500, after, order: 'name' });
    found.push(...page.items);
    after = page.hasMore ? page.endCursor : null;
  } while (after !== null);
  // State is kept beside the graph, one look a source.
  return Promise.all(
    found.map(async (source) => ({ source, health: judgeHealth(await store.state(source.id), source, now) })),
  );
}

/** Pure: what the reader's records say. What has no cadence (files) is never overdue. */
export function judgeHealth(state: Props, source: GraphNode, now: Instant): SourceHealth {
  const number = (name: string): number | null => (typeof state[name] === 'number' ? state[name] : null);
  const lastAttemptAt = number('lastAttemptAt');
  const lastSuccessAt = number('lastSuccessAt');
  const failures = number('consecutiveFailures') ?? 0;
  const lastError = typeof state.lastError === 'string' ? state.lastError : null;
  const failing = failures > 0 || lastError !== null;
  const { everyMinutes } = source.props;
  const overdue =
    typeof everyMinutes === 'number' &&
    lastAttemptAt !== null &&
    now - lastAttemptAt > OVERDUE_AFTER * everyMinutes * 60_000;
  return {
    status: failing ? 'FAILING' : lastSuccessAt === null ? 'NEVER' : overdue ? 'OVERDUE' : 'OK',
    lastAttemptAt,
    lastSuccessAt,
    lastFailureAt: failing ? lastAttemptAt : null,
    lastError,
    failures,
    items: number('lastItems'),
  };
}
