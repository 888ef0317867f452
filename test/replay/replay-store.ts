/** A fresh store with the catalogue, the sample organisation, and the sample documents, in whatever order and portions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import type { Store } from '../../graph/store.ts';
import { importOrganisation } from '../../ingest/import/organisation.ts';
import { importWatchList } from '../../ingest/import/watch-list.ts';
import { ingestFiles } from '../../ingest/ingest-files.ts';
import { openTestStore } from '../open-store.ts';
import { NOW } from './truth-table.ts';

export { NOW };

const SAMPLE = join(import.meta.dirname, '../../ingest/sample');
const DOCUMENTS = join(SAMPLE, 'documents');

/** The pages that are wrong, and what about. */
export const WRONG_PAGES = {
  '2026-06-14-claimcheck.txt': 'denies that the models exist',
  '2026-06-18-appeal-path.txt': 'tells of an appeal that brings access back',
  '2026-06-20-model-faq.txt': 'dates the shutdown to 15 June',
  '2026-06-22-may-retrospective.txt': 'dates everything to May',
  '2026-07-03-timeline-2024.html': 'dates the shutdown to 26 June 2024',
} as const;

/** File names, sidecars left out. */
export const sampleFiles: readonly string[] = readdirSync(DOCUMENTS)
  .filter((name, _index, all) => !(name.endsWith('.yaml') && all.includes(name.slice(0, -'.yaml'.length))))
  .sort();

export interface ReplayOptions {
  /** Another number is another order; none is the order of the names. */
  seed?: number;
  /** How many files are taken in at once; default all. */
  portion?: number;
  without?: readonly string[];
}

/** Ready to be asked; close it. Throws if a single file could not be read. */
export async function openReplay(options: ReplayOptions = {}): Promise<Store> {
  const store = await openTestStore({ now: () => NOW });
  await fillReplay(store, options);
  return store;
}

/** The same into a store that is there. */
export async function fillReplay(store: Store, { seed, portion, without = [] }: ReplayOptions = {}): Promise<void> {
  const catalogue = loadCatalogue();
  await store.write(catalogueBatch(catalogue));
  const organisation = readFileSync(join(SAMPLE, 'organisation.yaml'), 'utf8');
  const imported = { file: 'organisation.yaml', catalogue, now: NOW, asOf: Date.UTC(2026, 5, 1) };
  await store.write(importOrganisation(organisation, imported).batch);
  const questions = readFileSync(join(SAMPLE, 'watch-items.yaml'), 'utf8');
  await store.write(importWatchList(questions, { ...imported, file: 'watch-items.yaml' }).batch);
  const kept = sampleFiles.filter((name) => !without.includes(name));
  const files = seed === undefined ? kept : shuffle(kept, seed);
  const size = portion ?? files.length;
  for (let start = 0; start < files.length; start += size) {
    const paths = files.slice(start, start + size).map((name) => join(DOCUMENTS, name));
    const report = await ingestFiles({ store, catalogue, paths, source: null, sources: [], now: () => NOW });
    const failed = report.files.find((file) => file.error !== null || file.problems.length > 0);
    if (failed !== undefined)
      throw new Error(`${failed.path}: ${failed.error?.message ?? failed.problems[0]?.message}`);
  }
}

/** Fisher and Yates, with mulberry32: the same order for the same seed, on every machine. */
function shuffle<T>(items: readonly T[], seed: number): T[] {
  const shuffled = [...items];
  let state = seed;
  for (let last = shuffled.length - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const pick = Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (last + 1));
    [shuffled[last], shuffled[pick]] = [shuffled[pick]!, shuffled[last]!];
  }
  return shuffled;
}
