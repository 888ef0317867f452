/** What holds for linking whatever is read: on the development set, texts that the rules were not made for included. */
import { beforeAll, expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { documentId, hash } from '../../graph/ids.ts';
import { RELATIONS, type Relation } from '../../graph/model.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { extract } from '../../ingest/extract/extract.ts';
import { toReadable } from '../../ingest/extract/record.ts';
import { link, type ReadDocument } from '../../ingest/link/link.ts';
import { forget } from '../../ingest/review/relink.ts';
import { readLabelled, SET } from '../understanding/labelled.ts';
import { lexicon } from './reading.ts';

const NOW = Date.UTC(2030, 0);
const EVER = { at: NOW, knownAt: NOW };
const catalogue = loadCatalogue();

let documents: ReadDocument[];
let whole: Set<string>;
beforeAll(async () => {
  documents = readLabelled([SET], catalogue).map((labelled): ReadDocument => {
    const readable = toReadable(labelled, lexicon);
    const { text, publishedAt, language } = readable;
    return {
      document: {
        ...{ id: idFor(labelled.id), source: sourceOf(labelled.id), url: null, title: text.split('\n', 1)[0]! },
        ...{ publishedAt, fetchedAt: NOW, language, text, contentHash: hash(text), origin: 'document' as const },
        learnedAt: publishedAt ?? NOW,
      },
      extraction: extract(readable, lexicon),
      sourceKind: labelled.sourceKind,
    };
  });
  whole = await made(documents, documents.length);
}, 120_000);

const sourceOf = (id: string): string => `source:${id.split('-')[0]}`;
const idFor = (id: string): string => documentId(sourceOf(id), id);

async function fill(list: readonly ReadDocument[], portion: number): Promise<Store> {
  const store = await openStore('sqlite::memory:', { now: () => NOW });
  await store.write(catalogueBatch(catalogue));
  for (let start = 0; start < list.length; start += portion) {
    const some = list.slice(start, start + portion);
    const nodes = [...new Set(some.map(({ document }) => document.source))].map((id) => ({
      ...{ id, kind: 'Source' as const, name: id, learnedAt: 0 },
    }));
    const batch = await link(store, some);
    await store.write({ ...batch, nodes: [...nodes, ...(batch.nodes ?? [])] });
  }
  return store;
}

/** What documents made: nodes that are in lists, and every fact about them. */
async function graphOf(store: Store): Promise<Set<string>> {
  const lines = new Set<string>();
  for (const filter of [
    { kind: ['Event', 'Action', 'Claim'] as const, props: { withdrawn: [null, false] } },
    { kind: ['Model', 'Provider'] as const, props: { provisional: true } },
  ]) {
    for (let after: string | null = null; ; ) {
      const page = await store.find({ ...filter, kind: [...filter.kind] }, EVER, { first: 500, after });
      const hop = { relation: Object.keys(RELATIONS) as Relation[], anyTime: true };
      for (const direction of ['in', 'out'] as const) {
        const ids = page.items.map(({ id }) => id);
        for (const { fact } of [...(await store.expand(ids, { ...hop, direction }, EVER)).values()].flat())
          lines.add(JSON.stringify({ ...fact, recordedAt: 0 }));
      }
      for (const { recordedAt: _, ...node } of page.items)
        if (node.kind !== 'Claim') lines.add(JSON.stringify({ ...node, keys: [...node.keys].sort() }));
      after = page.endCursor;
      if (!page.hasMore) break;
    }
  }
  return lines;
}

async function made(list: readonly ReadDocument[], portion: number): Promise<Set<string>> {
  const store = await fill(list, portion);
  try {
    return await graphOf(store);
  } finally {
    await store.close();
  }
}

const difference = (a: Set<string>, b: Set<string>): string[] =>
  [
    ...[...a].filter((line) => !b.has(line)).map((line) => `- ${line}`),
    ...[...b].filter((line) => !a.has(line)).map((line) => `+ ${line}`),
  ].slice(0, 6);
const shuffled = (salt: string): ReadDocument[] =>
  [...documents].sort((a, b) => (hash(salt + a.document.id) < hash(salt + b.document.id) ? -1 : 1));

test('there is much to compare', () => {
  expect(documents.length).toBeGreaterThan(100);
  expect(whole.size).toBeGreaterThan(1_000);
});

test.each([
  ['backwards, forty at a time', () => [...documents].reverse(), 40],
  ['shuffled, eleven at a time', () => shuffled('a'), 11],
] as const)(
  'any order of the same documents gives the same graph: %s',
  async (_, order, portion) => {
    expect(difference(whole, await made(order(), portion))).toEqual([]);
  },
  120_000,
);

test('a document that is forgotten leaves the graph as if it had never been read', async () => {
  const [gone, ...rest] = shuffled('b').filter(({ extraction }) => extraction.events.length > 1);
  const others = documents.filter((one) => one !== gone);
  expect(rest.length).toBeGreaterThan(20);
  const store = await fill(documents, documents.length);
  try {
    await forget(store, gone!.document.id, 'a test');
    expect(difference(await made(others, others.length), await graphOf(store))).toEqual([]);
  } finally {
    await store.close();
  }
}, 120_000);

test('an exact duplicate by the same source changes nothing but counts of documents', async () => {
  const [original] = shuffled('c').filter(({ extraction }) => extraction.events.length > 1);
  const { document } = original!;
  // Later in order and time, so that nothing is known earlier for it.
  const copy = { ...original!, document: { ...document, id: `${document.id}z`, learnedAt: document.learnedAt + 1 } };
  const without = (lines: Set<string>): Set<string> =>
    new Set(
      [...lines]
        .filter((line) => !line.includes(copy.document.id))
        .map((line) => line.replaceAll(/"documents":\d+/g, '')),
    );
  const store = await fill([...documents, copy], documents.length + 1);
  try {
    expect(difference(without(whole), without(await graphOf(store)))).toEqual([]);
  } finally {
    await store.close();
  }
}, 120_000);

test('no quote is missing from its text', () => {
  const texts = new Map(documents.map(({ document }) => [document.id, document.text]));
  const facts = [...whole].map((line) => JSON.parse(line)).filter((line) => line.quote !== undefined);
  const wrong = facts.filter(({ document, quote, start, end }) => texts.get(document)?.slice(start, end) !== quote);
  expect(wrong.filter(({ document }) => texts.has(document)).slice(0, 3)).toEqual([]);
});
