/**
 * Reads of one request, batched: whatever many fields ask of the store in one go becomes one call, and nothing is asked
 * twice. One set of loaders a request and view.
 */
import DataLoader from 'dataloader';
import type { Audience, Fact, GraphNode, NodeId, View } from '../graph/model.ts';
import type { DocumentHeader, Hop, Neighbour, Store } from '../graph/store.ts';
import { type LifeWithEvents, statusOfActions } from '../queries/actions/actions.ts';
import type { Availability } from '../queries/availability/answer.ts';
import { availabilities } from '../queries/availability/availability.ts';
import { alternatives } from '../queries/impact/alternatives.ts';
import type { Alternative, Impact } from '../queries/impact/answer.ts';
import { MAX_FIRST } from '../queries/listing.ts';
import type { WatchAnswer } from '../queries/watch/answer.ts';
import { watch } from '../queries/watch/watch.ts';

/** One hop as `Store.expand` takes it. */
export type HopOptions = Hop & { anyTime?: boolean; scope?: NodeId | null };

export interface Loaders {
  node(id: NodeId): Promise<GraphNode | undefined>;
  neighbours(id: NodeId, hop: HopOptions): Promise<Neighbour[]>;
  /** The text of a document, of the version with this hash or as it was known in the view; '' where there is none. */
  text(document: NodeId, contentHash?: string): Promise<string>;
  evidence(factId: string): Promise<{ fact: Fact; document: DocumentHeader } | undefined>;
  /** Status and history of an action. */
  life(action: NodeId): Promise<LifeWithEvents>;
  /** Models that a workload of the answer could use instead, the best first. */
  alternatives(answer: Impact, workload: NodeId): Promise<Alternative[]>;
  /** Every open question. */
  watch(): Promise<WatchAnswer[]>;
  /** How many documents there are from each source. */
  documentCounts(): Promise<Map<NodeId, number>>;
  /** Of a model, on every channel, for an audience. */
  availability(model: NodeId, audience: Audience | undefined): Promise<Availability[]>;
}

/** View → its loaders, made at first use. */
export function createLoaders(store: Store): (view: View) => Loaders {
  const byView = new Map<string, Loaders>();
  return (view) => getOrMake(byView, `${view.at}/${view.knownAt}`, () => createViewLoaders(store, view));
}

function createViewLoaders(store: Store, view: View): Loaders {
  const nodes = new DataLoader<NodeId, GraphNode | undefined>((ids) => store.get([...ids], view));
  // The store hands out texts one at a time; what is left to save is asking for one twice.
  const texts = new Map<string, Promise<string>>();
  const evidence = new DataLoader<string, { fact: Fact; document: DocumentHeader } | undefined>(async (ids) => {
    const found = new Map((await store.evidence([...ids])).map((entry) => [entry.fact.id, entry]));
    return ids.map((id) => found.get(id));
  });
  const lives = new DataLoader<NodeId, LifeWithEvents>(async (ids) => {
    const found = await statusOfActions(store, [...ids], view);
    return ids.map((id) => found.get(id) ?? { status: 'UNKNOWN', since: null, steps: [], doubted: [], history: [] });
  });
  const hops = new Map<string, DataLoader<NodeId, Neighbour[]>>();
  const answers = new Map<Impact, DataLoader<NodeId, Alternative[]>>();
  let questions: Promise<WatchAnswer[]> | undefined;
  let documents: Promise<Map<NodeId, number>> | undefined;
  const audiences = new Map<string, DataLoader<NodeId, Availability[]>>();
  return {
    node: (id) => nodes.load(id),
    text(document, contentHash) {
      const key = `${document} ${contentHash ?? ''}`;
      let text = texts.get(key);
      if (text === undefined) {
        text = store
          .text(document, contentHash === undefined ? { view } : { contentHash })
          .then((found) => found ?? '');
        texts.set(key, text);
      }
      return text;
    },
    evidence: (factId) => evidence.load(factId),
    watch() {
      questions ??= watch(store, view, view.at);
      return questions;
    },
    documentCounts() {
      documents ??= store
        .tally({ kind: 'Document' }, { relation: 'FROM', direction: 'out' }, view, { first: 10_000 })
        .then((counts) => new Map(counts.map(({ value, count }) => [value, count])));
      return documents;
    },
    life: (action) => lives.load(action),
    alternatives: (answer, workload) =>
      getOrMake(answers, answer, () => {
        return new DataLoader<NodeId, Alternative[]>(async (ids) => {
          const found = await alternatives(store, answer, { workloads: [...ids], first: MAX_FIRST });
          return ids.map((id) => found.get(id) ?? []);
        });
      }).load(workload),
    availability: (model, audience) =>
      getOrMake(audiences, JSON.stringify(audience ?? null), () => {
        return new DataLoader<NodeId, Availability[]>(async (ids) => {
          const found = await availabilities(store, [...ids], { ...view, audience }, view.at);
          return ids.map((one) => found.get(one) ?? []);
        });
      }).load(model),
    neighbours: (id, hop) =>
      getOrMake(hops, JSON.stringify([hop.relation, hop.direction, hop.kind, hop.anyTime, hop.scope]), () => {
        return new DataLoader<NodeId, Neighbour[]>(async (ids) => {
          const found = await store.expand([...ids], hop, view);
          return ids.map((one) => found.get(one) ?? []);
        });
      }).load(id),
  };
}

function getOrMake<K, T>(known: Map<K, T>, key: K, make: () => T): T {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}
