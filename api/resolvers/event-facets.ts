import { setImmediate } from 'node:timers/promises';
import {
  type EventFacetsArgs,
  eventFacet,
  FACETS,
  type FacetValue as Value,
} from '../../queries/events/event-facets.ts';
import type { ApiContext } from '../api-context.ts';

interface Facets {
  args: EventFacetsArgs;
  /** Ends when the facets that were asked for before are counted. */
  turn: Promise<unknown>;
}

export const eventFacets = (_: unknown, args: EventFacetsArgs): Facets => ({ args, turn: Promise.resolve() });

/**
 * Each facet is counted only where it is asked for, one after the other: the embedded store counts at once, for a while where
 * there is much, and between two facets other requests get their turn.
 */
export const EventFacets = Object.fromEntries(
  FACETS.map((facet) => [
    facet,
    (parent: Facets, _: unknown, { store, now }: ApiContext) => {
      const counted = parent.turn.then(() => setImmediate()).then(() => eventFacet(store, facet, parent.args, now));
      parent.turn = counted;
      return counted;
    },
  ]),
);

export const FacetValue = { name: ({ node, value }: Value) => node?.name ?? value };
