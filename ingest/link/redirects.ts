/** Events and actions that the clustering gave up: their ids go on leading to what they became. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { Happening } from './happenings.ts';

/** What shares most threads, is of the same type, and is nearest in time. None where nothing is left in those threads. */
export function redirectsOf(
  before: readonly GraphNode[],
  happenings: readonly Happening[],
): { from: NodeId; into: NodeId }[] {
  const events = happenings.map((one) => ({ id: one.id, type: one.type as string, at: one.at }));
  const actions = [...new Set(happenings.map((one) => one.action))].map((action) => ({
    id: action.id,
    type: action.kind as string,
    at: action.base.at,
  }));
  const alive = new Set([...events, ...actions].map(({ id }) => id));
  return before.flatMap((node) => {
    if (alive.has(node.id)) return [];
    const type = String(node.props.type ?? node.props.kind ?? '');
    const candidates = (node.kind === 'Event' ? events : actions).map((one) => ({
      ...one,
      distance: (one.type === type ? 0 : 1e15) + Math.abs(one.at - (node.time ?? one.at)),
    }));
    const into = candidates.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))[0]?.id;
    return into === undefined ? [] : [{ from: node.id, into }];
  });
}
