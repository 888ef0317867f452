import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { documentId } from '../../graph/ids.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { ingestFiles } from '../../ingest/ingest-files.ts';
import { getSource, SOURCES } from '../../ingest/sources/index.ts';

const catalogue = loadCatalogue();
const NOW = Date.parse('2026-10-06T00:00:00Z');
const EVER = { at: NOW, knownAt: NOW };

async function freshStore(): Promise<Store> {
  const store = await openStore('sqlite::memory:', { now: () => NOW });
  await store.write(catalogueBatch(catalogue));
  return store;
}

async function saved(files: Record<string, string>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'bellwether-saved-'));
  for (const [name, body] of Object.entries(files)) await writeFile(join(path, name), body);
  return path;
}

const read = (store: Store, path: string, source: string | null = null) =>
  ingestFiles({
    store,
    catalogue,
    paths: [path],
    source: source === null ? null : getSource(source),
    sources: SOURCES,
    now: () => NOW,
  });

const notice = (more: string) =>
  `---\nid: n1\ntitle: A notice\npublishedAt: 2026-06-12T21:30:00Z\n${more}---\nAnthropic suspended Claude Fable 5 for all customers.\n`;

describe('saved files', () => {
  test('count as learned when they were published, and are marked as back-filled', async () => {
    const store = await freshStore();
    const path = await saved({ 'n.txt': notice('source: wire\nsourceName: The Wire\nsourceKind: news\n') });
    const { sources, files } = await read(store, path);
    expect(sources).toMatchObject([{ source: 'wire', items: 1, new: 1 }]);
    expect(files).toMatchObject([{ format: 'text', items: 1, error: null }]);
    const [document, source] = await store.get([documentId('source:wire', 'n1'), 'source:wire'], EVER);
    expect(document).toMatchObject({ learnedAt: Date.parse('2026-06-12T21:30:00Z'), props: { backfilled: true } });
    expect(source).toMatchObject({ name: 'The Wire', props: { kind: 'news' } });
  });

  test('stand for the source that they name, else for the one that is given', async () => {
    const store = await freshStore();
    const path = await saved({ 'a.txt': notice('source: openai-news\n'), 'b.txt': 'Plain title\n\nPlain text.' });
    const { sources } = await read(store, path, 'guardian-ai');
    expect(sources.map(({ source, new: fresh }) => [source, fresh])).toEqual([
      ['guardian-ai', 1],
      ['openai-news', 1],
    ]);
    const [known] = await store.get(['source:openai-news'], EVER);
    expect(known?.name).toBe('OpenAI news');
  });

  test('that name no source, or one that nobody knows, are errors of their own; the rest goes on', async () => {
    const store = await freshStore();
    const path = await saved({
      'a.txt': 'Nameless\n\ntext',
      'b.txt': notice('source: the-void\n'),
      'c.txt': notice('source: wire\nsourceName: The Wire\nsourceKind: news\n').replace('n1', 'n2'),
      'd.toml': 'a = 1',
    });
    const { sources, files } = await read(store, path);
    expect(sources).toMatchObject([{ source: 'wire', new: 1 }]);
    expect(files.map(({ error }) => error?.message.slice(path.length + 1) ?? null)).toEqual([
      'a.txt: names no source.',
      "b.txt: names the source 'the-void', which nobody knows.",
      null,
      'd.toml: is TOML, which is not read.',
    ]);
  });

  test('a source that one file describes, another may name by id alone, in a later run too', async () => {
    const store = await freshStore();
    const first = await saved({
      'a.txt': notice('source: wire\nsourceName: The Wire\nsourceKind: news\n'),
      'b.txt': notice('source: wire\n').replace('n1', 'n2'),
    });
    expect((await read(store, first)).sources).toMatchObject([{ source: 'wire', new: 2 }]);
    const later = await saved({ 'c.txt': notice('source: wire\n').replace('n1', 'n3') });
    expect((await read(store, later)).sources).toMatchObject([{ source: 'wire', new: 1 }]);
    expect((await store.get(['source:wire'], EVER))[0]?.name).toBe('The Wire');
  });

  test('read again, also from another folder, change nothing', async () => {
    const store = await freshStore();
    const files = {
      'a.txt': notice('source: wire\nsourceName: The Wire\nsourceKind: news\n'),
      'b.txt': 'No id here\n\nText.',
    };
    await read(store, await saved(files), 'guardian-ai');
    const { sequence } = await store.stats();
    expect((await read(store, await saved(files), 'guardian-ai')).sources).toMatchObject([
      { unchanged: 1 },
      { unchanged: 1 },
    ]);
    expect((await store.stats()).sequence).toBe(sequence);
  });
});

/** A folder of captured feeds. They are others' data and no part of the project, so without it this one is left out. */
const FEEDS = process.env.BELLWETHER_FEEDS;

test.skipIf(FEEDS === undefined)(
  'every captured feed in the folder BELLWETHER_FEEDS is read, items counted, and a second run changes nothing',
  async () => {
    const store = await freshStore();
    const expected = (await readdir(FEEDS!)).filter((name) => /\.(?:xml|json|atom|csv|html?)$/.test(name));
    const first = await read(store, FEEDS!, 'guardian-ai');
    const byName = new Map(first.files.map((file) => [file.path.slice(FEEDS!.length).replace(/^\//, ''), file]));
    for (const name of expected)
      expect(byName.get(name), name).toMatchObject({ error: null, problems: [], items: expect.any(Number) });
    expect(expected.every((name) => byName.get(name)!.items > 0)).toBe(true);
    for (const [name, file] of byName)
      if (name.endsWith('.toml')) expect(file.error?.message).toMatch(/is TOML, which is not read/);
    const { sequence } = await store.stats();
    const second = await read(store, FEEDS!, 'guardian-ai');
    expect(second.sources).toMatchObject(
      first.sources.map(({ items }) => ({ items, new: 0, changed: 0, unchanged: items })),
    );
    expect((await store.stats()).sequence).toBe(sequence);
  },
);
