import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../api/server.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { openTestStore } from '../open-store.ts';
import { ask } from './client.ts';
import { NOW, writeSmallGraph } from './small-graph.ts';

const logged: { id: string; error: unknown }[] = [];
let store: Store;
let server: RunningServer;

beforeAll(async () => {
  store = await openTestStore();
  await writeSmallGraph(store);
  server = await startServer({
    store,
    host: '127.0.0.1',
    port: 0,
    now: () => NOW,
    log: { fault: (id, error) => logged.push({ id, error }) },
  });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

test('what nobody knows is NOT_FOUND with the nearest names', async () => {
  const { errors } = await ask(server.url, '{ availability(model: "Ona") { state } }');
  expect(errors).toHaveLength(1);
  expect(errors![0]).toMatchObject({
    path: ['availability'],
    extensions: { code: 'NOT_FOUND', hint: expect.stringContaining('One'), details: { given: 'Ona' } },
  });
});

test.each([
  ['no zone', '2026-06-13T02:00:00'],
  ['no time', '2026-06-13'],
  ['a day that does not exist', '2026-06-31T00:00:00Z'],
  ['an hour that does not exist', '2026-06-13T25:00:00Z'],
  ['words', 'yesterday'],
])('a date with %s is BAD_INPUT naming the argument', async (_, given) => {
  const { errors } = await ask(server.url, `{ node(id: "x", at: ${JSON.stringify(given)}) { id } }`);
  expect(errors).toHaveLength(1);
  expect(errors![0]!.message).toBe(`at: "${given}" is not a date with time and zone.`);
  expect(errors![0]!.extensions).toMatchObject({
    code: 'BAD_INPUT',
    hint: expect.stringContaining('2026-06-13T02:00:00Z'),
    details: { argument: 'at', given },
  });
});

test('a bad date in a variable names the variable', async () => {
  const query = 'query Q($when: DateTime) { node(id: "x", knownAt: $when) { id } }';
  const { errors } = await ask(server.url, query, { when: 'soon' });
  expect(errors).toHaveLength(1);
  expect(errors![0]!.message).toBe('$when: "soon" is not a date with time and zone.');
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', details: { argument: '$when', given: 'soon' } });
});

test.each(['2026-06-13T02:00:00Z', '2026-06-13T02:00Z', '2026-06-12T22:00:00.5-04:00'])(
  '%s is a date',
  async (given) => {
    const { errors, data } = await ask(server.url, 'query Q($at: DateTime) { node(id: "x", at: $at) { id } }', {
      at: given,
    });
    expect([errors, data]).toEqual([undefined, { node: null }]);
  },
);

test('a syntax error, an unknown field and a missing variable are BAD_INPUT', async () => {
  for (const query of ['{ node(', '{ nodde { id } }', 'query Q($id: ID!) { node(id: $id) { id } }']) {
    const { errors } = await ask(server.url, query);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_INPUT']);
  }
});

test('a fault is masked outside with an id, and logged inside with the same id', async () => {
  const broken = await openStore('sqlite::memory:');
  const other = await startServer({
    store: { ...broken, get: () => Promise.reject(new Error('password of the database')) } as unknown as Store,
    host: '127.0.0.1',
    port: 0,
    now: () => NOW,
    log: { fault: (id, error) => logged.push({ id, error }) },
  });
  logged.length = 0;
  const { errors, data } = await ask(other.url, '{ node(id: "x") { id } }');
  expect(data).toEqual({ node: null });
  expect(JSON.stringify(errors)).not.toContain('password');
  expect(logged).toHaveLength(1);
  expect(errors![0]).toMatchObject({
    message: `Unexpected fault ${logged[0]!.id}.`,
    extensions: { code: 'INTERNAL', details: { id: logged[0]!.id } },
  });
  expect(String(logged[0]!.error)).toContain('password of the database');
  await other.close();
  await broken.close();
});

test('a request that is too long or too deep is refused before it runs', async () => {
  const deep = `{ node(id: "x") { ... on Event { ${'causes { '.repeat(30)} id ${'}'.repeat(30)} } } }`;
  expect((await ask(server.url, deep)).errors![0]!.message).toMatch(/32 fields deep; at most 20/);
  const long = `{ ${Array.from({ length: 2_000 }, (_, i) => `a${i}: __typename`).join(' ')} }`;
  expect((await ask(server.url, long)).errors![0]!.message).toContain('5000 tokens');
});

test('fragments that double at each level are walked once each (2⁶⁰ steps would not end)', async () => {
  const doubling = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Event { ...F${i + 1} ...F${i + 1} }`).join(
    ' ',
  );
  const { data, errors } = await ask(
    server.url,
    `{ node(id: "x") { ...F0 } } ${doubling} fragment F60 on Event { id }`,
  );
  expect([data, errors]).toEqual([{ node: null }, undefined]);
});
