/** A source: who speaks, where, how often, in what shape. One small file each beside this one. */
import type { NodeId } from '../../graph/model.ts';
import type { Parsed } from '../formats/item.ts';

export const SOURCE_KINDS = ['regulator', 'vendor', 'news', 'analysis', 'aggregator', 'catalogue'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface SourceDefinition {
  /** kebab-case; `source:<id>` in the graph. */
  id: string;
  name: string;
  kind: SourceKind;
  url: string;
  /** Who says "we" there: an authority or provider of the catalogue. */
  speaker: NodeId | null;
  language: string | null;
  /** IANA zone of its dates without one. */
  timeZone: string | null;
  everyMinutes: number;
  /** Fewer items than this in one answer is reported as a fault of the source (a changed page). */
  expectAtLeast: number;
  /** The text of an answer, decoded, and where it was found. Throws PARSE_FAILED where it is something else altogether. */
  parse(body: string, url: string): Parsed | Promise<Parsed>;
  /** For a listing: reads the page of one entry. Each new entry's page is fetched once; what it says replaces the entry's text. */
  parsePage?(body: string, url: string): Parsed | Promise<Parsed>;
}
