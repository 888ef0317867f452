import { expect, test } from 'vitest';
import type { NodeKind, Relation, View } from '../../graph/model.ts';
import type { NodeInput, Stage as Step, Subgraph, TraverseSpec } from '../../graph/store.ts';
import {
  asKnown,
  causedBy,
  concerns,
  DIRECTIVE,
  FABLE,
  june,
  MYTHOS,
  nodes,
  on,
  REPORT,
  report,
  type Saying,
  SHUTDOWN,
  story,
  suspends,
} from './june.ts';
import type { Stage } from './store.ts';

const workload = (name: string): NodeInput => ({ id: `workload:m/${name}`, kind: 'Workload', name, learnedAt: 0 });
/** 'a b, b c': a depends on b, b on c. */
const depends = (pairs: string): Saying[] =>
  pairs.split(', ').map((pair) => {
    const [subject, object] = pair.split(' ').map((name) => `workload:m/${name}`) as [string, string];
    return { subject, relation: 'DEPENDS_ON', object };
  });
const graph = (pairs: string) => ({
  nodes: [nodes[0]!, ...[...new Set(pairs.match(/\w+/g))].map(workload)],
  documents: [report('document:import/1', depends(pairs))],
});
const step = (name: string, from: string[], relation: Relation | Relation[], more: Partial<Step> = {}): Step => ({
  name,
  from,
  relation,
  direction: 'out',
  ...more,
});

export function traverseCases(stage: Stage): void {
  const traverse = (spec: TraverseSpec, view: View = on(14)) => stage.store.traverse(spec, view);
  const names = (found: Subgraph, name: string) =>
    [...found.stages.get(name)!]
      .map((id) => id.split('/')[1])
      .sort()
      .join(' ');
  const from = (name: string, repeat?: number) =>
    traverse({
      start: { s: [`workload:m/${name}`] },
      stages: [step('down', ['s'], 'DEPENDS_ON', repeat === undefined ? {} : { repeat })],
    });

  test('walks stages in both directions and brings what it met', async () => {
    await stage.store.write(story);
    const found = await traverse({
      start: { cause: [DIRECTIVE] },
      stages: [
        step('effects', ['cause'], 'CAUSED_BY', { direction: 'in' }),
        step('models', ['effects', 'cause'], ['CHANGES', 'CONCERNS']),
      ],
    });
    expect([...found.stages.keys()]).toEqual(['cause', 'effects', 'models']);
    expect([...found.stages.values()].map((ids) => [...ids])).toEqual([[DIRECTIVE], [SHUTDOWN], [FABLE]]);
    expect(found.facts.map(({ relation }) => relation).sort()).toEqual(['CAUSED_BY', 'CHANGES', 'CONCERNS']);
    expect(found.facts.map(({ id }) => id)).toEqual(found.facts.map(({ id }) => id).sort());
    expect([...found.nodes.keys()].sort()).toEqual([DIRECTIVE, SHUTDOWN, FABLE].sort());
    expect(found.nodes.get(FABLE)).toEqual((await stage.store.get([FABLE], on(14)))[0]);
    expect([...found.documents.values()]).toEqual([
      {
        id: REPORT,
        source: 'source:wire',
        sourceKind: 'news',
        url: null,
        title: 'A report',
        publishedAt: june(13),
        language: 'en',
      },
    ]);
    const [evidence] = await stage.store.evidence([found.facts[0]!.id]);
    expect(found.facts[0]).toEqual(evidence!.fact);
  });

  test('keeps to the view: validity, knowledge, and history where it is asked for', async () => {
    await stage.store.write(story);
    const spec = (anyTime: boolean): TraverseSpec => ({
      start: { e: [SHUTDOWN] },
      stages: [step('models', ['e'], 'CHANGES', { anyTime })],
    });
    const met = async (view: View, anyTime = false) => (await traverse(spec(anyTime), view)).facts.length;
    expect(await met(on(14))).toBe(1);
    expect(await met(on(12))).toBe(0);
    expect(await met(on(12), true)).toBe(1);
    expect(await met(asKnown(12), true)).toBe(0);
  });

  test('only far ends of the kind asked for', async () => {
    await stage.store.write(story);
    const models = (kind: NodeKind) =>
      traverse({ start: { e: [SHUTDOWN] }, stages: [step('x', ['e'], ['CHANGES', 'CAUSED_BY'], { kind })] });
    const found = await models('Model');
    expect([[...found.stages.get('x')!], found.facts.length]).toEqual([[FABLE], 1]);
    expect((await models('Event')).facts.map(({ relation }) => relation)).toEqual(['CAUSED_BY']);
    expect((await models('Channel')).facts).toEqual([]);
  });

  test('repeats a hop as often as told, and no more', async () => {
    await stage.store.write(graph('a b, b c, c d, d e'));
    expect(names(await from('a'), 'down')).toBe('b');
    expect(names(await from('a', 2), 'down')).toBe('b c');
    const three = await from('a', 3);
    expect([names(three, 'down'), three.facts.length]).toEqual(['b c d', 3]);
    for (const repeat of [4, 50, Number.POSITIVE_INFINITY])
      expect(names(await from('a', repeat), 'down')).toBe('b c d e');
  });

  test('counts the repeats from the nearest way in', async () => {
    await stage.store.write(graph('a b, b c, c d, a c'));
    expect(names(await from('a', 2), 'down')).toBe('b c d');
  });

  test('a cycle ends, also where a node is on two', async () => {
    await stage.store.write(graph('a b, b c, c a, b d, d b, d d'));
    for (const repeat of [3, 100, Number.POSITIVE_INFINITY]) {
      const found = await from('a', repeat);
      expect([names(found, 'down'), found.facts.length]).toEqual(['a b c d', 6]);
    }
  });

  test('a diamond is met once, with all of its sides', async () => {
    await stage.store.write(graph('a b, a c, b d, c d'));
    const found = await from('a', 2);
    expect([names(found, 'down'), found.facts.length, found.nodes.size]).toEqual(['b c d', 4, 4]);
  });

  test('thirty diamonds in a row are not a billion ways', async () => {
    const pairs = Array.from(
      { length: 30 },
      (_, i) => `n${i} l${i}, n${i} r${i}, l${i} n${i + 1}, r${i} n${i + 1}`,
    ).join(', ');
    await stage.store.write(graph(pairs));
    for (const repeat of [60, Number.POSITIVE_INFINITY]) expect((await from('n0', repeat)).facts).toHaveLength(120);
  });

  test('parallel edges are all there', async () => {
    const sayings = [
      suspends,
      { ...suspends, quote: 'Nobody can use it.' },
      { ...suspends, qualifiers: { state: 'RESTRICTED' } },
    ];
    await stage.store.write({ nodes, documents: [report(REPORT, sayings), report('document:wire/2', [suspends])] });
    const found = await traverse({ start: { e: [SHUTDOWN] }, stages: [step('m', ['e'], 'CHANGES')] });
    expect([found.facts.length, found.stages.get('m')!.size, found.documents.size]).toEqual([4, 1, 2]);
  });

  test('ten thousand neighbours', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => workload(`w${i}`));
    const quote = 'All depend on it.';
    const sayings = many.map(({ id }) => ({
      subject: id,
      relation: 'DEPENDS_ON' as const,
      object: 'workload:m/hub',
      quote,
    }));
    await stage.store.write({
      nodes: [nodes[0]!, ...many, workload('hub')],
      documents: [report('document:import/1', sayings)],
    });
    const up = step('up', ['s'], 'DEPENDS_ON', { direction: 'in', repeat: 5 });
    const found = await traverse({ start: { s: ['workload:m/hub'] }, stages: [up] });
    expect([found.facts.length, found.stages.get('up')!.size, found.nodes.size]).toEqual([10_000, 10_000, 10_001]);
  });

  test('value facts of the sets asked for', async () => {
    const dated = (subject: string, at: number): Saying => ({
      subject,
      relation: 'DATED',
      value: { instant: at },
      validFrom: at,
      quote: 'on a day',
    });
    await stage.store.write({
      nodes,
      documents: [report(REPORT, [suspends, causedBy, dated(SHUTDOWN, june(13)), dated(DIRECTIVE, june(20))])],
    });
    const spec: TraverseSpec = {
      start: { e: [SHUTDOWN] },
      stages: [step('causes', ['e'], 'CAUSED_BY')],
      values: [{ of: ['e', 'causes'], relation: 'DATED' }],
    };
    const values = async (more: Partial<TraverseSpec>) =>
      (await traverse({ ...spec, ...more })).facts.flatMap(({ value }) => (value === null ? [] : [value]));
    expect(await values({})).toEqual([{ instant: june(13) }]);
    expect(await values({ values: [{ of: ['causes'], relation: 'DATED', anyTime: true }] })).toEqual([
      { instant: june(20) },
    ]);
    expect(await values({ values: [{ of: ['e'], relation: ['SERVES', 'CHANGES'] }] })).toEqual([]);
  });

  test('start sets: several, empty, of ids that nothing has', async () => {
    await stage.store.write(story);
    const found = await traverse({
      start: { models: [FABLE, MYTHOS, FABLE, 'model:none'], none: [] },
      stages: [step('events', ['models', 'none'], ['CHANGES', 'CONCERNS'], { direction: 'in' })],
    });
    expect([...found.stages.get('models')!].sort()).toEqual([FABLE, MYTHOS].sort());
    expect([...found.stages.get('none')!]).toEqual([]);
    expect([...found.stages.get('events')!].sort()).toEqual([DIRECTIVE, SHUTDOWN].sort());
    expect((await traverse({ start: {}, stages: [] })).nodes.size).toBe(0);
  });

  test('one traversal leaves nothing behind for the next', async () => {
    await stage.store.write({ nodes, documents: [report(REPORT, [suspends, concerns, causedBy])] });
    const spec: TraverseSpec = { start: { e: [SHUTDOWN] }, stages: [step('m', ['e'], 'CHANGES')] };
    const first = await traverse(spec);
    await traverse({
      start: { a: [FABLE, DIRECTIVE] },
      stages: [step('m', ['a'], ['CONCERNS', 'CHANGES'], { direction: 'in' })],
    });
    expect(await traverse(spec)).toEqual(first);
    const both = await Promise.all([
      traverse(spec),
      traverse({ start: { e: [DIRECTIVE] }, stages: [step('m', ['e'], 'CONCERNS')] }),
      traverse(spec),
    ]);
    expect([both[0], both[2]]).toEqual([first, first]);
  });

  test('a stage that there is not, or twice, is refused', async () => {
    await expect(traverse({ start: {}, stages: [step('a', ['nowhere'], 'CHANGES')] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('nowhere'),
    });
    await expect(
      traverse({ start: { s: [] }, stages: [step('a', ['s', 'b'], 'CHANGES'), step('b', ['a'], 'CHANGES')] }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining("earlier stage 'b'") });
    await expect(traverse({ start: { a: [] }, stages: [step('a', ['a'], 'CHANGES')] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(traverse({ start: {}, stages: [], values: [{ of: ['x'], relation: 'DATED' }] })).rejects.toMatchObject(
      { code: 'BAD_INPUT' },
    );
  });
}
