/** Stored documents and events that must be looked at together with new ones. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import type { Settled } from './linked-document.ts';

/** Whatever we hold, whenever it was learned. */
const EVER = { at: 8.64e15, knownAt: 8.64e15 };
const PAGE = 500;

/** Follows threads from document to document until no new one comes up; `threads` grows accordingly. */
export async function findNeighbours(
  store: Store,
  threads: Set<string>,
  without: ReadonlySet<NodeId>,
  settle: (node: GraphNode) => Promise<Settled | null>,
): Promise<Settled[]> {
  const found = new Map<NodeId, Settled | null>();
  const waiting = [...threads];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const node of await findAll(store, key, ['Document'])) {
      if (without.has(node.id) || found.has(node.id)) continue;
      const settled = await settle(node);
      found.set(node.id, settled);
      for (const other of settled?.threads ?? []) {
        if (threads.has(other)) continue;
        threads.add(other);
        waiting.push(other);
      }
    }
  }
  return [...found.values()].filter((one) => one !== null);
}

/** Events and actions that earlier linkings left in these threads. */
export async function findEvents(store: Store, threads: ReadonlySet<string>): Promise<GraphNode[]> {
  const found = new Map<NodeId, GraphNode>();
  for (const key of threads)
    for (const node of await findAll(store, key, ['Event', 'Action'])) found.set(node.id, node);
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function findAll(store: Store, key: string, kind: GraphNode['kind'][]): Promise<GraphNode[]> {
  const nodes: GraphNode[] = [];
  for (let after: string | null = null; ; ) {
    const page = await store.find({ kind, key }, EVER, { first: PAGE, after, order: 'id' });
    nodes.push(...page.items);
    if (!page.hasMore) return nodes;
    after = page.endCursor;
  }
}

/** The nodes that there are, by the ids asked for. */
export async function knownNodes(store: Store, ids: ReadonlySet<NodeId>): Promise<Map<NodeId, GraphNode>> {
  const known = new Map<NodeId, GraphNode>();
  const list = [...ids].sort();
  for (let start = 0; start < list.length; start += PAGE) {
    const some = list.slice(start, start + PAGE);
    const nodes = await store.get(some, EVER);
    some.forEach((id, index) => {
      const node = nodes[index];
      if (node !== undefined && node.props.provisional !== true) known.set(id, node);
    });
  }
  return known;
}
