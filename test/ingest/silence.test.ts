/** Channels of an authority's own that say nothing of an open question: that we looked is recorded, and ends when they speak. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderWatchItem } from '../../commands/render/watch.ts';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { parseFeed } from '../../ingest/formats/parse-feed.ts';
import { importWatchList } from '../../ingest/import/watch-list.ts';
import { ingest } from '../../ingest/run.ts';
import type { SourceDefinition } from '../../ingest/sources/source.ts';
import { watch } from '../../queries/watch/watch.ts';

const catalogue = loadCatalogue();
const utc = (text: string): number => Date.parse(`${text}Z`);
const LIST = `
watchlist: {id: letter, name: The letter}
items:
  - id: published
    question: Is the letter of 12 June published by the department?
    opened: 2026-06-13
    about: {models: [Claude Fable 5]}
    answeredBy: the letter, on a channel of the department's own
    answers:
      - {types: [EXPORT_CONTROL_DIRECTIVE, RULE], by: [Bureau of Industry and Security]}
`;

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:', { now: () => utc('2026-06-20T00:00') });
  await store.write(catalogueBatch(catalogue));
  const options = { file: 'letter.yaml', catalogue, now: utc('2026-06-13T00:00') };
  await store.write(importWatchList(LIST, options).batch);
});
afterEach(() => store.close());

const OTHER =
  '<item><guid>1</guid><title>Hearing on shipping containers</title><description>A hearing is held.</description></item>';
const LETTER =
  '<item><guid>2</guid><title>Licence requirement</title><description>BIS requires a licence for the export of Claude Fable 5 to foreign persons.</description></item>';

/** Reads a channel of the Bureau of Industry and Security, unless told otherwise. `null`: no answer. */
async function read(when: string, items: string | null, more: Partial<SourceDefinition> = {}): Promise<void> {
  const source: SourceDefinition = {
    ...{ id: 'bis', name: 'BIS notices', kind: 'regulator', url: 'https://bis.example/feed', speaker: 'authority:bis' },
    ...{ language: 'en', timeZone: null, everyMinutes: 15, expectAtLeast: 1 },
    parse: (body, url) => parseFeed(body, { url }),
    ...more,
  };
  const body = `<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
  const fetch = async () => {
    if (items === null) throw new TypeError('fetch failed');
    return new Response(body);
  };
  const now = () => utc(when);
  await ingest({ store, catalogue, sources: [source], fetch, now, random: () => 0, sleep: async () => {} });
}

async function silence(at: string, knownAt = '2026-06-20T00:00') {
  const [item] = await watch(store, { at: utc(at), knownAt: utc(knownAt) }, utc('2026-06-20T00:00'));
  return item!.silence;
}

test('it was looked at and says nothing: since when, when we last looked, and what we noted', async () => {
  await read('2026-06-14T09:00', OTHER);
  await read('2026-06-16T10:00', OTHER);
  const [one, ...others] = await silence('2026-06-17T00:00');
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    source: { id: 'source:bis' },
    since: utc('2026-06-14T09:00'),
    lookedAt: utc('2026-06-16T10:00'),
  });
  expect(one!.evidence[0]!.quote).toBe(
    '2026-06-16: BIS notices (https://bis.example/feed) names none of Claude Fable 5, Anthropic: nothing about “Is the letter of 12 June published by the department?”',
  );
});

test('`watch show` says so', async () => {
  await read('2026-06-14T09:00', OTHER);
  const [item] = await watch(store, { at: utc('2026-06-15T00:00') }, utc('2026-06-20T00:00'));
  expect(renderWatchItem(item!, { width: 140, colour: false })).toContain(
    'BIS notices has said nothing of it since 14 June 2026, last looked at on 14 June 2026.',
  );
});

test('looking again on the same day changes nothing', async () => {
  await read('2026-06-14T09:00', OTHER);
  const { sequence } = await store.stats();
  await read('2026-06-14T09:15', OTHER);
  await read('2026-06-14T23:00', OTHER);
  expect((await store.stats()).sequence).toBe(sequence);
});

test('it ends when the channel tells of it, and not for who did not know that yet', async () => {
  await read('2026-06-14T09:00', OTHER);
  await read('2026-06-14T12:00', OTHER + LETTER);
  expect(await silence('2026-06-15T00:00')).toEqual([]);
  expect(await silence('2026-06-14T10:00', '2026-06-14T10:00')).toHaveLength(1);
  expect(await silence('2026-06-14T08:00', '2026-06-14T08:00')).toEqual([]);
});

test('a channel that could not be read was not looked at', async () => {
  await read('2026-06-14T09:00', null);
  expect(await silence('2026-06-15T00:00')).toEqual([]);
});

test.each<[string, Partial<SourceDefinition>]>([
  ['a newspaper', { kind: 'news', speaker: null }],
  ['an authority that the question has nothing to do with', { speaker: 'authority:dsit' }],
])('of %s silence means nothing', async (_what, more) => {
  await read('2026-06-14T09:00', OTHER, more);
  expect(await silence('2026-06-15T00:00')).toEqual([]);
});

test('the status page of who makes the model is a channel of its own: its name alone does not tell of the model', async () => {
  const page = OTHER.replace('A hearing is held.', 'Anthropic looks into slow answers of its console.');
  await read('2026-06-14T09:00', page, { kind: 'vendor', speaker: 'provider:anthropic' });
  expect(await silence('2026-06-15T00:00')).toHaveLength(1);
});
