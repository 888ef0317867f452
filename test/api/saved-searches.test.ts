import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPublishedOperations } from '../../api/published-operations.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { ask } from './client.ts';
import { NOW, writeSmallGraph } from './small-graph.ts';

let store: Store;
let server: RunningServer;
let clock = NOW;

beforeAll(async () => {
  store = await openStore('sqlite::memory:', { now: () => clock++ });
  await store.migrate();
  await writeSmallGraph(store);
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => clock });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

// biome-ignore lint/suspicious/noExplicitAny: the shape is what each test asks for.
async function operate(name: string, variables: object): Promise<any> {
  const { text } = readPublishedOperations().find(({ file }) => file === `saved-searches/${name}.graphql`)!;
  const { data, errors } = await ask(server.url, text, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}
const list = async (owner: string, after?: string) => operate('saved-searches', { owner, after });

const event = (id: string, name: string, type = 'RULE') =>
  store.write({ nodes: [{ id: `event:${id}`, kind: 'Event', name, props: { type }, time: NOW, learnedAt: NOW }] });

test('a search is kept with its filter, renamed and removed', async () => {
  const filter = { type: ['RULE'], authority: 'OoM', from: '2026-01-01T00:00:00Z' };
  const made = await operate('saved-search-create', { name: ' Rules ', filter, by: 'Ana' });
  expect(made).toMatchObject({ name: 'Rules', owner: 'Ana', organisation: null, text: null });
  expect(made.filter).toMatchObject({
    type: ['RULE'],
    authority: 'OoM',
    from: '2026-01-01T00:00:00.000Z',
    model: null,
  });
  expect(await list('Ana')).toMatchObject([{ id: made.id, news: { count: 0, isMore: false } }]);
  expect(await operate('saved-search-rename', { id: made.id, name: 'All rules', by: 'Ana' })).toMatchObject({
    id: made.id,
    name: 'All rules',
  });
  expect(await list('Ben')).toEqual([]);
  await operate('saved-search-remove', { id: made.id, by: 'Ana' });
  expect(await list('Ana')).toEqual([]);
});

test('news are the things that it finds, recorded since the cursor; none once they were seen', async () => {
  const rules = await operate('saved-search-create', { name: 'Rules', filter: { type: ['RULE'] }, by: 'Cleo' });
  await operate('saved-search-create', { name: 'Words', text: 'quagga', by: 'Cleo' });
  await event('one', 'A rule on quaggas, and a quagga');
  await event('two', 'A fine', 'FINE');
  await event('three', 'Another rule');
  // What is only described anew is not new.
  await event('change-00', 'Change 0 of the rules, described anew');
  const counts = async (after?: string) =>
    Object.fromEntries(
      (await list('Cleo', after)).map((one: { name: string; news: { count: number } }) => [one.name, one.news.count]),
    );
  expect(await counts()).toEqual({ Rules: 2, Words: 1 });
  const [{ news }] = await list('Cleo');
  await event('four', 'A third rule');
  expect(await counts(news.endCursor)).toEqual({ Rules: 1, Words: 0 });
  await operate('saved-search-mark-seen', { id: rules.id, by: 'Cleo' });
  expect(await counts()).toEqual({ Rules: 0, Words: 1 });
});

test('a flood is counted in parts, each of which says where to go on', async () => {
  const { id } = await operate('saved-search-create', { name: 'Floods', text: 'flood', by: 'Dan' });
  const nodes = Array.from({ length: 6_000 }, (_, i) => ({
    id: `event:flood-${i}`,
    kind: 'Event' as const,
    name: i % 100 === 0 ? 'A flood' : 'Nothing',
    learnedAt: NOW,
  }));
  await store.write({ nodes });
  const [first] = await list('Dan');
  expect(first).toMatchObject({ id, news: { count: 50, isMore: true } });
  const [rest] = await list('Dan', first.news.endCursor);
  expect(rest.news).toMatchObject({ count: 10, isMore: false });
});

test.each([
  ['savedSearchCreate(name: "x", by: "Ana") { id }', 'BAD_INPUT', 'text or filter'],
  ['savedSearchCreate(name: "x", text: "a", filter: {}, by: "Ana") { id }', 'BAD_INPUT', 'text or filter'],
  ['savedSearchCreate(name: " ", text: "a", by: "Ana") { id }', 'BAD_INPUT', 'name is empty'],
  ['savedSearchCreate(name: "x", text: "a", by: "") { id }', 'BAD_INPUT', 'by is empty'],
  ['savedSearchCreate(name: "x", filter: { model: "Two" }, by: "Ana") { id }', 'NOT_FOUND', 'Two'],
  ['savedSearchCreate(name: "Rules", text: "a", by: "Cleo") { id }', 'CONFLICT', 'Rules'],
  ['savedSearchRename(id: "none", name: "x", by: "Ana") { id }', 'NOT_FOUND', 'none'],
  ['savedSearchRemove(id: "none", by: "Ana") { id }', 'NOT_FOUND', 'none'],
])('wrong use is one clear error: %s', async (field, code, words) => {
  const { errors } = await ask(server.url, `mutation { ${field} }`);
  expect(errors).toMatchObject([{ message: expect.stringContaining(words), extensions: { code } }]);
});
