import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDueSources, startPolling } from '../../commands/serve/polling.ts';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import type { Item } from '../../ingest/formats/item.ts';
import { findHealth } from '../../ingest/source-node.ts';
import type { SourceDefinition } from '../../ingest/sources/source.ts';

const catalogue = loadCatalogue();
const START = Date.parse('2026-06-14T12:00:00Z');
const MINUTE = 60_000;

let store: Store;
let now: number;
let asked: string[];

beforeEach(async () => {
  now = START;
  asked = [];
  store = await openStore('sqlite::memory:', { now: () => now });
  await store.write(catalogueBatch(catalogue));
});
afterEach(() => store.close());

/** Each line of the body is an item. */
function source(id: string, everyMinutes: number): SourceDefinition {
  const publishedAt = Date.parse('2026-06-12T21:30:00Z');
  const parse = (body: string) => ({
    items: body
      .split('\n')
      .map((text, i): Item => ({ guid: `${id}-${i}`, url: null, title: text, publishedAt, language: 'en', text })),
    problems: [],
  });
  const url = `https://${id}.example/feed`;
  return {
    id,
    name: id,
    kind: 'news',
    url,
    speaker: null,
    language: 'en',
    timeZone: null,
    everyMinutes,
    expectAtLeast: 1,
    parse,
  };
}

const fetch = (async (request: Request | string | URL) => {
  const url = request instanceof Request ? request.url : String(request);
  asked.push(new URL(url).hostname.replace('.example', ''));
  if (url.includes('broken')) return new Response('no', { status: 404 });
  return new Response('A line that says little.\nAnother line.');
}) as typeof globalThis.fetch;

const options = (...sources: SourceDefinition[]) => ({
  store,
  catalogue,
  sources,
  fetch,
  now: () => now,
  note: () => undefined,
});

test('a source that fails has it recorded with it, and the others are read', async () => {
  const line = await readDueSources(options(source('broken', 15), source('wire', 15)));
  expect(line).toBe('1 of 2 sources read, 2 new documents; 1 could not be read (bellwether sources tells why)');
  expect(await findHealth(store, 'source:wire')).toMatchObject({ lastSuccessAt: START, consecutiveFailures: 0 });
  expect(await findHealth(store, 'source:broken')).toMatchObject({
    lastSuccessAt: null,
    consecutiveFailures: 1,
    lastError: expect.stringContaining('404'),
  });
});

test('each source is read as often as its cadence says, after a failure too', async () => {
  const all = options(source('often', 15), source('seldom', 60), source('broken', 15));
  await readDueSources(all);
  asked.length = 0;
  now = START + 14 * MINUTE;
  expect(await readDueSources(all)).toBeNull();
  expect(asked).toEqual([]);
  now = START + 15 * MINUTE;
  await readDueSources(all);
  expect(asked.sort()).toEqual(['broken', 'often']);
});

test('what a source has when it is first read counts as known when it was published, what comes later as known then', async () => {
  await readDueSources(options(source('wire', 15)));
  const documents = async () =>
    (await store.find({ kind: 'Document', props: { source: 'source:wire' } }, { at: now, knownAt: now })).items;
  expect((await documents()).map(({ learnedAt }) => learnedAt)).toEqual(
    Array(2).fill(Date.parse('2026-06-12T21:30:00Z')),
  );
  now = START + 30 * MINUTE;
  const grown = source('wire', 15);
  await readDueSources(options({ ...grown, parse: (body) => grown.parse(`${body}\nA third line.`, '') }));
  expect((await documents()).map(({ learnedAt }) => learnedAt).filter((at) => at === now)).toHaveLength(1);
});

test('a fault is told in one line and ends nothing', async () => {
  const closed = await openStore('sqlite::memory:');
  await closed.close();
  const stop: { now?: () => void } = {};
  const line = await new Promise<string>((resolve) => {
    stop.now = startPolling({ ...options(source('wire', 15)), store: closed, note: resolve });
  });
  stop.now!();
  expect(line).toMatch(/^reading the sources: /);
});
