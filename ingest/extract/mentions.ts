/** Who and what is named: catalogue names by the automaton, unseen models of known families by pattern. */
import { isInWord } from './automaton.ts';
import { BREAK, fold } from './fold.ts';
import type { Entry, Lexicon, Name, NameForm } from './lexicon.ts';
import type { Named } from './reading.ts';
import type { Token } from './tokens.ts';

export interface Found {
  start: number;
  end: number;
  entry: Entry;
  form: NameForm;
  provisional: boolean;
}

const DOT = 46;

/** Leftmost, then longest; whole words only ("Claude Opus 4" is not in "Claude Opus 4.8", nor "openai" in "openai.com"). */
export function findNames(text: string, lexicon: Lexicon): Found[] {
  const folded = fold(text);
  const { codes, at, length } = folded;
  const hits: { pattern: number; from: number; to: number }[] = [];
  lexicon.automaton.scan(codes, length, (pattern, from, to) => {
    if (isWhole(codes, length, from, to)) hits.push({ pattern, from, to });
  });
  hits.sort((a, b) => a.from - b.from || b.to - a.to);
  const found: Found[] = [];
  let free = 0;
  for (const { pattern, from, to } of hits) {
    if (from < free) continue;
    const start = at[from]!;
    const end = at[to - 1]! + 1;
    if (isOtherVersion(text, end)) continue;
    const written = text.slice(start, end);
    const name = lexicon.names[pattern]!.find((candidate) => isWritten(candidate, written));
    if (name === undefined) continue;
    found.push({ start, end, entry: name.entry, form: name.form, provisional: false });
    free = to;
  }
  return found;
}

function isWhole(codes: Uint16Array, length: number, from: number, to: number): boolean {
  const first = codes[from]!;
  const last = codes[to - 1]!;
  if (from > 0 && isInWord(first)) {
    const before = codes[from - 1]!;
    // "anthropic/claude-fable-5" names a model; the companies of an address name nobody.
    const isPath = before === 47 && !hasDigit(codes, from, to);
    if (isInWord(before) || before === 64 || isPath) return false;
    // "us.anthropic.claude-opus-4-1" names a model too; "2.GPT-4" does not begin where it seems to.
    const inAddress = before === DOT && from > 1 && isInWord(codes[from - 2]!);
    if (inAddress && (isDigit(codes[from - 2]!) || !hasDigit(codes, from, to))) return false;
  }
  if (to < length && isInWord(last)) {
    const after = codes[to]!;
    if (isInWord(after) || after === 64) return false;
    if (after === DOT && to + 1 < length && isInWord(codes[to + 1]!)) return false;
  }
  return codes[from] !== BREAK;
}

/** "claude-opus-4-9" is not "claude-opus-4"; "claude-sonnet-4-20250514" is "claude-sonnet-4". */
function isOtherVersion(text: string, end: number): boolean {
  if (text[end] !== '-' || !isDigit(text.charCodeAt(end - 1)) || !isDigit(text.charCodeAt(end + 1))) return false;
  return /^-\d{1,2}(?![\da-z])/i.test(text.slice(end, end + 4));
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function hasDigit(codes: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isDigit(codes[i]!)) return true;
  return false;
}

function isWritten({ writing, raw }: Name, written: string): boolean {
  if (writing === 'exact') return written === raw || written.replaceAll('.', '') === raw.replaceAll('.', '');
  return writing === 'any' || written[0]!.toLowerCase() !== written[0] || !/\p{L}/u.test(written[0]!);
}

/** Brings the finds to tokens, in order and without overlap: the longer of two that start together stays. */
export function toNamed(found: readonly Found[], tokens: readonly Token[], sentenceOf: Int32Array): Named[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const named: Named[] = [];
  let token = 0;
  let free = -1;
  for (const one of sorted) {
    if (one.start < free) continue;
    while (token < tokens.length - 1 && tokens[token]!.end <= one.start) token++;
    let last = token;
    while (last < tokens.length && tokens[last]!.start < one.end) last++;
    const tail = tokens[last - 1]!;
    const isModifier = tail.end - one.end > 2 && tail.kind === 'word';
    named.push({
      start: one.start,
      end: one.end,
      first: token,
      last: Math.max(last, token + 1),
      sentence: sentenceOf[token]!,
      entries: [one.entry],
      form: one.form,
      provisional: one.provisional,
      exempt: false,
      modifier: isModifier,
    });
    free = one.end;
  }
  return named;
}
