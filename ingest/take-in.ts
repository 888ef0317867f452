/** Items → documents → extraction → linking → the store, a batch at a time. A batch is written whole or not at all. */
import { documentId, hash } from '../graph/ids.ts';
import type { GraphNode, Instant, NodeId } from '../graph/model.ts';
import type { DocumentInput, NodeInput, Store } from '../graph/store.ts';
import { extract } from './extract/extract.ts';
import type { Extraction, Readable } from './extract/extraction.ts';
import type { Lexicon } from './extract/lexicon.ts';
import type { Item, Problem } from './formats/item.ts';
import { oneLine } from './formats/parse-failure.ts';
import { link } from './link/link.ts';
import { type Counts, noCounts } from './report.ts';
import type { ReadFrom } from './source-node.ts';
import { withLease } from './with-lease.ts';

/** Documents a write: enough to be quick, few enough that a kill loses little work. */
const BATCH = 50;
/** Whatever we hold, whenever it was learned. */
const EVER = 8.64e15;

export interface Taken {
  item: Item;
  from: ReadFrom;
}

export interface TakeInOptions {
  store: Store;
  lexicon: Lexicon;
  fetchedAt: Instant;
  /** Learned when it was published, rather than now; see DESIGN §4. */
  backfill: boolean;
  holder: string;
  sleep: (ms: number) => Promise<void>;
  /** Source nodes that the documents hang on. */
  nodes: NodeInput[];
  /** Throws where we may not write any more. */
  hold: () => Promise<void>;
  onBatch?: (done: number, of: number) => void;
}

export interface TakenIn {
  /** By source. */
  counts: Map<NodeId, Counts>;
  problems: (Problem & { source: NodeId })[];
}

export async function takeIn(taken: Taken[], options: TakeInOptions): Promise<TakenIn> {
  const result: TakenIn = { counts: new Map(), problems: [] };
  const documents = dedupe(taken).map((one) => ({ ...one, document: toDocument(one, options) }));
  for (const { from } of documents) countsOf(result, from.id).items += 1;
  for (let start = 0; start < documents.length; start += BATCH) {
    const fresh = await findFresh(documents.slice(start, start + BATCH), options, result);
    const readings = readAll(fresh, options.lexicon, result);
    if (readings.length > 0) await linkAndWrite(readings, options);
    options.onBatch?.(Math.min(start + BATCH, documents.length), documents.length);
  }
  return result;
}

interface Candidate extends Taken {
  document: DocumentInput;
}
interface Fresh extends Candidate {
  novelty: 'new' | 'changed';
}
interface Reading {
  document: DocumentInput;
  extraction: Extraction;
  sourceKind: ReadFrom['kind'];
}

/** One document a guid: of two in the same answer the later published stays, else the first. */
function dedupe(taken: Taken[]): Taken[] {
  const byId = new Map<NodeId, Taken>();
  for (const one of taken) {
    const id = documentId(one.from.id, one.item.guid);
    const known = byId.get(id);
    if (known === undefined || (one.item.publishedAt ?? 0) > (known.item.publishedAt ?? 0)) byId.set(id, one);
  }
  return [...byId.values()];
}

function toDocument({ item, from }: Taken, { fetchedAt, backfill }: TakeInOptions): DocumentInput {
  const text = item.text === '' ? item.title : `${item.title}\n\n${item.text}`;
  // What says that it was published tomorrow was still read today.
  const learnedAt = backfill && item.publishedAt !== null ? Math.min(item.publishedAt, fetchedAt) : fetchedAt;
  return {
    id: documentId(from.id, item.guid),
    source: from.id,
    url: item.url,
    title: item.title,
    publishedAt: item.publishedAt,
    fetchedAt,
    language: item.language ?? from.language,
    text,
    contentHash: hash(text),
    origin: 'document',
    learnedAt,
    backfilled: backfill,
    keys: [...new Set([item.guid, ...(item.url === null ? [] : [item.url])])],
    props: { guid: item.guid, sourceKind: from.kind },
  };
}

/** Those that tell the store something; the rest is counted. */
async function findFresh(
  candidates: Candidate[],
  { store, backfill }: TakeInOptions,
  result: TakenIn,
): Promise<Fresh[]> {
  const view = { at: EVER, knownAt: EVER };
  const stored = await store.get(
    candidates.map(({ document }) => document.id),
    view,
  );
  const fresh: Fresh[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const known = stored[index];
    if (known === undefined) fresh.push({ ...candidate, novelty: 'new' });
    else if (await isStored(candidate.document, known, store, backfill))
      countsOf(result, candidate.from.id).unchanged += 1;
    else fresh.push({ ...candidate, novelty: 'changed' });
  }
  return fresh;
}

/**
 * What is read now is compared with the newest version: a page that goes back to what it said before has changed again.
 * What is read of the past may be any version, unless it was there before the first that we know.
 */
async function isStored(document: DocumentInput, known: GraphNode, store: Store, backfill: boolean): Promise<boolean> {
  const { id, contentHash, learnedAt } = document;
  if (!backfill) return known.props.contentHash === contentHash;
  return known.learnedAt <= learnedAt && (await store.text(id, { contentHash })) !== undefined;
}

/** A document that the rules stumble over is reported and left out: it must not cost the others. */
function readAll(fresh: Fresh[], lexicon: Lexicon, result: TakenIn): Reading[] {
  return fresh.flatMap(({ document, from, novelty }) => {
    const counts = countsOf(result, from.id);
    try {
      const extraction = extract(readableOf(document, from), lexicon);
      counts[novelty] += 1;
      return [{ document, extraction, sourceKind: from.kind }];
    } catch (error) {
      counts.failed += 1;
      result.problems.push({ source: from.id, item: document.title, message: `could not be read: ${oneLine(error)}` });
      return [];
    }
  });
}

function readableOf({ text, publishedAt, language }: DocumentInput, from: ReadFrom): Readable {
  return { text, publishedAt, sourceKind: from.kind, speaker: from.speaker, language, timeZone: from.timeZone };
}

/** Clusters depend on what is stored: between reading that and writing ours, nobody else may write. */
async function linkAndWrite(readings: Reading[], { store, nodes, holder, sleep, hold }: TakeInOptions): Promise<void> {
  await withLease(store, 'link', { holder, sleep, waitMs: 120_000 }, async (holdLink) => {
    const batch = await link(store, readings);
    await hold();
    await holdLink();
    await store.write({ ...batch, nodes: [...nodes, ...(batch.nodes ?? [])] });
  });
}

function countsOf(result: TakenIn, source: NodeId): Counts {
  const known = result.counts.get(source) ?? noCounts();
  result.counts.set(source, known);
  return known;
}
