/**
 * What any engine behind `Store` must do. An engine's own test calls `describeStore` with a way to open an empty store;
 * nothing in here knows which engine it is, and no case may be passed over.
 */
import { afterEach, beforeEach, describe } from 'vitest';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { copyCases } from './copies.ts';
import { decisionCases } from './decisions.ts';
import { feedCases } from './feed.ts';
import { findCases } from './find.ts';
import { lawCases } from './laws.ts';
import { leaseCases } from './leases.ts';
import { mergeCases } from './merges.ts';
import { purgeCases } from './purge.ts';
import { recordCases } from './records.ts';
import { scopeCases } from './scopes.ts';
import { searchCases } from './search.ts';
import { traverseCases } from './traverse.ts';
import { traverseLawCases } from './traverse-laws.ts';
import { versionCases } from './versions.ts';
import { viewCases } from './views.ts';
import { writeCases } from './writes.ts';

/** Opens an empty store, its schema made, whose clock is `now`. */
export type OpenEmpty = (now: () => Instant) => Promise<Store>;

/** The store of the case that runs, and its clock. */
export interface Stage {
  store: Store;
  /** What the store's clock shows; a case may set it. */
  now: Instant;
  /** Another empty store, closed after the case. */
  another(): Promise<Store>;
}

export function describeStore(name: string, open: OpenEmpty): void {
  describe(name, () => {
    const stage = {} as Stage;
    const opened: Store[] = [];
    stage.another = async () => {
      const store = await open(() => stage.now);
      opened.push(store);
      return store;
    };
    beforeEach(async () => {
      stage.now = Date.UTC(2026, 10, 1);
      stage.store = await stage.another();
    });
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });
    describe('writing', () => writeCases(stage));
    describe('views', () => viewCases(stage));
    describe('versions of a document', () => versionCases(stage));
    describe('private facts', () => scopeCases(stage));
    describe('decisions', () => decisionCases(stage));
    describe('merges and redirects', () => mergeCases(stage));
    describe('lists', () => findCases(stage));
    describe('full text', () => searchCases(stage));
    describe('traversal', () => traverseCases(stage));
    describe('traversal, by law', () => traverseLawCases(stage));
    describe('change feed', () => feedCases(stage));
    describe('leases', () => leaseCases(stage));
    describe('records beside the graph', () => recordCases(stage));
    describe('purge', () => purgeCases(stage));
    describe('copies', () => copyCases(stage));
    describe('laws', () => lawCases(stage));
  });
}
