/**
 * When, where the sentence of the event doesn't say it: a headline has its day in the lead, "the letter" its own in the sentence
 * after, and "the rule takes effect on 1 July" stands by itself.
 */
import type { EventType } from '../../graph/model.ts';
import type { EventMention } from './extraction.ts';
import { familyOf } from './join.ts';
import type { Dated, Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';
import { isDateline, letterheadDate, takesEffect } from './timing.ts';

const DAY = 86_400_000;

/** Events that lack the day, or the day from which they apply, take it from elsewhere in their document; no date is given twice. */
export function dateFromDocument(reading: Reading, events: EventMention[]): EventMention[] {
  if (reading.dates.length === 0) return events;
  const dated = events.map((event) => (isTold(event) ? withDay(reading, event, events) : event));
  const taken = new Map<number, Dated>();
  for (const date of reading.dates) {
    if (!takesEffect(reading, date)) continue;
    const index = whoseEffect(reading, date, dated);
    if (index !== null && !taken.has(index)) taken.set(index, date);
  }
  return dated.map((event, index) => {
    const date = taken.get(index);
    return withStatus(reading, settled(reading, date === undefined ? event : addDate(event, date, 'effective')));
  });
}

const isTold = ({ stance, confidence }: EventMention): boolean =>
  confidence >= 0.5 && stance !== 'hypothetical' && stance !== 'denied';

function addDate(event: EventMention, date: Dated, clock: EventMention['dates'][number]['clock']): EventMention {
  const { instant, precision, local, quote, start, end } = date;
  return { ...event, dates: [...event.dates, { clock, instant, precision, local, quote, start, end }] };
}

function withDay(reading: Reading, event: EventMention, events: readonly EventMention[]): EventMention {
  if (event.stance === 'planned' || event.stance === 'past' || has(event, 'occurred') || has(event, 'published'))
    return event;
  const home = sentenceAt(reading, event.start);
  let best: Dated | null = null;
  let most = 1.5;
  for (const date of reading.dates) {
    const score = fitness(reading, date, event, home, events);
    if (score >= most && (best === null || score > most)) {
      best = date;
      most = score;
    }
  }
  if (best === null && !has(event, 'effective') && reading.readable.sourceKind !== 'news')
    best = letterheadDate(reading);
  // "effective today": then it was done as well.
  const today = event.dates.find(({ clock }) => clock === 'effective');
  if (best === null && today !== undefined && AT_ONCE.has(event.type) && isDayOf(reading, today.instant))
    return { ...event, dates: [...event.dates, { ...today, clock: 'occurred' }] };
  if (best === null) return event;
  // A retirement happens on the day that it was announced for.
  return addDate(event, best, event.type === 'DEPRECATION' ? 'published' : 'occurred');
}

/** What is done at once has one day: when it was done. A retirement whose day has come happened then. */
function settled(reading: Reading, event: EventMention): EventMention {
  const occurred = event.dates.find(({ clock }) => clock === 'occurred');
  const effective = event.dates.find(({ clock }) => clock === 'effective');
  if (effective === undefined || !isTold(event)) return event;
  if (occurred === undefined) {
    const { publishedAt } = reading.readable;
    const hasCome = event.type === 'DEPRECATION' && publishedAt !== null && effective.instant <= publishedAt;
    return hasCome ? { ...event, dates: [...event.dates, { ...effective, clock: 'occurred' }] } : event;
  }
  if (!AT_ONCE.has(event.type)) return event;
  const rest = event.dates.filter((date) => date !== effective);
  if (occurred.local.slice(0, 10) === effective.local.slice(0, 10)) return { ...event, dates: rest };
  // "said on Monday that downloads had been suspended. The measure took effect on Saturday."
  const isEarlier = effective.instant < occurred.instant && occurred.instant - effective.instant < 10 * DAY;
  if (!isEarlier || !isSaid(reading, occurred)) return event;
  return {
    ...event,
    dates: rest.map((date) => (date === occurred ? { ...effective, clock: 'occurred' as const } : date)),
  };
}

/** "said on Monday", "teilte am Montag mit": the day of the telling. */
function isSaid(reading: Reading, { start }: EventMention['dates'][number]): boolean {
  return /\b(?:said|says|told|announced|confirmed|disclosed|reported|revealed)(?: \S+){0,2} $/i.test(
    reading.text.slice(Math.max(0, start - 40), start),
  );
}

const AT_ONCE: ReadonlySet<EventType> = new Set(['BAN', 'ORDER', 'SUSPENSION', 'RESTORATION', 'VENDOR_POLICY']);

/** The day of the publication, wherever it was published. */
const isDayOf = ({ readable }: Reading, instant: number): boolean =>
  readable.publishedAt !== null && Math.abs(readable.publishedAt - DAY / 2 - instant) <= DAY;

const has = (event: EventMention, clock: string): boolean => event.dates.some((date) => date.clock === clock);

function sentenceAt(reading: Reading, start: number): Sentence {
  return reading.sentences.find((one) => one.start <= start && start < one.end) ?? reading.sentences[0]!;
}

/** How well a date fits an event whose sentence is `home`; below 1.5: not at all. */
function fitness(
  reading: Reading,
  date: Dated,
  event: EventMention,
  home: Sentence,
  events: readonly EventMention[],
): number {
  const sentence = reading.sentences[date.sentence]!;
  const isHeadline = home.paragraph === 0;
  const distance = isHeadline
    ? sentence.index - (reading.sentences.find(({ paragraph }) => paragraph > 0)?.index ?? 0)
    : sentence.index - home.index;
  if (distance < (isHeadline ? -1 : -2) || distance > (isHeadline ? 6 : 2)) return 0;
  if (
    !isHeadline &&
    (sentence.paragraph > home.paragraph + 1 || (distance < 0 && sentence.paragraph !== home.paragraph))
  )
    return 0;
  if (!isPlainDay(reading, date, sentence)) return 0;
  if (events.some((other) => isAnothersDay(other, event, date, sentence))) return 0;
  const verb = verbNear(reading, date, sentence, familyOf(event.type));
  const base = { own: 3, issue: 2.6, say: 1.9, none: date.relative ? 1.6 : foreign(reading) ? 1.6 : 1 }[verb];
  // Away from the lead a bare date belongs to whatever stands beside it.
  if (!isHeadline && distance !== 0 && verb !== 'own' && verb !== 'issue') return 0;
  return base - (isHeadline && verb === 'say' ? 0.1 : 0.3) * Math.abs(isHeadline ? Math.max(0, distance) : distance);
}

const foreign = ({ readable }: Reading): boolean => readable.language !== null && !readable.language.startsWith('en');

/** A day that had come when the text was written, that is no deadline, not that of a paper seen, no dateline, and no day of the story before. */
function isPlainDay(reading: Reading, date: Dated, sentence: Sentence): boolean {
  const { publishedAt } = reading.readable;
  if (date.precision !== 'day' && date.precision !== 'minute') return false;
  if (publishedAt !== null && date.instant > publishedAt + 1.5 * DAY) return false;
  if (/^(?:until|till|by|before|since|from|ab|seit|bis|dal|fino|depuis|desde|hasta)$/.test(date.lead)) return false;
  if (isDateline(reading, date) || reading.inQuotes[date.first] === 1 || takesEffect(reading, date)) return false;
  const before = reading.text.slice(Math.max(sentence.start, date.start - 60), date.start);
  if (DEADLINE.test(before)) return false;
  return !/\b(?:had|previously|earlier|originally|already|first)\b[^.;,]{0,40}$/i.test(before) || NOTICE.test(before);
}

const DEADLINE =
  /\b(?:deadline|due|no later than|expected|scheduled|will|would|could|should|may|must|closes?|expires?|ends?|ended|between|seen|reviewed|obtained|viewed)\b[^.;,]{0,30}$|(?:\(see|\bsee (?:our|the|also)|\bbulletin|\bclient alert|\bour (?:article|post|alert|report))\b[^.;]{0,40}$/i;
/** "had been notified on 9 April": by this the act reached its addressee. */
const NOTICE = /\bhad (?:been|received)\b[^.;,]{0,30}$/i;

/** Another act stands in that sentence, and the day is its own. */
function isAnothersDay(other: EventMention, event: EventMention, date: Dated, sentence: Sentence): boolean {
  if (other === event || familyOf(other.type) === familyOf(event.type)) return false;
  if (other.start !== sentence.start || other.start === event.start) return false;
  return (
    other.stance !== 'hypothetical' && other.dates.some(({ start }) => start === date.start) && date.relative === false
  );
}

const BEARS_DATE =
  /\b(?:provvedimento|decisione|ordinanza|délibération|décision|bescheid|beschluss|verfügung|anordnung|resolución|decisión|(?:by|its|the|in a) (?:decision|order|resolution|ruling|determination)) (?:n\. \S+ )?(?:del|dell['’]|vom|du|de|of|dated) ?(?:the )?$/i;
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const ISSUE = words(
  'issued signed filed dated adopted imposed decided decision informed notified received published posted announced shared circulated taken handed made released provvedimento decisione délibération décision bescheid verfügung resolución finalised finalized anunció anunciado anunciada annoncé annoncée annunciato annunciata comunicato angekündigt mitgeteilt',
);
const SAY = words(
  'said says told disclosed confirmed reported wrote statement showed declared sagte teilte erklärte bestätigte mitgeteilt dit annoncé déclaré indiqué disse detto annunciato comunicato dijo dijeron informó declaró anunció comunicó dictaminó',
);
const OWN: Readonly<Record<string, ReadonlySet<string>>> = {
  control: words('notified informed told required requires barred restricted directed'),
  order: words(
    'banned bans bar bars barred prohibited prohibits ordered orders blocked blocks directed instructed forbade',
  ),
  INVESTIGATION: words(
    'opened opens launched launches began begun started initiated expanded expanding extended widened',
  ),
  INQUIRY: words('sent launched opened asked requested wrote demanded'),
  FINE: words('fined fines imposed penalised penalized'),
  LAWSUIT: words('filed sued sues'),
  COURT_ORDER: words(
    'ruled rules ordered orders granted grants denied affirmed rejected blocked upheld held enjoined annulled dismissed',
  ),
  STAY: words('stayed granted blocked suspended halted'),
  RESCISSION: words('rescinded revoked repealed withdrew withdrawn scrapped lifted annulled cancelled canceled'),
  LEGISLATION: words('signed signs passed passes approved adopted enacted promulgated voted signature'),
  EXECUTIVE_ORDER: words('signed signs issued'),
  DESIGNATION: words('designated designates labelled labeled'),
  ENTITY_LISTING: words('added adds placed listed'),
  SUSPENSION: words('suspended paused halted stopped withdrew removed pulled disabled cut revoked blocked'),
  RESTORATION: words('restored resumed returned reinstated reopened lifted'),
  AMENDMENT: words('amended postponed delayed extended agreed proposed pushed'),
  RULE: words('issued finalised finalized published adopted proposed'),
  VENDOR_POLICY: words('changed updated amended barred blocked banned tightened introduced restricted revised'),
  DEPRECATION: words('retired deprecated removed'),
  OUTAGE: words('down failed experienced investigating identified outage'),
};

/** "The suspension started on Saturday": its own day. */
const BEGAN =
  /\b(?:suspension|ban|block|restriction|measure|pause)s? (?:has |have )?(?:began|begun|started)\b[^.;,]{0,20}$/i;

/** The verb whose day it is: one of the act itself, one of issuing, one of telling. */
function verbNear(reading: Reading, date: Dated, sentence: Sentence, family: string): 'own' | 'issue' | 'say' | 'none' {
  const own = OWN[family as EventType] ?? ISSUE;
  if (
    (family === 'order' || family === 'SUSPENSION') &&
    BEGAN.test(reading.text.slice(Math.max(sentence.start, date.start - 60), date.start))
  )
    return 'own';
  let found: 'issue' | 'say' | 'none' = 'none';
  const look = (i: number): 'own' | 'stop' | null => {
    const word = reading.tokens[i]!.lower;
    if (/^(?:;|:|when|while|because|although|since)$/.test(word)) return 'stop';
    if (own.has(word)) return 'own';
    if (ISSUE.has(word)) found = 'issue';
    else if (SAY.has(word) && found === 'none') found = 'say';
    return null;
  };
  // "Nel provvedimento del 30 marzo 2023", "by decision of 3 May": the date that the act itself bears.
  if (BEARS_DATE.test(reading.text.slice(Math.max(sentence.start, date.start - 40), date.start))) return 'own';
  for (let i = date.first - 1; i >= Math.max(sentence.first, date.first - 14); i--) {
    const seen = look(i);
    if (seen === 'own') return 'own';
    if (seen === 'stop') break;
  }
  for (let i = date.last; i < Math.min(sentence.last, date.last + 16); i++) {
    const seen = look(i);
    if (seen === 'own') return 'own';
    if (seen === 'stop') break;
  }
  return found;
}

/** Acts that bind from a day on. */
const APPLYING: ReadonlySet<EventType> = new Set([
  ...([
    'RULE',
    'LEGISLATION',
    'AMENDMENT',
    'BAN',
    'ORDER',
    'EXECUTIVE_ORDER',
    'ENTITY_LISTING',
    'DESIGNATION',
  ] as const),
  ...(['LICENCE_REQUIREMENT', 'EXPORT_CONTROL_DIRECTIVE', 'VENDOR_POLICY', 'SUSPENSION', 'DEPRECATION'] as const),
  'COURT_ORDER',
]);

/** The act before it that could begin then, in the same sentence or the nearest; the only one of the document from anywhere. */
function whoseEffect(reading: Reading, date: Dated, events: readonly EventMention[]): number | null {
  if (date.precision !== 'day' && date.precision !== 'minute') return null;
  const sentence = reading.sentences[date.sentence]!;
  const places = placesIn(reading, sentence);
  const named = typesNamed(reading.text.slice(sentence.start, date.start));
  const fitting = events.flatMap((event, index) => {
    if (!isTold(event) || !APPLYING.has(event.type) || event.stance === 'past') return [];
    if (event.dates.some(({ start }) => start === date.start)) return [];
    const day = event.dates.find(({ clock }) => clock === 'occurred');
    if (day !== undefined && day.instant > date.instant + 45 * DAY) return [];
    const home = sentenceAt(reading, event.start);
    // "California's law applies from January" in a text about a federal order.
    const isElsewhere =
      home !== sentence && places.size > 0 && event.jurisdiction !== null && !places.has(event.jurisdiction);
    return isElsewhere ? [] : [{ index, event, home, distance: sentence.index - home.index }];
  });
  const isTaken = (event: EventMention): boolean =>
    isTold(event) &&
    event.stance !== 'past' &&
    event.dates.some(({ clock, start }) => clock === 'effective' && start === date.start);
  if (events.some(isTaken)) return null;
  const open = fitting.filter(({ event }) => !has(event, 'effective'));
  const near = open
    .filter(({ distance, home }) => distance >= 0 && (distance <= 4 || home.paragraph === 0))
    .sort((a, b) => Number(named.has(b.event.type)) - Number(named.has(a.event.type)) || a.distance - b.distance)[0];
  if (near !== undefined) return near.index;
  return fitting.length === 1 && open.length === 1 ? open[0]!.index : null;
}

/** "The final rule is effective": what is said to apply is a rule. */
function typesNamed(text: string): ReadonlySet<EventType> {
  const nouns = [
    ...text
      .toLowerCase()
      .matchAll(
        /\b(?:rules?|regulations?|measures|law|act|statute|bill|legislation|order|ban|prohibition|designation|requirements?|injunction|policy|terms)\b/g,
      ),
  ];
  const last = nouns.at(-1)?.[0].replace(/s$/, '');
  return new Set(last === undefined ? [] : (NOUNS[last] ?? []));
}

const NOUNS: Readonly<Record<string, readonly EventType[]>> = {
  rule: ['RULE', 'LEGISLATION', 'AMENDMENT', 'ENTITY_LISTING'],
  regulation: ['RULE', 'LEGISLATION', 'AMENDMENT'],
  measure: ['RULE', 'LEGISLATION', 'VENDOR_POLICY', 'SUSPENSION'],
  law: ['LEGISLATION', 'AMENDMENT'],
  act: ['LEGISLATION', 'AMENDMENT'],
  statute: ['LEGISLATION', 'AMENDMENT'],
  bill: ['LEGISLATION', 'AMENDMENT'],
  legislation: ['LEGISLATION', 'AMENDMENT'],
  order: ['ORDER', 'EXECUTIVE_ORDER', 'COURT_ORDER', 'BAN'],
  ban: ['BAN', 'ORDER'],
  prohibition: ['BAN', 'ORDER'],
  designation: ['DESIGNATION'],
  requirement: ['LICENCE_REQUIREMENT', 'EXPORT_CONTROL_DIRECTIVE', 'RULE'],
  injunction: ['COURT_ORDER'],
  policy: ['VENDOR_POLICY'],
  term: ['VENDOR_POLICY'],
};

function placesIn(reading: Reading, sentence: Sentence): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { entries, sentence: at, form } of reading.named)
    if (at === sentence.index && entries[0]!.kind === 'Jurisdiction' && form !== 'capital') places.add(entries[0]!.id);
  return places;
}

/** In force is what applies already. */
function withStatus(reading: Reading, event: EventMention): EventMention {
  const { publishedAt } = reading.readable;
  const effective = event.dates.find(({ clock }) => clock === 'effective');
  const isAhead = publishedAt !== null && effective !== undefined && effective.instant > publishedAt;
  return isAhead && event.status === 'IN_FORCE' && event.type !== 'SUSPENSION'
    ? { ...event, status: 'EFFECTIVE_LATER' }
    : event;
}
