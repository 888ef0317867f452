/** Documents and the versions of their text. */

import { refused } from '../check.ts';
import { canonicalJson } from '../ids.ts';
import type { Instant, NodeId } from '../model.ts';
import type { DocumentInput } from '../store.ts';
import type { Row } from './connection.ts';
import { insertMany } from './insert-many.ts';
import { keyHashes } from './key-hash.ts';
import { rangeOfDocument } from './rows.ts';
import { indexText, NODE_TABLE_COLUMNS, type NodeContent, replaceContent } from './write-nodes.ts';
import { CHANGE, type Writing } from './writing.ts';

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

interface Version {
  learnedAt: Instant;
  fetchedAt: Instant;
  text: number;
  contentHash: string;
}

/** Stores the document as a node, its text and the version; what it says comes after (`writeFacts`). */
export function writeDocument(w: Writing, document: DocumentInput): Reading {
  const source = w.find(document.source);
  if (source === undefined) {
    throw refused(
      `Document '${document.id}': there is no source '${document.source}'.`,
      { document: document.id, source: document.source },
      'Write a Source node of that id in the same batch, or before.',
    );
  }
  w.lower(source, document.learnedAt, w.connection.intern(document.scope ?? ''));
  const ref = w.find(document.id);
  if (ref === undefined) return writeNewDocument(w, document);
  const row = w.connection.row('SELECT origin FROM documents WHERE node = ?', ref.key);
  if (row === undefined) throw refused(`'${document.id}' is a node, not a document.`, { id: document.id });
  const scope = w.connection.scopeOf(ref.scope);
  if (scope !== (document.scope ?? null)) {
    throw refused(
      `Document '${document.id}' is ${scope === null ? 'public' : `private to '${scope}'`}: that cannot change.`,
      { id: document.id, field: 'scope' },
    );
  }
  const reading: Reading = {
    document: ref.key,
    id: document.id,
    scope: ref.scope,
    origin: row[0] as number,
    text: storeText(w, ref.key, document),
    content: document.text,
    from: document.learnedAt,
    until: null,
    isNew: false,
  };
  placeVersion(w, document, reading);
  return reading;
}

/** The newest version of a stored document, to be read anew. */
export function findReading(w: Writing, id: NodeId): Reading {
  const ref = w.find(id);
  const row = ref && w.connection.row('SELECT origin FROM documents WHERE node = ?', ref.key);
  const version = ref && versionsOf(w, ref.key).at(-1);
  if (ref === undefined || row === undefined || version === undefined) {
    throw refused(
      `There is no document '${id}' to read anew.`,
      { document: id },
      `Write it in 'documents', with its text.`,
    );
  }
  const content = w.connection.row('SELECT text FROM texts WHERE key = ?', version.text) as Row;
  return {
    document: ref.key,
    id,
    scope: ref.scope,
    origin: row[0] as number,
    text: version.text,
    content: content[0] as string,
    from: version.learnedAt,
    until: null,
    isNew: false,
  };
}

function writeNewDocument(w: Writing, document: DocumentInput): Reading {
  const { connection } = w;
  const key = w.takeNodeKeys(1);
  const scope = connection.intern(document.scope ?? '');
  const origin = connection.intern(document.origin);
  const { name, time, keys, props } = contentOf(document);
  const kind = connection.intern('Document');
  const { id, learnedAt, fetchedAt } = document;
  insertMany(connection, 'nodes', NODE_TABLE_COLUMNS, [
    [key, id, kind, scope, time, learnedAt, w.at, name, keys, props],
  ]);
  for (const hash of keyHashes({ id, name, keys: JSON.parse(keys) as string[] })) {
    connection.run('INSERT INTO node_keys (hash, node) VALUES (?, ?)', hash, key);
  }
  indexText(w, key, name, keys, document.text);
  connection.run(
    'INSERT INTO documents (node, source, url, language, origin) VALUES (?, ?, ?, ?, ?)',
    key,
    w.find(document.source)!.key,
    document.url,
    document.language,
    origin,
  );
  const text = insertText(w, key, document);
  addVersion(w, key, { learnedAt, fetchedAt, text });
  w.remember(id, { key, target: key, scope, learnedAt });
  w.documents++;
  w.emit(CHANGE.document, key);
  return { document: key, id, scope, origin, text, content: document.text, from: learnedAt, until: null, isNew: true };
}

/**
 * Finds the place of what was read among the versions that we have, whatever the order in which they come: the version
 * that held at that moment, if it has the same text; the next one, then known earlier; else a new version in between.
 */
function placeVersion(w: Writing, document: DocumentInput, reading: Reading): void {
  const { learnedAt, fetchedAt, contentHash } = document;
  const key = reading.document;
  const versions = versionsOf(w, key);
  const following = versions.findIndex(
    (v) => v.learnedAt > learnedAt || (v.learnedAt === learnedAt && v.fetchedAt > fetchedAt),
  );
  const place = following === -1 ? versions.length : following;
  const [previous, next] = [versions[place - 1], versions[place]];
  let isNewVersion = false;
  if (previous?.contentHash === contentHash) {
    reading.from = previous.learnedAt;
    reading.until = next?.learnedAt ?? null;
  } else if (next?.contentHash === contentHash) {
    reading.until = versions[place + 1]?.learnedAt ?? null;
    w.connection.run(
      'DELETE FROM versions WHERE document = ? AND learned_at = ? AND fetched_at = ? AND text = ?',
      key,
      next.learnedAt,
      next.fetchedAt,
      next.text,
    );
    addVersion(w, key, { learnedAt, fetchedAt, text: next.text });
    learnEarlier(w, reading, next.learnedAt, learnedAt);
  } else {
    isNewVersion = true;
    reading.until = next?.learnedAt ?? null;
    addVersion(w, key, { learnedAt, fetchedAt, text: reading.text });
  }
  w.lower(w.find(document.id)!, learnedAt, reading.scope);
  const first = isNewVersion || previous?.contentHash !== contentHash ? fetchedAt : previous.fetchedAt;
  const isNewest = next === undefined || (next.contentHash === contentHash && versions[place + 1] === undefined);
  const changed = isNewest && replaceHeader(w, { ...document, fetchedAt: first }, reading, isNewVersion);
  if (!isNewVersion && !changed) return;
  w.documents++;
  w.emit(CHANGE.document, key);
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

/** Title, time, props and so on are those of the newest version; false where they are as they were. */
function replaceHeader(w: Writing, document: DocumentInput, reading: Reading, isNewVersion: boolean): boolean {
  const { connection } = w;
  const { document: key } = reading;
  const row = connection.row('SELECT name, time, keys, props FROM nodes WHERE key = ?', key) as Row;
  const [name, time, keys, props] = row as [string, Instant | null, string, string];
  const next = contentOf(document);
  const changed = replaceContent(w, key, document.id, { name, time, keys, props }, next, undefined);
  if (isNewVersion || name !== next.name || keys !== next.keys) {
    indexText(w, key, next.name, next.keys, document.text);
  }
  if (changed) {
    connection.run(
      'UPDATE documents SET source = ?, url = ?, language = ? WHERE node = ?',
      w.find(document.source)!.key,
      document.url,
      document.language,
      key,
    );
  }
  return changed;
}

/** A document as a node: its header goes into the props, so that it can be read and filtered like any other. */
function contentOf(document: DocumentInput): NodeContent {
  const { url, source, language, publishedAt, fetchedAt, origin, contentHash, backfilled = false } = document;
  const keys = new Set(document.keys ?? []);
  if (url !== null) keys.add(url);
  return {
    name: document.title,
    time: publishedAt,
    keys: JSON.stringify([...keys]),
    props: canonicalJson({
      ...document.props,
      url,
      source,
      language,
      publishedAt,
      fetchedAt,
      origin,
      contentHash,
      backfilled,
    }),
  };
}

function versionsOf(w: Writing, document: number): Version[] {
  const rows = w.connection.rows(
    `SELECT v.learned_at, v.fetched_at, v.text, t.content_hash FROM versions v JOIN texts t ON t.key = v.text
     WHERE v.document = ? ORDER BY v.learned_at, v.fetched_at, v.text`,
    document,
  );
  return rows.map(
    ([learnedAt, fetchedAt, text, contentHash]) => ({ learnedAt, fetchedAt, text, contentHash }) as Version,
  );
}

function addVersion(w: Writing, document: number, version: Omit<Version, 'contentHash'>): void {
  w.connection.run(
    'INSERT OR IGNORE INTO versions (document, learned_at, fetched_at, text) VALUES (?, ?, ?, ?)',
    document,
    version.learnedAt,
    version.fetchedAt,
    version.text,
  );
}

/** The key of the text; stored once, however often the document comes back to it. */
function storeText(w: Writing, document: number, { id, contentHash, text }: DocumentInput): number {
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

function insertText(
  w: Writing,
  document: number,
  { contentHash, text }: Pick<DocumentInput, 'contentHash' | 'text'>,
): number {
  const insertion = w.connection.sql('INSERT INTO texts (document, content_hash, text) VALUES (?, ?, ?)');
  return Number(insertion.run(document, contentHash, text).lastInsertRowid);
}
