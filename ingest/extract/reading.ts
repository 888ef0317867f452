/** A document while it is read: what each layer found, for the layers above it. Indices are into `tokens`. */
import type { EventDate, NodeId } from '../../graph/model.ts';
import type { Readable, Span } from './extraction.ts';
import type { Entry, Lexicon, NameForm } from './lexicon.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

export interface Named {
  start: number;
  end: number;
  /** Tokens [first, last). */
  first: number;
  last: number;
  sentence: number;
  /** One, or several for "both models". */
  entries: Entry[];
  form: NameForm | 'shorthand' | 'group';
  provisional: boolean;
  /** Said to be spared, unaffected or merely a member of "all other models": never a target. */
  exempt: boolean;
  /** Part of another word or name: "Anthropic-backed", "OpenAI-compatible". */
  modifier: boolean;
}

export interface Dated extends EventDate, Span {
  /** ISO 8601 as written, in its own zone and no more precise than it was. */
  local: string;
  first: number;
  last: number;
  sentence: number;
  /** "from", "by", "until" …, or '' */
  lead: string;
  /** Where only words relative to the publication stand there ("on Friday"). */
  relative: boolean;
}

export interface Cited extends Span {
  /** Normalised: "15 CFR 744.22(b)". */
  citation: string;
  kind: 'cfr' | 'usc' | 'fr' | 'celex' | 'docket' | 'eo' | 'eccn' | 'eu-act' | 'public-law' | 'bill';
  first: number;
  sentence: number;
}

export interface Reading {
  readable: Readable;
  text: string;
  lexicon: Lexicon;
  tokens: Token[];
  sentences: Sentence[];
  /** Sentence of each token. */
  sentenceOf: Int32Array;
  named: Named[];
  /** Index into `named` of each token, or -1. */
  namedAt: Int32Array;
  dates: Dated[];
  /** The same by sentence; undefined where it has none. */
  datesOf: Map<number, Dated[]>;
  cited: Cited[];
  /** Tokens that stand between quotation marks. */
  inQuotes: Uint8Array;
  /** Who "we" is, if it can be told. */
  speaker: NodeId | null;
}

/** Text of tokens [first, last). */
export function slice(reading: Reading, first: number, last: number): string {
  if (last <= first) return '';
  return reading.text.slice(reading.tokens[first]!.start, reading.tokens[last - 1]!.end);
}

export function spanOf(reading: Reading, start: number, end: number): Span {
  return { quote: reading.text.slice(start, end), start, end };
}

/** Mentions whose tokens begin in [first, last). */
export function namedIn(reading: Reading, first: number, last: number): Named[] {
  const found: Named[] = [];
  for (let i = first; i < last; i++) {
    const index = reading.namedAt[i]!;
    if (index === -1) continue;
    const named = reading.named[index]!;
    if (named.first === i) found.push(named);
  }
  return found;
}
