import type { EventType } from '../../graph/model.ts';
import type { ApiContext, Seen } from '../api-context.ts';
import { EVENT_HOPS } from './event-hops.ts';
import { related } from './related.ts';

/** Events by which somebody takes a position and nothing is switched. */
const POSITIONS: readonly EventType[] = ['DISPUTE', 'STATEMENT', 'INQUIRY', 'LAWSUIT'];
/** Later ones are rather about something else. */
const WITHIN_MS = 60 * 86_400_000;
const MOST = 20;

/** What people did about an event in words: about the same models or providers, soon afterwards, the first first. */
export async function responses(parent: Seen, _: unknown, context: ApiContext): Promise<Seen[]> {
  const { id, time } = parent.it;
  if (time === null || POSITIONS.includes(parent.it.props.type as EventType)) return [];
  const concerns = { ...EVENT_HOPS, relation: 'CONCERNS' } as const;
  const hit = (await related(parent, context, { ...concerns, direction: 'out' })).filter(
    ({ it }) => it.kind === 'Model' || it.kind === 'Provider',
  );
  const events = await Promise.all(
    hit.map((one) => related(one, context, { ...concerns, direction: 'in', kind: 'Event' })),
  );
  const found = new Map(events.flat().map((event) => [event.it.id, event]));
  found.delete(id);
  return [...found.values()]
    .filter(({ it }) => POSITIONS.includes(it.props.type as EventType))
    .filter(({ it }) => it.time !== null && it.time >= time && it.time <= time + WITHIN_MS)
    .sort((a, b) => a.it.time! - b.it.time! || (a.it.id < b.it.id ? -1 : 1))
    .slice(0, MOST);
}
