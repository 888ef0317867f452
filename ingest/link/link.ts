/** What documents say, joined to what others said: events, the lives of actions, causes, claims. */
import type { Instant, Json, NodeId } from '../../graph/model.ts';
import type { Batch, NodeInput, Store } from '../../graph/store.ts';
import type { Extraction } from '../extract/extraction.ts';
import { cluster } from './cluster.ts';
import { claimNode, factsOf, isKept, type Placed } from './facts.ts';
import { type Happening, happeningsOf } from './happenings.ts';
import { type ReadDocument, settleFresh, settler, settleStored } from './linked-document.ts';
import { joinNamings, nameResolver } from './names/resolve.ts';
import { findEvents, findNeighbours, knownNodes } from './neighbours.ts';
import { actionNode, eventNode, namedNode } from './nodes.ts';
import { giveUp } from './redirects.ts';
import { type LinkedDocument, reportsOf } from './report.ts';
import { similarTo } from './similar.ts';
import { titleOf } from './titles.ts';
import { accountKey, readVerdicts } from './verdicts.ts';

export type { ReadDocument } from './linked-document.ts';

/**
 * The whole batch to write: the documents with what they say, stored neighbours read anew where that changed, and the
 * events that follow. Every document that shares a thread with these (or is in one of `threads`) is looked at, so that the
 * order of arrival doesn't matter.
 */
export async function link(
  store: Store,
  documents: readonly ReadDocument[],
  also: Iterable<string> = [],
): Promise<Batch> {
  const verdicts = await readVerdicts(store);
  const settle = settler(nameResolver(store, verdicts), verdicts);
  const fresh = await Promise.all(documents.map((one) => settleFresh(one, settle)));
  const threads = new Set([...also, ...fresh.flatMap((one) => one.threads)]);
  for (const key of await threadsOfStored(
    store,
    fresh.map(({ document }) => document.id),
  ))
    threads.add(key);
  const neighbours = await findNeighbours(store, threads, new Set(fresh.map(({ document }) => document.id)), (node) =>
    settleStored(node, settle, verdicts),
  );
  const settled = [...fresh, ...neighbours].sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
  const all = settled.map(({ document }) => document);
  const before = await findEvents(store, threads);

  const known = await knownNodes(store, new Set(all.flatMap(({ extraction }) => idsOf(extraction))));
  const released = new Map<NodeId, Instant>();
  for (const [id, node] of known) if (node.kind === 'Model' && node.time !== null) released.set(id, node.time);
  const reports = all
    .flatMap(reportsOf)
    .filter(({ document, mention }) => !verdicts.nothing.has(`${document.id} ${accountKey(mention)}`));
  const happenings = happeningsOf(cluster(reports, released, verdicts.apart));

  const placed = placements(happenings);
  const namings = joinNamings(
    settled.flatMap(({ document, namings: some }) => some.map((one) => ({ ...one, learnedAt: document.learnedAt }))),
  );
  const named = new Map(namings.map((one) => [one.id, one.name]));
  const nameOf = (id: NodeId): string =>
    known.get(id)?.name ?? named.get(id) ?? id.slice(id.lastIndexOf('/') + 1).replace(/^[a-z]+:/, '');
  const isKnown = (id: NodeId): boolean => known.has(id);
  const sayings = (document: LinkedDocument) =>
    factsOf(document, placed.byDocument.get(document.id) ?? [], happenings, isKnown);
  const similar = similarTo(happenings, (one) => titleOf(one, nameOf));
  const { redirects, withdrawn } = await giveUp(store, before, happenings);
  const nodes: NodeInput[] = [
    ...namings.filter(({ id }) => !isKnown(id)).map(namedNode),
    ...happenings.map((one) => eventNode(one, placed.byEvent.get(one) ?? [], similar.get(one) ?? [], nameOf)),
    ...[...new Set(happenings.map((one) => one.action))].map((action) => actionNode(action, nameOf)),
    ...all.flatMap((document) =>
      document.extraction.claims.filter((claim) => isKept(document, claim)).map((claim) => claimNode(document, claim)),
    ),
  ];
  return {
    nodes: [...earliest(nodes), ...withdrawn],
    documents: documents.map(({ document, extraction, sourceKind }, index) => {
      const { document: linked, threads: own } = fresh[index]!;
      const props = {
        ...document.props,
        source: document.source,
        sourceKind,
        extraction: extraction as unknown as Json,
        voice: linked.voice,
        about: linked.about,
      };
      return {
        document: { ...document, keys: [...new Set([...(document.keys ?? []), ...own])], props },
        facts: sayings(linked),
      };
    }),
    reread: neighbours.map(({ document }) => ({ document: document.id, facts: sayings(document) })),
    redirects,
  };
}

/** A changed document may leave threads: those that it was in are read anew as well. */
async function threadsOfStored(store: Store, fresh: NodeId[]): Promise<string[]> {
  const stored = await store.get(fresh, { at: 8.64e15, knownAt: 8.64e15 });
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

/** The same claim from several documents: the name and time of whoever said it first. */
function earliest(nodes: readonly NodeInput[]): NodeInput[] {
  const byId = new Map<NodeId, NodeInput>();
  const order = (node: NodeInput): string => `${String(node.learnedAt ?? 0).padStart(16, '0')} ${node.name}`;
  for (const node of nodes) {
    const known = byId.get(node.id);
    if (known === undefined || order(node) < order(known)) byId.set(node.id, node);
  }
  return [...byId.values()];
}
