import { expect, test } from 'vitest';
import type { NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import {
  causedBy,
  concerns,
  FABLE,
  factsOf,
  june,
  listed,
  MERIDIAN,
  MYTHOS,
  nodes,
  on,
  report,
  SHUTDOWN,
  suspends,
} from './june.ts';
import type { Stage } from './store.ts';

const OTHER = 'event:shutdown-as-others-tell-it';
const THIRD = 'event:shutdown-once-more';
const others = [
  { id: OTHER, kind: 'Event' as const, name: 'An outage of Anthropic', keys: ['outage-77'], learnedAt: june(13) },
  { id: THIRD, kind: 'Event' as const, name: 'Third tale', learnedAt: june(13) },
];
const tales = [
  report('document:wire/1', [suspends]),
  report('document:wire/2', [
    { ...suspends, subject: OTHER, object: MYTHOS },
    { ...causedBy, subject: OTHER },
  ]),
  report('document:wire/3', [
    { ...causedBy, subject: 'event:directive', object: OTHER },
    { ...suspends, subject: THIRD },
  ]),
];

export function mergeCases(stage: Stage): void {
  const merge = (a: NodeId, b: NodeId, at = june(14)) =>
    stage.store.review.decide({ kind: 'same', a, b, by: 'ana', at, reason: 'one event' });
  const undo = (id: string) => stage.store.review.undo(id, 'ana', june(20));
  const changed = async (id: NodeId) =>
    (await factsOf(stage.store, id, 'CHANGES', on(14))).map(({ object, document }) => [object, document]).sort();

  test('a merged node is the other one in every read', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    await merge(OTHER, SHUTDOWN);
    expect((await store.get([OTHER, SHUTDOWN], on(14))).map((node) => node?.id)).toEqual([SHUTDOWN, SHUTDOWN]);
    const both = [
      [FABLE, 'document:wire/1'],
      [MYTHOS, 'document:wire/2'],
    ];
    expect(await changed(SHUTDOWN)).toEqual(both);
    expect(await changed(OTHER)).toEqual(both);
    expect(await listed(store, { kind: 'Event' }, on(14))).toEqual(['event:directive', SHUTDOWN, THIRD]);
    expect(await store.count({ kind: 'Event' }, on(14))).toBe(3);
    for (const filter of [{ key: 'OUTAGE-77' }, { key: OTHER }, { text: 'outage' }]) {
      expect(await listed(store, filter, on(14))).toEqual([SHUTDOWN]);
    }
    const effects = { name: 'effects', from: ['cause'], relation: 'CAUSED_BY' as const, direction: 'out' as const };
    const seen = await store.traverse({ start: { cause: [OTHER] }, stages: [effects] }, on(14));
    expect([...seen.stages.get('cause')!]).toEqual([SHUTDOWN]);
    expect(seen.facts.map(({ subject }) => subject)).toEqual([SHUTDOWN]);
    expect([...seen.nodes.keys()]).not.toContain(OTHER);
    const back = await factsOf(store, 'event:directive', 'CAUSED_BY', on(14));
    expect(back.map(({ object }) => object)).toEqual([SHUTDOWN]);
  });

  test('undone, everything is as it was', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    const before = await snapshot(store);
    const first = await merge(OTHER, SHUTDOWN);
    const second = await merge(SHUTDOWN, THIRD);
    expect(await snapshot(store)).not.toEqual(before);
    await undo(first.id);
    await undo(second.id);
    expect(await snapshot(store)).toEqual(before);
  });

  test('a merge survives that its documents are read again, and says nothing new', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    await merge(OTHER, SHUTDOWN);
    const merged = await snapshot(store);
    const { sequence } = await store.stats();
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    expect(await store.changes(sequence)).toEqual([]);
    expect(await snapshot(store)).toEqual(merged);
    await store.write({ documents: [report('document:wire/9', [{ ...concerns, subject: OTHER }])] });
    expect(await factsOf(store, SHUTDOWN, 'CONCERNS', on(14))).toMatchObject([
      { subject: SHUTDOWN, document: 'document:wire/9' },
    ]);
  });

  test('what was written while merged goes back to whom it was said of', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    const { id } = await merge(OTHER, SHUTDOWN);
    await store.write({ documents: [report('document:wire/9', [{ ...concerns, subject: OTHER }])] });
    await undo(id);
    expect(await factsOf(store, OTHER, 'CONCERNS', on(14))).toMatchObject([{ subject: OTHER }]);
    expect(await factsOf(store, SHUTDOWN, 'CONCERNS', on(14))).toEqual([]);
  });

  test('three are merged in a chain; the middle link undone, the rest holds', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    await merge(THIRD, OTHER);
    const middle = await merge(OTHER, SHUTDOWN);
    expect((await store.get([THIRD, OTHER], on(14))).map((node) => node?.id)).toEqual([SHUTDOWN, SHUTDOWN]);
    await undo(middle.id);
    expect((await store.get([THIRD, OTHER, SHUTDOWN], on(14))).map((node) => node?.id)).toEqual([
      OTHER,
      OTHER,
      SHUTDOWN,
    ]);
    expect(await changed(OTHER)).toEqual([
      [FABLE, 'document:wire/3'],
      [MYTHOS, 'document:wire/2'],
    ]);
  });

  test('two merged into each other are one, without end', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    await merge(OTHER, SHUTDOWN);
    await merge(SHUTDOWN, OTHER, june(15));
    const [one, two] = await store.get([OTHER, SHUTDOWN], on(14));
    expect(one!.id).toBe(two!.id);
    expect(await changed(OTHER)).toHaveLength(2);
  });

  test('"not the same" is remembered', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    const apart = { kind: 'different' as const, a: SHUTDOWN, b: OTHER, by: 'ben', at: june(14), reason: 'another day' };
    const different = await store.review.decide(apart);
    await expect(merge(OTHER, SHUTDOWN)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('ben'),
    });
    await merge(THIRD, OTHER);
    await expect(merge(THIRD, SHUTDOWN)).rejects.toMatchObject({ code: 'CONFLICT' });
    await store.review.undo(different.id, 'ben', june(15));
    await merge(OTHER, SHUTDOWN);
    await expect(store.review.decide({ ...apart, at: june(16) })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await store.get([OTHER], on(14)))[0]!.id).toBe(SHUTDOWN);
  });

  test('what is public is not merged into what is private', async () => {
    const { store } = stage;
    const own = { id: 'model:meridian/own', kind: 'Model' as const, name: 'Own', scope: MERIDIAN };
    await store.write({ nodes: [...nodes, own] });
    await expect(merge(FABLE, own.id)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await merge(own.id, FABLE);
    expect((await store.get([own.id], on(14)))[0]!.id).toBe(FABLE);
  });

  test('a redirected id goes on resolving, with its facts', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    const { sequence } = await store.stats();
    const batch = { redirects: [{ from: OTHER, into: SHUTDOWN }] };
    await store.write(batch);
    expect((await store.get([OTHER], on(14)))[0]!.id).toBe(SHUTDOWN);
    expect(await changed(SHUTDOWN)).toHaveLength(2);
    expect(await listed(store, { kind: 'Event' }, on(14))).not.toContain(OTHER);
    expect((await store.changes(sequence)).map(({ kind, id }) => [kind, id])).toEqual([['node', OTHER]]);
    const after = (await store.stats()).sequence;
    await store.write(batch);
    expect(await store.changes(after)).toEqual([]);
  });

  test('redirects are followed to the end, and turn back when the id is derived again', async () => {
    const { store } = stage;
    await store.write({ nodes: [...nodes, ...others], documents: tales });
    await store.write({ redirects: [{ from: THIRD, into: OTHER }] });
    await store.write({ redirects: [{ from: OTHER, into: SHUTDOWN }] });
    expect((await store.get([THIRD, OTHER], on(14))).map((node) => node?.id)).toEqual([SHUTDOWN, SHUTDOWN]);
    await store.write({ nodes: [others[0]!], redirects: [{ from: SHUTDOWN, into: OTHER }] });
    expect((await store.get([THIRD, OTHER, SHUTDOWN], on(14))).map((node) => node?.id)).toEqual([OTHER, OTHER, OTHER]);
    await store.write({ nodes });
    expect((await store.get([THIRD, OTHER, SHUTDOWN], on(14))).map((node) => node?.id)).toEqual([
      OTHER,
      OTHER,
      SHUTDOWN,
    ]);
    expect(await changed(SHUTDOWN)).toEqual([[FABLE, 'document:wire/1']]);
  });

  test('an id that was never written here redirects all the same', async () => {
    const { store } = stage;
    await store.write({ nodes, redirects: [{ from: 'event:from-elsewhere', into: SHUTDOWN }] });
    expect((await store.get(['event:from-elsewhere'], on(14)))[0]!.id).toBe(SHUTDOWN);
    expect(await store.count({ kind: 'Event' }, on(14))).toBe(2);
  });
}

/** What reads show of events: who they are, and what is said of them. */
async function snapshot(store: Store) {
  const ids = [SHUTDOWN, OTHER, THIRD, 'event:directive'];
  const hop = { relation: ['CHANGES' as const, 'CAUSED_BY' as const, 'CONCERNS' as const], anyTime: true };
  return {
    nodes: await store.get(ids, on(14)),
    out: await store.expand(ids, { ...hop, direction: 'out' }, on(14)),
    in: await store.expand([...ids, FABLE, MYTHOS], { ...hop, direction: 'in' }, on(14)),
    listed: await listed(store, { kind: 'Event' }, on(14)),
  };
}
