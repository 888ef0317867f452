/** One event against every organisation: the same as asking for each, in portions, with so many traverses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../bench/generate.ts';
import { SIZES } from '../../bench/sizes.ts';
import { END, World as MadeUp } from '../../bench/world.ts';
import type { View } from '../../graph/model.ts';
import { openStore } from '../../graph/open.ts';
import type { Store, TraverseSpec } from '../../graph/store.ts';
import { impact } from '../../queries/impact/impact.ts';
import {
  impactOnEvery,
  type OrganisationImpact,
  organisationsHit,
  PORTION,
} from '../../queries/organisations-hit/organisations-hit.ts';
import { BEDROCK, EU, FABLE, FIRST_PARTY, GPT, LARGE, MISTRAL_API, OPENAI_API, US } from './catalogue.ts';
import { CONTROL, juneWorld, LETTER } from './june.ts';
import { addOrganisation } from './organisation.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const HOUR = 3_600_000;

async function all(store: Store, args: Parameters<typeof impactOnEvery>[1], now: number) {
  const answers: OrganisationImpact[] = [];
  let looked = 0;
  for await (const portion of impactOnEvery(store, args, now)) {
    answers.push(...portion.affected);
    looked += portion.looked;
  }
  return { answers, looked };
}

describe('June, against four organisations', () => {
  let store: Store;
  beforeAll(async () => {
    const { world } = juneWorld();
    const fable = { model: FABLE, channel: FIRST_PARTY };
    const good = { model: LARGE, channel: MISTRAL_API, verifiedAt: '2026-04-01', switchMinutes: 10 };
    addOrganisation(world, {
      id: 'a-bank',
      name: 'A bank',
      functions: [{ id: 'payments', critical: 'yes', rtoHours: 4 }],
      workloads: [
        { id: 'one', supports: ['payments'], endpoints: [fable] },
        { id: 'two', endpoints: [fable, good] },
        { id: 'three', endpoints: [{ model: GPT, channel: OPENAI_API }] },
      ],
    });
    addOrganisation(world, {
      id: 'calm',
      name: 'Calm',
      workloads: [{ id: 'one', endpoints: [{ model: GPT, channel: OPENAI_API }] }],
    });
    addOrganisation(world, { id: 'empty', name: 'Empty', workloads: [] });
    addOrganisation(world, {
      id: 'us-firm',
      name: 'US firm',
      home: US,
      workloads: [
        {
          id: 'one',
          audience: { kind: 'region', jurisdictions: [EU] },
          endpoints: [{ model: FABLE, channel: BEDROCK }],
        },
        { id: 'two', endpoints: [{ model: null }] },
      ],
    });
    store = await world.store(NOW);
  });
  afterAll(() => store.close());

  test('names those that are affected, with counts, critical functions and the worst workloads', async () => {
    const { answers, looked } = await all(store, { event: LETTER, at: utc('2026-06-13T02:00Z') }, NOW);
    expect(looked).toBe(4);
    expect(answers).toMatchObject([
      {
        organisation: { name: 'A bank' },
        status: 'DOWN',
        severity: 'CRITICAL',
        counts: { total: 3, down: 1, covered: 1, unaffected: 1 },
        criticalFunctions: [{ function: { name: 'payments' }, status: 'DOWN' }],
        worst: [{ status: 'DOWN' }, { status: 'COVERED' }],
      },
      { organisation: { name: 'US firm' }, status: 'DOWN', counts: { total: 2, down: 1, unknown: 1 } },
    ]);
  });

  test.each([{ event: LETTER }, { action: CONTROL }])(
    'gives the counts that asking for each gives: %j',
    async (args) => {
      for (const at of ['2026-06-12T22:00Z', '2026-06-13T02:00Z', '2026-06-27T12:00Z', '2026-07-02T12:00Z'].map(utc)) {
        const { answers } = await all(store, { ...args, at }, NOW);
        for (const id of ['a-bank', 'calm', 'empty', 'us-firm']) {
          const one = await impact(store, { ...args, organisation: id, at }, NOW);
          const found = answers.find(({ organisation }) => organisation.id === one.organisation.id);
          expect(found?.counts ?? 'unaffected').toEqual(one.status === 'UNAFFECTED' ? 'unaffected' : one.counts);
          if (found !== undefined) expect(found.summary).toBe(one.summary);
        }
      }
    },
  );

  test('pages go on where they were left', async () => {
    const args = { event: LETTER, at: utc('2026-06-13T02:00Z') };
    const first = await organisationsHit(store, { ...args, first: 1 }, NOW);
    expect(first.items.map(({ organisation }) => organisation.name)).toEqual(['A bank']);
    expect(first.hasMore).toBe(true);
    const second = await organisationsHit(store, { ...args, first: 1, after: first.endCursor }, NOW);
    expect(second.items.map(({ organisation }) => organisation.name)).toEqual(['US firm']);
    expect(second.hasMore).toBe(false);
    await expect(organisationsHit(store, { ...args, after: 'yesterday' }, NOW)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('without an event it is refused, and an unknown one is answered with the nearest names', async () => {
    await expect(all(store, {}, NOW)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(all(store, { event: 'leter to anthropic' }, NOW)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('Letter to Anthropic'),
    });
  });
});

describe(`a made-up world of more than ${PORTION} organisations`, () => {
  const world = new MadeUp({ ...SIZES.S, organisations: PORTION + 60, workloadsEach: 8, documents: 1_000 });
  let store: Store;
  beforeAll(async () => {
    store = await openStore('sqlite::memory:', { now: () => END });
    for (const batch of generate(world)) await store.write(batch);
  }, 60_000);
  afterAll(() => store.close());

  test('takes one traverse a portion, and gives what asking for each gives', async () => {
    let traverses = 0;
    const counted: Store = Object.create(store, {
      traverse: {
        value: (spec: TraverseSpec, view: View) => {
          traverses += 1;
          return store.traverse(spec, view);
        },
      },
    });
    const event = world.suspensionOf(world.paletteOf(0)[0]!);
    const args = { event: world.event(event), at: world.timeOf(event) + HOUR };
    const { answers, looked } = await all(counted, args, END);
    expect([traverses, looked]).toEqual([2, PORTION + 60]);
    expect(answers.length).toBeGreaterThan(2);
    expect(answers.length).toBeLessThan(PORTION);
    const found = new Map(answers.map((one) => [one.organisation.id, one.counts]));
    for (let i = 0; i < world.size.organisations; i += 7) {
      const one = await impact(store, { ...args, organisation: world.organisation(i) }, END);
      expect(found.get(one.organisation.id) ?? 'unaffected').toEqual(
        one.status === 'UNAFFECTED' ? 'unaffected' : one.counts,
      );
    }
  });

  test('whoever else is served gets a turn between two portions', async () => {
    const event = world.event(world.suspensionOf(world.paletteOf(0)[0]!));
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    const seen: boolean[] = [];
    for await (const _ of impactOnEvery(store, { event, at: END }, END)) seen.push(turned);
    expect(seen).toEqual([false, true]);
  });
});
