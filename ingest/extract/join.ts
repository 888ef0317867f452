/** Sightings of one event in different sentences of a document become one account. */
import type { AvailabilityChange, EventType, NodeId } from '../../graph/model.ts';
import type { EventMention } from './extraction.ts';
import type { Reading } from './reading.ts';
import { unique } from './unique.ts';

/** Types that different writers use for one and the same act. */
export function familyOf(type: EventType): string {
  if (type === 'EXPORT_CONTROL_DIRECTIVE' || type === 'LICENCE_REQUIREMENT') return 'control';
  if (type === 'BAN' || type === 'ORDER') return 'order';
  return type;
}

/** Sightings of one event in different sentences: same family and stance, targets that agree, dates that do not disagree. */
export function joinAll(reading: Reading, events: EventMention[]): EventMention[] {
  const joined: EventMention[] = [];
  for (const event of events) {
    const index = joined.findIndex(
      (other) =>
        (isSame(other, event) && !isOfAnotherVendor(reading, other, event)) || isHeadlineOf(reading, other, event),
    );
    if (index === -1) joined.push(event);
    else joined[index] = join(reading, joined[index]!, event);
  }
  return joined;
}

/** "He is also launching a related investigation into xAI": one step of one office on both. */
const isRelated = (a: EventMention, b: EventMention): boolean =>
  a.type === 'INVESTIGATION' &&
  b.type === 'INVESTIGATION' &&
  a.stance === b.stance &&
  a.authority !== null &&
  a.authority === b.authority &&
  /\b(?:related|parallel|companion) (?:formal )?(?:investigation|inquiry|probe)\b/i.test(b.quote) &&
  closeInTime(a, b);

/** "SB 25B-004 signed on 28 August. AI Act delayed": a bill that changes a law, told of as either. */
const isOneBill = (a: EventMention, b: EventMention): boolean =>
  /^(?:LEGISLATION|AMENDMENT)$/.test(a.type) &&
  /^(?:LEGISLATION|AMENDMENT)$/.test(b.type) &&
  a.instrument !== null &&
  a.instrument === b.instrument &&
  (a.jurisdiction === null || b.jurisdiction === null || a.jurisdiction === b.jurisdiction);

/** "Last year the watchdog banned it" and an order without a day: that of last year is another. */
const isOfAnotherYear = (a: EventMention, b: EventMention): boolean =>
  a.stance === 'past' &&
  b.stance !== 'past' &&
  b.dates.length === 0 &&
  a.dates.some(({ clock, precision }) => clock === 'occurred' && precision === 'year');

/** "came into force on Thursday", "passed in December 2024": two steps of one law, months apart. */
const isEarlierStep = (a: EventMention, b: EventMention): boolean => {
  const passed = a.dates.find(({ clock }) => clock === 'occurred');
  const applies = b.dates.find(({ clock }) => clock === 'effective');
  return (
    isNorm(a) &&
    a.start !== b.start &&
    passed !== undefined &&
    applies !== undefined &&
    !b.dates.some(({ clock }) => clock === 'occurred') &&
    b.status === 'IN_FORCE' &&
    applies.instant - passed.instant > 60 * 86_400_000
  );
};

/** Not "X" in "xAI". */
const isWordOf = (name: string, text: string): boolean =>
  ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')} `);

/** "EU opens probe of X", and the lead "… an investigation into xAI's Grok on the platform X": the headline's name stands there. */
const isHeadlineOf = (reading: Reading, a: EventMention, b: EventMention): boolean =>
  a.start === reading.sentences[0]?.start &&
  (reading.sentences.find(({ start }) => start === b.start)?.index ?? 9) <= 2 &&
  familyOf(a.type) === familyOf(b.type) &&
  a.stance === b.stance &&
  a.jurisdiction !== null &&
  a.jurisdiction === b.jurisdiction &&
  a.organisations.length > 0 &&
  a.organisations.every((name) => isWordOf(name, b.quote)) &&
  closeInTime(a, b);

/**
 * "Anthropic has cut off our capacity … As a result, we have withdrawn Claude 3.5 Sonnet": a vendor that the catalogue lacks tells
 * on its own page what another did, and what it did itself.
 */
const isOfAnotherVendor = (reading: Reading, a: EventMention, b: EventMention): boolean =>
  reading.readable.sourceKind === 'vendor' &&
  reading.speaker === null &&
  a.type === 'SUSPENSION' &&
  a.start !== b.start &&
  (a.actor === null) !== (b.actor === null) &&
  /\b(?:we|our|us)\b/i.test((a.actor === null ? a : b).quote);

export const isNorm = ({ type }: EventMention): boolean => type === 'LEGISLATION' || type === 'RULE';

function isSame(a: EventMention, b: EventMention): boolean {
  if (isRelated(a, b) || isOneBill(a, b)) return true;
  if (familyOf(a.type) !== familyOf(b.type)) return false;
  if (isOfAnotherYear(a, b) || isOfAnotherYear(b, a) || isEarlierStep(a, b) || isEarlierStep(b, a)) return false;
  const isSwitch = a.type === 'SUSPENSION' || a.type === 'RESTORATION';
  const oneUnreal =
    (a.stance === 'hypothetical' || a.stance === 'denied') !== (b.stance === 'hypothetical' || b.stance === 'denied');
  if (oneUnreal || (isSwitch && a.stance !== b.stance && a.confidence >= 0.5 && b.confidence >= 0.5)) return false;
  if (!agree(a.models, b.models) || !agree(a.providers, b.providers)) return false;
  if (
    a.organisations.length > 0 &&
    b.organisations.length > 0 &&
    !a.organisations.some((name) => b.organisations.some((other) => isSameName(name, other)))
  )
    return false;
  if (disagree(a, b)) return false;
  // Offices of one state that are said to do one thing are one hand: the department and its bureau.
  if (
    a.actor !== null &&
    b.actor !== null &&
    a.actor !== b.actor &&
    a.authority !== b.authority &&
    (a.jurisdiction === null || a.jurisdiction !== b.jurisdiction)
  )
    return false;
  if (a.jurisdiction !== null && b.jurisdiction !== null && a.jurisdiction !== b.jurisdiction) return false;
  if (a.type === 'RESTORATION' && (differs(a, b) || a.models.join() !== b.models.join())) return false;
  if (a.type === 'DEPRECATION' && a.models.length > 0 && b.models.length > 0 && a.models.join() !== b.models.join())
    return false;
  return closeInTime(a, b);
}

/** "Kaspersky Software" and "Kaspersky Lab, Inc" begin alike. */
function isSameName(a: string, b: string): boolean {
  const [x, y] = [a.split(' ')[0]!, b.split(' ')[0]!];
  return a.includes(b) || b.includes(a) || (x === y && x.length >= 5);
}

/** One names only a company of the catalogue, the other only one that is not in it. */
const disagree = (a: EventMention, b: EventMention): boolean =>
  (a.providers.length > 0 && a.organisations.length === 0 && b.organisations.length > 0 && b.providers.length === 0) ||
  (b.providers.length > 0 && b.organisations.length === 0 && a.organisations.length > 0 && a.providers.length === 0);

const agree = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));

/** Restorations for different audiences or channels are different events of one document. */
function differs(a: EventMention, b: EventMention): boolean {
  const [x, y] = [a.changes[0]?.change, b.changes[0]?.change];
  if (x === undefined || y === undefined) return false;
  if (x.undated !== y.undated) return true;
  // "Fable 5 is back", says the headline; for whom and where, the text.
  const isPlain = (event: EventMention, change: AvailabilityChange): boolean =>
    event.audience === null && change.channels === null;
  if (isPlain(a, x) || isPlain(b, y)) return false;
  return x.audience.kind !== y.audience.kind || (x.channels ?? []).join() !== (y.channels ?? []).join();
}

function closeInTime(a: EventMention, b: EventMention): boolean {
  const [x, y] = [a.dates.find((date) => date.clock === 'occurred'), b.dates.find((date) => date.clock === 'occurred')];
  if (x === undefined || y === undefined) return true;
  const tolerance =
    x.precision === 'year' || y.precision === 'year'
      ? 366
      : x.precision === 'month' || y.precision === 'month'
        ? 31
        : 2;
  return Math.abs(x.instant - y.instant) <= tolerance * 86_400_000;
}

export function join(reading: Reading, a: EventMention, b: EventMention): EventMention {
  const [main, other] = b.confidence > a.confidence ? [b, a] : [a, b];
  const models = unique([...main.models, ...other.models]);
  const isSpecific = (event: EventMention): boolean =>
    event.audience !== null || event.changes.some(({ change }) => change.channels !== null);
  const changes = [...(isSpecific(other) && !isSpecific(main) ? other.changes : main.changes)];
  for (const change of main.changes)
    if (!changes.some((one) => one.model === change.model && one.change.layer === change.change.layer))
      changes.push(change);
  for (const change of other.changes)
    if (!changes.some((one) => one.model === change.model && one.change.layer === change.change.layer))
      changes.push(change);
  const { lexicon } = reading;
  const narrower = (x: NodeId | null, y: NodeId | null): NodeId | null =>
    x === null ? y : y !== null && lexicon.entries.get(y)?.partOf === x ? y : x;
  return {
    ...main,
    type:
      a.type === 'EXPORT_CONTROL_DIRECTIVE' || b.type === 'EXPORT_CONTROL_DIRECTIVE'
        ? main.type === 'LICENCE_REQUIREMENT'
          ? 'EXPORT_CONTROL_DIRECTIVE'
          : main.type
        : main.type,
    actor: main.actor ?? other.actor,
    authority: narrower(main.authority, other.authority),
    jurisdiction: main.jurisdiction ?? other.jurisdiction,
    models,
    providers: unique([...main.providers, ...other.providers]),
    channels: unique([...main.channels, ...other.channels]),
    organisations: longest([...main.organisations, ...other.organisations]),
    audience: fuller(main.audience, other.audience),
    dates: finest([...main.dates, ...other.dates]),
    status: main.status ?? other.status,
    instrument: main.instrument ?? other.instrument,
    reason: main.reason ?? other.reason,
    amount: main.amount ?? other.amount,
    changes,
    causedBy: main.causedBy ?? other.causedBy,
  };
}

/** Of two that mean the same, the one in more words: "foreign nationals" rather than a headline's "foreigners". */
function fuller(a: EventMention['audience'], b: EventMention['audience']): EventMention['audience'] {
  if (a === null || b === null) return a ?? b;
  return a.kind === b.kind && (b.label?.length ?? 0) > (a.label?.length ?? 0) ? b : a;
}

const FINENESS = ['year', 'month', 'day', 'minute'];

/** One date a clock: the finest, and of two as fine the first. */
function finest(dates: EventMention['dates']): EventMention['dates'] {
  const byClock = new Map<string, EventMention['dates'][number]>();
  for (const date of dates) {
    const known = byClock.get(date.clock);
    if (known === undefined || FINENESS.indexOf(date.precision) > FINENESS.indexOf(known.precision))
      byClock.set(date.clock, date);
  }
  return [...byClock.values()];
}

/** "Kaspersky" and "Kaspersky Lab, Inc" are one: the fuller name stays. */
function longest(names: readonly string[]): string[] {
  const distinct = unique(names);
  return distinct.filter((name) => !distinct.some((other) => other !== name && other.includes(name)));
}
