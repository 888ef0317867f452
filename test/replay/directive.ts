/** Finds the directive of 12 June by what it is, not by an id: the action that reaches Claude Fable 5 by law. */
import type { GraphNode, View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type ActionLife, judgeActionStatus } from '../../queries/actions/status.ts';
import { FactIndex } from '../../queries/facts.ts';
import { NOW } from './truth-table.ts';

const FABLE = 'model:anthropic/claude-fable-5';
const ORDERS = ['EXPORT_CONTROL_DIRECTIVE', 'LICENCE_REQUIREMENT'];

const lifeSpec = (start: Record<string, string[]>) => ({
  start,
  stages: [
    { name: 'events', from: ['models'], relation: 'CONCERNS' as const, direction: 'in' as const, anyTime: true },
    { name: 'actions', from: ['events'], relation: 'PART_OF' as const, direction: 'out' as const, anyTime: true },
    { name: 'lives', from: ['actions'], relation: 'PART_OF' as const, direction: 'in' as const, anyTime: true },
  ],
});

/** Every licence requirement or directive on Fable 5 that is known at `knownAt`. There should be one, or none before it. */
export async function findDirectives(store: Store, knownAt = NOW): Promise<GraphNode[]> {
  const subgraph = await store.traverse(lifeSpec({ models: [FABLE] }), { at: NOW, knownAt });
  return [...(subgraph.stages.get('actions') ?? [])]
    .flatMap((id) => subgraph.nodes.get(id) ?? [])
    .filter((node) => ORDERS.includes(String(node.props.kind)));
}

/** UNKNOWN where nothing had happened by then. */
export async function directiveLife(store: Store, action: GraphNode, view: View): Promise<ActionLife> {
  const subgraph = await store.traverse(lifeSpec({ models: [FABLE] }), view);
  return judgeActionStatus(action.id, { ...subgraph, index: new FactIndex(subgraph.facts), at: view.at });
}
