/**
 * Mention is not harm. "All other models, including Claude Opus 4.8, remain available", "with the exception of Haiku",
 * "does not apply to Sonnet", "requests fall back to Opus": what is named there is spared, and no rule may target it.
 */
import { BE, HAVE } from './grammar.ts';
import { namedIn, type Reading } from './reading.ts';

/** What is listed after these is spared. */
const LEADS = `
  except
  excepting
  excluding
  other than
  apart from
  aside from
  with the exception of
  but not
  not including
  rather than
  instead of
  unlike
  such as
  alternatives to
  in place of
  fall back to
  falls back to
  falling back to
  fall back on
  falls back on
  falling back on
  fell back to
  fallback to
  switch to
  switched to
  switching to
  migrate to
  migrating to
  migrated to
  move to
  moved to
  moving to
  routed to
  handed over to
  hands over to
  hand over to
  handing over to
  hands off to
  passed on to
  passes the request on to
  redirected to
  rerouted to
  default to
  defaults to
  defaulting to
  replaced by
  replaced with
  compared with
  compared to
`;
const LEADS_BY_WORD = new Map<string, string[][]>();
for (const line of LEADS.trim().split('\n')) {
  const words = line.trim().split(' ');
  LEADS_BY_WORD.set(words[0]!, [...(LEADS_BY_WORD.get(words[0]!) ?? []), words]);
}
/** Of these only where "other models" or the like stands shortly before. */
const AFTER_OTHER = new Set(['including', 'like', 'namely', 'as', ':', '(', ',']);
const KEEPS = new Set([
  'remain',
  'remains',
  'remained',
  'remaining',
  'stay',
  'stays',
  'stayed',
  'staying',
  'kept',
  'keep',
  'still',
]);
const UP = new Set(
  'available accessible online up unaffected unchanged operational usable untouched normal live running open in reachable'.split(
    ' ',
  ),
);
const SPARED = new Set(['unaffected', 'untouched', 'exempt', 'exempted', 'unchanged']);
const NEGATIVE = new Set([
  'not',
  "n't",
  'no',
  'never',
  'neither',
  'nor',
  "doesn't",
  "don't",
  "didn't",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
]);
const REACHES = new Set(
  'affect affects affected apply applies applied cover covers covered covering extend extends extended include includes included reach reaches impact impacts impacted touch touches concern concerns restrict involve involves'.split(
    ' ',
  ),
);
const LINKS = new Set([
  ',',
  'and',
  'or',
  '&',
  '/',
  'the',
  'its',
  'our',
  'claude',
  'models',
  'model',
  'versions',
  'older',
  'both',
  '(',
  ')',
  'for',
  'as',
  'earlier',
]);
const ENDS = new Set([
  ';',
  '—',
  '–',
  'but',
  'while',
  'whereas',
  'although',
  'though',
  'which',
  'because',
  'when',
  'after',
  'before',
]);

/** "moved its users to Opus", "replacing Fable with Opus": what comes last is where they go. */
const MOVES: ReadonlyMap<string, string> = new Map([
  ...'move moves moved moving switch switches switched switching migrate migrates migrated migrating route routes routed routing redirect redirected redirects redirecting shift shifted shifting transfer transferred upgrade upgraded direct directed directing point pointed'
    .split(' ')
    .map((word) => [word, 'to'] as const),
  ...'replace replaces replaced replacing'.split(' ').map((word) => [word, 'with'] as const),
]);

/** Words at which anything can be spared: every other is passed over at once. */
const CUES = new Set([
  ...LEADS_BY_WORD.keys(),
  ...MOVES.keys(),
  ...KEEPS,
  ...SPARED,
  ...REACHES,
  ...['other', 'others', 'remaining', 'rest', 'continue', 'continues', 'continued'],
]);

export function markExemptions(reading: Reading): void {
  const { tokens, sentences } = reading;
  for (const sentence of sentences) {
    if (!namedIn(reading, sentence.first, sentence.last).some((named) => isTarget(named.entries[0]!.kind))) continue;
    for (let i = sentence.first; i < sentence.last; i++) {
      const word = tokens[i]!.lower;
      if (!CUES.has(word)) continue;
      if (isOtherModels(reading, i, sentence.last)) spareAfterOther(reading, i, sentence.last);
      for (const lead of LEADS_BY_WORD.get(word) ?? []) {
        if (lead.every((part, k) => tokens[i + k]?.lower === part))
          spareList(reading, i + lead.length, sentence.last, i === sentence.first);
      }
      const goal = MOVES.get(word);
      if (goal !== undefined) spareGoal(reading, i, sentence.last, goal);
      if (KEEPS.has(word) || word === 'continue' || word === 'continues' || word === 'continued') {
        if (keepsUp(reading, i, sentence.last)) {
          spareLeft(reading, i, sentence.first);
          if (word.startsWith('continu')) spareList(reading, i + 1, sentence.last);
        }
      }
      if (SPARED.has(word) && !NEGATIVE.has(tokens[i - 1]?.lower ?? '')) spareLeft(reading, i, sentence.first);
      if (REACHES.has(word) && isNegated(reading, i, sentence.first)) {
        spareList(reading, i + 1, sentence.last);
        if (/ed$/.test(word) && isPassive(reading, i)) spareLeft(reading, i, sentence.first);
      }
    }
  }
}

const isTarget = (kind: string): boolean => kind === 'Model' || kind === 'Channel' || kind === 'Provider';

/** "other … models", "remaining models", "the rest of its models", "every other model". */
function isOtherModels(reading: Reading, i: number, last: number): boolean {
  const word = reading.tokens[i]!.lower;
  if (word !== 'other' && word !== 'others' && word !== 'remaining' && word !== 'rest') return false;
  if (word === 'others') return true;
  for (let k = i + 1; k < Math.min(i + 7, last); k++) {
    const next = reading.tokens[k]!.lower;
    if (
      next === 'models' ||
      next === 'model' ||
      next === 'services' ||
      next === 'products' ||
      next === 'systems' ||
      next === 'versions'
    )
      return true;
  }
  return false;
}

function spareAfterOther(reading: Reading, i: number, last: number): void {
  for (let k = i + 1; k < Math.min(i + 12, last); k++) {
    const word = reading.tokens[k]!.lower;
    if (ENDS.has(word)) return;
    if (AFTER_OTHER.has(word)) spareList(reading, k + 1, last);
  }
}

/** A list of names, from shortly after `from` to the first word that is no part of a list. */
function spareList(reading: Reading, from: number, last: number, isOpening = false): void {
  let seen = false;
  for (let i = from; i < last; i++) {
    const index = reading.namedAt[i]!;
    if (index !== -1) {
      const named = reading.named[index]!;
      if (isTarget(named.entries[0]!.kind)) {
        named.exempt = true;
        seen = true;
      }
      i = named.last - 1;
      continue;
    }
    const word = reading.tokens[i]!.lower;
    if (ENDS.has(word) || (isOpening && seen && word === ',' && isSubjectAt(reading, i + 1, last))) return;
    if (seen ? !LINKS.has(word) && reading.tokens[i]!.kind !== 'number' : i - from > 5) return;
  }
}

/** "Unlike Opus, Fable has been switched off": after the comma the sentence itself begins. */
function isSubjectAt(reading: Reading, i: number, last: number): boolean {
  const index = reading.namedAt[i] ?? -1;
  if (index === -1 || i >= last) return false;
  const after = reading.tokens[reading.named[index]!.last];
  return after !== undefined && (BE.has(after.lower) || HAVE.has(after.lower) || /(?:ed|s)$/.test(after.lower));
}

function spareGoal(reading: Reading, i: number, last: number, goal: string): void {
  for (let k = i + 1; k < Math.min(i + 16, last); k++) {
    const word = reading.tokens[k]!.lower;
    if (word === goal) {
      // "directed a restriction of access to Grok": nobody goes there.
      if (/^direct/.test(reading.tokens[i]!.lower) && !hasTravellers(reading, i, k)) return;
      spareList(reading, k + 1, last);
      return;
    }
    if (ENDS.has(word) && goal === 'to') return;
  }
}

function hasTravellers(reading: Reading, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (
      /^(?:users?|customers?|traffic|requests?|queries|prompts|people|them|everyone|calls|workloads?)$/.test(
        reading.tokens[i]!.lower,
      )
    )
      return true;
  return false;
}

/** The names in the clause before `i`: what "remains available" is said of. */
function spareLeft(reading: Reading, i: number, first: number): void {
  let seen = false;
  for (let k = i - 1; k >= first; k--) {
    const word = reading.tokens[k]!.lower;
    if (ENDS.has(word) || (seen && word === 'of' && reading.tokens[k - 1]?.lower === 'suspension')) return;
    const index = reading.namedAt[k]!;
    if (index === -1) {
      if (
        seen &&
        !LINKS.has(word) &&
        !/^(?:including|access|to|other|all|like|such|that|users|customers|is|are|of|on|every)$/.test(word)
      ) {
        if (reading.tokens[k]!.kind === 'word') return;
      }
      continue;
    }
    const named = reading.named[index]!;
    if (isTarget(named.entries[0]!.kind)) {
      named.exempt = true;
      seen = true;
    }
    k = named.first;
  }
}

/** "remain available", "stayed up", "are still accessible", "continue to work", "remains fully available". */
function keepsUp(reading: Reading, i: number, last: number): boolean {
  const word = reading.tokens[i]!.lower;
  for (let k = i + 1; k < Math.min(i + 5, last); k++) {
    const next = reading.tokens[k]!.lower;
    if (
      NEGATIVE.has(next) ||
      (next.startsWith('un') && next !== 'unaffected' && next !== 'unchanged' && next !== 'untouched')
    )
      return false;
    if (UP.has(next))
      return (
        next !== 'in' || reading.tokens[k + 1]?.lower === 'service' || reading.tokens[k + 1]?.lower === 'operation'
      );
    if (word.startsWith('continu') && /^(?:work|operate|function|run|serve|offer|provide|support|be)$/.test(next))
      return next !== 'be' || UP.has(reading.tokens[k + 1]?.lower ?? '');
    if (reading.tokens[k]!.kind === 'mark') return false;
  }
  return false;
}

function isNegated(reading: Reading, i: number, first: number): boolean {
  for (let k = i - 1; k >= Math.max(first, i - 5); k--) {
    const word = reading.tokens[k]!.lower;
    if (NEGATIVE.has(word) || word.endsWith("n't")) return true;
    if (reading.tokens[k]!.kind === 'mark') return false;
  }
  return false;
}

function isPassive(reading: Reading, i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
    if (/^(?:is|are|was|were|be|been|isn't|aren't|wasn't|weren't)$/.test(reading.tokens[k]!.lower)) return true;
  }
  return false;
}
