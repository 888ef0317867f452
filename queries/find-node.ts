/** A thing by what people call it: its id, its name, an alias. */
import { BellwetherError, notFound } from '../graph/errors.ts';
import type { GraphNode, NodeId, NodeKind, View } from '../graph/model.ts';
import { nearest } from '../graph/nearest.ts';
import type { Store } from '../graph/store.ts';

const WORDS: Partial<Record<NodeKind, string>> = { WatchItem: 'watch item' };
const wordFor = (kind: NodeKind): string => WORDS[kind] ?? kind.toLowerCase();

/**
 * The one node of these kinds with this id (its prefix may be left out), name or key. Throws NOT_FOUND with the nearest names, or BAD_INPUT with the
 * candidates where several have it.
 */
export async function getNode(
  store: Store,
  given: string,
  kinds: NodeKind | NodeKind[],
  view: View,
  scope: NodeId | null = null,
): Promise<GraphNode> {
  const wanted = Array.isArray(kinds) ? kinds : [kinds];
  const what = wanted.map(wordFor).join(' or ');
  const text = given.trim();
  // Ids are readable, so people leave out what goes without saying: `meridian`, `US`.
  const ids = [text, ...wanted.map((kind) => `${kind.toLowerCase()}:${text}`)];
  const byId = (await store.get(ids, view)).find((node) => node !== undefined && wanted.includes(node.kind));
  if (byId !== undefined) return byId;
  const { items } = await store.find({ kind: wanted, key: text, scope }, view, { first: 6 });
  if (items.length === 1) return items[0]!;
  if (items.length > 1) throw ambiguous(what, given, items);
  throw notFound(what, given, await nearestNames(store, text, wanted, view, scope));
}

export function ambiguous(what: string, given: string, candidates: readonly GraphNode[]): BellwetherError {
  return new BellwetherError('BAD_INPUT', `'${given}' fits more than one ${what}.`, {
    hint: `Give the id of one: ${candidates.map((node) => `${node.id} (${node.name})`).join('; ')}.`,
    details: { what, given, candidates: candidates.map(({ id, name }) => ({ id, name })) },
  });
}

/** Names that look like what was given. Only on the way to an error: it reads up to 2,000 nodes. */
async function nearestNames(
  store: Store,
  given: string,
  kinds: NodeKind[],
  view: View,
  scope: NodeId | null,
): Promise<string[]> {
  const { items } = await store.find({ kind: kinds, scope }, view, { first: 2_000, order: 'id' });
  return nearest(
    items.flatMap((node) => [node.name, node.id.replace(/^[a-z]+:/, '')]),
    given,
  );
}
