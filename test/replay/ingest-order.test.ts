/** Whatever the order in which documents arrive, and however many at once, the graph is the same in the end. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { difference, dumpGraph } from './graph-dump.ts';
import { openReplay, type ReplayOptions, sampleFiles } from './replay-store.ts';

let store: Store;
let expected: string[];
beforeAll(async () => {
  store = await openReplay();
  expected = await dumpGraph(store);
});
afterAll(() => store.close());

test('there is a graph to compare: actions, events, claims, and facts of every document', () => {
  const kinds = ['Action', 'Event', 'Claim', 'Document', 'Source'];
  for (const kind of kinds)
    expect(expected.filter((line) => line.includes(`"kind":"${kind}"`)).length, kind).toBeGreaterThan(5);
  expect(sampleFiles.length).toBeGreaterThan(60);
});

test.each<[string, ReplayOptions]>([
  ['all at once, in another order', { seed: 1 }],
  ['ten at a time', { seed: 2, portion: 10 }],
  ['three at a time', { seed: 3, portion: 3 }],
  ['one at a time', { seed: 4, portion: 1 }],
  ['one at a time, in the order of their names', { portion: 1 }],
])(
  'the same graph: %s',
  async (_name, options) => {
    const other = await openReplay(options);
    try {
      expect(difference(expected, await dumpGraph(other))).toEqual([]);
    } finally {
      await other.close();
    }
  },
  180_000,
);

test('reading everything again changes nothing', async () => {
  const { sequence } = await store.stats();
  const { ingestFiles } = await import('../../ingest/ingest-files.ts');
  const { loadCatalogue } = await import('../../graph/catalogue/catalogue.ts');
  const { join } = await import('node:path');
  const paths = [join(import.meta.dirname, '../../ingest/sample/documents')];
  const later = Date.UTC(2026, 9, 12);
  await ingestFiles({ store, catalogue: loadCatalogue(), paths, source: null, sources: [], now: () => later });
  expect((await store.stats()).sequence).toBe(sequence);
});
