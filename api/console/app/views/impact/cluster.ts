/** Many nodes that have the same in common become one, until a layer can be taken in at a glance. Pure. */
import { statusWord } from '../../parts/status-pill.tsx';
import { type Graph, type GraphEdge, type GraphNode, LAYER_WORDS, LAYERS, neighboursOf } from './graph.ts';

/** More than that in a layer are clustered. */
export const GLANCE = 30;

/**
 * What is clustered by, from the finest to the coarsest: the first that leaves few enough is taken. Clusters in `open` are shown
 * as their members, and a cluster of one is that one.
 */
export function cluster(graph: Graph, open: ReadonlySet<string>): Graph {
  const { before } = neighboursOf(graph.edges);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  // What it runs on that is off; nothing where it is hit through what it needs.
  const culprits = new Map<string, GraphNode>();
  for (const { from, to, kind, carries } of graph.edges) {
    if (kind === 'primary' && carries && !culprits.has(to)) culprits.set(to, byId.get(from)!);
  }
  const modelOf = (id: string): string => culprits.get(id)?.detail ?? '';
  const providerOf = (id: string): string => byId.get(before.get(culprits.get(id)?.id ?? '')?.[0] ?? '')?.detail ?? '';
  const place = new Map<string, string>();
  const nodes: GraphNode[] = [];
  const KEYS: Record<GraphNode['layer'], ((node: GraphNode) => string)[]> = {
    event: [(node) => node.layer],
    model: [({ detail, status }) => `${detail}/${status}`, ({ status }) => `${status}`],
    offering: [
      ({ detail, status }) => `${detail}/${status}`,
      ({ name, status }) => `${name}/${status}`,
      ({ status }) => `${status}`,
    ],
    workload: [
      ({ id, status, severity }) => `${status}/${severity}/${culprits.get(id)?.id ?? ''}`,
      ({ id, status }) => `${status}/${modelOf(id)}`,
      ({ id, status }) => `${status}/${providerOf(id)}`,
      ({ status }) => `${status}`,
    ],
    function: [({ status, severity }) => `${status}/${severity}`],
  };
  for (const layer of LAYERS) {
    const all = graph.nodes.filter((node) => node.layer === layer);
    const groups = all.length <= GLANCE ? null : firstFew(all, KEYS[layer]);
    for (const [key, members] of groups ?? []) {
      const id = `cluster:${layer}:${key}`;
      if (members.length === 1 || open.has(id)) nodes.push(...members);
      else {
        nodes.push(clusterOf(id, members, layer === 'workload' ? members.map((one) => culprits.get(one.id)) : []));
        for (const member of members) place.set(member.id, id);
      }
    }
    if (groups === null) nodes.push(...all);
  }
  if (place.size === 0) return graph;
  return { nodes, edges: rejoin(graph.edges, place), eventsOf: graph.eventsOf };
}

function firstFew(
  nodes: readonly GraphNode[],
  keys: readonly ((node: GraphNode) => string)[],
): Map<string, GraphNode[]> {
  for (const key of keys) {
    const groups = Map.groupBy(nodes, key);
    if (groups.size <= GLANCE || key === keys.at(-1)) return groups;
  }
  throw new Error('no way to cluster by');
}

function clusterOf(id: string, members: readonly GraphNode[], culprits: readonly (GraphNode | undefined)[]): GraphNode {
  const [first] = members;
  const { layer, status, severity } = first!;
  const shared = (part: 'name' | 'detail'): string =>
    members.every((one) => one[part] === first![part]) ? first![part] : '';
  const [culprit] = culprits;
  const is = (part: 'id' | 'detail'): boolean =>
    culprit !== undefined && culprits.every((one) => one?.[part] === culprit[part]);
  const through = is('id') ? `${culprit!.detail} · ${culprit!.name}` : is('detail') ? culprit!.detail : '';
  const about = through || shared('detail') || shared('name');
  return {
    id,
    layer,
    name: `${members.length} ${LAYER_WORDS[layer][1].toLowerCase()}`,
    detail: about || (status === null ? '' : statusWord(status)),
    status,
    severity,
    members: members.map((one) => one.id),
  };
}

function rejoin(edges: readonly GraphEdge[], place: ReadonlyMap<string, string>): GraphEdge[] {
  const joined = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const [from, to] = [place.get(edge.from) ?? edge.from, place.get(edge.to) ?? edge.to];
    // That some of one cluster need some of another tells little, and is a tangle.
    if (from === to || (edge.kind === 'needs' && (place.has(edge.from) || place.has(edge.to)))) continue;
    const known = joined.get(`${from}>${to}`);
    if (known === undefined) joined.set(`${from}>${to}`, { ...edge, from, to });
    else {
      known.carries ||= edge.carries;
      if (edge.kind === 'primary') known.kind = 'primary';
    }
  }
  return [...joined.values()];
}
