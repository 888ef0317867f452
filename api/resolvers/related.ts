/** One hop from a seen node, through the batched loaders. */
import type { Fact, GraphNode, Instant, NodeId, Relation } from '../../graph/model.ts';
import type { Neighbour } from '../../graph/store.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import type { HopOptions } from '../loaders.ts';

/** Facts of these relations are the customer's, and are seen in the customer's scope. */
const SCOPED: ReadonlySet<Relation> = new Set([
  'PERFORMS',
  'RUNS',
  'SUPPORTS',
  'DEPENDS_ON',
  'HAS_ENDPOINT',
  'USES',
  'UNRESOLVED',
  'SERVES',
]);

/** The organisation in whose scope a node's private facts are. */
const scopeOf = (node: GraphNode): NodeId | null => (node.kind === 'Organisation' ? node.id : node.scope);

/** Facts and far ends, whatever the stance: for what people claim, and for which documents speak of something. */
export function told(parent: Seen, context: ApiContext, hop: HopOptions): Promise<Neighbour[]> {
  const scoped = [hop.relation].flat().some((relation) => SCOPED.has(relation));
  const options = scoped ? { ...hop, scope: scopeOf(parent.it) } : hop;
  return context.loaders(parent.view).neighbours(parent.it.id, options);
}

async function asserted(parent: Seen, context: ApiContext, hop: HopOptions): Promise<Neighbour[]> {
  return (await told(parent, context, hop)).filter(({ fact }) => fact.stance === 'asserted');
}

/** The neighbours by asserted facts, one for each fact: several where several documents say so. */
export async function neighbours(
  parent: Seen,
  context: ApiContext,
  hop: HopOptions,
): Promise<{ fact: Fact; node: GraphNode }[]> {
  const found = await asserted(parent, context, hop);
  return found.flatMap(({ fact, node }) => (node === null ? [] : [{ fact, node }]));
}

/** The asserted facts that give the node a value (they have no far end). */
export async function values(parent: Seen, context: ApiContext, relation: Relation): Promise<Fact[]> {
  const found = await asserted(parent, context, { relation, direction: 'out' });
  return found.flatMap(({ fact }) => (fact.object === null ? [fact] : []));
}

/** The nodes that a hop leads to, each once, by name. */
export async function related(parent: Seen, context: ApiContext, hop: HopOptions): Promise<Seen[]> {
  return distinct(await neighbours(parent, context, hop), parent);
}

/** The far ends, each once, by name. */
export function distinct(found: readonly Neighbour[], parent: Seen): Seen[] {
  const nodes = new Map(found.flatMap(({ node }) => (node === null ? [] : [[node.id, node] as const])));
  return [...nodes.values()].sort(byName).map((node) => seen(node, parent.view));
}

/** Where one node is due: the one that most documents name. Null where there is none. */
export async function relatedOne(parent: Seen, context: ApiContext, hop: HopOptions): Promise<Seen | null> {
  const votes = new Map<NodeId, { node: GraphNode; votes: number }>();
  for (const { node } of await neighbours(parent, context, hop)) {
    const entry = votes.get(node.id) ?? { node: node, votes: 0 };
    entry.votes++;
    votes.set(node.id, entry);
  }
  const [first] = [...votes.values()].sort((a, b) => b.votes - a.votes || (a.node.id < b.node.id ? -1 : 1));
  return first === undefined ? null : seen(first.node, parent.view);
}

/** A node by id, at the parent's moment; null for null and where there is none. */
export async function load(
  id: NodeId | null | undefined,
  parent: Seen<unknown>,
  context: ApiContext,
): Promise<Seen | null> {
  if (id === null || id === undefined) return null;
  const node = await context.loaders(parent.view).node(id);
  return node === undefined ? null : seen(node, parent.view);
}

/** Those of the nodes that there are. */
export async function loadAll(ids: readonly NodeId[], parent: Seen<unknown>, context: ApiContext): Promise<Seen[]> {
  const found = await Promise.all(ids.map((id) => load(id, parent, context)));
  return found.filter((node) => node !== null);
}

/** A resolver that reads a prop; null where it is not set. */
export const prop = (name: string) => (parent: Seen) => parent.it.props[name] ?? null;

/** A resolver for values written in lower case with hyphens that the schema has as `NOT_ASSESSED`. */
export const upper = (text: string): string => text.toUpperCase().replace(/[- ]/g, '_');

/** An instant that an import wrote as text ("2026-05-04") or as epoch milliseconds; null for anything else. */
export function instant(written: unknown): Instant | null {
  if (typeof written === 'number') return written;
  const parsed = typeof written === 'string' ? Date.parse(written) : Number.NaN;
  return Number.isNaN(parsed) ? null : parsed;
}

const byName = (a: GraphNode, b: GraphNode): number => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);
