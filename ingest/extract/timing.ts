/** Which dates of a text belong to a frame, and on which clock. */
import { EFFECT_AFTER, isEffectLead } from './effect-words.ts';
import type { Frame } from './frames.ts';
import { HARD_STOPS } from './grammar.ts';
import type { Dated, Reading } from './reading.ts';

const EFFECTIVE_LEADS = new Set([
  'from',
  'since',
  'effective',
  'starting',
  'beginning',
  'ab',
  'seit',
  'dal',
  'depuis',
  'desde',
]);

/** Dates of the frame's sentence, nearest first; those of other clauses after those of its own. */
export function datesOf(reading: Reading, frame: Frame): Dated[] {
  const at = frame.governor ?? frame.trigger;
  const own = (reading.datesOf.get(frame.sentence.index) ?? []).filter(
    (date) =>
      date.first >= frame.sentence.first &&
      date.last <= frame.sentence.last &&
      !isDateline(reading, date) &&
      !isAttribute(reading, date) &&
      date.lead !== 'until' &&
      date.lead !== 'till' &&
      !isOfAnother(reading, date, frame, at),
  );
  const cost = (date: Dated): number => {
    const distance = date.first > at ? date.first - at : at - date.last;
    const outside = date.first < frame.from || date.first >= frame.to ? 40 : 0;
    return distance + outside + otherTriggerBetween(reading, date, at) * 12;
  };
  return own.sort((a, b) => cost(a) - cost(b)).map((date) => withClock(reading, date, frame));
}

/** "its March 2024 Claude 3 Opus model": which one is meant. */
const isAttribute = ({ namedAt, named, tokens }: Reading, { first, last, precision }: Dated): boolean =>
  precision !== 'minute' &&
  namedAt[last] !== undefined &&
  namedAt[last] !== -1 &&
  named[namedAt[last]!]!.entries[0]!.kind === 'Model' &&
  /^(?:its|the|a|their|our|this)$/.test(tokens[first - 1]?.lower ?? '');

const FINITE = new Set(
  'is are was were has had have will would became becomes went goes came comes said says told tells showed launched released appeared published started began arrived signed took gave made met wrote left rose fell seen reviewed obtained viewed'.split(
    ' ',
  ),
);

/** "…, which went on sale on Tuesday": the date of another verb, in a clause of its own or with a verb nearer to it. */
function isOfAnother(reading: Reading, date: Dated, frame: Frame, at: number): boolean {
  const { tokens } = reading;
  if (date.first > at) {
    for (let i = at + 1; i < date.first; i++) {
      if (reading.namedAt[i] !== -1) continue;
      const word = tokens[i]!.lower;
      if (
        /^(?:which|who|whose|whom|when|while|after|before|because|although|if|where)$/.test(word) &&
        i < date.first - 2
      )
        return true;
      if (word === 'that' && i > at + 1 && i < date.first - 2) return true;
      if (FINITE.has(word) && frame.voice !== 'noun' && i > at + 1) return true;
    }
    return false;
  }
  const opener = openerBefore(reading, date.first, frame.sentence.first);
  return (
    opener !== null && !(frame.from <= date.first && at < frame.to && frame.from > opener) && opener + 1 !== frame.from
  );
}

/** The last "which" or "who" before the date, if no comma closed its clause again. */
function openerBefore(reading: Reading, at: number, first: number): number | null {
  for (let i = at - 1; i >= first; i--) {
    const word = reading.tokens[i]!.lower;
    if (/^(?:which|who|whose|whom)$/.test(word)) return i;
    if (HARD_STOPS.has(word) || word === ',') return null;
  }
  return null;
}

/** Another finite verb between the date and the frame: the date is more likely that one's. */
function otherTriggerBetween(reading: Reading, date: Dated, at: number): number {
  const [from, to] = date.first > at ? [at + 1, date.first] : [date.last, at];
  let stops = 0;
  for (let i = from; i < to; i++) {
    const word = reading.tokens[i]!.lower;
    if (HARD_STOPS.has(word) || /^(?:which|who|that|after|before|when|while|and)$/.test(word)) stops++;
  }
  return stops;
}

function withClock(reading: Reading, date: Dated, frame: Frame): Dated {
  if (EFFECTIVE_LEADS.has(date.lead)) return { ...date, clock: 'effective' };
  const before = reading.text.slice(Math.max(reading.tokens[frame.sentence.first]!.start, date.start - 48), date.start);
  if (takesEffect(reading, date)) return { ...date, clock: 'effective' };
  if (/\b(?:published|posted|publication)\b[^,;]{0,24}$/i.test(before) && !/\brule|order|guid/i.test(frame.lemma))
    return { ...date, clock: 'published' };
  return date;
}

/** "The application of the rules is postponed to 2 December". */
const PUT_OFF =
  /\b(?:postpon|delay|deferr|push|mov|shift)\w*\b(?:[^.;:]{0,36}|[^;:]{0,110}\bfrom [^;:]{3,24}) (?:to|until) $/i;

/** "takes effect on 1 July", "gilt ab", "7月9日起": the day from which something applies. */
export function takesEffect(reading: Reading, date: Dated): boolean {
  const sentence = reading.sentences[date.sentence]!;
  const before = reading.text.slice(Math.max(sentence.start, date.start - 160), date.start);
  return (
    isEffectLead(before.slice(-70)) ||
    PUT_OFF.test(before) ||
    EFFECT_AFTER.test(reading.text.slice(date.end, Math.min(sentence.end, date.end + 30)))
  );
}

/** "WASHINGTON, June 12 (Reuters) -": the day of the report, not of what it reports. */
export function isDateline(reading: Reading, date: Dated): boolean {
  const sentence = reading.sentences[date.sentence]!;
  if (date.first - sentence.first > 7) return false;
  const lead = reading.text.slice(sentence.start, date.start);
  if (lead === '(' && /^\)\s?[:–—-]/.test(reading.text.slice(date.end, date.end + 4))) return true;
  if (!/^\p{Lu}{3,}/u.test(lead)) return false;
  const after = reading.text.slice(date.end, date.end + 40);
  return /^[^.\n]{0,34}?(?:\)|\s[-–—]|:)/.test(after) || /^,?\s*\/PRN/.test(after);
}

/** A line near the head that is nothing but a date, with the place or the kind of the paper: "Brussels, 10 July 2025". */
export function letterheadDate(reading: Reading): Dated | null {
  for (const date of reading.dates) {
    const sentence = reading.sentences[date.sentence]!;
    if (date.sentence > 6) return null;
    const rest = reading.text.slice(sentence.start, sentence.end).replace(date.quote, '');
    const isAlone =
      sentence.last - sentence.first <= date.last - date.first + 10 &&
      !/updat|publish|posted|revis|edited/i.test(rest) &&
      !/(?<![\p{L}\d])(?!of|on|the|at|and|for|press|release|date|issued|immediate)\p{Ll}/u.test(rest);
    if ((date.precision === 'day' || date.precision === 'minute') && !date.relative && isAlone) return date;
  }
  return null;
}
