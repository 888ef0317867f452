/** Where sentences begin and end. A full stop is not the end of "U.S.", "No. 7", "v. Smith", "4.8" or "Inc. said". */
import { MONTHS } from './calendar.ts';
import type { Token } from './tokens.ts';

export interface Sentence {
  /** Its place among the sentences. */
  index: number;
  start: number;
  end: number;
  /** Tokens [first, last). */
  first: number;
  last: number;
  /** Which paragraph it is in; 0 is the title. */
  paragraph: number;
}

const ABBREVIATIONS = new Set(
  `mr mrs ms dr prof sen rep reps gov gen sec hon st jr sr no nos art arts para sec secs ch vol pp p fig cf vs v inc corp co ltd llc
  plc bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun approx est dept al etc eg ie
  u.s u.k e.g i.e a.m p.m d.c ph.d u.n e.u abs nr bzw ca vgl z.b bspw usw mio mrd dott sig art n.d fed reg stat cir supp`.split(
    /\s+/,
  ),
);
const ORDINAL = new Set(['der', 'dem', 'den', 'am', 'vom', 'zum', 'im', 'beim']);
const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
/** After these a capital does begin a sentence more often than not. */
const MAY_END = new Set([
  'inc',
  'corp',
  'co',
  'ltd',
  'llc',
  'plc',
  'etc',
  'u.s',
  'u.k',
  'a.m',
  'p.m',
  'd.c',
  'u.n',
  'e.u',
]);
/** Words that begin sentences: after "in the U.S. The" a new one has begun. */
const STARTERS = new Set(
  'the a an it they he she we i this that these those in on at but and however under after before as for by to its their our no if when while both all access customers'.split(
    ' ',
  ),
);
const CLOSERS = new Set(['"', '”', '’', "'", ')', ']', '»', '」', '』']);
const ENDS = new Set(['.', '!', '?', '。', '！', '？', '…']);
const MAX_TOKENS = 160;

export function splitSentences(tokens: readonly Token[], text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  let paragraph = 0;
  const close = (last: number) => {
    if (last > first) {
      sentences.push({
        index: sentences.length,
        start: tokens[first]!.start,
        end: tokens[last - 1]!.end,
        first,
        last,
        paragraph,
      });
      first = last;
    }
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (i > first && (token.paragraph || (token.line && startsLine(tokens, i)) || i - first >= MAX_TOKENS)) close(i);
    if (token.paragraph) paragraph++;
    if (!isEnd(tokens, i, text)) continue;
    let last = i + 1;
    while (last < tokens.length && isCloser(tokens[last]!, text) && tokens[last]!.start === tokens[last - 1]!.end)
      last++;
    i = last - 1;
    close(last);
  }
  close(tokens.length);
  return sentences;
}

function isCloser(token: Token, text: string): boolean {
  return token.kind === 'mark' && CLOSERS.has(text[token.start]!);
}

/** A new line that is a list item, a heading's successor or a field ("Date: …"), not a wrapped sentence. */
function startsLine(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (token.kind === 'mark' && '-*•–—·|#>'.includes(token.lower)) return true;
  if (tokens[i + 1]?.lower === ':' || tokens[i + 2]?.lower === ':') return token.capital;
  const before = tokens[i - 1]!;
  if (before.kind === 'mark' && ':;.!?'.includes(before.lower)) return true;
  return token.kind === 'number' && (tokens[i + 1]?.lower === '.' || tokens[i + 1]?.lower === ')');
}

function isEnd(tokens: readonly Token[], i: number, text: string): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (token.kind === 'word') {
    // "U.S." is one token with its stops: it ends a sentence only where the next word begins one.
    if (!token.lower.endsWith('.')) return false;
    return next === undefined || next.paragraph || (next.capital && STARTERS.has(next.lower));
  }
  if (token.kind !== 'mark' || !ENDS.has(token.lower)) return false;
  if ('。！？'.includes(token.lower)) return true;
  if (next === undefined) return true;
  if (next.start === token.end && !isCloser(next, text)) return false;
  if (token.lower !== '.') return true;
  const before = tokens[i - 1];
  const after = isCloser(next, text) ? tokens[i + 2] : next;
  if (before === undefined || before.end !== token.start) return true;
  const begins = after === undefined || after.paragraph || after.capital || after.kind !== 'word';
  if (!begins) return false;
  // "am 30. Januar", "am 25. März" are one date; "der 4. Senat" is one court.
  if (before.kind === 'number' && /^\d{1,2}$/.test(before.lower) && after !== undefined && !after.paragraph)
    if (ORDINAL.has(tokens[i - 2]?.lower ?? '') || MONTHS.has(plain(after.lower))) return false;
  if (before.kind !== 'word') return true;
  const word = before.lower;
  if (word.length === 1 && word !== 'i' && before.capital) return after === undefined || STARTERS.has(after.lower);
  if (!ABBREVIATIONS.has(word)) return true;
  if (MAY_END.has(word)) return after === undefined || after.paragraph || STARTERS.has(after.lower);
  return after === undefined || after.paragraph;
}
