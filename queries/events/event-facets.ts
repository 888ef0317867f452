/** Which values the events of a filter have, and how many have each: what a list can be narrowed down by. */
import type { GraphNode, Instant } from '../../graph/model.ts';
import type { Store, Tally, TallyBy } from '../../graph/store.ts';
import { checkFirst } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';
import { type EventFilter, eventFilter } from './events.ts';

export interface EventFacetsArgs extends Moments {
  filter?: EventFilter | null | undefined;
  /** How many values of each, the most frequent; 1 to 500, default 50. */
  first?: number | null | undefined;
}

/** A value and how many events have it. */
export interface FacetValue extends Tally {
  /** For a value that is the id of a thing. */
  node: GraphNode | null;
}

const BY = {
  type: { prop: 'type' },
  status: { prop: 'status' },
  authority: { relation: 'BY', direction: 'out' },
  jurisdiction: { relation: 'IN', direction: 'out' },
  provider: { relation: 'CONCERNS', direction: 'out', kind: 'Provider' },
  model: { relation: 'CONCERNS', direction: 'out', kind: 'Model' },
} as const satisfies Partial<Record<keyof EventFilter, TallyBy>>;
export type Facet = keyof typeof BY;
export const FACETS = Object.keys(BY) as Facet[];

/**
 * The values of one facet among the events that every *other* part of the filter leaves: so that one sees what choosing
 * another value would give. Throws NOT_FOUND as `events` does.
 */
export async function eventFacet(
  store: Store,
  facet: Facet,
  args: EventFacetsArgs,
  now: Instant,
): Promise<FacetValue[]> {
  const view = viewOf(args, now);
  const filter = await eventFilter(store, { ...args.filter, [facet]: null }, args, now);
  const values = await store.tally(filter, BY[facet], view, { first: checkFirst(args.first) });
  if ('prop' in BY[facet]) return values.map((value) => ({ ...value, node: null }));
  const nodes = await store.get(
    values.map(({ value }) => value),
    view,
  );
  return values.map((value, i) => ({ ...value, node: nodes[i] ?? null }));
}
