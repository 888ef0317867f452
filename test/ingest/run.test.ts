import { describe, expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { documentId } from '../../graph/ids.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { parseFeed } from '../../ingest/formats/parse-feed.ts';
import { parseHtmlArticle } from '../../ingest/formats/parse-html-article.ts';
import { parseHtmlListing } from '../../ingest/formats/parse-html-listing.ts';
import { type IngestOptions, ingest } from '../../ingest/run.ts';
import { findHealth } from '../../ingest/source-node.ts';
import type { SourceDefinition } from '../../ingest/sources/source.ts';

const catalogue = loadCatalogue();
const NOW = Date.parse('2026-06-13T12:00:00Z');
const EVER = { at: NOW * 2, knownAt: NOW * 2 };

async function freshStore(): Promise<Store> {
  const store = await openStore('sqlite::memory:', { now: () => NOW });
  await store.write(catalogueBatch(catalogue));
  return store;
}

function source(id: string, more: Partial<SourceDefinition> = {}): SourceDefinition {
  const url = `https://${id}.example/feed`;
  return {
    ...{
      id,
      name: id,
      kind: 'news',
      url,
      speaker: null,
      language: 'en',
      timeZone: null,
      everyMinutes: 15,
      expectAtLeast: 1,
    },
    parse: (body, found) => parseFeed(body, { url: found }),
    ...more,
  };
}

const item = (guid: string, text: string, date = '2026-06-12T21:30:00Z') =>
  `<item><guid>${guid}</guid><title>Report ${guid}</title><description>${text}</description><pubDate>${date}</pubDate></item>`;
const feed = (...items: string[]) => `<rss version="2.0"><channel><title>t</title>${items.join('')}</channel></rss>`;

type Answer = string | Response | Error | (() => Response | Promise<Response>);
/** `answers`: address → what it gives; anything else has no network. */
function network(answers: Record<string, Answer>): { fetch: typeof globalThis.fetch; asked: Request[] } {
  const asked: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request);
    const answer = answers[request.url] ?? Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    if (answer instanceof Error) throw new TypeError('fetch failed', { cause: answer });
    if (typeof answer === 'function') return answer();
    return typeof answer === 'string' ? new Response(answer) : answer.clone();
  };
  return { fetch: fetch as typeof globalThis.fetch, asked };
}

const run = (
  store: Store,
  sources: SourceDefinition[],
  answers: Record<string, Answer>,
  more: Partial<IngestOptions> = {},
) =>
  ingest({
    store,
    catalogue,
    sources,
    fetch: network(answers).fetch,
    now: () => NOW,
    random: () => 0,
    sleep: async () => {},
    ...more,
  });

describe('reading sources', () => {
  test('each item becomes a document, learned when it was fetched', async () => {
    const store = await freshStore();
    const { sources } = await run(store, [source('wire')], {
      'https://wire.example/feed': feed(item('1', 'Anthropic suspended Claude Fable 5.')),
    });
    expect(sources).toMatchObject([
      { source: 'wire', outcome: 'read', items: 1, new: 1, changed: 0, unchanged: 0, failed: 0, error: null },
    ]);
    const [document] = await store.get([documentId('source:wire', '1')], EVER);
    expect(document).toMatchObject({
      name: 'Report 1',
      time: Date.parse('2026-06-12T21:30:00Z'),
      learnedAt: NOW,
      props: { source: 'source:wire', backfilled: false },
    });
    expect(await store.text(document!.id)).toBe('Report 1\n\nAnthropic suspended Claude Fable 5.');
    expect(
      (await store.expand([document!.id], { relation: 'MENTIONS', direction: 'out' }, EVER))
        .get(document!.id)
        ?.map(({ node }) => node?.name),
    ).toContain('Claude Fable 5');
  });

  test('a back-fill is learned when it was published, never later than it was read, and says so', async () => {
    const store = await freshStore();
    const body = feed(item('1', 'x'), item('2', 'x', ''), item('3', 'x', '2027-01-01T00:00:00Z'));
    await run(store, [source('wire')], { 'https://wire.example/feed': body }, { backfill: true });
    const documents = await store.get(
      ['1', '2', '3'].map((guid) => documentId('source:wire', guid)),
      EVER,
    );
    expect(documents.map((document) => [document?.learnedAt, document?.props.backfilled])).toEqual([
      [Date.parse('2026-06-12T21:30:00Z'), true],
      [NOW, true],
      [NOW, true],
    ]);
  });

  test('reading again changes nothing', async () => {
    const store = await freshStore();
    const answers = {
      'https://wire.example/feed': feed(
        item('1', 'Anthropic suspended Claude Fable 5 for all customers.'),
        item('2', 'Other'),
      ),
    };
    await run(store, [source('wire')], answers);
    const { sequence } = await store.stats();
    const { sources } = await run(store, [source('wire')], answers, { now: () => NOW + 60_000 });
    expect(sources).toMatchObject([{ items: 2, new: 0, changed: 0, unchanged: 2 }]);
    expect((await store.stats()).sequence).toBe(sequence);
  });

  test('a text that changed is a new version of the same document, and so is one that changes back', async () => {
    const store = await freshStore();
    const texts = ['Both models are off.', 'Both models are back.', 'Both models are off.'];
    const id = documentId('source:wire', '1');
    for (const [index, text] of texts.entries()) {
      const answers = { 'https://wire.example/feed': feed(item('1', text)) };
      const reading = () => run(store, [source('wire')], answers, { now: () => NOW + index * 1000 });
      expect((await reading()).sources).toMatchObject([index === 0 ? { new: 1 } : { new: 0, changed: 1 }]);
      expect((await reading()).sources).toMatchObject([{ changed: 0, unchanged: 1 }]);
    }
    const held = (after: number) => store.text(id, { view: { at: NOW, knownAt: NOW + after } });
    expect(await Promise.all([0, 1000, 2000].map(held))).toEqual(texts.map((text) => `Report 1\n\n${text}`));
  });

  test('a back-fill of what is known already tells since when it was there, once', async () => {
    const store = await freshStore();
    const answers = { 'https://wire.example/feed': feed(item('1', 'Off.')) };
    await run(store, [source('wire')], answers);
    expect((await run(store, [source('wire')], answers, { backfill: true })).sources).toMatchObject([{ changed: 1 }]);
    expect((await run(store, [source('wire')], answers, { backfill: true })).sources).toMatchObject([{ unchanged: 1 }]);
    expect((await run(store, [source('wire')], answers)).sources).toMatchObject([{ unchanged: 1 }]);
    const [document] = await store.get([documentId('source:wire', '1')], EVER);
    expect(document?.learnedAt).toBe(Date.parse('2026-06-12T21:30:00Z'));
  });

  test('the same guid twice in one answer is one document, the later one', async () => {
    const store = await freshStore();
    const body = feed(item('1', 'early', '2026-06-12T10:00:00Z'), item('1', 'late', '2026-06-12T11:00:00Z'));
    expect((await run(store, [source('wire')], { 'https://wire.example/feed': body })).sources).toMatchObject([
      { items: 1, new: 1 },
    ]);
    expect(await store.text(documentId('source:wire', '1'))).toContain('late');
  });

  test('more than a batch is read whole', async () => {
    const store = await freshStore();
    const body = feed(...Array.from({ length: 130 }, (_, index) => item(`g${index}`, `Text ${index}`)));
    const seen: string[] = [];
    const { sources } = await run(
      store,
      [source('wire')],
      { 'https://wire.example/feed': body },
      { onProgress: (line) => seen.push(line) },
    );
    expect(sources).toMatchObject([{ items: 130, new: 130 }]);
    expect(seen).toEqual([
      'wire: fetching',
      'wire: 50 of 130',
      'wire: 100 of 130',
      'wire: 130 of 130',
      'wire: 130 items',
    ]);
  });
});

describe('a source that fails', () => {
  test('has it recorded, and the rest goes on', async () => {
    const store = await freshStore();
    const answers = {
      'https://wire.example/feed': feed(item('1', 'x')),
      'https://login.example/feed': '<html><title>Sign in</title><input type=password></html>',
    };
    const { sources } = await run(store, [source('gone'), source('login'), source('wire')], answers);
    expect(
      sources.map(({ source: id, outcome, error }) => [id, outcome, error?.code ?? null, error?.message ?? null]),
    ).toEqual([
      ['gone', 'failed', 'FETCH_FAILED', 'https://gone.example/feed: no network: could not resolve host.'],
      [
        'login',
        'failed',
        'PARSE_FAILED',
        'https://login.example/feed: expected a feed, got an HTML page ("Sign in") that asks to log in.',
      ],
      ['wire', 'read', null, null],
    ]);
    expect(await findHealth(store, 'source:gone')).toMatchObject({
      lastAttemptAt: NOW,
      lastSuccessAt: null,
      consecutiveFailures: 1,
      lastError: expect.stringMatching(/no network/),
    });
    expect(await findHealth(store, 'source:wire')).toMatchObject({
      lastSuccessAt: NOW,
      consecutiveFailures: 0,
      lastError: null,
      lastItems: 1,
    });
  });

  test('because its parser has a bug, fails alone as well', async () => {
    const store = await freshStore();
    const answers = { 'https://odd.example/feed': feed(), 'https://wire.example/feed': feed(item('1', 'x')) };
    const parse = () => {
      throw new TypeError('x is not a function');
    };
    const { sources } = await run(store, [source('odd', { parse }), source('wire')], answers);
    expect(sources.map(({ outcome, error }) => [outcome, error?.message ?? null])).toEqual([
      ['failed', 'https://odd.example/feed: the parser stumbled (x is not a function).'],
      ['read', null],
    ]);
  });

  test('failures are counted until it works again', async () => {
    const store = await freshStore();
    await run(store, [source('wire')], {});
    await run(store, [source('wire')], {});
    expect((await findHealth(store, 'source:wire')).consecutiveFailures).toBe(2);
    await run(store, [source('wire')], { 'https://wire.example/feed': feed(item('1', 'x')) });
    expect(await findHealth(store, 'source:wire')).toMatchObject({ consecutiveFailures: 0, lastError: null });
  });

  test('with fewer items than normal is reported, what it gave is kept, and it is asked in full again', async () => {
    const store = await freshStore();
    const answer = () => new Response(feed(item('1', 'x')), { headers: { etag: '"v1"' } });
    const { sources } = await run(store, [source('wire', { expectAtLeast: 5 })], {
      'https://wire.example/feed': answer,
    });
    expect(sources).toMatchObject([
      {
        outcome: 'failed',
        items: 1,
        new: 1,
        error: { message: 'https://wire.example/feed: gave 1 items where at least 5 are normal.' },
      },
    ]);
    expect((await findHealth(store, 'source:wire')).validators).toEqual({ etag: null, lastModified: null });
  });

  test('failing emits no change', async () => {
    const store = await freshStore();
    await run(store, [source('wire')], {});
    const { sequence } = await store.stats();
    await run(store, [source('wire')], {});
    expect((await store.stats()).sequence).toBe(sequence);
  });

  test('because another process is reading it: says so, and leaves it alone', async () => {
    const store = await freshStore();
    await store.lease('ingest:wire', 'somebody else', 60_000);
    const { fetch, asked } = network({ 'https://wire.example/feed': feed(item('1', 'x')) });
    const { sources } = await ingest({
      store,
      catalogue,
      sources: [source('wire')],
      fetch,
      now: () => NOW,
      sleep: async () => {},
    });
    expect(sources).toMatchObject([{ outcome: 'failed', error: { code: 'CONFLICT' } }]);
    expect(asked).toEqual([]);
  });
});

describe('an answer that has not changed', () => {
  test('is asked for by its ETag, and costs nothing', async () => {
    const store = await freshStore();
    const headers = { etag: '"v1"', 'last-modified': 'Fri, 12 Jun 2026 10:00:00 GMT' };
    await run(store, [source('wire')], {
      'https://wire.example/feed': () => new Response(feed(item('1', 'x')), { headers }),
    });
    const { fetch, asked } = network({ 'https://wire.example/feed': () => new Response(null, { status: 304 }) });
    const { sources } = await ingest({
      store,
      catalogue,
      sources: [source('wire')],
      fetch,
      now: () => NOW + 1000,
      sleep: async () => {},
    });
    expect(asked[0]?.headers.get('if-none-match')).toBe('"v1"');
    expect(sources).toMatchObject([{ outcome: 'not-modified', items: 0 }]);
    expect(await findHealth(store, 'source:wire')).toMatchObject({
      lastSuccessAt: NOW + 1000,
      lastItems: 1,
      validators: { etag: '"v1"' },
    });
  });

  test('a failure in between does not lose what is known of it', async () => {
    const store = await freshStore();
    await run(store, [source('wire')], {
      'https://wire.example/feed': () => new Response(feed(item('1', 'x')), { headers: { etag: '"v1"' } }),
    });
    await run(store, [source('wire')], {});
    expect((await findHealth(store, 'source:wire')).validators.etag).toBe('"v1"');
  });
});

describe('a source that lists', () => {
  const list = (...slugs: string[]) =>
    `<html><main>${slugs.map((slug) => `<a href="/news/${slug}"><h3>Title ${slug}</h3><div>Jun 12, 2026</div></a>`).join('')}</main></html>`;
  const page = (text: string) =>
    `<html lang="en"><main><article><h1>Full title</h1><time datetime="2026-06-12T21:05:00-04:00"></time><p>${text.repeat(20)}</p></article></main></html>`;
  const newsroom = source('newsroom', {
    parse: (body, url) => parseHtmlListing(body, { url, path: /^\/news\// }),
    parsePage: (body, url) => parseHtmlArticle(body, { url }),
  });
  const at = (path: string) => `https://newsroom.example${path}`;

  test('is read page by page, and a known page not again', async () => {
    const store = await freshStore();
    const first = await run(store, [newsroom], { [at('/feed')]: list('a'), [at('/news/a')]: page('It is off. ') });
    expect(first.sources).toMatchObject([{ items: 1, new: 1 }]);
    const [document] = await store.get([documentId('source:newsroom', at('/news/a'))], EVER);
    expect(document).toMatchObject({ name: 'Full title', time: Date.parse('2026-06-13T01:05:00Z') });
    const { fetch, asked } = network({ [at('/feed')]: list('a', 'b'), [at('/news/b')]: page('It is back. ') });
    const second = await ingest({
      store,
      catalogue,
      sources: [newsroom],
      fetch,
      now: () => NOW,
      sleep: async () => {},
    });
    expect(asked.map(({ url }) => url)).toEqual([at('/feed'), at('/news/b')]);
    expect(second.sources).toMatchObject([{ items: 2, new: 1, unchanged: 1 }]);
  });

  test('a page that fails is a problem of its own, and tried again the next time', async () => {
    const store = await freshStore();
    const listing = () => new Response(list('a', 'b'), { headers: { etag: '"v1"' } });
    const first = await run(store, [newsroom], { [at('/feed')]: listing, [at('/news/b')]: page('It is back. ') });
    expect(first.sources).toMatchObject([
      {
        outcome: 'read',
        items: 2,
        new: 1,
        failed: 1,
        problems: [{ item: at('/news/a'), message: expect.stringMatching(/no network/) }],
      },
    ]);
    expect((await findHealth(store, 'source:newsroom')).validators.etag).toBeNull();
    const second = await run(store, [newsroom], { [at('/feed')]: listing, [at('/news/a')]: page('It is off. ') });
    expect(second.sources).toMatchObject([{ items: 2, new: 1, unchanged: 1, failed: 0 }]);
    expect((await findHealth(store, 'source:newsroom')).validators.etag).toBe('"v1"');
  });

  test('a first visit to a long list is spread over several', async () => {
    const store = await freshStore();
    const slugs = Array.from({ length: 23 }, (_, index) => `p${index}`);
    const answers = {
      [at('/feed')]: list(...slugs),
      ...Object.fromEntries(slugs.map((slug) => [at(`/news/${slug}`), page(`Text of ${slug}. `)])),
    };
    const first = await run(store, [newsroom], answers);
    expect(first.sources).toMatchObject([
      { new: 20, failed: 0, problems: [{ item: null, message: '3 more entries are left for the next time' }] },
    ]);
    expect((await run(store, [newsroom], answers)).sources).toMatchObject([{ new: 3, unchanged: 20, problems: [] }]);
  });
});
