/** One item as its wire format gives it, before anything is read out of it. */
import type { Instant } from '../../graph/model.ts';

export interface Item {
  /** What identifies it at its source: guid, URL or document number. */
  guid: string;
  url: string | null;
  title: string;
  publishedAt: Instant | null;
  language: string | null;
  /** Readable text, title not included; paragraphs are separated by a blank line. */
  text: string;
}
