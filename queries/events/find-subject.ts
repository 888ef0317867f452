/** The event or action that somebody means: by id, by name, or by words that only one of them has. */
import { BellwetherError } from '../../graph/errors.ts';
import type { GraphNode, View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { ambiguous, getNode } from '../find-node.ts';

/** How many candidates an ambiguous question lists. */
const SHOWN = 8;

/**
 * An action stands for its events: where words fit an action and events of it, the action is meant. Throws BAD_INPUT with
 * the candidates where they fit several, NOT_FOUND with the nearest names where they fit none.
 */
export async function findSubject(store: Store, given: string, view: View): Promise<GraphNode> {
  try {
    return await getNode(store, given, ['Event', 'Action'], view);
  } catch (error) {
    if (!(error instanceof BellwetherError) || error.code !== 'NOT_FOUND') throw error;
    const found = (await store.find({ kind: ['Event', 'Action'], text: given }, view, { first: 50 })).items;
    const fitting = await withoutPartsOfActions(store, found, view);
    if (fitting.length === 0) throw error;
    if (fitting.length > 1) throw ambiguous('event or action', given, fitting.slice(0, SHOWN));
    return fitting[0]!;
  }
}

/** Events go where the action that they are part of is there too: it stands for them. */
async function withoutPartsOfActions(store: Store, found: GraphNode[], view: View): Promise<GraphNode[]> {
  const events = found.filter((node) => node.kind === 'Event').map((node) => node.id);
  if (events.length === 0 || events.length === found.length) return found;
  const parts = await store.expand(events, { relation: 'PART_OF', direction: 'out', anyTime: true }, view);
  const actions = new Set(found.filter((node) => node.kind === 'Action').map((node) => node.id));
  const isPart = (id: string): boolean =>
    (parts.get(id) ?? []).some(({ node }) => node !== null && actions.has(node.id));
  return found.filter((node) => node.kind === 'Action' || !isPart(node.id));
}
