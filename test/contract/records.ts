import { expect, test } from 'vitest';
import { june } from './june.ts';
import type { Stage } from './store.ts';

const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id);

export function recordCases(stage: Stage): void {
  test('what is put is there, with its version and the time; put again it is replaced as a whole', async () => {
    const { records } = stage.store;
    const value = { address: 'a@example.org', tags: ['x', null, { deep: 1.5 }], on: true };
    expect(await records.put([{ collection: 'subscription', id: 'a', value, scope: 'organisation:m', dueAt: 5 }])).toBe(
      true,
    );
    const first = { collection: 'subscription', id: 'a', version: 1, scope: 'organisation:m', dueAt: 5, value };
    expect(await records.get('subscription', ['b', 'a'])).toEqual([undefined, { ...first, updatedAt: stage.now }]);
    stage.now += 10;
    await records.put([{ collection: 'subscription', id: 'a', value: { on: false } }]);
    expect(await records.get('subscription', ['a'])).toEqual([
      { ...first, version: 2, scope: null, dueAt: null, value: { on: false }, updatedAt: stage.now },
    ]);
  });

  test('collections are apart, and null takes a record away', async () => {
    const { records } = stage.store;
    await records.put([
      { collection: 'subscription', id: 'a', value: { n: 1 } },
      { collection: 'mailing', id: 'a', value: { n: 2 } },
    ]);
    await records.put([
      { collection: 'subscription', id: 'a', value: null },
      { collection: 'subscription', id: 'never there', value: null },
    ]);
    expect(ids(await records.list('subscription'))).toEqual([]);
    expect((await records.list('mailing'))[0]?.value).toEqual({ n: 2 });
  });

  test('all or nothing: one version that does not stand, and nothing is written', async () => {
    const { records } = stage.store;
    const put = (id: string, expect?: number) => ({
      collection: 'mailing',
      id,
      value: { by: expect ?? 'anybody' },
      ...(expect === undefined ? {} : { expect }),
    });
    expect(await records.put([put('a', 0), put('b', 0)])).toBe(true);
    expect(await records.put([put('c'), put('a', 0)])).toBe(false);
    expect(await records.put([put('d', 0), put('b', 7)])).toBe(false);
    expect(ids(await records.list('mailing'))).toEqual(['a', 'b']);
    expect(await records.put([put('c', 0), put('a', 1)])).toBe(true);
    expect((await records.list('mailing')).map(({ id, version }) => [id, version])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ]);
  });

  test('of many that expect the same one gets it', async () => {
    const { records } = stage.store;
    const won = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        records.put([{ collection: 'mailing', id: 'digest W24', value: { worker: i }, expect: 0 }]),
      ),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await records.get('mailing', ['digest W24']))[0]?.value).toEqual({ worker: won.indexOf(true) });
  });

  test('listed by id, of one organisation, with one beginning, a page at a time', async () => {
    const { records } = stage.store;
    await records.put(
      ['b/2', 'a/1', 'b/1', 'b%3', 'c/1'].map((id, i) => ({
        collection: 'mailing',
        id,
        value: {},
        scope: i % 2 === 0 ? 'organisation:m' : null,
      })),
    );
    expect(ids(await records.list('mailing'))).toEqual(['a/1', 'b%3', 'b/1', 'b/2', 'c/1']);
    expect(ids(await records.list('mailing', { prefix: 'b/' }))).toEqual(['b/1', 'b/2']);
    expect(ids(await records.list('mailing', { scope: 'organisation:m' }))).toEqual(['b/1', 'b/2', 'c/1']);
    const page = await records.list('mailing', { first: 2 });
    expect(ids(await records.list('mailing', { first: 2, after: page[1]! }))).toEqual(['b/1', 'b/2']);
    await expect(records.list('mailing', { first: 0 })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('those that are due, the longest due first', async () => {
    const { records } = stage.store;
    await records.put(
      [june(3), null, june(1), june(2), june(2)].map((dueAt, i) => ({
        collection: 'mailing',
        id: `m${i}`,
        value: {},
        dueAt,
      })),
    );
    const due = await records.list('mailing', { dueUntil: june(2) });
    expect(ids(due)).toEqual(['m2', 'm3', 'm4']);
    expect(ids(await records.list('mailing', { dueUntil: june(9), after: due[1]!, first: 2 }))).toEqual(['m4', 'm0']);
  });

  test('one record twice in one put, or without an id, is refused; and no record is a change', async () => {
    const { records } = stage.store;
    const put = { collection: 'mailing', id: 'a', value: {} };
    await expect(records.put([put, put])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(records.put([{ ...put, id: '' }])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await records.put([])).toBe(true);
    await records.put([put]);
    expect(await stage.store.changes(0)).toEqual([]);
  });
}
