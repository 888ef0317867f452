/** An impact as a graph in layers: what happened → models → channels → workloads → functions. Pure. */
import type { ImpactGraphData } from '../../operations/impact-graph.ts';
import type { AvailabilityState, ImpactStatus, Severity } from '../../operations/schema.ts';
import { WORST_FIRST } from '../../parts/worst-first.ts';

export type ImpactWorkload = ImpactGraphData['impact']['workloads']['nodes'][number];
export type ImpactFunction = ImpactGraphData['impact']['functions'][number];
type Use = ImpactWorkload['primaries'][number];

export const LAYERS = ['event', 'model', 'offering', 'workload', 'function'] as const;
export type Layer = (typeof LAYERS)[number];

export const LAYER_WORDS: Record<Layer, [one: string, many: string]> = {
  event: ['Event', 'Events'],
  model: ['Model', 'Models'],
  offering: ['Channel', 'Channels'],
  workload: ['Workload', 'Workloads'],
  function: ['Function', 'Functions'],
};

export interface GraphNode {
  id: string;
  layer: Layer;
  name: string;
  /** A second, quieter line. */
  detail: string;
  /** Null: it has none (events). */
  status: ImpactStatus | AvailabilityState | null;
  severity: Severity;
  /** Of a cluster: the ids of what it stands for. */
  members: readonly string[] | null;
}

/** `fallback`: used when the primary is off. */
export type EdgeKind = 'changes' | 'offered' | 'primary' | 'fallback' | 'needs' | 'supports';

export interface GraphEdge {
  from: string;
  to: string;
  kind: EdgeKind;
  /** An impact comes along here. */
  carries: boolean;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Of each workload that is hit: the events that hit it. Others may be about the same model elsewhere. */
  eventsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The worst first. */
export const STATUS_ORDER: readonly ImpactStatus[] = [
  'DOWN',
  'UNKNOWN',
  'DEGRADED',
  'COVERED',
  'AT_RISK',
  'UNAFFECTED',
];

/** What is no node of an endpoint's own: model and channel together. An endpoint that nothing matches stands for itself. */
export const offeringOf = ({ endpoint }: Use): string =>
  endpoint.model === null ? endpoint.id : `${endpoint.model.id} ${endpoint.channel?.id ?? ''}`;

export function buildGraph(workloads: readonly ImpactWorkload[], functions: readonly ImpactFunction[]): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const eventsOf = new Map<string, Set<string>>();
  const add = (node: Omit<GraphNode, 'severity' | 'members'> & Partial<GraphNode>): void => {
    if (!nodes.has(node.id)) nodes.set(node.id, { severity: 'NONE', members: null, ...node });
  };
  const join = (from: string, to: string, kind: EdgeKind, carries: boolean): void => {
    const key = `${from}>${to}`;
    const known = edges.get(key);
    if (known === undefined) edges.set(key, { from, to, kind, carries });
    else known.carries ||= carries;
  };
  const shown = new Set(workloads.map(({ workload }) => workload.id));
  const byFunction = new Map(functions.map((one) => [one.function.id, one]));
  for (const one of workloads) {
    const { workload, status, severity } = one;
    add({ id: workload.id, layer: 'workload', name: workload.name, detail: '', status, severity });
    for (const use of one.primaries) addUse(use, workload.id, 'primary');
    for (const use of one.fallbacks) addUse(use, workload.id, 'fallback');
    for (const { workload: needed } of one.through) {
      if (shown.has(needed.id)) join(needed.id, workload.id, 'needs', true);
    }
    for (const { id, name } of one.functions) {
      const known = byFunction.get(id);
      add({
        id,
        layer: 'function',
        name,
        detail: known?.critical === 'YES' ? 'critical' : '',
        status: known?.status ?? null,
        severity: known?.severity ?? 'NONE',
      });
      join(workload.id, id, 'supports', status !== 'UNAFFECTED');
    }
    for (const { hops } of one.paths) {
      for (const { from, to } of hops) {
        if (from.__typename !== 'Event') continue;
        eventsOf.set(workload.id, (eventsOf.get(workload.id) ?? new Set()).add(from.id));
        add({ id: from.id, layer: 'event', ...whatAndWho(from.name), status: null });
        if (to.__typename === 'Event') add({ id: to.id, layer: 'event', ...whatAndWho(to.name), status: null });
        if (to.__typename === 'Event' || nodes.has(to.id)) join(from.id, to.id, 'changes', true);
      }
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], eventsOf };

  function addUse(use: Use, workload: string, kind: 'primary' | 'fallback'): void {
    const { endpoint, availability } = use;
    const state = availability?.state ?? 'UNKNOWN';
    const id = offeringOf(use);
    const { model, channel } = endpoint;
    add({
      id,
      layer: 'offering',
      name: channel?.name ?? endpoint.name,
      detail: model?.name ?? 'not in the catalogue',
      status: state,
    });
    join(id, workload, kind, kind === 'primary' && state !== 'AVAILABLE');
    if (model === null) return;
    add({ id: model.id, layer: 'model', name: model.name, detail: model.provider?.name ?? '', status: state });
    const known = nodes.get(model.id)!;
    if (WORST_FIRST.indexOf(state) < WORST_FIRST.indexOf(known.status as AvailabilityState)) known.status = state;
    join(model.id, id, 'offered', state !== 'AVAILABLE');
  }
}

/** `Suspension of Claude Fable 5 by Anthropic`: who did it stands where it can be read. */
function whatAndWho(title: string): { name: string; detail: string } {
  const [, name, detail] = /^(.+) (by .+)$/.exec(title) ?? [];
  return { name: name ?? title, detail: detail ?? '' };
}

export interface Neighbours {
  before: Map<string, string[]>;
  after: Map<string, string[]>;
}

export function neighboursOf(edges: readonly GraphEdge[]): Neighbours {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const { from, to } of edges) {
    push(after, from, to);
    push(before, to, from);
  }
  return { before, after };
}

function push(links: Map<string, string[]>, key: string, value: string): void {
  const known = links.get(key);
  if (known === undefined) links.set(key, [value]);
  else known.push(value);
}

/** The node with everything that leads to it and everything that it leads to. */
export function reachOf(id: string, { before, after }: Neighbours): Set<string> {
  const reached = new Set([id]);
  for (const links of [before, after]) {
    const walked = new Set([id]);
    for (const node of walked) for (const next of links.get(node) ?? []) walked.add(next);
    for (const node of walked) reached.add(node);
  }
  return reached;
}
