/** Events and actions that the clustering gave up: their ids go on leading to what they became, or are withdrawn. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { NodeInput, Store } from '../../graph/store.ts';
import type { Happening } from './happenings.ts';

export interface GivenUp {
  redirects: { from: NodeId; into: NodeId }[];
  /** Nothing tells of them any more: they stay as nodes, and in no list. */
  withdrawn: NodeInput[];
}

const EVER = { at: 8.64e15, knownAt: 8.64e15 };

/** Each leads where most of its accounts (document and quote) went. */
export async function giveUp(
  store: Store,
  before: readonly GraphNode[],
  happenings: readonly Happening[],
): Promise<GivenUp> {
  const alive = new Set(happenings.flatMap((one) => [one.id, one.action.id]));
  const gone = before.filter(({ id }) => !alive.has(id));
  if (gone.length === 0) return { redirects: [], withdrawn: [] };
  const homes = new Map<string, Happening[]>();
  for (const one of happenings) {
    for (const { document, mention } of one.cluster.reports) {
      const key = `${document.id} ${mention.start} ${mention.end}`;
      homes.set(key, [...(homes.get(key) ?? []), one]);
    }
  }
  const ids = (kind: string): NodeId[] => gone.filter((node) => node.kind === kind).map(({ id }) => id);
  const hop = { relation: 'PART_OF', anyTime: true } as const;
  const told = new Map([
    ...(await store.expand(ids('Event'), { ...hop, direction: 'out' }, EVER)),
    ...(await store.expand(ids('Action'), { ...hop, direction: 'in' }, EVER)),
  ]);
  const result: GivenUp = { redirects: [], withdrawn: [] };
  for (const node of gone) {
    const votes = new Map<NodeId, number>();
    for (const { fact } of told.get(node.id) ?? []) {
      for (const home of homes.get(`${fact.document} ${fact.start} ${fact.end}`) ?? []) {
        // Of the accounts that one quote gives, the one of the same type is meant.
        const sameType = home.type === node.props.type || home.action.kind === node.props.kind;
        const into = node.kind === 'Event' ? home.id : home.action.id;
        votes.set(into, (votes.get(into) ?? 0) + (sameType ? 2 : 1));
      }
    }
    const [most] = [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    if (most !== undefined) result.redirects.push({ from: node.id, into: most[0] });
    else if (node.props.withdrawn !== true)
      result.withdrawn.push({
        id: node.id,
        kind: node.kind,
        name: node.name,
        keys: node.keys,
        props: { ...node.props, withdrawn: true },
      });
  }
  return result;
}
