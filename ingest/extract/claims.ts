/** Who says what about it: a speaker, a verb of saying, and the words. Names that the catalogue lacks stay as written. */
import type { Stance } from '../../graph/model.ts';
import { fromNamed } from './actors.ts';
import { MONTHS, WEEKDAYS } from './calendar.ts';
import type { ClaimMention, EventMention } from './extraction.ts';
import { verbForms } from './grammar.ts';
import { namedIn, type Reading, spanOf } from './reading.ts';
import type { Sentence } from './sentences.ts';

const SAYING = new Map<string, Stance>();
for (const [stance, verbs] of [
  [
    'quoted',
    'say tell add report argue note state explain announce write claim warn believe declare maintain insist suggest',
  ],
  ['asserted', 'confirm acknowledge admit'],
  ['denied', 'deny'],
  ['disputed', 'dispute disagree contest reject criticise criticize question oppose doubt'],
] as const) {
  for (const verb of verbs.split(' '))
    for (const [form, what] of verbForms(verb)) if (what !== 'ing') SAYING.set(form, stance);
}
const ABOUT =
  /\b(?:directive|letter|order|ban|licen[cs]e|requirement|suspen\w+|restor\w+|jailbreak|model|models|access|control|controls|curbs?|restriction|risk|safeguards?|discriminat\w*|foreign\w*|fine|decision|measure|classifier|standard|security|data|privacy|law|rule|chips?|exports?)\b/i;

export function findClaims(reading: Reading, events: readonly EventMention[]): ClaimMention[] {
  const claims: ClaimMention[] = [];
  for (const sentence of reading.sentences) {
    const claim = readSentence(reading, sentence);
    if (claim === null) continue;
    claims.push({ ...claim, event: eventFor(claim, sentence, reading, events) });
    if (claims.length >= 40) break;
  }
  return claims;
}

function readSentence(reading: Reading, sentence: Sentence): Omit<ClaimMention, 'event'> | null {
  const text = reading.text.slice(sentence.start, sentence.end);
  if (text.length < 30 || !ABOUT.test(text) || text.endsWith('?')) return null;
  const according = /\b(?:according to|nach Angaben (?:von|des|der)|selon|secondo) (?:the )?/i.exec(text);
  if (according !== null) {
    const at = sentence.start + according.index + according[0].length;
    const speaker = speakerAt(reading, sentence, at);
    if (speaker !== null)
      return { ...speaker, stance: 'quoted', text, ...spanOf(reading, sentence.start, sentence.end) };
  }
  for (let i = sentence.first; i < sentence.last; i++) {
    const stance = SAYING.get(reading.tokens[i]!.lower);
    if (stance === undefined || reading.namedAt[i] !== -1 || isNoun(reading, sentence, i)) continue;
    const speaker = speakerBefore(reading, sentence, i) ?? speakerAfter(reading, sentence, i);
    if (speaker !== null) return { ...speaker, stance, text, ...spanOf(reading, sentence.start, sentence.end) };
  }
  return null;
}

/** "its claims", "an Annual Report", "member states": words of saying that are things. */
function isNoun(reading: Reading, sentence: Sentence, i: number): boolean {
  const { tokens } = reading;
  const word = tokens[i]!;
  if (!/^(?:reports?|claims?|states?|notes?|questions?|doubts?|contests?|disputes?)$/.test(word.lower)) return false;
  if (word.capital && i > sentence.first) return true;
  const next = tokens[i + 1]?.lower ?? '';
  const says = /^(?:that|there|it|its|he|she|they|their|how|whether|why|[:,"“”'‘«])$/.test(next);
  if (/^states?$/.test(word.lower)) return !says;
  const before = tokens[i - 1];
  if (before === undefined || i === sentence.first) return true;
  const follows = before.kind === 'word' && (before.capital || reading.namedAt[i - 1] !== -1);
  return !says && !(follows && /^(?:the|a|an|no|\p{L}+s)$/u.test(next));
}

type Speaker = Pick<ClaimMention, 'speaker' | 'speakerId'>;

function speakerBefore(reading: Reading, sentence: Sentence, verb: number): Speaker | null {
  const named = namedIn(reading, sentence.first, verb).filter((one) => {
    const kind = fromNamed(reading, one).kind;
    return (
      (kind === 'authority' || kind === 'vendor' || kind === 'court' || kind === 'legislature') &&
      !one.modifier &&
      verb - one.last <= 8
    );
  });
  const last = named.at(-1);
  if (last !== undefined && !/^(?:of|to|against|by|about)$/.test(reading.tokens[last.first - 1]?.lower ?? ''))
    return { speaker: last.entries[0]!.name, speakerId: last.entries[0]!.id };
  const before = reading.tokens[verb - 1];
  if (before?.lower === 'we' && reading.speaker !== null) {
    const entry = reading.lexicon.entries.get(reading.speaker);
    if (entry !== undefined) return { speaker: entry.name, speakerId: entry.id };
  }
  return capitalised(reading, sentence, verb);
}

/** "…", said Jane Doe of …: the speaker follows. */
function speakerAfter(reading: Reading, sentence: Sentence, verb: number): Speaker | null {
  const after = namedIn(reading, verb + 1, Math.min(sentence.last, verb + 4))[0];
  if (after === undefined || reading.tokens[verb - 1]?.kind !== 'mark') return null;
  return { speaker: after.entries[0]!.name, speakerId: after.entries[0]!.id };
}

function speakerAt(reading: Reading, sentence: Sentence, at: number): Speaker | null {
  const named = namedIn(reading, sentence.first, sentence.last).find((one) => one.start >= at && one.start <= at + 40);
  if (named !== undefined) return { speaker: named.entries[0]!.name, speakerId: named.entries[0]!.id };
  const rest = reading.text.slice(at, at + 60);
  const name = /^(?:\p{Lu}[\p{L}&'.-]*(?: |$)){1,5}/u.exec(rest)?.[0].trim();
  return name === undefined || name === '' ? null : { speaker: name.replace(/[,.]$/, ''), speakerId: null };
}

/** Capitals that are nobody. */
const NOBODY =
  /^(?:report|reports|annual|final|evidence|let.s|member|members|according|today|yesterday|according|article|section|call|study|studies|data|law|act|analysis|research)$/;

/** A capitalised name directly before the verb, or before its day: "Bloomberg reported", "Modi said", "Breton on Friday said". */
function capitalised(reading: Reading, sentence: Sentence, verb: number): Speaker | null {
  const { tokens } = reading;
  let last = verb;
  if (WEEKDAYS.has(tokens[last - 1]?.lower ?? '')) {
    last--;
    if (/^(?:on|late|early)$/.test(tokens[last - 1]?.lower ?? '')) last--;
  }
  let first = last;
  while (
    first > sentence.first &&
    tokens[first - 1]!.capital &&
    tokens[first - 1]!.kind === 'word' &&
    !tokens[first]!.line &&
    !tokens[first]!.paragraph &&
    last - first < 4
  )
    first--;
  if (first === last || NOBODY.test(tokens[last - 1]!.lower)) return null;
  const isPlace = (i: number): boolean =>
    reading.namedAt[i] !== -1 && reading.named[reading.namedAt[i]!]!.form === 'adjective';
  if (isPlace(last - 1) || WEEKDAYS.has(tokens[first]!.lower) || MONTHS.has(tokens[first]!.lower)) return null;
  const words = reading.text.slice(tokens[first]!.start, tokens[last - 1]!.end);
  if (/^(?:It|They|He|She|We|I|This|That|The|There|These|Who|What|Nobody|And|But)$/.test(words)) return null;
  return { speaker: words, speakerId: null };
}

/** The event of the same sentence, else the one that shares most names with it. */
function eventFor(
  claim: Omit<ClaimMention, 'event'>,
  sentence: Sentence,
  reading: Reading,
  events: readonly EventMention[],
): number | null {
  const own = events.findIndex((event) => event.start === claim.start);
  if (own !== -1) return own;
  const ids = new Set(
    namedIn(reading, sentence.first, sentence.last).flatMap((named) => named.entries.map((entry) => entry.id)),
  );
  let best = -1;
  let most = 0;
  events.forEach((event, index) => {
    const shared =
      event.models.filter((id) => ids.has(id)).length * 2 +
      event.providers.filter((id) => ids.has(id)).length +
      (event.authority !== null && ids.has(event.authority) ? 1 : 0);
    if (shared > most) {
      best = index;
      most = shared;
    }
  });
  if (best !== -1) return best;
  return events.length > 0 && /\b(?:directive|letter|order|ban|suspension|requirement)\b/i.test(claim.text) ? 0 : null;
}
