/** The sources that are read, with their health as their reader recorded it. */
import type { GraphNode, Instant, Props } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type Moments, viewOf } from '../view.ts';

/** `NEVER`: not read yet. `FAILING`: the last time failed. */
export type SourceStatus = 'OK' | 'FAILING' | 'NEVER';

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
  return Promise.all(found.map(async (source) => ({ source, health: judgeHealth(await store.state(source.id)) })));
}

/** Pure: what the reader's records say. */
export function judgeHealth(state: Props): SourceHealth {
  const number = (name: string): number | null => (typeof state[name] === 'number' ? state[name] : null);
  const lastAttemptAt = number('lastAttemptAt');
  const lastSuccessAt = number('lastSuccessAt');
  const failures = number('consecutiveFailures') ?? 0;
  const lastError = typeof state.lastError === 'string' ? state.lastError : null;
  const failing = failures > 0 || lastError !== null;
  return {
    status: failing ? 'FAILING' : lastSuccessAt === null ? 'NEVER' : 'OK',
    lastAttemptAt,
    lastSuccessAt,
    lastFailureAt: failing ? lastAttemptAt : null,
    lastError,
    failures,
  };
}
