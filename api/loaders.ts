/**
 * Reads of one request, batched: whatever many fields ask of the store in one go becomes one call, and nothing is asked
 * twice. One set of loaders a request and view.
 */
import DataLoader from 'dataloader';
import type { Fact, GraphNode, NodeId, View } from '../graph/model.ts';
import type { DocumentHeader, Hop, Neighbour, Store } from '../graph/store.ts';

/** One hop as `Store.expand` takes it. */
export type HopOptions = Hop & { anyTime?: boolean; scope?: NodeId | null };

export interface Loaders {
  node(id: NodeId): Promise<GraphNode | undefined>;
  neighbours(id: NodeId, hop: HopOptions): Promise<Neighbour[]>;
  /** The text of a document, of the version with this hash or as it was known in the view; '' where there is none. */
  text(document: NodeId, contentHash?: string): Promise<string>;
  evidence(factId: string): Promise<{ fact: Fact; document: DocumentHeader } | undefined>;
}

/** View → its loaders, made at first use. */
export function createLoaders(store: Store): (view: View) => Loaders {
  const byView = new Map<string, Loaders>();
  return (view) => {
    const key = `${view.at}/${view.knownAt}`;
    const known = byView.get(key);
    if (known !== undefined) return known;
    const made = createViewLoaders(store, view);
    byView.set(key, made);
    return made;
  };
}

function createViewLoaders(store: Store, view: View): Loaders {
  const nodes = new DataLoader<NodeId, GraphNode | undefined>((ids) => store.get([...ids], view));
  // The store hands out texts one at a time; what is left to save is asking for one twice.
  const texts = new Map<string, Promise<string>>();
  const evidence = new DataLoader<string, { fact: Fact; document: DocumentHeader } | undefined>(async (ids) => {
    const found = new Map((await store.evidence([...ids])).map((entry) => [entry.fact.id, entry]));
    return ids.map((id) => found.get(id));
  });
  const hops = new Map<string, DataLoader<NodeId, Neighbour[]>>();
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
    neighbours(id, hop) {
      const key = JSON.stringify([hop.relation, hop.direction, hop.kind, hop.anyTime, hop.scope]);
      let loader = hops.get(key);
      if (loader === undefined) {
        loader = new DataLoader<NodeId, Neighbour[]>(async (ids) => {
          const found = await store.expand([...ids], hop, view);
          return ids.map((one) => found.get(one) ?? []);
        });
        hops.set(key, loader);
      }
      return loader.load(id);
    },
  };
}
