/** A section of the mail, and what all of them share. */
import { listText } from '../../queries/words.ts';
import type { Links } from '../links.ts';
import type { DigestAnswer, Told } from './ask.ts';
import { clip, type Times } from './words.ts';

export interface Link {
  text: string;
  url: string;
}

/** A document that says so: who published it, and under which title. */
export interface Source extends Link {
  title: string;
}

export interface Entry {
  title: string;
  /** The page of the console about it; null: there is none. */
  url: string | null;
  /** `tone`: for colour, beside the words. */
  moved: { before: string; after: string; tone: 'bad' | 'warn' | 'good' | 'plain' } | null;
  details: string[];
  /** The documents that say so. */
  evidence: Source[];
}

export interface Section {
  title: string;
  entries: Entry[];
  /** What follows in a quieter voice: what is left out, and where it stands. */
  tail: Link | string | null;
}

export interface Telling {
  answer: DigestAnswer;
  times: Times;
  links: Links;
  /** Entries of a section at most. */
  most: number;
}

/** What is left out of a list; null: nothing. */
export const restOf = (all: number, most: number, url: string): Link | null =>
  all > most ? { text: `${all - most} more`, url } : null;

export const useText = (ours: readonly { name: string }[]): string =>
  ours.length === 0 ? 'not about what you use' : `you use ${listText(ours.map(({ name }) => name))}`;

export const sourceOf = ({ document: { title, source } }: Told): string => source?.name ?? title;

/** Each once; at most three. */
export function documents(evidence: readonly Told[], links: Links): Source[] {
  const byId = new Map(evidence.map((told) => [told.document.id, told]));
  return [...byId.values()].slice(0, 3).map((told) => ({
    text: sourceOf(told),
    title: clip(told.document.title, 100),
    url: links.document(told.document.id),
  }));
}
