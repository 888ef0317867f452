/** From frames to events: each rule looks, what it sees is completed from the sentence, and the sightings of one event are joined. */
import type { AvailabilityChange, EventType, NodeId } from '../../graph/model.ts';
import { type Actor, findActor, NOBODY, subjectBefore } from './actors.ts';
import { findAudience } from './audiences.ts';
import { basisOf, capIn, readChanges } from './changes.ts';
import type { EventMention } from './extraction.ts';
import { type Frame, findFrames, indexTriggers, objectRange } from './frames.ts';
import { findOrganisations } from './organisations.ts';
import { type Named, namedIn, type Reading, slice, spanOf } from './reading.ts';
import { findCause, findReason } from './reasons.ts';
import { RULES } from './rules/index.ts';
import type { Look, Sight } from './rules/rule.ts';
import { TECHNOLOGY } from './rules/words.ts';
import { stanceOf } from './stance.ts';
import { datesOf, letterheadDate } from './timing.ts';

const INDEX = indexTriggers(RULES);

export function readEvents(reading: Reading): EventMention[] {
  const isParty = (named: Named): boolean => ['Model', 'Provider', 'Channel'].includes(named.entries[0]!.kind);
  if (!TECHNOLOGY.test(reading.text.toLowerCase()) && !reading.named.some(isParty)) return [];
  const events: EventMention[] = [];
  const claimed = new Map<string, number>();
  for (const event of findFrames(reading, INDEX).flatMap((frame) => readFrame(reading, frame))) {
    // One sentence tells one act of a kind once: "issued a directive", "directive" and "is required" are one.
    const key = `${event.start} ${event.jurisdiction} ${familyOf(event.type)} ${event.models.join()} ${event.stance}`;
    const known = claimed.get(key);
    if (known === undefined) {
      claimed.set(key, events.length);
      events.push(event);
    } else events[known] = join(reading, events[known]!, event);
  }
  const joined = inherit(reading, suppress(joinAll(reading, events)));
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

function readFrame(reading: Reading, frame: Frame): EventMention[] {
  const look = lookAt(reading, frame);
  const sight = frame.rule.read(look);
  if (sight === null) return [];
  const event = complete(
    look,
    isBackground(reading, frame) ? { ...sight, confidence: Math.min(sight.confidence, BACKGROUND) } : sight,
  );
  if (look.actor.kind !== 'jurisdiction' || event.jurisdiction !== look.actor.jurisdiction) return [event];
  // "Indonesia and Malaysia block Grok": each state acts for itself.
  return [event, ...alsoActing(reading, look.actor.at).map((jurisdiction) => ({ ...event, jurisdiction }))];
}

/** Places that are joined to the acting one by "and" or a comma, before it. */
function alsoActing(reading: Reading, at: number): NodeId[] {
  const found: NodeId[] = [];
  for (let first = at; first > 1; ) {
    const joint = reading.tokens[first - 1]!.lower;
    const index = reading.namedAt[first - 2]!;
    if ((joint !== 'and' && joint !== ',') || index === -1) return found;
    const named = reading.named[index]!;
    if (named.entries[0]!.kind !== 'Jurisdiction' || named.form === 'adjective') return found;
    found.push(named.entries[0]!.id);
    first = named.first;
  }
  return found;
}

/** Passing mention of an event rather than news of it: it joins other accounts and founds none. */
const BACKGROUND = 0.45;

/** "When Fable 5 came back, we said …", "an order that had barred foreigners": known already, told on the way to something else. */
function isBackground(reading: Reading, frame: Frame): boolean {
  const opener = reading.tokens[frame.from - 1]?.lower ?? '';
  const at = frame.governor ?? frame.trigger;
  if (
    /^(?:when|since|once|after|before)$/.test(opener) &&
    frame.from - 1 === frame.sentence.first &&
    frame.form !== 'ing'
  )
    return true;
  if (!/^(?:that|which|who)$/.test(opener)) return false;
  // "announced on Tuesday that it had fined": what is said there is the news.
  if (opener === 'that' && isSaid(reading, frame)) return false;
  for (let i = at - 1; i >= Math.max(frame.from, at - 3); i--) if (reading.tokens[i]!.lower === 'had') return true;
  return false;
}

const SAYS =
  /^(?:said|says|announced|announces|announcing|confirmed|confirms|reported|reports|told|revealed|reveals|disclosed|stated|states|published|notified|informed|wrote|added|ruled|found)$/;

function isSaid(reading: Reading, frame: Frame): boolean {
  for (let i = frame.from - 2; i >= Math.max(frame.sentence.first, frame.from - 7); i--)
    if (SAYS.test(reading.tokens[i]!.lower)) return true;
  return false;
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
    objects: onSubject
      ? free(namedIn(reading, frame.trigger + 1, frame.to))
      : free(namedIn(reading, objectFrom, objectTo)),
    subjects: free(withPronoun(reading, frame, namedIn(reading, frame.from, subjectTo))),
    objectText: slice(
      reading,
      onSubject ? frame.trigger + 1 : objectFrom,
      onSubject ? frame.to : objectTo,
    ).toLowerCase(),
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
  const inSentence = free(namedIn(reading, frame.sentence.first, frame.from)).filter(
    (one) => one.entries[0]!.kind === 'Model',
  );
  if (inSentence.length > 0) return [...named, ...inSentence];
  const index = reading.sentenceOf[frame.trigger]!;
  const before = reading.sentences[index - 1];
  if (before === undefined || !/\b(?:it|they|them|both)\b/.test(clause)) return named;
  const models = free(namedIn(reading, before.first, before.last)).filter((one) => one.entries[0]!.kind === 'Model');
  return [...named, ...models.slice(0, 1)];
}

function complete(look: Look, sight: Sight): EventMention {
  const { reading, frame } = look;
  // An announced retirement is announced: that it lies ahead is what its date says.
  const stance = sight.stance ?? (sight.type === 'DEPRECATION' && look.stance === 'planned' ? 'asserted' : look.stance);
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
    (named === null ? placeOf(look, sight) : (reading.lexicon.entries.get(named)?.jurisdiction ?? null));
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
  const isEnding = sight.type === 'DEPRECATION' && !/^deprecat/.test(frame.lemma);
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
    instrument: reading.cited.find((cited) => cited.sentence === reading.sentenceOf[frame.trigger])?.citation ?? null,
    reason: findReason(reading, frame),
    confidence: confidenceOf(look, sight, models.length, actor),
    ...spanOf(reading, frame.sentence.start, frame.sentence.end),
  };
  return { ...bare, changes: readChanges(reading, frame, sight, bare, actor), causedBy: findCause(reading, frame) };
}

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

const ON_SOMEBODY: ReadonlySet<EventType> = new Set([
  'FINE',
  'BAN',
  'ORDER',
  'INVESTIGATION',
  'DESIGNATION',
  'LAWSUIT',
  'LICENCE_GRANTED',
  'LICENCE_REQUIREMENT',
  'INQUIRY',
]);

/** Whom an act is on, if the catalogue doesn't know him: proper names on the object's side. */
function organisationsFor(look: Look, sight: Sight, known: number): string[] {
  const { reading, frame } = look;
  if (known > 0 || !ON_SOMEBODY.has(sight.type)) return [];
  const onSubject = frame.voice === 'passive' || frame.voice === 'state' || frame.lemma === 'pay';
  const names = onSubject
    ? findOrganisations(reading, frame.from, frame.trigger, 3)
    : findOrganisations(reading, frame.trigger + 1, frame.to, 3);
  if (names.length > 0 || frame.voice !== 'noun') return names.slice(0, 3);
  return frame.governor === null ? [] : findOrganisations(reading, frame.governor + 1, frame.trigger, 1);
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

/** "has been banned from all government devices in Australia": where nobody is named, the place says whose act it is. */
function placeOf(look: Look, sight: Sight): NodeId | null {
  if (!['BAN', 'ORDER', 'FINE', 'INVESTIGATION', 'LEGISLATION', 'RULE'].includes(sight.type)) return null;
  const { reading, frame } = look;
  const places = unique(
    namedIn(reading, frame.from, frame.to).flatMap((one) =>
      one.entries[0]!.kind === 'Jurisdiction' && one.form !== 'capital' && isPlaceOfAct(reading, one)
        ? [one.entries[0]!.id]
        : [],
    ),
  );
  return places.length === 1 ? places[0]! : null;
}

const isPlaceOfAct = (reading: Reading, one: Named): boolean =>
  /^(?:in|across|by|throughout|from)$/.test(reading.tokens[one.first - 1]?.lower ?? '') ||
  /^(?:government|users?|devices|agencies)$/.test(reading.tokens[one.last]?.lower ?? '');

/** "took ChatGPT offline in Italy": for those who are there. */
function regionOf(reading: Reading, frame: Frame): EventMention['audience'] {
  for (const one of namedIn(reading, frame.trigger, frame.to)) {
    const entry = one.entries[0]!;
    if (entry.kind !== 'Jurisdiction' || one.form !== 'name') continue;
    if (/^(?:in|across|throughout|to)$/.test(reading.tokens[one.first - 1]?.lower ?? ''))
      return { kind: 'region', jurisdictions: [entry.id], label: `users in ${entry.name}` };
  }
  return null;
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
  if (models > 0 && look.reading.named.some((named) => named.provisional)) sure -= 0.05;
  // Who restores is seldom said, and who uses it is the writer: nobody is missing there.
  if (look.actor.kind === 'unknown' && sight.type !== 'RESTORATION' && sight.effect?.basis !== 'observation')
    sure -= 0.1;
  if (look.stance === 'past' || look.stance === 'quoted') sure -= 0.05;
  const most = sight.confidence <= BACKGROUND ? BACKGROUND : 0.99;
  return Math.round(Math.min(most, Math.max(0.05, sure)) * 100) / 100;
}

/** Types that different writers use for one and the same act. */
export function familyOf(type: EventType): string {
  if (type === 'EXPORT_CONTROL_DIRECTIVE' || type === 'LICENCE_REQUIREMENT') return 'control';
  if (type === 'BAN' || type === 'ORDER') return 'order';
  return type;
}

/** Sightings of one event in different sentences: same family and stance, targets that agree, dates that do not disagree. */
function joinAll(reading: Reading, events: EventMention[]): EventMention[] {
  const joined: EventMention[] = [];
  for (const event of events) {
    const index = joined.findIndex((other) => isSame(other, event));
    if (index === -1) joined.push(event);
    else joined[index] = join(reading, joined[index]!, event);
  }
  return joined;
}

function isSame(a: EventMention, b: EventMention): boolean {
  if (familyOf(a.type) !== familyOf(b.type)) return false;
  const isSwitch = a.type === 'SUSPENSION' || a.type === 'RESTORATION';
  const oneUnreal =
    (a.stance === 'hypothetical' || a.stance === 'denied') !== (b.stance === 'hypothetical' || b.stance === 'denied');
  if (oneUnreal || (isSwitch && a.stance !== b.stance && a.confidence >= 0.5 && b.confidence >= 0.5)) return false;
  if (!agree(a.models, b.models) || !agree(a.providers, b.providers)) return false;
  if (
    a.organisations.length > 0 &&
    b.organisations.length > 0 &&
    !a.organisations.some((name) => b.organisations.some((other) => other.includes(name) || name.includes(other)))
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

function join(reading: Reading, a: EventMention, b: EventMention): EventMention {
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
    audience: main.audience ?? other.audience,
    dates: finest([...main.dates, ...other.dates]),
    status: main.status ?? other.status,
    instrument: main.instrument ?? other.instrument,
    reason: main.reason ?? other.reason,
    changes,
    causedBy: main.causedBy ?? other.causedBy,
  };
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

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** What one sentence says more exactly as another type: an entity listing amends the regulations, and a rule requires licences. */
function suppress(events: EventMention[]): EventMention[] {
  const isSaidBy = (event: EventMention, types: readonly EventType[], anywhere: boolean): boolean =>
    events.some(
      (other) =>
        other !== event &&
        types.includes(other.type) &&
        other.confidence >= 0.5 &&
        other.stance !== 'hypothetical' &&
        (anywhere || other.start === event.start),
    );
  return events.filter((event) => {
    if (event.type === 'AMENDMENT') return !isSaidBy(event, ['ENTITY_LISTING', 'RULE', 'RESCISSION'], false);
    if (event.type === 'LICENCE_REQUIREMENT')
      return event.models.length > 0 || !isSaidBy(event, ['ENTITY_LISTING', 'RULE'], true);
    if (event.type === 'COURT_ORDER') return !isSaidBy(event, ['STAY'], true);
    if (event.type === 'ORDER') return !isSaidBy(event, ['EXECUTIVE_ORDER', 'COURT_ORDER', 'STAY'], false);
    if (event.type === 'STATEMENT')
      return !isSaidBy(
        event,
        ['INQUIRY', 'DISPUTE', 'ORDER', 'FINE', 'BAN', 'INVESTIGATION', 'RESCISSION', 'AMENDMENT'],
        false,
      );
    if (event.type === 'RESCISSION') return !isSaidBy(event, ['AMENDMENT'], false) || event.confidence > 0.7;
    return true;
  });
}

const ABOUT_AN_ACT: ReadonlySet<EventType> = new Set([
  'RESTORATION',
  'EXPORT_CONTROL_DIRECTIVE',
  'LICENCE_REQUIREMENT',
  'RESCISSION',
  'AMENDMENT',
  'DISPUTE',
  'STATEMENT',
  'INQUIRY',
  'LAWSUIT',
  'COURT_ORDER',
  'STAY',
  'SUSPENSION',
]);

/**
 * "The directive of 12 June" in a text about two models: an event that names no target has those of the document's other events of
 * the same story, else those of its title and first paragraph.
 */
function inherit(reading: Reading, events: EventMention[]): EventMention[] {
  const lead = leadTargets(reading);
  return events.map((event) => {
    if (
      NEEDS_PARTY.has(event.type) &&
      event.models.length + event.providers.length + event.organisations.length === 0
    ) {
      const kin = events.find(
        (other) =>
          other.providers.length > 0 && (other.jurisdiction === event.jurisdiction || other.jurisdiction === null),
      );
      const providers = kin?.providers ?? lead.providers;
      return { ...event, providers };
    }
    if (event.models.length > 0 || !ABOUT_AN_ACT.has(event.type) || event.organisations.length > 0) return event;
    if (event.type === 'RESTORATION')
      return {
        ...event,
        models: lead.models,
        providers: unique(lead.models.flatMap((id) => providerOf(reading, id) ?? [])),
        changes: backChanges(reading, event, lead.models),
      };
    const kin = events.filter(
      (other) =>
        other !== event && other.models.length > 0 && other.stance !== 'hypothetical' && ABOUT_AN_ACT.has(other.type),
    );
    const best =
      kin.find((other) => familyOf(other.type) === 'control') ??
      kin.find((other) => other.type === 'SUSPENSION') ??
      kin[0];
    const models =
      best?.models ??
      (event.providers.length === 0
        ? lead.models
        : lead.models.filter((id) => event.providers.includes(providerOf(reading, id) ?? '')));
    if (models.length === 0) return event;
    const providers = unique([...event.providers, ...models.flatMap((id) => providerOf(reading, id) ?? [])]);
    return { ...event, models, providers, changes: legalChanges(reading, event, models) };
  });
}

function providerOf(reading: Reading, id: NodeId): NodeId | null {
  for (const named of reading.named) for (const entry of named.entries) if (entry.id === id) return entry.provider;
  return null;
}

/** Somebody is fined, ordered, looked into: whom, the sentence may leave to the one before. */
const NEEDS_PARTY: ReadonlySet<EventType> = new Set([
  'FINE',
  'ORDER',
  'INVESTIGATION',
  'DESIGNATION',
  'BAN',
  'LAWSUIT',
  'COURT_ORDER',
  'STAY',
  'LICENCE_GRANTED',
  'LICENCE_REQUIREMENT',
  'INQUIRY',
]);

/** Models of the title and the first two paragraphs that are not spared; more than three are a list, not a theme. */
function leadTargets(reading: Reading): { models: NodeId[]; providers: NodeId[] } {
  const models = unique(
    reading.named
      .filter((named) => !named.exempt && reading.sentences[named.sentence]!.paragraph <= 4)
      .flatMap((named) => named.entries.filter((entry) => entry.kind === 'Model').map((entry) => entry.id)),
  );
  const providers = unique(
    reading.named
      .filter((named) => !named.modifier && !named.exempt && named.sentence <= 1)
      .flatMap((named) =>
        named.entries.flatMap((entry) =>
          entry.kind === 'Provider'
            ? [entry.id]
            : entry.kind === 'Channel' && entry.firstParty && entry.provider !== null
              ? [entry.provider]
              : [],
        ),
      ),
  );
  return { models: models.length <= 3 ? models : [], providers: providers.length === 1 ? providers : [] };
}

/** "Customers have had their access back", on a page about one model. */
function backChanges(reading: Reading, event: EventMention, models: readonly NodeId[]): EventMention['changes'] {
  if (event.confidence < 0.4 || event.stance !== 'asserted') return [];
  const { quote, start, end } = event;
  const audience = event.audience ?? { kind: 'everyone' as const };
  const state = audience.kind === 'everyone' ? ('AVAILABLE' as const) : ('PARTLY_RESTORED' as const);
  const basis = reading.readable.sourceKind === 'vendor' ? ('statement' as const) : ('report' as const);
  return models.map((model) => ({
    quote,
    start,
    end,
    model,
    change: { state, layer: 'operational' as const, audience, channels: null, basis },
  }));
}

/** A control whose targets are told elsewhere reaches them all the same. */
function legalChanges(reading: Reading, event: EventMention, models: readonly NodeId[]): EventMention['changes'] {
  if (event.confidence < 0.5 || event.stance !== 'asserted' || (event.audience === null && event.type !== 'RESCISSION'))
    return [];
  const effects: Partial<Record<EventType, AvailabilityChange['state']>> = {
    EXPORT_CONTROL_DIRECTIVE: 'RESTRICTED',
    LICENCE_REQUIREMENT: 'RESTRICTED',
    RESCISSION: 'AVAILABLE',
  };
  const state = effects[event.type];
  if (state === undefined) return [];
  const basis = reading.readable.sourceKind === 'regulator' ? 'statement' : 'report';
  const { quote, start, end } = event;
  return models.map((model) => ({
    quote,
    start,
    end,
    model,
    change: {
      state,
      layer: 'legal' as const,
      audience: event.audience ?? { kind: 'everyone' as const },
      channels: null,
      basis,
    },
  }));
}
