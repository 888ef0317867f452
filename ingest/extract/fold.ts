/**
 * Text as names are compared: lower case, without accents, full-width forms narrowed, runs of spaces and hyphens as one
 * space ("GPT‑5.6" = "gpt 5.6"), traditional Chinese characters as simplified ones. A blank line stays a break, which no name crosses. Offsets lead back to the original.
 */

import { simplified } from './han.ts';

/** Ends a paragraph; is in no name. */
export const BREAK = 10;
const SPACE = 32;
const DROP = 1;
const HYPHENS = '-_‐‑‒–—−­';
const APOSTROPHES = "'’‘ʼ＇`´";

export interface Folded {
  codes: Uint16Array;
  /** Index in the original of each code; one more at the end. */
  at: Int32Array;
  length: number;
}

const table = new Uint16Array(65_536);

function foldCode(code: number): number {
  const char = String.fromCharCode(code);
  if (code === 9 || code === 10 || code === 13 || code === 32 || code === 0xa0 || code === 0x3000) return SPACE;
  if (code >= 0x2000 && code <= 0x200a) return SPACE;
  if (code === 0x200b || code === 0x200d || code === 0xfeff || (code >= 0x300 && code <= 0x36f)) return DROP;
  if (HYPHENS.includes(char)) return SPACE;
  if (APOSTROPHES.includes(char)) return 39;
  if (code >= 0xd800 && code <= 0xdfff) return code;
  if (code >= 0x4e00 && code <= 0x9fff) return simplified(char).charCodeAt(0);
  const plain = char.normalize('NFKD').toLowerCase().charCodeAt(0);
  return Number.isNaN(plain) || plain === 0 ? DROP : plain;
}

/** One pair for all texts of a usual length: to allocate took longer than to fold. */
const scratch = { codes: new Uint16Array(1 << 16), at: new Int32Array((1 << 16) + 1) };

/** Linear; each character is folded by itself, so that every span can be found again. What it gives holds until the next call. */
export function fold(text: string): Folded {
  const isLong = text.length > scratch.codes.length;
  const codes = isLong ? new Uint16Array(text.length) : scratch.codes;
  const at = isLong ? new Int32Array(text.length + 1) : scratch.at;
  let length = 0;
  let lineEnds = 0;
  for (let i = 0; i < text.length; i++) {
    const raw = text.charCodeAt(i);
    const code = table[raw] || learn(raw);
    if (code > SPACE) {
      lineEnds = 0;
      at[length] = i;
      codes[length++] = code;
    } else if (code === SPACE) {
      if (raw === 10) lineEnds++;
      if (length > 0 && codes[length - 1]! <= SPACE) {
        if (lineEnds > 1) codes[length - 1] = BREAK;
      } else {
        at[length] = i;
        codes[length++] = SPACE;
      }
    }
  }
  at[length] = text.length;
  return { codes, at, length };
}

function learn(raw: number): number {
  table[raw] = foldCode(raw);
  return table[raw]!;
}

/** A name as a pattern; trimmed. */
export function foldName(name: string): string {
  // Most words are plain already.
  if (/^[a-z0-9.]+$/.test(name)) return name;
  const known = folded.get(name);
  if (known !== undefined) return known;
  const plain = foldAny(name);
  if (folded.size < MOST_FOLDED) folded.set(name, plain);
  return plain;
}

/** Names come again and again; a bounded memory of them. */
const folded = new Map<string, string>();
const MOST_FOLDED = 20_000;

function foldAny(name: string): string {
  const { codes, length } = fold(name);
  return String.fromCharCode(...codes.subarray(0, length)).trim();
}
