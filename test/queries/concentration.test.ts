/** How much hangs on one thing, against figures that were worked out by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { type Concentration, concentration, type Dimension } from '../../queries/concentration/concentration.ts';
import {
  AMAZON,
  ANTHROPIC,
  BASE,
  BEDROCK,
  catalogueWorld,
  FABLE,
  FIRST_PARTY,
  FR,
  GPT,
  LARGE,
  LLAMA,
  MISTRAL_API,
  OPENAI,
  OPENAI_API,
  SELF,
  US,
} from './catalogue.ts';
import { addOrganisation } from './organisation.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const good = { verifiedAt: '2026-04-01', switchMinutes: 10 };
let store: Store;
let answer: Concentration;
beforeAll(async () => {
  const { world } = catalogueWorld();
  addOrganisation(world, {
    functions: [
      { id: 'claims', critical: 'yes' },
      { id: 'reports', critical: 'yes' },
      { id: 'canteen', critical: 'no' },
    ],
    workloads: [
      { id: 'alone', supports: ['claims'], endpoints: [{ model: FABLE, channel: FIRST_PARTY }] },
      {
        id: 'spare',
        supports: ['claims'],
        endpoints: [
          { model: FABLE, channel: BEDROCK },
          { ...good, model: LARGE, channel: MISTRAL_API },
        ],
      },
      { id: 'menu', supports: ['canteen'], endpoints: [{ model: GPT, channel: OPENAI_API }] },
      { id: 'own', endpoints: [{ model: LLAMA, channel: SELF }] },
      { id: 'unknown', endpoints: [{ model: null }] },
      // Nothing of its own, but it stops with what it needs; the second needs it in turn.
      { id: 'reader', supports: ['reports'], needs: [{ on: 'alone' }], endpoints: [{ model: LLAMA, channel: SELF }] },
      { id: 'reader-of-reader', needs: [{ on: 'reader' }], endpoints: [{ model: LLAMA, channel: SELF }] },
      { id: 'glancer', needs: [{ on: 'alone', strength: 'soft' }], endpoints: [{ model: LLAMA, channel: SELF }] },
    ],
  });
  addOrganisation(world, { id: 'empty', name: 'Nobody Ltd', workloads: [] });
  store = await world.store(NOW);
  answer = await concentration(store, { organisation: 'Meridian' }, NOW);
});
afterAll(() => store.close());

const row = (dimension: Dimension, id: string) => dimension.shares.find((one) => one.node.id === id);

test('shares are of all workloads; those of which nothing is known are counted apart', () => {
  expect(answer).toMatchObject({ workloads: 8, unresolved: 1 });
  expect(row(answer.byProvider, ANTHROPIC)).toMatchObject({ workloads: 2, share: 2 / 8 });
  // Weights: alone 3, spare 3, menu 1, own 2, unknown 2, reader 3, the other readers 2 each: 18 in all.
  expect(row(answer.byProvider, ANTHROPIC)!.weightedShare).toBeCloseTo(6 / 18);
  expect(row(answer.byJurisdiction, US)).toMatchObject({ workloads: 3, share: 3 / 8 });
  expect(row(answer.byBaseModel, BASE)).toMatchObject({ workloads: 2 });
});

test('whoever operates the channel counts beside the developer: either can switch it off', () => {
  expect(row(answer.byProvider, AMAZON)).toMatchObject({ workloads: 1, withoutFallback: 0 });
});

test('the indices are sums of squared percentages, plain and weighed', () => {
  // Anthropic 1 + ½, Amazon ½, OpenAI 1, of 3: 50² + 16.7² + 33.3².
  expect(answer.byProvider.hhi).toBe(3889);
  // The same times 3, 3 and 1: 4.5, 1.5 and 1 of 7: 64.3² + 21.4² + 14.3².
  expect(answer.byProvider.weightedHhi).toBe(4796);
  expect(answer.byJurisdiction.hhi).toBe(10_000);
});

describe('single points of failure', () => {
  test('take along what needs them hard, in turn, and not what needs them softly', () => {
    expect(row(answer.byProvider, ANTHROPIC)).toMatchObject({ withoutFallback: 1, stops: 3, criticalFunctions: 2 });
    expect(row(answer.byProvider, OPENAI)).toMatchObject({ withoutFallback: 1, stops: 1, criticalFunctions: 0 });
  });

  test('are those that stop critical functions, the most first', () => {
    expect(answer.singlePoints.map((one) => one.node.id)).toEqual([US, FIRST_PARTY, BASE, FABLE, ANTHROPIC, SELF]);
    expect(answer.singlePoints[0]).toMatchObject({ stops: 4, criticalFunctions: 2 });
  });

  test('nobody can switch off a copy of one’s own: only the machines can stop', () => {
    expect(row(answer.byProvider, 'provider:meta')).toBeUndefined();
    expect(row(answer.byModel, LLAMA)).toMatchObject({ workloads: 4, stops: 0 });
    expect(row(answer.byChannel, SELF)).toMatchObject({ workloads: 4, stops: 4 });
    expect(row(answer.byJurisdiction, FR)).toBeUndefined();
  });
});

test('an organisation without workloads has no shares and no index', async () => {
  const none = await concentration(store, { organisation: 'organisation:empty' }, NOW);
  expect(none).toMatchObject({ workloads: 0, unresolved: 0, byProvider: { shares: [], hhi: null, weightedHhi: null } });
});
