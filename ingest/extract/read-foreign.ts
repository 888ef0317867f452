/**
 * Acts told in another language than English. Without a grammar only what is plain is read: in one clause a word of the act, an
 * actor that can do it, something that it can be done to, and no sign that it is denied, possible, asked for or long past.
 */

import type { AvailabilityState } from '../../graph/model.ts';
import type { Actor } from './actors.ts';
import { findAmount } from './amounts.ts';
import { readChanges } from './changes.ts';
import type { EventMention } from './extraction.ts';
import { foreignActor } from './foreign-actor.ts';
import type { Frame } from './frames.ts';
import { findMarkedOrganisations, findOrganisations } from './organisations.ts';
import { type Dated, type Named, namedIn, type Reading, spanOf } from './reading.ts';
import type { Sight } from './rules/rule.ts';
import type { Sentence } from './sentences.ts';
import type { Act, Tongue } from './tongues/tongue.ts';
import { unique } from './unique.ts';

/** A text that tells of more is a list. */
const MOST_EVENTS = 60;

export interface Clause {
  sentence: Sentence;
  /** Tokens [first, last). */
  first: number;
  last: number;
  /** Lower case. */
  text: string;
}

export function readForeign(reading: Reading, tongue: Tongue): EventMention[] {
  const events: EventMention[] = [];
  const grants = tongue.acts.find(({ type }) => type === 'LICENCE_GRANTED');
  const orders = tongue.acts.find(({ type }) => type === 'ORDER');
  for (const sentence of reading.sentences) {
    if (/[?？]/u.test(reading.text.slice(sentence.end - 3, sentence.end))) continue;
    for (const clause of clausesOf(reading, sentence, tongue)) {
      if (tongue.unreal.test(clause.text) || tongue.background.test(clause.text)) continue;
      const isOfCourt = tongue.court.test(clause.text);
      const isListing = tongue.acts.some(({ type, words }) => type === 'ENTITY_LISTING' && words.test(clause.text));
      for (const act of tongue.acts) {
        // To be on the list is what it says of controls and bans.
        if (isListing && (act.type === 'EXPORT_CONTROL_DIRECTIVE' || act.type === 'BAN')) continue;
        // A rule on exports is told as what it does to them.
        if (
          act.type === 'RULE' &&
          events.at(-1)?.type === 'EXPORT_CONTROL_DIRECTIVE' &&
          events.at(-1)?.start === sentence.start
        )
          continue;
        if (act.type === 'EXPORT_CONTROL_DIRECTIVE' && grants?.words.test(clause.text)) continue;
        const match = act.words.exec(clause.text);
        // "ordered Meta to suspend": Meta has not.
        if (
          match !== null &&
          act.by === 'vendor' &&
          (orders?.words.exec(clause.text)?.index ?? match.index) < match.index
        )
          continue;
        if (match === null || (act.type === 'SUSPENSION' && tongue.goesOn.test(clause.text))) continue;
        // What a court does is a court order, whatever it orders.
        if (isOfCourt ? act.by === 'official' : act.by === 'court') continue;
        const event = toEvent(reading, tongue, clause, act, match.index);
        if (event !== null) events.push(event);
      }
      if (events.length >= MOST_EVENTS) return events;
    }
  }
  return events;
}

function clausesOf(reading: Reading, sentence: Sentence, tongue: Tongue): Clause[] {
  const clauses: Clause[] = [];
  let first = sentence.first;
  const close = (last: number): void => {
    if (last <= first) return;
    const text = reading.text.slice(reading.tokens[first]!.start, reading.tokens[last - 1]!.end).toLowerCase();
    clauses.push({ sentence, first, last, text: tongue.plain?.(text) ?? text });
    first = last;
  };
  for (let i = sentence.first; i < sentence.last; i++) {
    const { lower, start, end } = reading.tokens[i]!;
    // A stop is looked for as it stands between other words; of characters without spaces two may be one ("后，").
    const before = i > first && reading.tokens[i - 1]!.end === start ? reading.tokens[i - 1]!.lower : '';
    const word = lower.length > 1 ? ` ${reading.text.slice(start, end).toLowerCase()} ` : `${before}${lower}`;
    if (reading.namedAt[i] === -1 && tongue.stops.test(word)) close(i);
  }
  close(sentence.last);
  return clauses;
}

const isModel = (named: Named): boolean => named.entries[0]!.kind === 'Model';
const isParty = (named: Named): boolean => ['Model', 'Provider', 'Channel'].includes(named.entries[0]!.kind);
/** Norms at large are about kinds of things, not about whom the text names. */
const GENERAL = new Set(['RULE', 'LEGISLATION', 'GUIDANCE', 'RESCISSION']);

function toEvent(reading: Reading, tongue: Tongue, clause: Clause, act: Act, at: number): EventMention | null {
  const trigger = tokenAt(reading, clause, at);
  const actor = foreignActor(reading, tongue, clause, act, trigger);
  if (act.by === 'vendor' && isOfState(reading, clause, trigger, actor)) return null;
  if (actor.kind === 'unknown' && act.by !== 'any' && act.by !== 'court') return null;
  const isTarget = (one: Named): boolean =>
    isParty(one) && !one.exempt && !one.modifier && one.form !== 'person' && one.entries[0]!.id !== actor.entry?.id;
  let targets: Named[] = [];
  let organisations: string[] = [];
  if (!GENERAL.has(act.type)) {
    const isRomance = /^(?:fr|it|es)/.test(reading.readable.language ?? '');
    const last = besideEnd(reading, trigger, clause.last);
    // "dopo aver sentito X, l'autorità ha ordinato a Y": whom it hits stands behind the verb.
    if (isRomance && act.by === 'official' && actor.at !== -1 && actor.at < trigger)
      targets = namedIn(reading, trigger + 1, last).filter(isTarget);
    if (targets.length === 0) targets = namedIn(reading, clause.first, last).filter(isTarget);
    if (targets.length === 0) targets = namedIn(reading, clause.sentence.first, clause.sentence.last).filter(isTarget);
    // "fifty Chinese companies": no news of whom else the text names.
    const isOfMany = act.type === 'ENTITY_LISTING' && MANY.test(clause.text);
    // German writes every noun with a capital: only what is marked is a name. In Chinese what is in Latin letters.
    if (targets.length === 0 && act.by === 'official' && /^(?:fr|it|es|ja|zh)/.test(reading.readable.language ?? '')) {
      organisations = findOrganisations(reading, trigger + 1, clause.last, 2);
      if (organisations.length === 0 && !(isOfMany && isRomance && !tongue.passive.test(clause.text)))
        organisations = findOrganisations(reading, clause.first, trigger, 2);
    }
    if (targets.length === 0 && act.by === 'official' && reading.readable.language?.startsWith('de'))
      organisations = findMarkedOrganisations(reading, clause.first, clause.last);
    if (targets.length === 0 && organisations.length === 0 && !isOfMany)
      targets = reading.named.filter((one) => one.sentence <= 2 && isTarget(one));
    // A vendor's own service need not be named beside it.
    const isOwn = act.by === 'vendor' && isSubject(reading, tongue, clause, trigger, actor);
    // A market is looked into, and whose it is, the text says later or not at all.
    const isOfMarket =
      act.type === 'INVESTIGATION' && actor.entry?.kind === 'Authority' && tongue.trade.test(clause.text);
    if (act.on === 'somebody' && targets.length + organisations.length === 0 && !isOwn && !isOfMarket && !isOfMany)
      return null;
  }
  if ((act.type === 'RESTORATION' || act.type === 'DEPRECATION') && !targets.some(isModel)) return null;
  if (act.by === 'any' && GENERAL.has(act.type) && actor.jurisdiction === null) return null;
  return complete(reading, tongue, clause, act, { trigger, actor, targets, organisations });
}

const MANY =
  /unternehmen|firmen|einheiten|entreprises|entités|sociétés|aziende|società|entità|empresas|compañías|firmas|entidades|社|企業|企业|实体/u;

/** "the Garante decided to block …": no vendor has done that, whoever is named beside it. */
const isOfState = (reading: Reading, clause: Clause, trigger: number, actor: Actor): boolean =>
  namedIn(reading, clause.first, clause.last).some(
    (one) =>
      one.entries[0]!.kind === 'Authority' &&
      (one.first < trigger ? actor.at < one.first : AGENT.test(reading.tokens[one.first - 1]?.lower ?? '')),
  );

/** "bloccato dal Garante", "gesperrt von der Aufsicht" */
const AGENT = /^(?:dal|dalla|dall'|par|por|vom|von|durch)$/;

/** "Meta ha suspendido sus planes": a company that is named first of all, and behind no preposition; "von xAI gesperrt" was another. */
function isSubject(reading: Reading, tongue: Tongue, clause: Clause, trigger: number, actor: Actor): boolean {
  const first = namedIn(reading, clause.first, trigger).find(({ modifier }) => !modifier);
  return (
    first !== undefined &&
    actor.entry?.kind === 'Provider' &&
    first.entries[0] === actor.entry &&
    !OF.test(reading.tokens[first.first - 1]?.lower ?? '') &&
    !tongue.court.test(clause.text) &&
    !tongue.office.test(clause.text)
  );
}

const OF =
  /^(?:von|vom|bei|für|gegen|über|zu|mit|de|du|des|par|pour|contre|sur|avec|di|del|della|da|per|con|por|para|contra|a)$/;

/** Where something is told beside the act: "bloquer X, provoquant la chute de Y". */
function besideEnd({ tokens }: Reading, trigger: number, last: number): number {
  for (let i = trigger + 1; i < last; i++)
    if (/^(?:che|dont|qui|causando|provocando|provoquant|entraînant|lo que|worauf|was)$/.test(tokens[i]!.lower))
      return i;
  return last;
}

/** The token in which a place of the clause's text stands. */
function tokenAt({ tokens }: Reading, clause: Clause, at: number): number {
  const place = tokens[clause.first]!.start + at;
  let token = clause.first;
  while (token < clause.last - 1 && tokens[token]!.end <= place) token++;
  return token;
}

interface Found {
  trigger: number;
  actor: Actor;
  targets: Named[];
  organisations: string[];
}

function complete(reading: Reading, tongue: Tongue, clause: Clause, act: Act, found: Found): EventMention {
  const { type } = act;
  const { trigger, actor, targets, organisations } = found;
  const { sentence } = clause;
  const isPlanned = tongue.planned.test(clause.text);
  const dates = datesOf(reading, tongue, clause, type);
  const isLater = dates.some(
    ({ clock, instant }) => clock === 'effective' && instant > (reading.readable.publishedAt ?? instant),
  );
  const models = unique(targets.filter(isModel).flatMap((one) => one.entries.map((entry) => entry.id)));
  const providers = unique(
    targets.flatMap((one) =>
      one.entries.flatMap((entry) => (entry.kind === 'Provider' ? [entry.id] : (entry.provider ?? []))),
    ),
  );
  // Whose own service it is, where nothing else is named.
  if (targets.length === 0 && act.by === 'vendor' && actor.entry?.kind === 'Provider') providers.push(actor.entry.id);
  const event = {
    type,
    stance: isPlanned && !isLater ? ('planned' as const) : ('asserted' as const),
    actor: actor.entry?.id ?? null,
    authority: actor.entry?.kind === 'Authority' ? actor.entry.id : null,
    jurisdiction: actor.jurisdiction,
    models,
    providers,
    channels: [],
    organisations,
    audience: GENERAL.has(type) ? null : (tongue.audiences.find(([words]) => words.test(clause.text))?.[1] ?? null),
    dates: dates.map(({ clock, instant, precision, local, quote, start, end }) => ({
      clock,
      instant,
      precision,
      local,
      quote,
      start,
      end,
    })),
    status: statusOf(type, {
      isBill: tongue.bill.test(clause.text),
      isPlanned,
      isLater,
      isInForce: tongue.effect.test(clause.text),
    }),
    instrument: null,
    reason: null,
    amount: type === 'FINE' ? findAmount(reading.text.slice(sentence.start, sentence.end)) : null,
    // Words in a clause are less than a sentence understood.
    confidence: models.length > 0 || act.on === 'nobody' ? 0.65 : 0.6,
    ...spanOf(reading, sentence.start, sentence.end),
  };
  const state = STATES[type];
  const sight: Sight = {
    type,
    status: event.status,
    confidence: event.confidence,
    ...(state === undefined ? {} : { effect: { layer: 'operational' as const, state } }),
  };
  const frame = { sentence, trigger, from: clause.first, to: clause.last, objectEnd: clause.last } as Frame;
  return { ...event, changes: isPlanned ? [] : readChanges(reading, frame, sight, event, actor), causedBy: null };
}

const STATES: Partial<Record<Act['type'], AvailabilityState>> = {
  SUSPENSION: 'SUSPENDED',
  RESTORATION: 'AVAILABLE',
  DEPRECATION: 'DEPRECATED',
};

interface Signs {
  isBill: boolean;
  isPlanned: boolean;
  isLater: boolean;
  isInForce: boolean;
}

function statusOf(type: Act['type'], { isBill, isPlanned, isLater, isInForce }: Signs): EventMention['status'] {
  if (type === 'RESTORATION' || type === 'OUTAGE' || type === 'INQUIRY' || type === 'LAWSUIT' || type === 'COURT_ORDER')
    return null;
  if (type === 'DEPRECATION') return isPlanned || isLater ? 'ANNOUNCED' : 'IN_FORCE';
  if (type === 'STAY') return 'STAYED';
  if (type === 'RESCISSION') return 'RESCINDED';
  if (isBill) return 'PROPOSED';
  if (isLater) return 'EFFECTIVE_LATER';
  if (isPlanned || (type === 'LEGISLATION' && !isInForce)) return 'ANNOUNCED';
  return 'IN_FORCE';
}

/** The date of the clause, else of its sentence; of a norm that which stands nearest to "in force" is that of effect. */
function datesOf(reading: Reading, tongue: Tongue, clause: Clause, type: Act['type']): Dated[] {
  const all = reading.datesOf.get(clause.sentence.index) ?? [];
  const own = all.filter(({ first }) => first >= clause.first && first < clause.last);
  const dates = own.length > 0 ? own : all;
  const effect = type === 'RULE' || type === 'LEGISLATION' ? tongue.effect.exec(clause.text) : null;
  if (type === 'DEPRECATION') return dates.slice(0, 1).map((date) => ({ ...date, clock: 'effective' as const }));
  if (effect === null || dates.length === 0)
    return dates
      .slice(0, 1)
      .map((date) => (beginsThen(reading, date) ? { ...date, clock: 'effective' as const } : date));
  const place = reading.tokens[clause.first]!.start + effect.index;
  const nearest = dates.reduce((a, b) => (Math.abs(b.start - place) < Math.abs(a.start - place) ? b : a));
  const before = dates.find((date) => date !== nearest && date.start < nearest.start);
  return [...(before === undefined ? [] : [before]), { ...nearest, clock: 'effective' as const }];
}

/** "ab dem 1. August", "à partir du 1er août", "自7月9日起": what is done from then on. */
const beginsThen = ({ text, readable: { publishedAt } }: Reading, { start, end, instant }: Dated): boolean =>
  publishedAt !== null &&
  instant > publishedAt &&
  (/(?:\bab(?: dem)?|à (?:partir|compter) du|a partir del?|a partire dal?|\bdal|\bdesde el) $/iu.test(
    text.slice(Math.max(0, start - 20), start),
  ) ||
    /^\s*(?:起|から|より)/u.test(text.slice(end, end + 4)));
