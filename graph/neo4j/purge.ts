/** Physical deletion of a document: its texts, its facts, itself. What the feed said of it stays as ids only. */
import { notFound } from '../errors.ts';
import { type NodeId, RELATIONS } from '../model.ts';
import type { Connection, Run } from './connection.ts';
import { joined, settle } from './merges.ts';
import { FACT, type FactRow } from './rows.ts';
import { instantValue } from './values.ts';
import { Writing } from './writing.ts';

/** Its own facts, and those that speak of it: they would point at nothing. */
const FACTS = Object.keys(RELATIONS)
  .map(
    (relation) => `MATCH ()-[r:${relation}]->() WHERE r.document = $document RETURN r
      UNION MATCH (:Node { id: $document })-[r:${relation}]-() RETURN r`,
  )
  .join(' UNION ');

export function purge(connection: Connection, document: NodeId, reason: string): Promise<{ facts: number }> {
  return connection.write(async (run) => {
    const w = await Writing.begin(run, connection.now());
    const [node] = await run<{ scope: string }>('MATCH (d:Document { id: $document }) RETURN d.scope AS scope', {
      document,
    });
    if (node === undefined) throw notFound('document', document, []);
    await separate(run, document);
    const rows = await run<{ r: FactRow; isValue: boolean }>(
      `CALL () { ${FACTS} } RETURN ${FACT} AS r, r.value IS NOT NULL AS isValue`,
      { document },
    );
    await run(`MATCH (c:Change) WHERE c.id IN $ids AND c.kind IN ['asserted', 'retracted'] DELETE c`, {
      ids: rows.map(({ r }) => r.id),
    });
    await run(`CALL () { ${FACTS} } DELETE r`, { document });
    for (const { r, isValue } of rows) {
      if (r.retractedAt != null) continue;
      const { id, subject, relation, object, scope } = r;
      w.emit('retracted', { id, subject, relation: relation as never, object: isValue ? null : object, scope });
    }
    w.emit('document', { id: document, subject: document, scope: node.scope });
    await run('MATCH (t:Text { document: $document }) DELETE t', { document });
    await run('MATCH (v:Version { document: $document }) DELETE v', { document });
    await run('MATCH (d:Document { id: $document }) DETACH DELETE d', { document });
    await run('CREATE (p:Purge { document: $document, reason: $reason, facts: $facts, recordedAt: $at })', {
      document,
      reason,
      facts: rows.length,
      at: instantValue(w.at),
    });
    await w.flush();
    return { facts: rows.length };
  });
}

/** It is no longer merged with others; facts are back with whom they were said of. */
async function separate(run: Run, document: NodeId): Promise<void> {
  const others = await joined(run, [document]);
  if (others.size === 1) return;
  await run('MATCH (:Node { id: $document })-[m:MERGED_INTO]-() DELETE m', { document });
  for (const other of others) await settle(run, [other]);
}
