/** Documents and the versions of their text. */

import { refused } from '../check.ts';
import { canonicalJson } from '../ids.ts';
import type { Instant, NodeId } from '../model.ts';
import type { DocumentInput } from '../store.ts';
import type { Row } from './connection.ts';
import { insertMany } from './insert-many.ts';
import { keyHashes } from './key-hash.ts';
import { addVersion, insertText, placeVersion, type Reading, storeText, versionsOf } from './versions.ts';
import { indexText, NODE_TABLE_COLUMNS, type NodeContent, replaceContent } from './write-nodes.ts';
import { CHANGE, type Writing } from './writing.ts';

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
  updateDocument(w, document, reading);
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

/** The document is known: its version is placed, and its header is written anew if this is the newest. */
function updateDocument(w: Writing, document: DocumentInput, reading: Reading): void {
  const { isNew, isNewest, fetchedAt } = placeVersion(w, document, reading);
  w.lower(w.find(document.id)!, document.learnedAt, reading.scope);
  const changed = isNewest && replaceHeader(w, { ...document, fetchedAt }, reading, isNew);
  if (!isNew && !changed) return;
  w.documents++;
  w.emit(CHANGE.document, reading.document);
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
