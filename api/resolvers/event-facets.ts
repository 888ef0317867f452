import {
  type EventFacetsArgs,
  eventFacet,
  FACETS,
  type FacetValue as Value,
} from '../../queries/events/event-facets.ts';
import type { ApiContext } from '../api-context.ts';

export const eventFacets = (_: unknown, args: EventFacetsArgs): EventFacetsArgs => args;

/** Each facet is counted only where it is asked for. */
export const EventFacets = Object.fromEntries(
  FACETS.map((facet) => [
    facet,
    (args: EventFacetsArgs, _: unknown, context: ApiContext) => eventFacet(context.store, facet, args, context.now),
  ]),
);

export const FacetValue = { name: ({ node, value }: Value) => node?.name ?? value };
