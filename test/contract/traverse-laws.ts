import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Stage as Step, TraverseSpec } from '../../graph/store.ts';
import { nodes, report } from './june.ts';
import type { Stage } from './store.ts';

const IDS = Array.from({ length: 8 }, (_, i) => `workload:m/${i}`);
const RELATIONS = ['DEPENDS_ON', 'SUPPORTS'] as const;

interface Edge {
  subject: string;
  relation: (typeof RELATIONS)[number];
  object: string;
  validFrom: number | null;
  validTo: number | null;
}

const edge: fc.Arbitrary<Edge> = fc.record({
  subject: fc.constantFrom(...IDS),
  relation: fc.constantFrom(...RELATIONS),
  object: fc.constantFrom(...IDS),
  validFrom: fc.constantFrom(null, 10),
  validTo: fc.constantFrom(null, 10, 20),
});
const step = (names: string[], name: string): fc.Arbitrary<Step> =>
  fc.record({
    name: fc.constant(name),
    from: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
    relation: fc.constantFrom<Step['relation']>(...RELATIONS, [...RELATIONS]),
    direction: fc.constantFrom('out' as const, 'in' as const),
    repeat: fc.constantFrom(1, 2, 3, Number.POSITIVE_INFINITY),
    anyTime: fc.boolean(),
  });
const spec: fc.Arbitrary<TraverseSpec> = fc.record({
  start: fc.record({ start: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 2 }) }),
  stages: fc.tuple(step(['start'], 'a'), step(['start', 'a'], 'b'), step(['start', 'a', 'b'], 'c')),
});

export function traverseLawCases(stage: Stage): void {
  test('finds what a walk by hand finds, on any graph', async () => {
    const input = fc.record({ edges: fc.array(edge, { maxLength: 24 }), spec, at: fc.constantFrom(5, 15, 25) });
    await fc.assert(
      fc.asyncProperty(input, async ({ edges, spec, at }) => {
        const store = await stage.another();
        const known = IDS.map((id) => ({ id, kind: 'Workload' as const, name: id, learnedAt: 0 }));
        await store.write({ nodes: [nodes[0]!, ...known], documents: [report('document:import/1', edges)] });
        const found = await store.traverse(spec, { at, knownAt: Number.MAX_SAFE_INTEGER });
        const expected = walk(edges, spec, at);
        expect(new Map([...found.stages].map(([name, ids]) => [name, [...ids].sort()]))).toEqual(expected.stages);
        expect(found.facts.map(textOf).sort()).toEqual(expected.facts);
        await store.close();
      }),
      { numRuns: 60, seed: 20260612 },
    );
  });
}

const textOf = ({ subject, relation, object, validFrom, validTo }: { [key in keyof Edge]: unknown }): string =>
  [subject, relation, object, validFrom, validTo].join(' ');

/** Step by step, remembering for every set how deep in it each node was met. */
function walk(
  edges: Edge[],
  { start, stages }: TraverseSpec,
  at: number,
): { stages: Map<string, string[]>; facts: string[] } {
  const met = new Map<string, { set: string; node: string; depth: number }>();
  const facts = new Set<string>();
  const queue: { set: string; node: string; depth: number }[] = [];
  const meet = (set: string, node: string, depth: number) => {
    const key = `${set} ${node} ${depth}`;
    if (met.has(key)) return;
    const place = { set, node, depth };
    met.set(key, place);
    queue.push(place);
  };
  for (const [set, ids] of Object.entries(start)) for (const id of ids) meet(set, id, 0);
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    for (const { name, from, relation, direction, repeat = 1, anyTime } of stages) {
      const depths: number[] = [];
      if (from.includes(place.set)) depths.push(1);
      if (place.set === name && place.depth < repeat && repeat > 1)
        depths.push(repeat === Number.POSITIVE_INFINITY ? 1 : place.depth + 1);
      if (depths.length === 0) continue;
      for (const edge of edges) {
        if (![relation].flat().includes(edge.relation)) continue;
        if (!anyTime && ((edge.validFrom ?? 0) > at || (edge.validTo ?? Infinity) <= at)) continue;
        const [near, far] = direction === 'out' ? [edge.subject, edge.object] : [edge.object, edge.subject];
        if (near !== place.node) continue;
        facts.add(textOf(edge));
        for (const depth of depths) meet(name, far, depth);
      }
    }
  }
  const found = new Map<string, string[]>(['start', ...stages.map(({ name }) => name)].map((name) => [name, []]));
  for (const { set, node } of met.values()) if (!found.get(set)!.includes(node)) found.get(set)!.push(node);
  for (const ids of found.values()) ids.sort();
  return { stages: found, facts: [...facts].sort() };
}
