/** Events: dated changes of an action or of what can be used, newest first unless told otherwise. */
import type { ActionStatus, EventType, Instant, NodeKind, Relation } from '../../graph/model.ts';
import type { Filter, Order, Store } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import { type Listing, list, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';

export interface EventFilter {
  type?: EventType[] | null | undefined;
  /** What it made of its action, by all that is known now. */
  status?: ActionStatus[] | null | undefined;
  /** Each of these: id, name or alias. */
  action?: string | null | undefined;
  authority?: string | null | undefined;
  jurisdiction?: string | null | undefined;
  model?: string | null | undefined;
  provider?: string | null | undefined;
  text?: string | null | undefined;
  /** Happened at or after, and before. */
  from?: Instant | null | undefined;
  to?: Instant | null | undefined;
}

export interface EventsArgs extends Moments, PageArgs {
  filter?: EventFilter | null | undefined;
  order?: 'TIME' | 'TIME_DESC' | null | undefined;
}

/** Throws NOT_FOUND, with the nearest names, where a part of the filter names what nobody knows. */
export async function events(store: Store, args: EventsArgs, now: Instant): Promise<Listing> {
  const view = viewOf(args, now);
  const order: Order = args.order === 'TIME' ? 'time' : 'time-desc';
  return list(store, await eventFilter(store, args.filter ?? {}, args, now), view, args, order);
}

/** What an event is joined to, by which relation, for each part of the filter. */
const JOINS: [keyof EventFilter, Relation, NodeKind | NodeKind[]][] = [
  ['action', 'PART_OF', 'Action'],
  ['authority', 'BY', ['Authority', 'Provider']],
  ['jurisdiction', 'IN', 'Jurisdiction'],
  ['model', 'CONCERNS', 'Model'],
  ['provider', 'CONCERNS', 'Provider'],
];

export async function eventFilter(
  store: Store,
  filter: EventFilter,
  moments: Moments,
  now: Instant,
): Promise<Filter & { related: NonNullable<Filter['related']> }> {
  const view = viewOf(moments, now);
  const related = await Promise.all(
    JOINS.flatMap(([part, relation, kind]) => {
      const given = filter[part];
      if (typeof given !== 'string') return [];
      const node = getNode(store, given, kind, { ...view, knownAt: Math.max(now, view.knownAt) });
      return [node.then(({ id }) => ({ relation, direction: 'out' as const, node: id }))];
    }),
  );
  return {
    kind: 'Event',
    related,
    // Withdrawn: no document tells of it any more.
    props: {
      withdrawn: [null, false],
      ...(filter.type == null || filter.type.length === 0 ? {} : { type: filter.type }),
      ...(filter.status == null || filter.status.length === 0 ? {} : { status: filter.status }),
    },
    ...(filter.text == null ? {} : { text: filter.text }),
    ...(filter.from == null ? {} : { from: filter.from }),
    ...(filter.to == null ? {} : { to: filter.to }),
  };
}
