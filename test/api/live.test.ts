import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPublishedOperations } from '../../api/published-operations.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { ingestFiles } from '../../ingest/ingest-files.ts';
import { fillReplay } from '../replay/replay-store.ts';
import { NOW } from '../replay/truth-table.ts';
import { ask } from './client.ts';
import { countCalls } from './counting-store.ts';
import { type EventStream, openStream } from './event-stream.ts';

const folder = mkdtempSync(join(tmpdir(), 'bellwether-live-'));
let store: Store;
let calls: string[];
let server: RunningServer;

const start = (feedEveryMs = 20) => startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW, feedEveryMs });

beforeAll(async () => {
  ({ store, calls } = countCalls(await openStore('sqlite::memory:', { now: () => NOW })));
  await store.migrate();
  await fillReplay(store);
  server = await start();
});
afterAll(async () => {
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const operation = (file: string): string => readPublishedOperations().find((one) => one.file === file)!.text;
const follow = (variables: object = {}, { url } = server): Promise<EventStream> =>
  openStream(url, operation('changes/changes-live.graphql'), variables);

interface Page {
  nodes: { sequence: number; id: string; subject: { name: string } | null }[];
  pageInfo: { endCursor: string };
}
async function nextPage(stream: EventStream): Promise<Page> {
  const result = await stream.next();
  expect(result?.errors).toBeUndefined();
  return result!.data.changes;
}

let written = 0;
/** One change of the feed: a source that is named for the first time. */
async function write(): Promise<string> {
  const id = `source:new-${++written}`;
  await store.write({ nodes: [{ id, kind: 'Source', name: `New ${written}` }] });
  return id;
}

test('what is written comes without asking, with its name, and the first page says where to go on', async () => {
  const stream = await follow();
  const first = await nextPage(stream);
  expect(first.nodes).toEqual([]);
  expect(first.pageInfo.endCursor).toBe(String((await store.stats()).sequence));
  const id = await write();
  expect(await nextPage(stream)).toMatchObject({ nodes: [{ id, kind: 'NODE', subject: { name: `New ${written}` } }] });
  await stream.close();
});

test('a broken stream is gone on with from its cursor: nothing is missed, nothing comes twice', async () => {
  const stream = await follow();
  const { endCursor } = (await nextPage(stream)).pageInfo;
  await stream.close();
  const ids = [await write(), await write(), await write()];
  const again = await follow({ after: endCursor });
  const { nodes, pageInfo } = await nextPage(again);
  expect(nodes.map((node) => node.id)).toEqual(ids);
  const next = await write();
  const page = await nextPage(again);
  expect(page.nodes.map((node) => node.id)).toEqual([next]);
  expect(Number(page.pageInfo.endCursor)).toBe(Number(pageInfo.endCursor) + 1);
  await again.close();
});

test('from the beginning the whole feed comes, page by page, as the query gives it', async () => {
  const total = (await store.stats()).sequence;
  const stream = await follow({ after: '0', organisation: 'meridian' });
  const seen: number[] = [];
  while (seen.at(-1) !== total) {
    const { nodes } = await nextPage(stream);
    expect(nodes.length).toBeGreaterThan(0);
    seen.push(...nodes.map(({ sequence }) => sequence));
  }
  expect(seen).toEqual(Array.from({ length: total }, (_, i) => i + 1));
  await stream.close();
});

test('what is private comes only to who follows the organisation', async () => {
  const [ours, all] = [await follow({ organisation: 'meridian' }), await follow()];
  await nextPage(ours);
  await nextPage(all);
  const scope = 'organisation:meridian';
  await store.write({ nodes: [{ id: 'workload:meridian/new', kind: 'Workload', name: 'New', scope }] });
  const id = await write();
  const got: string[] = [];
  while (got.at(-1) !== id) got.push(...(await nextPage(ours)).nodes.map((node) => node.id));
  expect(got).toEqual(['workload:meridian/new', id]);
  expect((await nextPage(all)).nodes.map((node) => node.id)).toEqual([id]);
  await ours.close();
  await all.close();
});

test('a stream that has nothing to say is kept alive', async () => {
  const stream = await follow();
  await nextPage(stream);
  const before = stream.heartbeats();
  const next = stream.next();
  // Every 300 ms in tests, every 12 s else.
  while (stream.heartbeats() < before + 2) await new Promise((resolve) => setTimeout(resolve, 50));
  await stream.close();
  expect(await next).toBeUndefined();
});

test('many followers share one poll, and nobody polls when they have left', async () => {
  const other = await start(50);
  const streams = await Promise.all(Array.from({ length: 40 }, () => follow({}, other)));
  await Promise.all(streams.map(nextPage));
  const polls = (): number => calls.filter((verb) => verb === 'changes').length;
  const before = polls();
  const since = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(polls() - before).toBeLessThanOrEqual((performance.now() - since) / 50 + 1);
  expect(polls() - before).toBeGreaterThan(0);
  const id = await write();
  const pages = await Promise.all(streams.map(nextPage));
  expect(pages.every(({ nodes }) => nodes[0]!.id === id)).toBe(true);
  await Promise.all(streams.map((stream) => stream.close()));
  let last = -1;
  while (last !== polls()) {
    last = polls();
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await other.close();
});

test('when the server is stopped every stream ends as complete, at once', async () => {
  const other = await start();
  const streams = await Promise.all([follow({}, other), follow({ organisation: 'meridian' }, other)]);
  await Promise.all(streams.map(nextPage));
  const since = performance.now();
  const closed = other.close();
  expect(await Promise.all(streams.map((stream) => stream.next()))).toEqual([undefined, undefined]);
  await closed;
  expect(performance.now() - since).toBeLessThan(2_000);
});

test('a posture comes at once, and again when it is another one', async () => {
  const stream = await openStream(server.url, operation('impact/impact-live.graphql'), { organisation: 'meridian' });
  const { impact } = (await stream.next())!.data;
  expect(impact.counts.total).toBeGreaterThan(0);
  const asked = await ask(server.url, '{ impact(organisation: "meridian") { status summary } }');
  expect(impact).toMatchObject(asked.data.impact);
  const path = join(folder, 'outage.txt');
  const day = new Date(NOW).toISOString().slice(0, 10);
  const head = `id: outage\ntitle: Suspension\npublishedAt: ${day}T00:00:00Z\nsource: anthropic-status\nsourceName: Anthropic status\nsourceKind: vendor`;
  writeFileSync(path, `---\n${head}\n---\nAnthropic has suspended access to Claude Opus 4.8 for all customers.\n`);
  await ingestFiles({ store, catalogue: loadCatalogue(), paths: [path], source: null, sources: [], now: () => NOW });
  const after = (await stream.next())!.data.impact;
  expect(after.summary).not.toBe(impact.summary);
  expect(after).toMatchObject(
    (await ask(server.url, '{ impact(organisation: "meridian") { status summary } }')).data.impact,
  );
  await stream.close();
});

test.each([
  ['subscription { changes(after: "soon") { pageInfo { endCursor } } }', 'BAD_INPUT'],
  ['subscription { changes(organisation: "meridan") { pageInfo { endCursor } } }', 'NOT_FOUND'],
  ['subscription { impact(organisation: "nobody") { status } }', 'NOT_FOUND'],
])('what cannot be followed is one error through the one door: %s', async (query, code) => {
  const stream = await openStream(server.url, query);
  expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code } }] });
  expect(await stream.next()).toBeUndefined();
});
