/** From frames to events: each rule looks, what it sees is completed from the sentence, and the sightings of one event are joined. */
import type { EventType, NodeId } from '../../graph/model.ts';
import { type Actor, findActor, subjectBefore } from './actors.ts';
import { findAudience } from './audiences.ts';
import { basisOf, capIn, readChanges } from './changes.ts';
import type { EventMention } from './extraction.ts';
import { findFrames, type Frame, indexTriggers, objectRange } from './frames.ts';
import { namedIn, type Named, type Reading, slice, spanOf } from './reading.ts';
import { findCause, findReason } from './reasons.ts';
import { RULES } from './rules/index.ts';
import type { Look, Sight } from './rules/rule.ts';
import { TECHNOLOGY } from './rules/words.ts';
import { stanceOf } from './stance.ts';
import { datesOf, letterheadDate } from './timing.ts';

const INDEX = indexTriggers(RULES);

export function readEvents(reading: Reading): EventMention[] {
  if (!TECHNOLOGY.test(reading.text.toLowerCase()) && !reading.named.some((named) => named.entries[0]!.kind === 'Model')) return [];
  const events: EventMention[] = [];
  const claimed = new Map<string, number>();
  for (const frame of findFrames(reading, INDEX)) {
    const event = readFrame(reading, frame);
    if (event === null) continue;
    // One sentence tells one act of a kind once: "issued a directive", "directive" and "is required" are one.
    const key = `${reading.sentenceOf[frame.trigger]} ${familyOf(event.type)} ${event.models.join()} ${event.stance}`;
    const known = claimed.get(key);
    if (known === undefined) {
      claimed.set(key, events.length);
      events.push(event);
    } else events[known] = join(events[known]!, event);
  }
  const joined = joinAll(events);
  for (const event of joined) {
    if (event.type !== 'RESTORATION' || event.changes.length === 0) continue;
    const cap = capIn(reading, event.models);
    if (cap === null) continue;
    for (const { change } of event.changes) {
      if (change.cap !== undefined || change.undated === true || change.audience.kind !== 'everyone') continue;
      change.cap = cap;
      change.state = 'PARTLY_RESTORED';
    }
  }
  return joined;
}

function readFrame(reading: Reading, frame: Frame): EventMention | null {
  const look = lookAt(reading, frame);
  const sight = frame.rule.read(look);
  if (sight === null) return null;
  return complete(look, sight);
}

function lookAt(reading: Reading, frame: Frame): Look {
  const dates = datesOf(reading, frame);
  const [objectFrom, objectTo] = objectRange(frame);
  const onSubject = frame.voice === 'passive' || frame.voice === 'state';
  const subjectTo = frame.governor === null ? frame.trigger : Math.min(frame.governor, frame.trigger);
  return {
    reading,
    frame,
    actor: findActor(reading, frame),
    stance: stanceOf(reading, frame, dates),
    dates,
    objects: onSubject ? free(namedIn(reading, frame.trigger + 1, frame.to)) : free(namedIn(reading, objectFrom, objectTo)),
    subjects: free(withPronoun(reading, frame, namedIn(reading, frame.from, subjectTo))),
    objectText: slice(reading, onSubject ? frame.trigger + 1 : objectFrom, onSubject ? frame.to : objectTo).toLowerCase(),
    clause: slice(reading, frame.from, frame.to).toLowerCase(),
    sentence: reading.text.slice(frame.sentence.start, frame.sentence.end).toLowerCase(),
  };
}

const free = (named: Named[]): Named[] => named.filter((one) => !one.exempt && !one.modifier);

/** "it", "they", "the model": the models of the sentence before, where the clause has no name of its own. */
function withPronoun(reading: Reading, frame: Frame, named: Named[]): Named[] {
  if (named.some((one) => one.entries[0]!.kind === 'Model')) return named;
  const clause = slice(reading, frame.from, frame.to).toLowerCase();
  if (!/\b(?:it|they|them|which|that|both)\b/.test(clause) && frame.from === frame.sentence.first) return named;
  const inSentence = free(namedIn(reading, frame.sentence.first, frame.from)).filter((one) => one.entries[0]!.kind === 'Model');
  if (inSentence.length > 0) return [...named, ...inSentence];
  const index = reading.sentenceOf[frame.trigger]!;
  const before = reading.sentences[index - 1];
  if (before === undefined || !/\b(?:it|they|them|both)\b/.test(clause)) return named;
  const models = free(namedIn(reading, before.first, before.last)).filter((one) => one.entries[0]!.kind === 'Model');
  return [...named, ...models.slice(0, 1)];
}

function complete(look: Look, sight: Sight): EventMention | null {
  const { reading, frame, stance } = look;
  const actor = sight.actor ?? look.actor;
  const targets = sight.targets ?? [...look.objects, ...look.subjects];
  const models = unique(targets.flatMap((named) => named.entries.filter((entry) => entry.kind === 'Model').map((entry) => entry.id)));
  const official = actor.kind !== 'vendor' && actor.kind !== 'people';
  const authority = actor.entry?.kind === 'Authority' ? actor.entry.id : null;
  const named = authority ?? (official && isOfficialType(sight.type) ? authorityNear(reading, frame) : null);
  const jurisdiction = actor.jurisdiction ?? (named === null ? null : (reading.lexicon.entries.get(named)?.jurisdiction ?? null));
  const providers = unique(
    targets.flatMap((one) => one.entries.flatMap((entry) => (entry.kind === 'Provider' && entry.id !== actor.entry?.id ? [entry.id] : entry.kind === 'Model' && entry.provider !== null ? [entry.provider] : entry.kind === 'Channel' && entry.provider !== null && entry.firstParty ? [entry.provider] : []))),
  );
  const channels = unique(targets.flatMap((one) => one.entries.filter((entry) => entry.kind === 'Channel').map((entry) => entry.id)));
  const audience = findAudience(reading, frame.from, frame.to, jurisdiction) ?? findAudience(reading, frame.sentence.first, frame.sentence.last, jurisdiction);
  const letterhead = look.dates.length === 0 && reading.readable.sourceKind !== 'news' ? letterheadDate(reading) : null;
  const dates = pickDates(look, letterhead);
  const bare = {
    type: sight.type,
    stance,
    actor: actor.entry?.id ?? null,
    authority: named,
    jurisdiction,
    models,
    providers,
    channels,
    organisations: sight.organisations ?? [],
    audience,
    dates,
    status: statusFor(sight, stance),
    instrument: reading.cited.find((cited) => cited.sentence === reading.sentenceOf[frame.trigger])?.citation ?? null,
    reason: findReason(reading, frame),
    confidence: confidenceOf(look, sight, models.length, actor),
    ...spanOf(reading, frame.sentence.start, frame.sentence.end),
  };
  return { ...bare, changes: readChanges(reading, frame, sight, bare, actor), causedBy: findCause(reading, frame) };
}

const isOfficialType = (type: EventType): boolean => !['SUSPENSION', 'RESTORATION', 'DEPRECATION', 'OUTAGE', 'VENDOR_POLICY', 'STAGED_RELEASE', 'DISPUTE', 'LAWSUIT'].includes(type);

/** An authority in the same sentence, for passives and nouns. */
function authorityNear(reading: Reading, frame: Frame): NodeId | null {
  const subject = subjectBefore(reading, frame.sentence.first, frame.trigger);
  if (subject.entry?.kind === 'Authority') return subject.entry.id;
  const near = namedIn(reading, frame.sentence.first, frame.sentence.last).find((named) => named.entries[0]!.kind === 'Authority');
  if (near !== undefined) return near.entries[0]!.id;
  const speaker = reading.speaker === null ? undefined : reading.lexicon.entries.get(reading.speaker);
  return speaker?.kind === 'Authority' && reading.readable.sourceKind === 'regulator' ? speaker.id : null;
}

function pickDates(look: Look, letterhead: ReturnType<typeof letterheadDate>): EventMention['dates'] {
  const own = [look.dates.find((date) => date.clock === 'occurred'), look.dates.find((date) => date.clock === 'effective'), look.dates.find((date) => date.clock === 'published')];
  const all = own.some((date) => date !== undefined) ? own : [letterhead ?? undefined];
  return all
    .filter((date) => date !== undefined)
    .map(({ clock, instant, precision, local, quote, start, end }) => ({ clock, instant, precision, local, quote, start, end }));
}

function statusFor(sight: Sight, stance: string): EventMention['status'] {
  if (stance === 'planned' && sight.status !== 'PROPOSED') return sight.status === null ? null : 'ANNOUNCED';
  return sight.status;
}

function confidenceOf(look: Look, sight: Sight, models: number, actor: Actor): number {
  const { sourceKind } = look.reading.readable;
  let sure = sight.confidence;
  if (sourceKind === 'aggregator') sure *= 0.8;
  if (basisOf(look.reading, actor) === 'statement' && (sourceKind === 'vendor' || sourceKind === 'regulator')) sure += 0.05;
  if (models > 0 && look.reading.named.some((named) => named.provisional)) sure -= 0.05;
  if (look.actor.kind === 'unknown') sure -= 0.1;
  if (look.stance === 'past' || look.stance === 'quoted') sure -= 0.05;
  return Math.round(Math.min(0.99, Math.max(0.05, sure)) * 100) / 100;
}

/** Types that different writers use for one and the same act. */
export function familyOf(type: EventType): string {
  if (type === 'EXPORT_CONTROL_DIRECTIVE' || type === 'LICENCE_REQUIREMENT') return 'control';
  if (type === 'BAN' || type === 'ORDER') return 'order';
  return type;
}

/** Sightings of one event in different sentences: same family and stance, targets that agree, dates that do not disagree. */
function joinAll(events: EventMention[]): EventMention[] {
  const joined: EventMention[] = [];
  for (const event of events) {
    const index = joined.findIndex((other) => isSame(other, event));
    if (index === -1) joined.push(event);
    else joined[index] = join(joined[index]!, event);
  }
  return joined;
}

function isSame(a: EventMention, b: EventMention): boolean {
  if (familyOf(a.type) !== familyOf(b.type)) return false;
  if ((a.stance === 'asserted') !== (b.stance === 'asserted') && !(a.confidence < 0.5 || b.confidence < 0.5)) return false;
  if (!agree(a.models, b.models) || !agree(a.providers, b.providers)) return false;
  if (a.actor !== null && b.actor !== null && a.actor !== b.actor && a.authority !== b.authority) return false;
  if (a.jurisdiction !== null && b.jurisdiction !== null && a.jurisdiction !== b.jurisdiction) return false;
  if (a.type === 'RESTORATION' && (differs(a, b) || a.models.join() !== b.models.join())) return false;
  return closeInTime(a, b);
}

const agree = (a: readonly string[], b: readonly string[]): boolean => a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));

/** Restorations for different audiences or channels are different events of one document. */
function differs(a: EventMention, b: EventMention): boolean {
  const [x, y] = [a.changes[0]?.change, b.changes[0]?.change];
  if (x === undefined || y === undefined) return false;
  return x.audience.kind !== y.audience.kind || (x.channels ?? []).join() !== (y.channels ?? []).join() || x.undated !== y.undated;
}

function closeInTime(a: EventMention, b: EventMention): boolean {
  const [x, y] = [a.dates.find((date) => date.clock === 'occurred'), b.dates.find((date) => date.clock === 'occurred')];
  if (x === undefined || y === undefined) return true;
  const tolerance = x.precision === 'year' || y.precision === 'year' ? 366 : x.precision === 'month' || y.precision === 'month' ? 31 : 2;
  return Math.abs(x.instant - y.instant) <= tolerance * 86_400_000;
}

function join(a: EventMention, b: EventMention): EventMention {
  const [main, other] = b.confidence > a.confidence ? [b, a] : [a, b];
  const clocks = new Set(main.dates.map((date) => date.clock));
  const models = unique([...main.models, ...other.models]);
  const changes = [...main.changes];
  for (const change of other.changes) if (!changes.some((one) => one.model === change.model && one.change.layer === change.change.layer)) changes.push(change);
  return {
    ...main,
    type: a.type === 'EXPORT_CONTROL_DIRECTIVE' || b.type === 'EXPORT_CONTROL_DIRECTIVE' ? (main.type === 'LICENCE_REQUIREMENT' ? 'EXPORT_CONTROL_DIRECTIVE' : main.type) : main.type,
    actor: main.actor ?? other.actor,
    authority: main.authority ?? other.authority,
    jurisdiction: main.jurisdiction ?? other.jurisdiction,
    models,
    providers: unique([...main.providers, ...other.providers]),
    channels: unique([...main.channels, ...other.channels]),
    organisations: unique([...main.organisations, ...other.organisations]),
    audience: main.audience ?? other.audience,
    dates: [...main.dates, ...other.dates.filter((date) => !clocks.has(date.clock))],
    status: main.status ?? other.status,
    instrument: main.instrument ?? other.instrument,
    reason: main.reason ?? other.reason,
    changes,
    causedBy: main.causedBy ?? other.causedBy,
  };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
