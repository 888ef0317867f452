import { expect, test } from 'vitest';
import type { NodeInput, Order } from '../../graph/store.ts';
import {
  ANTHROPIC,
  asKnown,
  concerns,
  DIRECTIVE,
  FABLE,
  june,
  listed,
  MYTHOS,
  nodes,
  OPUS,
  on,
  REPORT,
  report,
  SHUTDOWN,
  story,
  suspends,
} from './june.ts';
import type { Stage } from './store.ts';

const documents = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) =>
    report(`document:wire/${String(from + i).padStart(3, '0')}`, [], { learnedAt: june(10) + from + i }),
  );

export function findCases(stage: Stage): void {
  const find = async (filter: Parameters<typeof stage.store.find>[0], order?: Order, view = on(14)) =>
    (await stage.store.find(filter, view, order === undefined ? {} : { order })).items.map(({ id }) => id);

  test('by kind, or several', async () => {
    await stage.store.write(story);
    expect(await find({ kind: 'Model' })).toEqual([FABLE, MYTHOS, OPUS]);
    expect(await find({ kind: ['Event', 'Provider'] })).toEqual([DIRECTIVE, SHUTDOWN, ANTHROPIC]);
    expect(await find({ kind: 'Workload' })).toEqual([]);
    expect(await find({})).toHaveLength(nodes.length + 1);
    expect(await stage.store.count({}, on(14))).toBe(nodes.length + 1);
    expect(await stage.store.count({ kind: ['Event', 'Model'] }, on(14))).toBe(5);
    expect(await stage.store.count({ kind: 'Workload' }, on(14))).toBe(0);
  });

  test('by key: id, name or alias, whatever its case and spaces', async () => {
    await stage.store.write(story);
    for (const key of [FABLE, FABLE.toUpperCase(), 'claude  fable 5', 'FABLE-5', ' Claude Fable 5 ']) {
      expect(await find({ key })).toEqual([FABLE]);
    }
    for (const key of ['fable', 'claude', '', 'Claude Fable 5.1']) expect(await find({ key })).toEqual([]);
    await stage.store.write({ nodes: [{ id: 'jurisdiction:US-CA', kind: 'Jurisdiction', name: 'California' }] });
    expect(await find({ key: 'jurisdiction:us-ca' }, 'id', { at: 0, knownAt: stage.now })).toEqual([
      'jurisdiction:US-CA',
    ]);
  });

  test('by a key that several have, and that is taken away again', async () => {
    const thread = (id: string, keys: string[]): NodeInput => ({ id, kind: 'Event', name: id, keys, learnedAt: 0 });
    await stage.store.write({ nodes: [thread('event:a', ['thread:1']), thread('event:b', ['thread:1', 'thread:2'])] });
    expect(await find({ key: 'thread:1' })).toEqual(['event:a', 'event:b']);
    await stage.store.write({ nodes: [thread('event:a', ['thread:2'])] });
    expect(await find({ key: 'thread:1' })).toEqual(['event:b']);
    expect(await find({ key: 'thread:2' })).toEqual(['event:a', 'event:b']);
  });

  test('by props, told apart by type', async () => {
    const node = (n: number, props: NodeInput['props']): NodeInput => ({
      id: `model:x/${n}`,
      kind: 'Model',
      name: 'x',
      props: props!,
      learnedAt: 0,
    });
    await stage.store.write({
      nodes: [
        node(1, { open: true, tier: 1 }),
        node(2, { open: 1 }),
        node(3, { open: 'true' }),
        node(4, { tier: null }),
        node(5, { modes: ['text', 'image'] }),
      ],
    });
    expect(await find({ props: { open: true } })).toEqual(['model:x/1']);
    expect(await find({ props: { open: 1 } })).toEqual(['model:x/2']);
    expect(await find({ props: { open: ['true', true] } })).toEqual(['model:x/1', 'model:x/3']);
    expect(await find({ props: { open: true, tier: 2 } })).toEqual([]);
    expect(await find({ props: { tier: null } })).toEqual(['model:x/2', 'model:x/3', 'model:x/4', 'model:x/5']);
    expect(await find({ props: { modes: [['text', 'image']] } })).toEqual(['model:x/5']);
  });

  test('by time, from (inclusive) to (exclusive)', async () => {
    await stage.store.write(story);
    expect(await find({ from: june(9), to: june(13) })).toEqual([DIRECTIVE, FABLE, MYTHOS]);
    expect(await find({ kind: 'Event', from: june(13) })).toEqual([SHUTDOWN]);
    expect(await find({ to: june(9) })).toEqual([OPUS]);
  });

  test('by relation, as the view has it', async () => {
    await stage.store.write(story);
    const changes = [{ relation: 'CHANGES' as const, direction: 'out' as const, node: FABLE }];
    expect(await find({ related: changes })).toEqual([SHUTDOWN]);
    expect(await find({ related: changes }, 'id', on(12))).toEqual([]);
    expect(await find({ related: changes }, 'id', asKnown(12))).toEqual([]);
    expect(await find({ related: [{ relation: 'CHANGES', direction: 'in', node: SHUTDOWN }] })).toEqual([FABLE]);
    const both = [...changes, { relation: 'CAUSED_BY' as const, direction: 'out' as const, node: DIRECTIVE }];
    expect(await find({ related: both })).toEqual([SHUTDOWN]);
    expect(await find({ related: [...both, { relation: 'CONCERNS', direction: 'out', node: FABLE }] })).toEqual([]);
    expect(await find({ related: [{ ...changes[0]!, node: 'model:none' }] })).toEqual([]);
    expect(await stage.store.count({ related: changes }, on(14))).toBe(1);
    expect(await find({ related: changes, kind: 'Model' })).toEqual([]);
  });

  test('what is not known yet is not listed', async () => {
    await stage.store.write(story);
    expect(await find({ kind: 'Event' }, 'id', asKnown(12, 22))).toEqual([DIRECTIVE]);
    expect(await stage.store.count({ kind: 'Event' }, asKnown(12, 20))).toBe(0);
  });

  test('orders: ties by id, what has no time last', async () => {
    const node = (id: string, name: string, time: number | null): NodeInput => ({
      id: `event:${id}`,
      kind: 'Event',
      name,
      time,
      learnedAt: 0,
    });
    await stage.store.write({
      nodes: [node('d', 'b', 2), node('a', 'c', null), node('c', 'a', 1), node('b', 'b', 2), node('e', 'B', -5)],
    });
    const ids = async (order: Order) => (await find({ kind: 'Event' }, order)).map((id) => id.slice(6)).join('');
    expect(await ids('id')).toBe('abcde');
    expect(await ids('name')).toBe('ecbda');
    expect(await ids('time')).toBe('ecbda');
    expect(await ids('time-desc')).toBe('bdcea');
  });

  test.each<Order>(['id', 'name', 'time', 'time-desc'])('pages by %s join to the whole list', async (order) => {
    const many = Array.from({ length: 23 }, (_, i) => ({
      id: `event:${(i * 7) % 23}`,
      kind: 'Event' as const,
      name: `Event ${i % 4}`,
      time: i % 5 === 0 ? null : june(1 + (i % 3)),
      learnedAt: 0,
    }));
    await stage.store.write({ nodes: many });
    const whole = await find({ kind: 'Event' }, order);
    expect(whole).toHaveLength(23);
    for (const first of [1, 4, 23, 100]) {
      const ids: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: Awaited<ReturnType<typeof stage.store.find>> = await stage.store.find({ kind: 'Event' }, on(14), {
          first,
          after,
          order,
        });
        ids.push(...page.items.map(({ id }) => id));
        expect(page.items.length === first || !page.hasMore).toBe(true);
        [after, more] = [page.endCursor, page.hasMore];
      }
      expect(ids).toEqual(whole);
    }
  });

  test('pages repeat and lose nothing while others write', async () => {
    const { store } = stage;
    await store.write({ nodes, documents: documents(20) });
    const before = (await find({ kind: 'Document' }, 'time-desc')).reverse();
    const seen: string[] = [];
    let after: string | null = null;
    for (let n = 0; ; n++) {
      const page = await store.find({ kind: 'Document' }, on(30), { first: 3, after, order: 'time' });
      seen.push(...page.items.map(({ id }) => id));
      if (!page.hasMore) break;
      after = page.endCursor;
      if (n < 5)
        await store.write({
          documents: [...documents(1, 100 + n), report(`document:wire/early-${n}`, [], { learnedAt: june(1) + n })],
        });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => before.includes(id))).toEqual(before);
  });

  test('what is found at the end is the end', async () => {
    await stage.store.write(story);
    const none = await stage.store.find({ kind: 'Workload' }, on(14));
    expect(none).toEqual({ items: [], endCursor: null, hasMore: false });
    const all = await stage.store.find({ kind: 'Model' }, on(14), { first: 3 });
    expect(all.hasMore).toBe(false);
    const after = await stage.store.find({ kind: 'Model' }, on(14), { first: 3, after: all.endCursor });
    expect(after).toEqual({ items: [], endCursor: null, hasMore: false });
  });

  test('a cursor that is none, or of another list, is refused', async () => {
    await stage.store.write(story);
    const page = await stage.store.find({ kind: 'Model' }, on(14), { first: 1 });
    const refused = (filter: object, after: string, order: Order = 'id') =>
      expect(stage.store.find(filter, on(14), { after, order })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await refused({ kind: 'Model' }, 'nonsense');
    await refused({ kind: 'Model' }, '');
    await refused({ kind: 'Model' }, Buffer.from('[1,2,3]').toString('base64url'));
    await refused({ kind: 'Event' }, page.endCursor!);
    await refused({ kind: 'Model' }, page.endCursor!, 'name');
    await expect(stage.store.find({}, on(14), { first: 0 })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('a page is a hundred unless told otherwise', async () => {
    await stage.store.write({ nodes, documents: documents(120) });
    const page = await stage.store.find({ kind: 'Document' }, on(30));
    expect([page.items.length, page.hasMore]).toEqual([100, true]);
    expect(await listed(stage.store, { kind: 'Document' }, on(30), 33)).toHaveLength(120);
  });

  test('several conditions hold together', async () => {
    await stage.store.write({ nodes, documents: [report(REPORT, [suspends], { title: 'Fable 5 goes dark' })] });
    const related = [{ relation: 'CHANGES' as const, direction: 'in' as const, node: SHUTDOWN }];
    expect(await find({ text: 'fable', key: 'fable-5', kind: 'Model', related, from: june(9) })).toEqual([FABLE]);
    expect(await find({ text: 'fable', key: 'mythos-5' })).toEqual([]);
    expect(await stage.store.count({ text: 'fable', related }, on(14))).toBe(1);
  });

  test('tallies: by kind, by a prop that holds a word, by what nodes are joined to in the view', async () => {
    const { store } = stage;
    const event = (id: string, props: NodeInput['props']): NodeInput => ({
      id: `event:${id}`,
      kind: 'Event',
      name: `Event ${id}`,
      learnedAt: 0,
      ...(props === undefined ? {} : { props }),
    });
    await store.write({
      nodes: [
        event('a', { said: [{ type: 'RULE' }], type: 'BAN' }),
        event('b', { type: 'BAN' }),
        event('c', { type: 'FINE' }),
      ],
    });
    await store.write({ nodes: [event('d', { type: null }), event('e', { type: 3 }), event('f', undefined)] });
    const types = await store.tally({ kind: 'Event' }, { prop: 'type' }, on(14));
    expect(types).toEqual([
      { value: 'BAN', count: 2 },
      { value: 'FINE', count: 1 },
    ]);
    expect(await store.tally({ kind: 'Event' }, { prop: 'type' }, on(14), { first: 1 })).toEqual(types.slice(0, 1));
    expect(await store.tally({ text: 'c' }, { prop: 'type' }, on(14))).toEqual(types.slice(1));
    await store.write({ ...story, documents: [...story.documents!, report('document:wire/2', [suspends, concerns])] });
    expect(await store.tally({}, 'kind', on(14))).toEqual([
      { value: 'Event', count: 8 },
      { value: 'Model', count: 3 },
      { value: 'Document', count: 2 },
      { value: 'Provider', count: 1 },
      { value: 'Source', count: 1 },
    ]);
    const models = { relation: 'CHANGES', direction: 'out', kind: 'Model' } as const;
    const fable = [{ value: FABLE, count: 1 }];
    expect(await store.tally({ kind: 'Event' }, models, on(14))).toEqual(fable);
    expect(await store.tally({ kind: 'Event' }, models, on(12))).toEqual([]);
    expect(await store.tally({ kind: 'Event' }, { ...models, anyTime: true }, on(12))).toEqual(fable);
    expect(await store.tally({ kind: 'Event' }, { ...models, kind: 'Provider' }, on(14))).toEqual([]);
    expect(await store.tally({ kind: 'Model' }, { relation: 'CHANGES', direction: 'in' }, on(14))).toEqual([
      { value: SHUTDOWN, count: 1 },
    ]);
    expect(await store.tally({ kind: 'Event' }, models, asKnown(12))).toEqual([]);
    await expect(store.tally({}, { prop: 'a"b' }, on(14))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
}
