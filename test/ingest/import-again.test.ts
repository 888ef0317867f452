/** What an import leaves in the store, and what a later import of the same organisation changes. */
import { beforeEach, describe, expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import type { View } from '../../graph/model.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { importOrganisation } from '../../ingest/import/organisation.ts';

const catalogue = loadCatalogue();
const JUNE = Date.UTC(2026, 5, 1);
const JULY = Date.UTC(2026, 6, 1);
const at = (instant: number): View => ({ at: instant, knownAt: instant });

const file = (...workloads: string[]): string =>
  `organisation: {id: acme, name: Acme Bank}\nworkloads:\n${workloads
    .map(
      (id) =>
        `  - id: ${id}\n    name: ${id}\n    endpoints: [{model: Claude Fable 5, channel: Bedrock, token: "s3cret-s3cret"}]\n`,
    )
    .join('')}`;

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:', { now: () => JULY });
  await store.write(catalogueBatch(catalogue));
  return () => store.close();
});

const write = (text: string, now: number) =>
  store.write(importOrganisation(text, { file: 'acme.yaml', catalogue, now }).batch);

async function running(view: View, scope: string | null = 'organisation:acme'): Promise<string[]> {
  const hop = { relation: 'RUNS', direction: 'out', scope } as const;
  const neighbours = (await store.expand(['organisation:acme'], hop, view)).get('organisation:acme') ?? [];
  return neighbours.map(({ node }) => node!.name).sort();
}

describe('an import', () => {
  test('is seen by its own organisation, and by nobody else', async () => {
    await write(file('letters'), JUNE);
    expect(await running(at(JUNE))).toEqual(['letters']);
    expect(await running(at(JUNE), null)).toEqual([]);
    expect(await running(at(JUNE), 'organisation:other')).toEqual([]);
    const found = await store.find({ kind: 'Workload' }, at(JUNE));
    expect(found.items).toEqual([]);
  });

  test('lets the organisation be found by its id and name', async () => {
    await write(file('letters'), JUNE);
    for (const key of ['acme', 'Acme Bank', 'organisation:acme']) {
      expect((await store.find({ kind: 'Organisation', key }, at(JUNE))).items).toHaveLength(1);
    }
  });

  test('stores no secret', async () => {
    await write(file('letters'), JUNE);
    const [document] = (await store.find({ kind: 'Document', scope: 'organisation:acme', key: importedId() }, at(JUNE)))
      .items;
    const text = await store.text(document!.id);
    expect(text).toContain('(blanked)');
    expect(text).not.toContain('s3cret');
  });

  test('written twice changes nothing', async () => {
    await write(file('letters'), JUNE);
    const before = await store.stats();
    const result = await write(file('letters'), JULY);
    expect(result).toMatchObject({ asserted: 0, retracted: 0 });
    expect((await store.stats()).sequence).toBe(before.sequence);
  });
});

describe('a later import', () => {
  test('ends what it no longer names, from then on', async () => {
    await write(file('letters', 'search'), JUNE);
    await write(file('search', 'triage'), JULY);
    expect(await running(at(JULY))).toEqual(['search', 'triage']);
    expect(await running(at(JULY - 1))).toEqual(['letters', 'search']);
  });
});

const importedId = () => importOrganisation(file('letters'), { file: 'acme.yaml', catalogue, now: JUNE }).document;
