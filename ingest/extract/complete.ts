/** What a rule saw, completed from its sentence: who, on whom, for whom, when, why. The same for every rule. */
import type { EventType, NodeId } from '../../graph/model.ts';
import { type Actor, NOBODY, subjectBefore } from './actors.ts';
import { findAmount } from './amounts.ts';
import { findAudience } from './audiences.ts';
import { basisOf, readChanges } from './changes.ts';
import type { EventMention } from './extraction.ts';
import type { Frame } from './frames.ts';
import { findBesideKnown, findOrganisations, ON_SOMEBODY } from './organisations.ts';
import { placeOfAct } from './place-of-act.ts';
import { namedIn, type Reading, spanOf } from './reading.ts';
import { findCause, findReason } from './reasons.ts';
import { COUNTED } from './recipients.ts';
import type { Look, Sight } from './rules/rule.ts';
import { summaryOf } from './summary.ts';
import { letterheadDate } from './timing.ts';
import { unique } from './unique.ts';

/** What is only mentioned in passing is no surer than this, whoever mentions it. */
export const BACKGROUND = 0.45;

export function complete(look: Look, sight: Sight): EventMention {
  const { reading, frame } = look;
  const stance = sight.stance ?? (isLasting(look, sight) ? 'asserted' : look.stance);
  const actor = actorFor(sight, look);
  const targets = sight.targets ?? (GENERAL.has(sight.type) ? [] : [...look.objects, ...look.subjects]);
  const models = unique(
    targets.flatMap((named) => named.entries.filter((entry) => entry.kind === 'Model').map((entry) => entry.id)),
  );
  const official = actor.kind !== 'vendor' && actor.kind !== 'people';
  const authority = actor.entry?.kind === 'Authority' ? actor.entry.id : null;
  const named =
    authority ??
    (sight.type === 'STAGED_RELEASE' ? authorityNear(reading, frame) : null) ??
    (official && isOfficialType(sight.type) && !OF_COURTS.has(sight.type) && sight.type !== 'LEGISLATION'
      ? authorityNear(reading, frame)
      : null);
  const jurisdiction =
    actor.jurisdiction ??
    (named === null ? placeOfAct(look, sight.type) : (reading.lexicon.entries.get(named)?.jurisdiction ?? null));
  const providers = unique(
    targets.flatMap((one) =>
      one.entries.flatMap((entry) =>
        entry.kind === 'Provider' && entry.id !== actor.entry?.id
          ? [entry.id]
          : entry.kind === 'Model' && entry.provider !== null
            ? [entry.provider]
            : entry.kind === 'Channel' && entry.provider !== null && entry.firstParty
              ? [entry.provider]
              : [],
      ),
    ),
  );
  // Whose policy or service it is, where it is about no other's thing.
  const vendor = actor.entry?.kind === 'Provider' ? actor.entry.id : (actor.entry?.provider ?? null);
  if (providers.length === 0 && !isOfficialType(sight.type) && vendor !== null) providers.push(vendor);
  const channels = unique(
    targets.flatMap((one) => one.entries.filter((entry) => entry.kind === 'Channel').map((entry) => entry.id)),
  );
  const audience =
    (frame.voice === 'state' ? null : findAudience(reading, frame.trigger + 1, frame.to, jurisdiction)) ??
    (frame.lemma === 'regain'
      ? findAudience(reading, Math.max(frame.sentence.first, frame.trigger - 14), frame.trigger, jurisdiction)
      : null) ??
    findAudience(reading, frame.from, frame.to, jurisdiction) ??
    (isOfficialType(sight.type) || frame.from === frame.sentence.first
      ? findAudience(reading, frame.sentence.first, frame.sentence.last, jurisdiction)
      : null);
  const where = audience ?? (isOfficialType(sight.type) ? null : regionOf(reading, frame));
  const isEnding = sight.type === 'DEPRECATION' && !/^deprecat/.test(frame.lemma) && !isAnnounced(look);
  const letterhead = look.dates.length === 0 && reading.readable.sourceKind !== 'news' ? letterheadDate(reading) : null;
  const picked = pickDates(look, letterhead);
  const dates = isEnding
    ? picked.map((date) => (date.clock === 'occurred' ? { ...date, clock: 'effective' as const } : date))
    : picked;
  const bare = {
    type: sight.type,
    stance,
    actor: actor.entry?.id ?? null,
    authority: named,
    jurisdiction,
    models,
    providers,
    channels,
    organisations: sight.organisations ?? organisationsFor(look, sight, models.length + providers.length),
    audience: where,
    dates,
    status: statusFor(sight, stance),
    instrument: instrumentOf(reading, frame, sight.type),
    reason: findReason(reading, frame),
    amount: sight.type === 'FINE' ? findAmount(reading.text.slice(frame.sentence.start, frame.sentence.end)) : null,
    confidence: confidenceOf(look, sight, models.length, actor),
    ...spanOf(reading, frame.sentence.start, frame.sentence.end),
  };
  return { ...bare, changes: readChanges(reading, frame, sight, bare, actor), causedBy: findCause(reading, frame) };
}

/** "announced on 1 May the retirement of X": the day of the word, not of the end. */
const isAnnounced = ({ reading, frame, dates }: Look): boolean =>
  frame.voice === 'noun' &&
  frame.governor !== null &&
  /^announc/.test(reading.tokens[frame.governor]!.lower) &&
  dates[0] !== undefined &&
  dates[0].first > frame.governor &&
  dates[0].last <= frame.trigger;

/** A retirement that is announced, or was carried out months ago by who tells of it, holds either way. */
const isLasting = ({ stance, reading, frame }: Look, { type }: Sight): boolean =>
  type === 'DEPRECATION' &&
  (stance === 'planned' || (stance === 'past' && reading.readable.sourceKind === 'vendor' && frame.form === 'past'));

/** On a vendor's own page, what is done to its service without anybody being named is done by it. */
function actorFor(sight: Sight, look: Look): Actor {
  const actor = sight.actor ?? look.actor;
  const { reading } = look;
  // Who is told is not who acts: "we were handed a letter".
  if (actor.kind === 'vendor' && ACTS_OF_STATE.has(sight.type)) return NOBODY;
  if (
    actor.kind !== 'unknown' ||
    isOfficialType(sight.type) ||
    reading.readable.sourceKind !== 'vendor' ||
    reading.speaker === null
  )
    return actor;
  const entry = reading.lexicon.entries.get(reading.speaker);
  return entry === undefined || entry.kind === 'Authority'
    ? actor
    : { kind: 'vendor', entry, jurisdiction: null, at: -1 };
}

/** Norms at large are about kinds of things: the models in the same sentence are examples. */
const GENERAL: ReadonlySet<EventType> = new Set(['RULE', 'EXECUTIVE_ORDER', 'LEGISLATION', 'GUIDANCE']);
const OF_COURTS: ReadonlySet<EventType> = new Set(['COURT_ORDER', 'STAY']);

/** Whom an act is on, if the catalogue doesn't know him: proper names on the object's side. */
function organisationsFor(look: Look, sight: Sight, known: number): string[] {
  const { reading, frame } = look;
  if (!ON_SOMEBODY.has(sight.type)) return [];
  const onSubject = frame.voice === 'passive' || frame.voice === 'state' || frame.lemma === 'pay';
  if (known > 0)
    return onSubject
      ? findBesideKnown(reading, frame.from, frame.trigger)
      : findBesideKnown(reading, frame.trigger + 1, frame.to);
  const names = onSubject
    ? findOrganisations(reading, frame.from, frame.trigger, 3)
    : findOrganisations(reading, frame.trigger + 1, frame.to, 3);
  if (names.length === 0 && !onSubject) names.push(...behindDash(reading, frame));
  if (names.length > 0 || frame.voice !== 'noun') return names.slice(0, 12);
  return frame.governor === null ? [] : findOrganisations(reading, frame.governor + 1, frame.trigger, 1);
}

/** "sued three start-ups — Acme, Beta Labs and Gamma — which …": the clause ends before its names begin. */
function behindDash(reading: Reading, frame: Frame): string[] {
  const dash = reading.tokens[frame.to]?.lower ?? '';
  if (
    !/^[—–:-]$/.test(dash) ||
    !COUNTED.test(reading.text.slice(reading.tokens[frame.trigger]!.start, reading.tokens[frame.to]!.start))
  )
    return [];
  let last = frame.to + 1;
  while (last < frame.sentence.last && reading.tokens[last]!.lower !== dash) last++;
  return findOrganisations(reading, frame.to + 1, last, 12);
}

const ACTS_OF_STATE: ReadonlySet<EventType> = new Set([
  'EXPORT_CONTROL_DIRECTIVE',
  'LICENCE_REQUIREMENT',
  'RESCISSION',
  'AMENDMENT',
  'ORDER',
  'BAN',
  'ENTITY_LISTING',
  'FINE',
  'RULE',
  'EXECUTIVE_ORDER',
  'LEGISLATION',
  'DESIGNATION',
  'STAY',
  'COURT_ORDER',
]);

const isOfficialType = (type: EventType): boolean =>
  ![
    'SUSPENSION',
    'RESTORATION',
    'DEPRECATION',
    'OUTAGE',
    'VENDOR_POLICY',
    'STAGED_RELEASE',
    'DISPUTE',
    'LAWSUIT',
  ].includes(type);

/** "took ChatGPT offline in Italy": for those who are there. */
function regionOf(reading: Reading, frame: Frame): EventMention['audience'] {
  const from = frame.voice === 'active' ? frame.trigger : frame.from;
  const places: NodeId[] = [];
  const names: string[] = [];
  let end = -1;
  for (const one of namedIn(reading, from, frame.to)) {
    const entry = one.entries[0]!;
    if (entry.kind !== 'Jurisdiction' || one.form !== 'name') continue;
    const at = reading.tokens[one.first - 1]?.lower === 'the' ? one.first - 2 : one.first - 1;
    const lead = reading.tokens[at]?.lower ?? '';
    // "in Italy and the EU": the second is where the first is.
    const isNext = end !== -1 && at - end <= 1 && /^(?:and|or|,)$/.test(lead);
    if (!isNext && !/^(?:in|across|throughout|to)$/.test(lead)) continue;
    places.push(entry.id);
    names.push(entry.name);
    end = one.last;
  }
  return places.length === 0
    ? null
    : { kind: 'region', jurisdictions: unique(places), label: `users in ${names.join(', ')}` };
}

/** An authority in the same sentence, for passives and nouns. */
function authorityNear(reading: Reading, frame: Frame): NodeId | null {
  const subject = subjectBefore(reading, frame.sentence.first, frame.trigger);
  if (subject.entry?.kind === 'Authority') return subject.entry.id;
  const near = namedIn(reading, frame.sentence.first, frame.sentence.last).find(
    (named) => named.entries[0]!.kind === 'Authority',
  );
  if (near !== undefined) return near.entries[0]!.id;
  const speaker = reading.speaker === null ? undefined : reading.lexicon.entries.get(reading.speaker);
  return speaker?.kind === 'Authority' && reading.readable.sourceKind === 'regulator' ? speaker.id : null;
}

/** The number in its sentence; "SB 25B-004 signed on 28 August. AI Act delayed": of a law, the bill's in the sentence before. */
function instrumentOf(reading: Reading, frame: Frame, type: EventType): string | null {
  const { index, paragraph } = frame.sentence;
  const own = reading.cited.find(({ sentence }) => sentence === index);
  if (own !== undefined || (type !== 'LEGISLATION' && type !== 'AMENDMENT')) return own?.citation ?? null;
  if (reading.sentences[index - 1]?.paragraph !== paragraph) return null;
  return reading.cited.find(({ sentence, kind }) => sentence === index - 1 && kind === 'bill')?.citation ?? null;
}

function pickDates(look: Look, letterhead: ReturnType<typeof letterheadDate>): EventMention['dates'] {
  const own = [
    look.dates.find((date) => date.clock === 'occurred'),
    look.dates.find((date) => date.clock === 'effective'),
    look.dates.find((date) => date.clock === 'published'),
  ];
  const all = own.some((date) => date !== undefined) ? own : [letterhead ?? undefined];
  return all
    .filter((date) => date !== undefined)
    .map(({ clock, instant, precision, local, quote, start, end }) => ({
      clock,
      instant,
      precision,
      local,
      quote,
      start,
      end,
    }));
}

function statusFor(sight: Sight, stance: string): EventMention['status'] {
  if (stance === 'planned' && sight.status !== 'PROPOSED') return sight.status === null ? null : 'ANNOUNCED';
  return sight.status;
}

function confidenceOf(look: Look, sight: Sight, models: number, actor: Actor): number {
  const { sourceKind } = look.reading.readable;
  let sure = sight.confidence;
  if (sourceKind === 'aggregator') sure *= 0.8;
  if (basisOf(look.reading, actor) === 'statement' && (sourceKind === 'vendor' || sourceKind === 'regulator'))
    sure += 0.05;
  if (models > 0 && summaryOf(look.reading).hasProvisional) sure -= 0.05;
  // Who restores is seldom said, and who uses it is the writer: nobody is missing there.
  if (look.actor.kind === 'unknown' && sight.type !== 'RESTORATION' && sight.effect?.basis !== 'observation')
    sure -= 0.1;
  if (look.stance === 'past' || look.stance === 'quoted') sure -= 0.05;
  const most = sight.confidence <= BACKGROUND ? BACKGROUND : 0.99;
  return Math.round(Math.min(most, Math.max(0.05, sure)) * 100) / 100;
}
