/** What the graph is made of, without a browser. */
import { describe, expect, test } from 'vitest';
import { cluster, GLANCE } from '../../../api/console/app/views/impact/cluster.ts';
import {
  buildGraph,
  type Graph,
  type GraphNode,
  type ImpactWorkload,
} from '../../../api/console/app/views/impact/graph.ts';
import { layOut, NODE } from '../../../api/console/app/views/impact/layout.ts';

const use = (model: string, channel: string, state: 'AVAILABLE' | 'SUSPENDED') => ({
  endpoint: {
    id: `endpoint:${model}/${channel}`,
    name: `${model} via ${channel}`,
    model: { id: `model:${model}`, name: model, provider: { id: 'provider:a', name: 'A' } },
    channel: { id: `channel:${channel}`, name: channel },
  },
  availability: { state },
});

const workload = (number: number, more: Partial<ImpactWorkload> = {}): ImpactWorkload => ({
  workload: { id: `workload:w${number}`, name: `Workload ${number}`, owner: null },
  status: number % 3 === 0 ? 'DOWN' : 'UNAFFECTED',
  severity: 'LOW',
  short: '',
  wayOut: null,
  rtoBreached: null,
  functions: [{ id: `function:f${number % 7}`, name: `Function ${number % 7}` }],
  through: [],
  primaries: [use(`m${number % 5}`, `c${number % 2}`, number % 3 === 0 ? 'SUSPENDED' : 'AVAILABLE')],
  fallbacks: [],
  paths: [],
  ...more,
});

const many = (count: number): Graph =>
  buildGraph(
    Array.from({ length: count }, (_, number) => workload(number)),
    [],
  );
const ofLayer = (graph: Graph, layer: GraphNode['layer']): GraphNode[] =>
  graph.nodes.filter((node) => node.layer === layer);

describe('a graph', () => {
  test('joins what happened over model and channel to workloads and functions; a model is as bad as its worst channel', () => {
    const hop = (from: [string, string], to: [string, string]) => ({
      from: { __typename: from[0], id: from[1], name: from[1] },
      relation: 'CHANGES',
      to: { __typename: to[0], id: to[1], name: to[1] },
    });
    const hit = workload(0, {
      primaries: [use('m', 'c0', 'AVAILABLE'), use('m', 'c1', 'SUSPENDED')],
      paths: [{ confidence: 1, hops: [hop(['Event', 'event:e'], ['Model', 'model:m'])] }] as never,
    });
    const { nodes, edges, eventsOf } = buildGraph([hit], []);
    expect(nodes.find(({ id }) => id === 'model:m')!.status).toBe('SUSPENDED');
    expect(edges.map(({ from, to, carries }) => `${from}>${to} ${carries}`).sort()).toEqual([
      'event:e>model:m true',
      'model:m channel:c0>workload:w0 false',
      'model:m channel:c1>workload:w0 true',
      'model:m>model:m channel:c0 false',
      'model:m>model:m channel:c1 true',
      'workload:w0>function:f0 true',
    ]);
    expect([...eventsOf.get('workload:w0')!]).toEqual(['event:e']);
  });

  test('what nothing in the catalogue matches is unknown, never available', () => {
    const lost = { endpoint: { id: 'endpoint:x', name: 'x', model: null, channel: null }, availability: null };
    const { nodes } = buildGraph([workload(1, { primaries: [lost] })], []);
    expect(nodes.find(({ id }) => id === 'endpoint:x')).toMatchObject({ status: 'UNKNOWN', layer: 'offering' });
  });
});

describe('clusters', () => {
  test('stand for a layer that is too long, and nobody is lost or counted twice', () => {
    const graph = many(500);
    const { nodes, edges } = cluster(graph, new Set());
    const shown = nodes.filter(({ layer }) => layer === 'workload');
    expect(shown.length).toBeLessThanOrEqual(GLANCE);
    const members = shown.flatMap((node) => node.members ?? [node.id]);
    expect(members.sort()).toEqual(
      ofLayer(graph, 'workload')
        .map(({ id }) => id)
        .sort(),
    );
    // Those that are down are never in one with those that are not.
    const status = new Map(graph.nodes.map((node) => [node.id, node.status]));
    for (const node of shown) expect(new Set((node.members ?? []).map((id) => status.get(id))).size).toBeLessThan(2);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  });

  test('open to their members; a short layer is left as it is', () => {
    const graph = many(500);
    const [first] = cluster(graph, new Set()).nodes.filter(({ members }) => members !== null);
    const open = cluster(graph, new Set([first!.id])).nodes.map(({ id }) => id);
    expect(open).not.toContain(first!.id);
    expect(open).toEqual(expect.arrayContaining([...first!.members!]));
    expect(cluster(many(GLANCE), new Set())).toEqual(many(GLANCE));
  });
});

describe('a layout', () => {
  test('goes from left to right, and no two nodes overlap', () => {
    const { placed, edges } = layOut(many(300));
    for (const { from, to } of edges) expect(placed.get(from)!.x).toBeLessThan(placed.get(to)!.x);
    const all = [...placed.values()].sort((a, b) => a.x - b.x || a.y - b.y);
    for (let i = 1; i < all.length; i++) {
      if (all[i]!.x === all[i - 1]!.x) expect(all[i]!.y - all[i - 1]!.y).toBeGreaterThanOrEqual(NODE.height);
    }
    expect(Math.min(...all.map(({ x }) => x), ...all.map(({ y }) => y))).toBeGreaterThanOrEqual(0);
  });

  test('workloads that need each other in a ring are laid out all the same', () => {
    const needs = (on: string): Partial<ImpactWorkload> => ({
      through: [{ workload: { id: on }, strength: 'HARD' }],
    });
    const { placed } = layOut(buildGraph([workload(1, needs('workload:w2')), workload(2, needs('workload:w1'))], []));
    expect(placed.get('workload:w1')!.x).not.toBe(placed.get('workload:w2')!.x);
  });

  test('is the same for the same graph', () => {
    expect(layOut(many(120))).toEqual(layOut(many(120)));
  });

  test('nothing at all is an empty picture', () => {
    expect(layOut({ nodes: [], edges: [], eventsOf: new Map() }).placed.size).toBe(0);
  });
});
