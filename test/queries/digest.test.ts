import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { digest } from '../../queries/digest/digest.ts';
import { createSavedSearch } from '../../queries/saved-searches/saved-searches.ts';
import { FABLE, FIRST_PARTY } from './catalogue.ts';
import { juneWorld } from './june.ts';
import { addOrganisation, ORG } from './organisation.ts';
import { utc } from './world.ts';

const [FROM, UNTIL] = [utc('2026-06-08T00:00'), utc('2026-06-15T00:00')];
const NOW = utc('2026-06-15T07:00');
let store: Store;
beforeAll(async () => {
  const { world } = juneWorld();
  addOrganisation(world, { workloads: [{ id: 'letters', endpoints: [{ model: FABLE, channel: FIRST_PARTY }] }] });
  store = await world.store(NOW);
});
afterAll(() => store.close());

const ask = (owners: string[] = [], from = FROM, until = UNTIL) =>
  digest(store, { organisation: ORG, from, until, owners }, NOW);

describe('saved searches', () => {
  test('of the reader alone are told of, with what became known in the stretch', async () => {
    const search = { text: 'Fable', organisation: null };
    await createSavedSearch(store, { ...search, name: 'Mine', owner: 'risk@example.org' }, NOW);
    await createSavedSearch(store, { ...search, name: 'Of another', owner: 'somebody' }, NOW);
    await createSavedSearch(store, { name: 'In vain', owner: 'risk@example.org', text: 'quagga' }, NOW);
    const { searches } = await ask(['risk@example.org', 'Ana']);
    expect(searches.map(({ name }) => name)).toEqual(['Mine']);
    expect(searches[0]!.count).toBeGreaterThan(0);
    for (const { learnedAt } of searches[0]!.items) {
      expect(learnedAt).toBeGreaterThanOrEqual(FROM);
      expect(learnedAt).toBeLessThan(UNTIL);
    }
    expect((await ask()).searches).toEqual([]);
    expect((await ask(['risk@example.org'], utc('2026-05-04'), utc('2026-05-11'))).searches).toEqual([]);
  });
});

describe('sources', () => {
  const source = (id: string, state: object) =>
    store.write({
      nodes: [
        {
          ...{ id: `source:${id}`, kind: 'Source' as const, name: id, learnedAt: 0, state: { ...state } },
          props: { kind: 'regulator', everyMinutes: 60 },
        },
      ],
    });

  test('that fail, that were not read and that gave nothing are told apart, as far as their reader remembers', async () => {
    await source('failing', {
      lastAttemptAt: UNTIL,
      lastSuccessAt: FROM - 1,
      consecutiveFailures: 3,
      lastError: '503',
    });
    await source('mended', { lastAttemptAt: NOW, lastSuccessAt: NOW, consecutiveFailures: 0 });
    await source('late', { lastAttemptAt: FROM - 2, lastSuccessAt: FROM - 2, consecutiveFailures: 0 });
    await source('never', {});
    const { coverage } = await ask();
    const names = (nodes: { name: string }[]) => nodes.map(({ name }) => name);
    expect(names(coverage.failing)).toEqual(['failing']);
    expect(names(coverage.unread)).toEqual(['late', 'never']);
    expect(names(coverage.silent)).toContain('mended');
    expect(names(coverage.silent)).not.toContain('failing');
  });
});
