/** What was asked about, as the subgraph tells it: which events count, and how one comes from another. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import { judgeActionStatus } from '../actions/status.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import type { Question } from './answer.ts';
import type { Entry } from './spec.ts';

export interface Asked {
  question: Question;
  /** Only these may take something away from a primary; null: every event (posture). */
  events: ReadonlySet<NodeId> | null;
  /** Steps from what was asked to an event, itself included at the end; null where there is no way. */
  chain(event: NodeId): NodeId[] | null;
}

const COUNTING = ['askedEvent', 'actionEvents', 'effects', 'effectEvents'];

/** `title`: what a what-if is called. */
export function readQuestion(entry: Entry, subgraph: Subgraph, judge: AvailabilityJudge, title: string): Asked {
  if (entry.kind === 'posture' || entry.kind === 'scenario') {
    const question: Question = { kind: entry.kind, id: null, title, action: null, actionStatus: null, events: [] };
    const counts = entry.kind === 'posture' || entry.onTop ? null : new Set<NodeId>();
    return { question, events: counts, chain: (event) => [event] };
  }
  const ids = new Set(COUNTING.flatMap((stage) => [...(subgraph.stages.get(stage) ?? [])]));
  const events = [...ids].flatMap((id) => subgraph.nodes.get(id) ?? []).sort(byTime);
  const action =
    subgraph.nodes.get(entry.kind === 'action' ? entry.id : (first(subgraph.stages.get('action')) ?? '')) ?? null;
  const asked = subgraph.nodes.get(entry.id);
  return {
    question: {
      kind: entry.kind,
      id: entry.id,
      title: asked?.name ?? title,
      action,
      actionStatus: action === null ? null : judgeActionStatus(action.id, judge).status,
      events,
    },
    events: ids,
    chain: chains(entry.id, judge),
  };
}

/** Breadth first over cause → effect, event → action, action → event: the shortest way to each, found once. */
function chains(root: NodeId, judge: AvailabilityJudge): Asked['chain'] {
  const { index } = judge;
  const before = new Map<NodeId, NodeId | null>([[root, null]]);
  for (const node of before.keys()) {
    const next = [
      ...index.subjects('CAUSED_BY', node),
      ...index.objects('PART_OF', node),
      ...index.subjects('PART_OF', node),
    ];
    for (const one of next) if (!before.has(one)) before.set(one, node);
  }
  return (event) => {
    if (!before.has(event)) return null;
    const steps: NodeId[] = [];
    for (let step: NodeId | null = event; step !== null; step = before.get(step) ?? null) steps.unshift(step);
    return steps;
  };
}

function byTime(a: GraphNode, b: GraphNode): number {
  return (a.time ?? Infinity) - (b.time ?? Infinity) || (a.id < b.id ? -1 : 1);
}
const first = (ids: Set<NodeId> | undefined): NodeId | undefined => ids?.values().next().value;
