/** The filter of the events as it stands in the address, and as the API takes it. */
import type { ActionStatus, EventFilter, EventType } from '../../operations/schema.ts';
import type { Moment } from '../../state/moment.ts';

/** Facets that take several values, and those that take one. */
export const SEVERAL = ['type', 'status'] as const;
export const SINGLE = ['authority', 'jurisdiction', 'provider', 'model'] as const;
export type FacetName = (typeof SEVERAL)[number] | (typeof SINGLE)[number];
/** All parameters of the address that narrow the list down. */
export const FILTER_PARAMS = [...SEVERAL, ...SINGLE, 'from', 'to', 'q'] as const;

export const FACET_TITLES: Record<FacetName, string> = {
  type: 'What happened',
  status: 'What it made of its action',
  authority: 'Who acted',
  jurisdiction: 'Where',
  provider: 'About which provider',
  model: 'About which model',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3_600_000;

/** What was chosen of a facet. */
export function chosen(params: URLSearchParams, facet: FacetName): string[] {
  const given = params.get(facet);
  if (given === null) return [];
  return (SEVERAL as readonly string[]).includes(facet) ? given.split(',') : [given];
}

/** A value more, or less; a facet that takes one value takes the new one. Null: nothing is chosen any more. */
export function toggled(params: URLSearchParams, facet: FacetName, value: string): string | null {
  const before = chosen(params, facet);
  if (before.includes(value)) return before.filter((one) => one !== value).join(',') || null;
  return (SEVERAL as readonly string[]).includes(facet) ? [...before, value].join(',') : value;
}

/** Days are days of UTC, the last one included. What had not happened yet at the moment that is looked at is left out. */
export function readFilter(params: URLSearchParams, { at }: Moment): EventFilter {
  const day = (name: string): string | null => (DAY.test(params.get(name) ?? '') ? params.get(name) : null);
  const [from, last] = [day('from'), day('to')];
  const to = last === null ? null : new Date(Date.parse(last) + DAY_MS).toISOString();
  const seen = at === null ? null : new Date(Date.parse(at) + 1).toISOString();
  const filter: EventFilter = {
    type: chosen(params, 'type') as EventType[],
    status: chosen(params, 'status') as ActionStatus[],
    ...Object.fromEntries(SINGLE.map((facet) => [facet, params.get(facet)])),
    text: params.get('q')?.trim() || null,
    from: from === null ? null : new Date(from).toISOString(),
    to: to === null || (seen !== null && seen < to) ? seen : to,
  };
  // What is not given is left out, so that the query behind the page reads well.
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value != null)),
  );
}
