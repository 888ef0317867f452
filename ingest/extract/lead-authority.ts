/** "Brazil lifts its ban", and the lead names the office that did it. */
import type { EventType, NodeId } from '../../graph/model.ts';
import type { EventMention } from './extraction.ts';
import type { Entry } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** Acts of an office. Parliaments and presidents act by themselves. */
const OF_OFFICES: ReadonlySet<EventType> = new Set([
  ...([
    'BAN',
    'ORDER',
    'RULE',
    'RESCISSION',
    'AMENDMENT',
    'ENTITY_LISTING',
    'FINE',
    'INQUIRY',
    'INVESTIGATION',
  ] as const),
  ...(['EXPORT_CONTROL_DIRECTIVE', 'LICENCE_REQUIREMENT', 'LICENCE_GRANTED', 'DESIGNATION', 'GUIDANCE'] as const),
]);
const OF_COURTS: ReadonlySet<EventType> = new Set(['COURT_ORDER', 'STAY']);
/** Sentences from the head in which who acts is named. */
const LEAD = 6;

/** Whoever else has done it, in the words of its own sentence, is an office that the catalogue lacks. */
const OTHERS = /\b(?:prosecut\w+|police|governor|gov\.|attorneys?[- ]general|minister|lawmakers|courts?|judges?)\b/i;

/** Events that name only the state, or its government at large, take the one office of it that the lead names. */
export function nameLeadAuthority(reading: Reading, events: readonly EventMention[]): EventMention[] {
  return events.map((event) => {
    if (event.type === 'EXECUTIVE_ORDER') return byPresident(reading, event);
    const isCourt = OF_COURTS.has(event.type);
    if (!isCourt && !OF_OFFICES.has(event.type)) return event;
    const known = event.authority === null ? undefined : reading.lexicon.entries.get(event.authority);
    if (known !== undefined && !known.name.startsWith('Government of')) return event;
    if ((event.jurisdiction === null || OTHERS.test(event.quote)) && !isCourt) return event;
    const found = officeIn(reading, event.jurisdiction, isCourt);
    return found === null
      ? event
      : { ...event, authority: found.id, jurisdiction: event.jurisdiction ?? found.jurisdiction };
  });
}

/** The only one, or the first of a department and its bureaus. */
function officeIn(reading: Reading, place: NodeId | null, isCourt: boolean): Entry | null {
  const found: Entry[] = [];
  for (const { entries, sentence, exempt, modifier } of reading.named) {
    const entry = entries[0]!;
    if (sentence > LEAD || exempt || modifier || entry.kind !== 'Authority') continue;
    if (place !== null && entry.jurisdiction !== place) continue;
    if ((entry.office === 'court') !== isCourt || entry.office === 'government' || entry.office === 'legislature')
      continue;
    if (!found.includes(entry)) found.push(entry);
  }
  const [first, ...others] = found;
  if (first === undefined) return null;
  return others.every(({ id, partOf }) => partOf === first.id || first.partOf === id) ? first : null;
}

/** An order with a number of the federal register is the President's. */
function byPresident(reading: Reading, event: EventMention): EventMention {
  const isFederal =
    /^EO 1\d{4}$/.test(event.instrument ?? '') ||
    reading.cited.some(({ kind, sentence }) => kind === 'eo' && sentence <= 3);
  if (event.authority !== null || !isFederal) return event;
  const actor = 'authority:white-house';
  return { ...event, authority: actor, actor, jurisdiction: 'jurisdiction:US' };
}
