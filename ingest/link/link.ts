/** What documents say, joined to what others said: events, the lives of actions, causes, claims. */
import type { Instant, Json, NodeId } from '../../graph/model.ts';
import type { Batch, DocumentInput, NodeInput, Store } from '../../graph/store.ts';
import type { Extraction } from '../extract/extraction.ts';
import { cluster } from './cluster.ts';
import { claimNode, factsOf, isKept, type Placed } from './facts.ts';
import { type Happening, happeningsOf } from './happenings.ts';
import { findEvents, findNeighbours, knownNodes } from './neighbours.ts';
import { actionNode, eventNode } from './nodes.ts';
import { redirectsOf } from './redirects.ts';
import { type LinkedDocument, reportsOf, threadKeys } from './report.ts';
import { voiceOf } from './voice.ts';

export interface ReadDocument {
  document: DocumentInput;
  extraction: Extraction;
  sourceKind: string | null;
}

/**
 * The whole batch to write: the documents with what they say, stored neighbours read anew where that changed, and the
 * events that follow. Every document that shares a thread with these is looked at, so that the order of arrival doesn't matter.
 */
export async function link(store: Store, documents: readonly ReadDocument[]): Promise<Batch> {
  const fresh = documents.map(toLinked);
  const threads = new Set(fresh.flatMap(({ extraction }) => threadKeys(extraction)));
  for (const key of await threadsOfStored(store, fresh)) threads.add(key);
  const neighbours = await findNeighbours(store, threads, new Set(fresh.map(({ id }) => id)));
  const all = [...fresh, ...neighbours].sort((a, b) => (a.id < b.id ? -1 : 1));
  const before = await findEvents(store, threads);

  const ids = new Set(all.flatMap(({ extraction }) => idsOf(extraction)));
  const known = await knownNodes(store, ids);
  const released = new Map<NodeId, Instant>();
  for (const [id, node] of known) if (node.kind === 'Model' && node.time !== null) released.set(id, node.time);
  const happenings = happeningsOf(cluster(all.flatMap(reportsOf), released));

  const placed = placements(happenings);
  const isKnown = (id: NodeId): boolean => known.has(id);
  const nameOf = (id: NodeId): string =>
    known.get(id)?.name ?? id.slice(id.lastIndexOf('/') + 1).replace(/^[a-z]+:/, '');
  const sayings = (document: LinkedDocument) =>
    factsOf(document, placed.byDocument.get(document.id) ?? [], happenings, isKnown);
  const nodes: NodeInput[] = [
    ...provisionalNodes(all, isKnown),
    ...happenings.map((one) => eventNode(one, placed.byEvent.get(one) ?? [], nameOf)),
    ...[...new Set(happenings.map((one) => one.action))].map((action) => actionNode(action, nameOf)),
    ...all.flatMap((document) =>
      document.extraction.claims.filter((claim) => isKept(document, claim)).map((claim) => claimNode(document, claim)),
    ),
  ];
  const freshById = new Map(fresh.map((document) => [document.id, document]));
  return {
    nodes: earliest(nodes),
    documents: documents.map(({ document, extraction, sourceKind }) => {
      const linked = freshById.get(document.id)!;
      const props = {
        ...document.props,
        source: document.source,
        sourceKind,
        extraction: extraction as unknown as Json,
        voice: linked.voice,
      };
      const keys = [...new Set([...(document.keys ?? []), ...threadKeys(extraction)])];
      return { document: { ...document, keys, props }, facts: sayings(linked) };
    }),
    reread: neighbours.map((document) => ({ document: document.id, facts: sayings(document) })),
    redirects: redirectsOf(before, happenings),
  };
}

function toLinked({ document, extraction, sourceKind }: ReadDocument): LinkedDocument {
  const { id, source, title, publishedAt, learnedAt, text } = document;
  return { id, source, sourceKind, title, publishedAt, learnedAt, voice: voiceOf(text), extraction };
}

/** A changed document may leave threads: those that it was in are read anew as well. */
async function threadsOfStored(store: Store, fresh: readonly LinkedDocument[]): Promise<string[]> {
  const stored = await store.get(
    fresh.map(({ id }) => id),
    { at: 8.64e15, knownAt: 8.64e15 },
  );
  return stored.flatMap((node) => node?.keys.filter((key) => key.startsWith('thread:')) ?? []);
}

function idsOf(extraction: Extraction): NodeId[] {
  const ids = extraction.mentions.map(({ id }) => id);
  for (const event of extraction.events) {
    ids.push(...event.models, ...event.providers, ...event.channels);
    for (const id of [event.actor, event.authority, event.jurisdiction]) if (id !== null) ids.push(id);
  }
  for (const { speakerId } of extraction.claims) if (speakerId !== null) ids.push(speakerId);
  return ids;
}

/** By document and by event, in the order of the reports. */
function placements(happenings: readonly Happening[]): {
  byDocument: Map<NodeId, Placed[]>;
  byEvent: Map<Happening, Placed[]>;
} {
  const byDocument = new Map<NodeId, Placed[]>();
  const byEvent = new Map<Happening, Placed[]>();
  for (const happening of happenings) {
    const accounts = happening.cluster.reports.map((report) => ({ report, happening }));
    byEvent.set(happening, accounts);
    for (const account of accounts) {
      const id = account.report.document.id;
      byDocument.set(id, [...(byDocument.get(id) ?? []), account]);
    }
  }
  return { byDocument, byEvent };
}

/** Models that nothing in the catalogue matches become nodes of their own, marked for review. */
function provisionalNodes(documents: readonly LinkedDocument[], isKnown: (id: NodeId) => boolean): NodeInput[] {
  return documents.flatMap((document) =>
    document.extraction.mentions
      .filter((mention) => mention.provisional === true && !isKnown(mention.id))
      .map(
        (mention): NodeInput => ({
          id: mention.id,
          kind: 'Model',
          name: mention.quote.replace(/\s+/gu, ' '),
          props: { provisional: true },
          learnedAt: document.learnedAt,
        }),
      ),
  );
}

/** The same claim or provisional model from several documents: the name and time of whoever said it first. */
function earliest(nodes: readonly NodeInput[]): NodeInput[] {
  const byId = new Map<NodeId, NodeInput>();
  const order = (node: NodeInput): string => `${String(node.learnedAt ?? 0).padStart(16, '0')} ${node.name}`;
  for (const node of nodes) {
    const known = byId.get(node.id);
    if (known === undefined || order(node) < order(known)) byId.set(node.id, node);
  }
  return [...byId.values()];
}
