/** One batch, all or nothing. */

import { checkBatch } from '../check.ts';
import type { Instant, NodeId } from '../model.ts';
import type { Batch, WriteResult } from '../store.ts';
import type { Connection } from './connection.ts';
import { redirect, revive } from './merges.ts';
import { findReading, writeDocument } from './write-documents.ts';
import { FactWriter } from './write-facts.ts';
import { writeNodes } from './write-nodes.ts';
import { Writing } from './writing.ts';

export function write(connection: Connection, batch: Batch): WriteResult {
  checkBatch(batch);
  return connection.transaction(() => {
    const w = new Writing(connection);
    const redirects = batch.redirects ?? [];
    if (batch.nodes !== undefined && batch.nodes.length > 0) {
      const known = writeNodes(w, batch.nodes, firstNaming(w, batch));
      const leaving = new Set(redirects.map(({ from }) => from));
      for (const { id } of known) if (!leaving.has(id)) revive(w, id);
    }
    for (const { from, into } of redirects) redirect(w, from, into);
    w.prefetch((batch.documents ?? []).flatMap(({ document }) => [document.id, document.source]));
    // All documents before all facts, since facts may name any of them; oldest first, since one may come in two versions.
    const read = (batch.documents ?? [])
      .toSorted((a, b) => a.document.learnedAt - b.document.learnedAt || a.document.fetchedAt - b.document.fetchedAt)
      .map(({ document, facts }) => ({ reading: writeDocument(w, document), facts }));
    const said = [...(batch.documents ?? []), ...(batch.reread ?? [])].flatMap(({ facts }) => facts);
    w.prefetch(said.flatMap(({ subject, object }) => (object == null ? [subject] : [subject, object])));
    const facts = new FactWriter(w);
    for (const { reading, facts: said } of read) facts.write(reading, said);
    for (const { document, facts: said } of batch.reread ?? []) facts.write(findReading(w, document), said);
    facts.finish();
    return {
      asserted: w.asserted,
      retracted: w.retracted,
      nodes: w.nodes,
      documents: w.documents,
      sequence: connection.number('SELECT max(sequence) FROM changes'),
    };
  });
}

/** For nodes that come without `learnedAt`: when a document of this batch first names them. */
function firstNaming(w: Writing, batch: Batch): (id: NodeId, scope: NodeId | null) => Instant {
  if (batch.nodes?.every(({ learnedAt }) => learnedAt !== undefined)) return () => Infinity;
  /** Scope of the document (empty: public) → node → instant. */
  const first = new Map<string, Map<NodeId, Instant>>();
  const add = (scope: string, facts: { subject: NodeId; object?: NodeId | null }[], learnedAt: Instant) => {
    const named = first.get(scope) ?? new Map<NodeId, Instant>();
    first.set(scope, named);
    for (const { subject, object } of facts) {
      if (learnedAt < (named.get(subject) ?? Infinity)) named.set(subject, learnedAt);
      if (object != null && learnedAt < (named.get(object) ?? Infinity)) named.set(object, learnedAt);
    }
  };
  for (const { document, facts } of batch.documents ?? []) {
    add(document.scope ?? '', [{ subject: document.source }, ...facts], document.learnedAt);
  }
  for (const { document, facts } of batch.reread ?? []) {
    const { scope, from } = findReading(w, document);
    add(w.connection.scopeOf(scope) ?? '', facts, from);
  }
  const of = (scope: string, id: NodeId) => first.get(scope)?.get(id) ?? Infinity;
  return (id, scope) => Math.min(of('', id), scope === null ? Infinity : of(scope, id));
}
