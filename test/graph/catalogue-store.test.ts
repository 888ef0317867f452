import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { openStore } from '../../graph/open.ts';
import type { Store, Subgraph, WriteResult } from '../../graph/store.ts';

const instant = (text: string) => Date.parse(text);
const NOW = { at: instant('2026-10-06T12:00:00Z'), knownAt: instant('2026-10-06T12:00:00Z') };

describe('the catalogue in a store', () => {
  let store: Store;
  let first: WriteResult;
  beforeAll(async () => {
    store = await openStore('sqlite::memory:', { now: () => NOW.knownAt });
    first = await store.write(catalogueBatch(loadCatalogue()));
  });
  afterAll(() => store.close());

  it('is written once, and a second time changes nothing', async () => {
    expect(first.asserted).toBeGreaterThan(4000);
    const second = await store.write(catalogueBatch(loadCatalogue()));
    expect(second).toMatchObject({ asserted: 0, retracted: 0, nodes: 0, documents: 0, sequence: first.sequence });
  });

  it('is found by alias and by kind', async () => {
    const found = await store.find({ kind: 'Model', key: 'us.anthropic.claude-fable-5' }, NOW);
    expect(found.items.map((node) => node.id)).toEqual(['model:anthropic/claude-fable-5']);
    const channels = await store.find({ kind: 'Channel', key: 'Anthropic' }, NOW);
    expect(channels.items.map((node) => node.id)).toEqual(['channel:anthropic-api']);
  });

  it('does not know a model on the day before it was public', async () => {
    const before = { at: NOW.at, knownAt: instant('2026-06-08T23:59:59Z') };
    expect(await store.get(['model:anthropic/claude-fable-5'], before)).toEqual([undefined]);
    expect(await store.get(['jurisdiction:DE'], { at: 0, knownAt: 0 })).toMatchObject([{ name: 'Germany' }]);
  });

  it('leads from a model to whose law can switch it off, with the words that say so', async () => {
    const subgraph = await store.traverse(
      {
        start: { model: ['model:anthropic/claude-fable-5'] },
        stages: [
          { name: 'provider', from: ['model'], relation: 'DEVELOPED_BY', direction: 'out' },
          { name: 'home', from: ['provider'], relation: 'CONTROLLED_FROM', direction: 'out' },
        ],
      },
      NOW,
    );
    expect([...subgraph.stages.get('home')!]).toEqual(['jurisdiction:US']);
    await quotesAreThere(subgraph);
  });

  it('leads from a provider to who has money in it, from the day of the announcement on', async () => {
    const investors = (view: typeof NOW) =>
      store.traverse(
        {
          start: { provider: ['provider:anthropic'] },
          stages: [{ name: 'investors', from: ['provider'], relation: 'INVESTS_IN', direction: 'in' }],
        },
        view,
      );
    const subgraph = await investors(NOW);
    const all = ['provider:amazon', 'provider:google', 'provider:microsoft', 'provider:nvidia'];
    expect([...subgraph.stages.get('investors')!].sort()).toEqual(all);
    await quotesAreThere(subgraph);
    const before = await investors({ at: instant('2025-11-17'), knownAt: NOW.knownAt });
    expect([...before.stages.get('investors')!].sort()).toEqual(all.slice(0, 2));
  });

  async function quotesAreThere(subgraph: Subgraph): Promise<void> {
    for (const fact of subgraph.facts) {
      const text = await store.text(fact.document, { contentHash: fact.contentHash });
      expect(text!.slice(fact.start, fact.end)).toBe(fact.quote);
      expect(fact.origin).toBe('catalogue');
    }
  }
});
