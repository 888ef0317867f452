/** The event or action that somebody means: by id, by name, or by words that only one of them has. */
import { BellwetherError } from '../../graph/errors.ts';
import type { GraphNode, View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { ambiguous, getNode } from '../find-node.ts';

/** How many candidates an ambiguous question lists. */
const SHOWN = 8;

/**
 * An action stands for its events: where words fit one action and some events, the action is meant. Throws BAD_INPUT with
 * the candidates where they fit several, NOT_FOUND with the nearest names where they fit none.
 */
export async function findSubject(store: Store, given: string, view: View): Promise<GraphNode> {
  try {
    return await getNode(store, given, ['Event', 'Action'], view);
  } catch (error) {
    if (!(error instanceof BellwetherError) || error.code !== 'NOT_FOUND') throw error;
    const found = (await store.find({ kind: ['Event', 'Action'], text: given }, view, { first: 50 })).items;
    const actions = found.filter((node) => node.kind === 'Action');
    const fitting = actions.length > 0 ? actions : found;
    if (fitting.length === 0) throw error;
    if (fitting.length > 1) throw ambiguous('event or action', given, fitting.slice(0, SHOWN));
    return fitting[0]!;
  }
}
