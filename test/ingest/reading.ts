/** Texts read as a test needs them: with the shipped catalogue, in English, as a newspaper of New York, published on 15 June 2026. */
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { extract, read } from '../../ingest/extract/extract.ts';
import type { Extraction, Readable } from '../../ingest/extract/extraction.ts';
import { buildLexicon } from '../../ingest/extract/lexicon.ts';
import type { Reading } from '../../ingest/extract/reading.ts';

export const lexicon = buildLexicon(loadCatalogue());

export function readable(text: string, more: Partial<Readable> = {}): Readable {
  const usual = { sourceKind: 'news' as const, speaker: null, language: 'en', timeZone: 'America/New_York' };
  return { text, publishedAt: Date.parse('2026-06-15T15:00Z'), ...usual, ...more };
}

export const readText = (text: string, more: Partial<Readable> = {}): Reading => read(readable(text, more), lexicon);
export const extractText = (text: string, more: Partial<Readable> = {}): Extraction =>
  extract(readable(text, more), lexicon);
