/** One batch, all or nothing: one managed transaction, which the driver tries again where a deadlock or a new leader ended it. */
import { checkBatch } from '../check.ts';
import type { Instant, NodeId } from '../model.ts';
import type { Batch, WriteResult } from '../store.ts';
import type { Connection, Run } from './connection.ts';
import { redirect, revive } from './merges.ts';
import { PUBLIC } from './values.ts';
import { DocumentWriter } from './write-documents.ts';
import { FactWriter } from './write-facts.ts';
import { writeNodes } from './write-nodes.ts';
import { Writing } from './writing.ts';

export async function write(connection: Connection, batch: Batch): Promise<WriteResult> {
  checkBatch(batch);
  return connection.write((run) => writeOnce(run, connection.now(), batch));
}

async function writeOnce(run: Run, at: Instant, batch: Batch): Promise<WriteResult> {
  const w = await Writing.begin(run, at);
  const { nodes = [], documents = [], reread = [], redirects = [] } = batch;
  await w.load(idsOf(batch));
  const facts = new FactWriter(w);
  const texts = new DocumentWriter(w, facts.learnEarlier);
  const written = documents.map(({ document }) => document);
  const readAnew = reread.map(({ document }) => document);
  await texts.load(written, readAnew);
  await facts.load([...written.map(({ id }) => id), ...readAnew].filter((id) => w.nodes.has(id)));
  if (nodes.length > 0) {
    const rereadFrom = new Map(readAnew.map((id) => [id, texts.find(id)]));
    const known = writeNodes(
      w,
      nodes,
      firstNaming(batch, (id) => rereadFrom.get(id)!),
    );
    const leaving = new Set(redirects.map(({ from }) => from));
    for (const id of known) if (!leaving.has(id) && w.redirected.has(id)) await revive(w, id);
  }
  for (const { from, into } of redirects) await redirect(w, from, into);
  // All documents before all facts, since facts may name any of them; oldest first, since one may come in two versions.
  const readings = documents
    .toSorted((a, b) => a.document.learnedAt - b.document.learnedAt || a.document.fetchedAt - b.document.fetchedAt)
    .map(({ document, facts: said }) => ({ reading: texts.write(document), said }));
  for (const { reading, said } of readings) facts.write(reading, said);
  for (const { document, facts: said } of reread) facts.write(texts.find(document), said);
  await texts.flush();
  await facts.flush();
  await w.flush();
  return w.result();
}

function* idsOf({ nodes = [], documents = [], reread = [], redirects = [] }: Batch): Generator<NodeId> {
  for (const { id } of nodes) yield id;
  for (const { from, into } of redirects) {
    yield from;
    yield into;
  }
  for (const { document } of documents) {
    yield document.id;
    yield document.source;
  }
  for (const { document } of reread) yield document;
  for (const { facts } of [...documents, ...reread]) {
    for (const { subject, object } of facts) {
      yield subject;
      if (object != null) yield object;
    }
  }
}

/** For nodes that come without `learnedAt`: when a document of this batch first names them. */
function firstNaming(
  { nodes = [], documents = [], reread = [] }: Batch,
  readingOf: (document: NodeId) => { scope: string; from: Instant },
): (id: NodeId, scope: NodeId | null) => Instant {
  if (nodes.every(({ learnedAt }) => learnedAt !== undefined)) return () => Infinity;
  /** Scope of the document → node → instant. */
  const first = new Map<string, Map<NodeId, Instant>>();
  const add = (scope: string, facts: { subject: NodeId; object?: NodeId | null }[], learnedAt: Instant) => {
    const named = first.get(scope) ?? new Map<NodeId, Instant>();
    first.set(scope, named);
    for (const id of facts.flatMap(({ subject, object }) => (object == null ? [subject] : [subject, object]))) {
      named.set(id, Math.min(learnedAt, named.get(id) ?? Infinity));
    }
  };
  for (const { document, facts } of documents)
    add(document.scope ?? PUBLIC, [{ subject: document.source }, ...facts], document.learnedAt);
  for (const { document, facts } of reread) {
    const { scope, from } = readingOf(document);
    add(scope, facts, from);
  }
  const of = (scope: string, id: NodeId) => first.get(scope)?.get(id) ?? Infinity;
  return (id, scope) => Math.min(of(PUBLIC, id), scope === null ? Infinity : of(scope, id));
}
