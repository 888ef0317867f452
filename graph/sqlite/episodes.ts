/** Rows of `facts`: stretches of time in which a fact was held. */
import type { Instant } from '../model.ts';
import type { FactInput } from '../store.ts';
import type { Connection } from './connection.ts';
import { idOfBlob, rangeOfDocument } from './rows.ts';
import type { Reading } from './versions.ts';

export const FACT_TABLE_COLUMNS = [
  'key',
  'id',
  'subject',
  'relation',
  'object',
  'scope',
  'valid_from',
  'valid_to',
  'learned_at',
  'retracted_at',
  'hidden',
  'document',
  'text',
  'said_subject',
  'said_object',
  'stance',
  'origin',
  'confidence',
  'recorded_at',
  'start_at',
  'end_at',
  'value',
  'qualifiers',
  'quote',
];

/** A row of `facts`: one stretch of time in which the fact was held. */
export interface Episode {
  key: number;
  learnedAt: Instant;
  retractedAt: Instant | null;
  text: number;
  confidence: number;
  start: number;
  end: number;
}

/** All episodes of what a document said, by the fact's id. */
export function episodesOf(connection: Connection, { id, document }: Reading): Map<string, Episode[]> {
  const found = new Map<string, Episode[]>();
  const rows = connection.rows(
    `SELECT id, key, learned_at, retracted_at, text, confidence, start_at, end_at FROM facts
     WHERE id BETWEEN ? AND ? AND document = ?`,
    ...rangeOfDocument(id),
    document,
  );
  for (const [blob, key, learnedAt, retractedAt, text, confidence, start, end] of rows) {
    const fact = idOfBlob(blob as Uint8Array);
    const episode = { key, learnedAt, retractedAt, text, confidence, start, end } as Episode;
    const episodes = found.get(fact);
    if (episodes === undefined) found.set(fact, [episode]);
    else episodes.push(episode);
  }
  return found;
}

export function holdsAt({ learnedAt, retractedAt }: Episode, instant: Instant): boolean {
  return learnedAt <= instant && (retractedAt === null || retractedAt > instant);
}

export function setSpan(connection: Connection, key: number, learnedAt: Instant, retractedAt: Instant | null): void {
  connection.run('UPDATE facts SET learned_at = ?, retracted_at = ? WHERE key = ?', learnedAt, retractedAt, key);
}

/** Where the fact stands in the text that was read, and how sure we are of it. */
export function setPlace(connection: Connection, key: number, text: number, fact: FactInput): void {
  connection.run(
    'UPDATE facts SET text = ?, confidence = ?, start_at = ?, end_at = ? WHERE key = ?',
    text,
    fact.confidence ?? 1,
    fact.start,
    fact.end,
    key,
  );
}

/** The episode ends at `from`; a copy of it, under `copy`, goes on from `until`. */
export function splitEpisode(
  connection: Connection,
  episode: Episode,
  copy: number,
  from: Instant,
  until: Instant,
): void {
  const copied = FACT_TABLE_COLUMNS.filter((column) => column !== 'key' && column !== 'learned_at').join(', ');
  connection.run(
    `INSERT INTO facts (key, learned_at, ${copied}) SELECT ?, ?, ${copied} FROM facts WHERE key = ?`,
    copy,
    until,
    episode.key,
  );
  setSpan(connection, episode.key, episode.learnedAt, from);
}
