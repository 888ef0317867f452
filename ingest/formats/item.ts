/** One item as its wire format gives it, before anything is read out of it; and what a parser hands back. */
import type { Instant } from '../../graph/model.ts';
import type { SourceKind } from '../sources/source.ts';

export interface Item {
  /** What identifies it at its source: guid, URL or document number. */
  guid: string;
  url: string | null;
  title: string;
  publishedAt: Instant | null;
  language: string | null;
  /** Readable text, title not included; paragraphs are separated by a blank line. */
  text: string;
  /** What a saved file says of where it came from; else it came from the source that was asked. */
  from?: SavedFrom;
}

/** The source of a saved file, as its head or sidecar names it. Null or left out is: not said. */
export interface SavedFrom {
  /** kebab-case; `source:<id>` in the graph. */
  source: string | null;
  sourceName: string | null;
  sourceKind: SourceKind | null;
  /** Who says "we": an id of the catalogue. */
  speaker: string | null;
  /** IANA zone of dates without one. */
  timeZone: string | null;
}

/** What could not be read, beside what could. */
export interface Problem {
  /** Which item: "item 3", its guid, or null for the answer as a whole. */
  item: string | null;
  /** One line. */
  message: string;
}

/** A broken item is a problem and never costs the others. A body that gives nothing at all throws PARSE_FAILED. */
export interface Parsed {
  items: Item[];
  problems: Problem[];
  /** How many rows an item sums up: the models of a catalogue listing, which is one document. */
  listed?: number;
}

export interface ParseOptions {
  /** Where the body came from: relative links start here, and errors name it. */
  url: string;
  /** IANA zone of dates that name none; null: UTC. */
  timeZone?: string | null;
}
