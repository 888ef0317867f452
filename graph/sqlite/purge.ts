/** Physical deletion of a document: its texts, its facts, itself. What the feed said of it stays as ids only. */
import { notFound } from '../errors.ts';
import type { NodeId, Relation } from '../model.ts';
import type { Connection } from './connection.ts';
import type { PurgedDetail } from './feed.ts';
import { keyHashes } from './key-hash.ts';
import { joined, settle } from './merges.ts';
import { idOfBlob, rangeOfDocument } from './rows.ts';
import { CHANGE } from './writing.ts';

export function purge(connection: Connection, document: NodeId, reason: string): { facts: number } {
  return connection.transaction(() => {
    const row = connection.row(
      'SELECT n.key, n.scope, n.name, n.keys FROM nodes n JOIN documents d ON d.node = n.key WHERE n.id = ?',
      document,
    );
    if (row === undefined) throw notFound('document', document, []);
    const [key, scopeKey, name, keys] = row as [number, number, string, string];
    const at = connection.now();
    separate(connection, key);
    // Its own facts, and those that speak of it: they would point at nothing.
    const facts = connection.rows(
      `SELECT f.key, f.id, s.id, f.relation, o.id, f.scope, f.retracted_at FROM facts f
       JOIN nodes s ON s.key = f.subject LEFT JOIN nodes o ON o.key = f.object
       WHERE (f.id BETWEEN ?1 AND ?2 AND f.document = ?3) OR f.subject = ?3 OR f.object = ?3 ORDER BY f.key`,
      ...rangeOfDocument(document),
      key,
    );
    for (const [, id, subject, relation, object, scope, retractedAt] of facts) {
      if (retractedAt !== null) continue;
      emit(connection, at, CHANGE.retracted, {
        id: idOfBlob(id as Uint8Array),
        subject: subject as NodeId,
        relation: connection.word(relation as number) as Relation,
        object: object as NodeId | null,
        scopeKey: scope as number,
      });
    }
    const gone: PurgedDetail = { id: document, subject: document, relation: null, object: null, scopeKey };
    connection.run(
      `UPDATE changes SET target = NULL, detail = ? WHERE kind = ${CHANGE.document} AND target = ?`,
      JSON.stringify(gone),
      key,
    );
    emit(connection, at, CHANGE.document, gone);
    // Only now, since a sequence that is free at the end would be given again.
    const factKeys = JSON.stringify(facts.map(([fact]) => fact));
    connection.run(
      `DELETE FROM changes WHERE kind IN (${CHANGE.asserted}, ${CHANGE.retracted}) AND target IN (SELECT value FROM json_each(?))`,
      factKeys,
    );
    connection.run('DELETE FROM facts WHERE key IN (SELECT value FROM json_each(?))', factKeys);
    for (const table of ['texts', 'versions']) connection.run(`DELETE FROM ${table} WHERE document = ?`, key);
    for (const table of ['documents', 'node_state']) connection.run(`DELETE FROM ${table} WHERE node = ?`, key);
    for (const hash of keyHashes({ id: document, name, keys: JSON.parse(keys) as string[] })) {
      connection.run('DELETE FROM node_keys WHERE hash = ? AND node = ?', hash, key);
    }
    connection.run('DELETE FROM search WHERE rowid = ?', key);
    connection.run('DELETE FROM nodes WHERE key = ?', key);
    const own = facts.length;
    connection.run(
      'INSERT INTO purges (document, reason, facts, recorded_at) VALUES (?, ?, ?, ?)',
      document,
      reason,
      own,
      at,
    );
    return { facts: own };
  });
}

/** It is no longer merged with others; facts are back with whom they were said of. */
function separate(connection: Connection, node: number): void {
  const others = joined(connection, [node]);
  connection.run('DELETE FROM merges WHERE node = ?1 OR into_node = ?1', node);
  for (const other of others) settle(connection, [other]);
}

function emit(connection: Connection, at: number, kind: number, detail: PurgedDetail): void {
  connection.run('INSERT INTO changes (recorded_at, kind, detail) VALUES (?, ?, ?)', at, kind, JSON.stringify(detail));
}
