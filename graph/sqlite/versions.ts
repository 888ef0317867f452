/** The versions of a document's text, in the order in which they were learned. */
import { refused } from '../check.ts';
import type { Instant, NodeId } from '../model.ts';
import type { DocumentInput } from '../store.ts';
import { rangeOfDocument } from './rows.ts';
import type { Writing } from './writing.ts';

/** A reading of one version of a document: what its facts are set against. */
export interface Reading {
  /** Key of the document's node. */
  document: number;
  id: NodeId;
  scope: number;
  origin: number;
  /** Key of the text. */
  text: number;
  /** The text itself. */
  content: string;
  /** The version holds from … to (exclusive); null: it is the newest. */
  from: Instant;
  until: Instant | null;
  /** Nothing is stored of this document yet, so that there is nothing to compare with. */
  isNew: boolean;
}

export interface Version {
  learnedAt: Instant;
  fetchedAt: Instant;
  text: number;
  contentHash: string;
}

/** What `placeVersion` found. */
interface Place {
  /** No version next to it has this text. */
  isNew: boolean;
  isNewest: boolean;
  /** When this version was fetched first. */
  fetchedAt: Instant;
}

/**
 * Finds the place of what was read among the versions that we have, whatever the order in which they come: the version
 * that held at that moment, if it has the same text; the next one, then known earlier; else a new version in between.
 * Sets from when until when the reading holds.
 */
export function placeVersion(w: Writing, document: DocumentInput, reading: Reading): Place {
  const { learnedAt, fetchedAt, contentHash } = document;
  const versions = versionsOf(w, reading.document);
  const following = versions.findIndex(
    (v) => v.learnedAt > learnedAt || (v.learnedAt === learnedAt && v.fetchedAt > fetchedAt),
  );
  const place = following === -1 ? versions.length : following;
  const [previous, next, afterNext] = [versions[place - 1], versions[place], versions[place + 1]];
  const isAgain = previous?.learnedAt === learnedAt && previous.fetchedAt === fetchedAt;
  if (previous !== undefined && isAgain && previous.contentHash !== contentHash) {
    // The same fetch, its text taken out of the page in another way: it takes the place of what it was.
    removeVersion(w, reading.document, previous);
    addVersion(w, reading.document, { learnedAt, fetchedAt, text: reading.text });
    reading.until = next?.learnedAt ?? null;
    return { isNew: true, isNewest: next === undefined, fetchedAt };
  }
  if (previous?.contentHash === contentHash) {
    reading.from = previous.learnedAt;
    reading.until = next?.learnedAt ?? null;
    return { isNew: false, isNewest: next === undefined, fetchedAt: previous.fetchedAt };
  }
  addVersion(w, reading.document, { learnedAt, fetchedAt, text: reading.text });
  if (next?.contentHash === contentHash) {
    reading.until = afterNext?.learnedAt ?? null;
    removeVersion(w, reading.document, next);
    learnEarlier(w, reading, next.learnedAt, learnedAt);
    return { isNew: false, isNewest: afterNext === undefined, fetchedAt };
  }
  reading.until = next?.learnedAt ?? null;
  return { isNew: true, isNewest: next === undefined, fetchedAt };
}

/** A version turns out to have been known earlier: what it began or ended moves with it. */
function learnEarlier(w: Writing, { id, document }: Reading, was: Instant, is: Instant): void {
  if (was === is) return;
  for (const clock of ['learned_at', 'retracted_at']) {
    w.connection.run(
      `UPDATE facts SET ${clock} = ? WHERE id BETWEEN ? AND ? AND document = ? AND ${clock} = ?`,
      is,
      ...rangeOfDocument(id),
      document,
      was,
    );
  }
}

export function versionsOf(w: Writing, document: number): Version[] {
  const rows = w.connection.rows(
    `SELECT v.learned_at, v.fetched_at, v.text, t.content_hash FROM versions v JOIN texts t ON t.key = v.text
     WHERE v.document = ? ORDER BY v.learned_at, v.fetched_at, v.text`,
    document,
  );
  return rows.map(
    ([learnedAt, fetchedAt, text, contentHash]) => ({ learnedAt, fetchedAt, text, contentHash }) as Version,
  );
}

export function addVersion(w: Writing, document: number, version: Omit<Version, 'contentHash'>): void {
  w.connection.run(
    'INSERT INTO versions (document, learned_at, fetched_at, text) VALUES (?, ?, ?, ?)',
    document,
    version.learnedAt,
    version.fetchedAt,
    version.text,
  );
}

function removeVersion(w: Writing, document: number, { learnedAt, fetchedAt, text }: Version): void {
  w.connection.run(
    'DELETE FROM versions WHERE document = ? AND learned_at = ? AND fetched_at = ? AND text = ?',
    document,
    learnedAt,
    fetchedAt,
    text,
  );
}

/** The key of the text; stored once, however often the document comes back to it. */
export function storeText(w: Writing, document: number, { id, contentHash, text }: DocumentInput): number {
  const { connection } = w;
  const stored = connection.row(
    'SELECT key, text FROM texts WHERE document = ? AND content_hash = ?',
    document,
    contentHash,
  );
  if (stored === undefined) return insertText(w, document, { contentHash, text });
  if (stored[1] !== text) {
    throw refused(`Document '${id}': its text differs from the stored one of the same contentHash.`, {
      document: id,
      contentHash,
    });
  }
  return stored[0] as number;
}

export function insertText(
  w: Writing,
  document: number,
  { contentHash, text }: Pick<DocumentInput, 'contentHash' | 'text'>,
): number {
  const insertion = w.connection.sql('INSERT INTO texts (document, content_hash, text) VALUES (?, ?, ?)');
  return Number(insertion.run(document, contentHash, text).lastInsertRowid);
}
