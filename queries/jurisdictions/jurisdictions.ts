/** Jurisdictions by what happens in them: where the power that switches models off is used, and over whom it reaches. */
import type { GraphNode, Instant } from '../../graph/model.ts';
import type { Filter, Store, TallyBy } from '../../graph/store.ts';
import { type Moments, viewOf } from '../view.ts';

export interface JurisdictionStanding {
  jurisdiction: GraphNode;
  events: number;
  /** Of them, those of the 90 days before the moment that is looked at. */
  recentEvents: number;
  /** Under whose law they are. */
  providers: number;
  authorities: number;
}

const RECENT_MS = 90 * 24 * 3_600_000;
/** More than there are. */
const ALL = 5_000;

/**
 * Those with the most events first, then those with the most providers; left out are those of which there is nothing to
 * say. Four counts in the store, however many events there are.
 */
export async function jurisdictions(store: Store, args: Moments, now: Instant): Promise<JurisdictionStanding[]> {
  const view = viewOf(args, now);
  const tally = async (filter: Filter, by: TallyBy): Promise<Map<string, number>> =>
    new Map((await store.tally(filter, by, view, { first: ALL })).map(({ value, count }) => [value, count]));
  const happened: Filter = { kind: 'Event', props: { withdrawn: [null, false] } };
  const [events, recent, providers, authorities] = await Promise.all([
    tally(happened, { relation: 'IN', direction: 'out' }),
    tally({ ...happened, from: view.at - RECENT_MS, to: view.at }, { relation: 'IN', direction: 'out' }),
    tally(
      { kind: 'Provider', props: { provisional: [null, false] } },
      { relation: 'CONTROLLED_FROM', direction: 'out' },
    ),
    tally({ kind: 'Authority', props: { provisional: [null, false] } }, { relation: 'ACTS_FOR', direction: 'out' }),
  ]);
  const ids = [...new Set([...events.keys(), ...providers.keys(), ...authorities.keys()])];
  const found = (await store.get(ids, view)).filter((node) => node !== undefined);
  return found
    .map((jurisdiction) => ({
      jurisdiction,
      events: events.get(jurisdiction.id) ?? 0,
      recentEvents: recent.get(jurisdiction.id) ?? 0,
      providers: providers.get(jurisdiction.id) ?? 0,
      authorities: authorities.get(jurisdiction.id) ?? 0,
    }))
    .sort(
      (a, b) =>
        b.events - a.events ||
        b.providers - a.providers ||
        a.jurisdiction.name.localeCompare(b.jurisdiction.name, 'en'),
    );
}
