/** Laws of the judgement, on random organisations: what must hold whatever the world looks like. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partId } from '../../graph/ids.ts';
import type { Audience, NodeId, Props } from '../../graph/model.ts';
import { concentration } from '../../queries/concentration/concentration.ts';
import { badness, type Impact, type ImpactStatus } from '../../queries/impact/answer.ts';
import { impact } from '../../queries/impact/impact.ts';
import { type ScenarioInput, scenario } from '../../queries/scenario/scenario.ts';
import {
  AMAZON,
  ANTHROPIC,
  BEDROCK,
  CN,
  catalogueWorld,
  DE,
  EU,
  FABLE,
  FIRST_PARTY,
  FR,
  GPT,
  LARGE,
  LLAMA,
  MISTRAL,
  MISTRAL_API,
  MYTHOS,
  OPENAI,
  OPENAI_API,
  OPUS,
  SELF,
  US,
} from './catalogue.ts';
import { addOrganisation, type EndpointSpec, type OrganisationSpec, type WorkloadSpec } from './organisation.ts';
import { utc } from './world.ts';

const AT = utc('2026-07-15');
const NOW = utc('2026-10-10');
const RUNS = { numRuns: 40, seed: 20260612 };

const offerings: [NodeId, NodeId][] = [
  [FABLE, FIRST_PARTY],
  [FABLE, BEDROCK],
  [OPUS, FIRST_PARTY],
  [OPUS, BEDROCK],
  [MYTHOS, FIRST_PARTY],
  [GPT, OPENAI_API],
  [LARGE, MISTRAL_API],
  [LARGE, BEDROCK],
  [LLAMA, SELF],
  [LLAMA, BEDROCK],
];

const endpoint = (unresolvable: boolean): fc.Arbitrary<EndpointSpec> => {
  const known = fc.record({
    use: fc.constantFrom(...offerings),
    verifiedAt: fc.constantFrom(null, '2026-06-20', '2024-01-01'),
    switchMinutes: fc.constantFrom(null, 10, 600),
  });
  const specs = known.map(({ use: [model, channel], ...rest }): EndpointSpec => ({ model, channel, ...rest }));
  return unresolvable
    ? fc.oneof({ weight: 6, arbitrary: specs }, { weight: 1, arbitrary: fc.constant({ model: null }) })
    : specs;
};

const audiences: (WorkloadSpec['audience'] | null)[] = [
  null,
  { kind: 'everyone' },
  { kind: 'region', jurisdictions: [DE] },
  { kind: 'region', jurisdictions: [DE, US] },
  { kind: 'region', jurisdictions: [US], nationalities: [DE, US] },
  { kind: 'class', jurisdictions: [US] },
];

const workloads: fc.Arbitrary<WorkloadSpec[]> = fc
  .array(
    fc.record({
      primaries: fc.array(endpoint(true), { minLength: 1, maxLength: 2 }),
      fallbacks: fc.array(endpoint(true), { maxLength: 2 }),
      needs: fc.array(fc.record({ on: fc.nat(4), strength: fc.constantFrom('hard' as const, 'soft' as const) }), {
        maxLength: 2,
      }),
      supports: fc.subarray(['critical', 'quick', 'unassessed']),
      audience: fc.constantFrom(...audiences),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map(({ primaries, fallbacks, needs, supports, audience }, i) => ({
      id: `w${i}`,
      supports,
      ...(audience === null ? {} : { audience }),
      needs: needs
        .filter(({ on }) => on < all.length && on !== i)
        .map(({ on, strength }) => ({ on: `w${on}`, strength })),
      endpoints: [
        ...primaries.map((one): EndpointSpec => ({ ...one, role: 'primary' })),
        ...fallbacks.map((one): EndpointSpec => ({ ...one, role: 'fallback' })),
      ],
    })),
  );

const things = {
  models: [FABLE, OPUS, GPT, LARGE, LLAMA],
  providers: [ANTHROPIC, OPENAI, MISTRAL, AMAZON],
  channels: [BEDROCK, FIRST_PARTY, SELF],
  jurisdictions: [US, FR, CN],
};
const off = fc.record({
  models: fc.subarray(things.models),
  providers: fc.subarray(things.providers, { maxLength: 1 }),
  channels: fc.subarray(things.channels, { maxLength: 1 }),
  jurisdictions: fc.subarray(things.jurisdictions, { maxLength: 1 }),
});
const isSomething = (input: ScenarioInput): boolean =>
  Object.values(input).some((list) => (list as unknown[]).length > 0);

const spec = (all: WorkloadSpec[]): OrganisationSpec => ({
  functions: [
    { id: 'critical', critical: 'yes', rtoHours: 4 },
    { id: 'quick', critical: 'no', rtoHours: 1 },
    { id: 'unassessed' },
  ],
  workloads: all,
});

async function ask(all: WorkloadSpec[], input: ScenarioInput): Promise<Impact> {
  const { world } = catalogueWorld();
  const organisation = addOrganisation(world, spec(all));
  const store = await world.store(NOW);
  try {
    return await scenario(store, { input, organisation, at: AT }, NOW);
  } finally {
    await store.close();
  }
}

const statuses = (answer: Impact, count: number): ImpactStatus[] => {
  const byId = new Map(answer.workloads.map((one) => [one.workload.id, one.status]));
  const id = (i: number): NodeId => partId('workload', answer.organisation.id, `w${i}`);
  return Array.from({ length: count }, (_, i) => byId.get(id(i)) ?? 'UNAFFECTED');
};

describe('laws', () => {
  test('adding a fallback never makes any workload worse', () =>
    fc.assert(
      fc.asyncProperty(
        workloads,
        off.filter(isSomething),
        endpoint(true),
        fc.nat(4),
        async (all, input, extra, where) => {
          const to = where % all.length;
          const more = all.map((one, i) =>
            i === to
              ? { ...one, endpoints: [...one.endpoints, { ...extra, role: 'fallback' as const, order: -1 }] }
              : one,
          );
          const before = statuses(await ask(all, input), all.length);
          const after = statuses(await ask(more, input), all.length);
          for (const [i, status] of after.entries()) expect(badness(status)).toBeLessThanOrEqual(badness(before[i]!));
        },
      ),
      RUNS,
    ));

  test('switching more off never makes any workload better', () =>
    fc.assert(
      fc.asyncProperty(workloads, off.filter(isSomething), off, async (all, input, more) => {
        const both = Object.fromEntries(
          (Object.keys(input) as (keyof typeof input)[]).map((part) => [
            part,
            [...new Set([...input[part], ...more[part]])],
          ]),
        );
        const before = statuses(await ask(all, input), all.length);
        const after = statuses(await ask(all, both), all.length);
        for (const [i, status] of after.entries()) expect(badness(status)).toBeGreaterThanOrEqual(badness(before[i]!));
      }),
      RUNS,
    ));

  test('a workload whose primary nobody can resolve is never unaffected', () =>
    fc.assert(
      fc.asyncProperty(workloads, off.filter(isSomething), async (all, input) => {
        const found = statuses(await ask(all, input), all.length);
        for (const [i, { endpoints }] of all.entries()) {
          if (endpoints.some((one) => one.role === 'primary' && one.model === null)) {
            expect(['UNKNOWN', 'DOWN']).toContain(found[i]);
          }
        }
      }),
      RUNS,
    ));

  test('what things are called changes nothing', () =>
    fc.assert(
      fc.asyncProperty(workloads, off.filter(isSomething), async (all, input) => {
        const { world } = catalogueWorld();
        const names = all.map((_, i) => `z${(all.length - i) * 7}`);
        const renamed = all.map((one, i) => ({
          ...one,
          id: names[i]!,
          needs: (one.needs ?? []).map((need) => ({ ...need, on: names[Number(need.on.slice(1))]! })),
        }));
        const organisation = addOrganisation(world, { ...spec(renamed), id: 'other' });
        const store = await world.store(NOW);
        const answer = await scenario(store, { input, organisation, at: AT }, NOW);
        await store.close();
        const byId = new Map(answer.workloads.map((one) => [one.workload.id, one.status]));
        const found = names.map((name) => byId.get(partId('workload', organisation, name)) ?? 'UNAFFECTED');
        expect(found).toEqual(statuses(await ask(all, input), all.length));
      }),
      RUNS,
    ));

  test('a what-if equal to an event gives the statuses of the event, and knowing all is not limiting what is known', () =>
    fc.assert(
      fc.asyncProperty(workloads, fc.subarray([FABLE, OPUS, GPT, LARGE], { minLength: 1 }), async (all, models) => {
        const { world } = catalogueWorld();
        const organisation = addOrganisation(world, spec(all));
        const event = world.node('Event', 'event:off', 'They are off', { time: AT, props: { type: 'SUSPENSION' } });
        const doc = world.doc('vendor', 'A statement', AT);
        for (const model of models) doc.changes(event, model, AT, { state: 'SUSPENDED' });
        const store = await world.store(NOW);
        const real = await impact(store, { event, organisation, at: AT }, NOW);
        const known = await impact(store, { event, organisation, at: AT, knownAt: NOW }, NOW);
        await store.close();
        expect(known).toEqual(real);
        expect(statuses(real, all.length)).toEqual(statuses(await ask(all, { models }), all.length));
      }),
      RUNS,
    ));

  test('what concentration says would stop is what a what-if says is down', () =>
    fc.assert(
      fc.asyncProperty(workloads, async (all) => {
        // Partners' models and unknown ones are UNKNOWN or off for other reasons than the one thing.
        const plain = all.map((one) => ({
          ...one,
          endpoints: one.endpoints.filter((use) => use.model !== null && use.model !== MYTHOS),
        }));
        const { world } = catalogueWorld();
        const organisation = addOrganisation(world, spec(plain));
        const store = await world.store(NOW);
        const answer = await concentration(store, { organisation, at: AT }, NOW);
        for (const [part, dimension] of [
          ['providers', answer.byProvider],
          ['jurisdictions', answer.byJurisdiction],
          ['channels', answer.byChannel],
          ['models', answer.byModel],
        ] as const) {
          for (const { node, stops } of dimension.shares) {
            const supposed = await scenario(store, { input: { [part]: [node.id] }, organisation, at: AT }, NOW);
            expect([node.id, supposed.counts.down]).toEqual([node.id, stops]);
          }
        }
        await store.close();
      }),
      RUNS,
    ));

  test('of real events for a part of the users too: one more fallback never makes it worse, and the unresolved is never unaffected', () =>
    fc.assert(
      fc.asyncProperty(
        workloads,
        fc.subarray([FABLE, OPUS, GPT, LARGE], { minLength: 1 }),
        fc.constantFrom<Audience>(
          { kind: 'everyone' },
          { kind: 'foreign-persons', jurisdictions: [US] },
          { kind: 'region', jurisdictions: [EU] },
        ),
        fc.constantFrom('legal' as const, 'operational' as const),
        endpoint(true),
        fc.nat(4),
        async (all, models, audience, layer, extra, where) => {
          const told = async (of: WorkloadSpec[]): Promise<ImpactStatus[]> => {
            const { world } = catalogueWorld();
            const organisation = addOrganisation(world, spec(of));
            const event = world.node('Event', 'event:off', 'An act', { time: AT, props: { type: 'DESIGNATION' } });
            const doc = world.doc('regulator', 'It is told', AT);
            for (const model of models) {
              doc.changes(event, model, AT, { state: 'SUSPENDED', audience, layer });
              doc.says(event, 'CONCERNS', model, {
                validFrom: AT,
                qualifiers: { legal: true, audience: audience as unknown as Props },
              });
            }
            const store = await world.store(NOW);
            const answer = await impact(store, { event, organisation, at: AT }, NOW);
            await store.close();
            return statuses(answer, of.length);
          };
          const to = where % all.length;
          const more = all.map((one, i) =>
            i === to
              ? { ...one, endpoints: [...one.endpoints, { ...extra, role: 'fallback' as const, order: -1 }] }
              : one,
          );
          const [before, after] = [await told(all), await told(more)];
          for (const [i, status] of after.entries()) {
            expect(badness(status)).toBeLessThanOrEqual(badness(before[i]!));
            const unresolved = all[i]!.endpoints.some((one) => one.role === 'primary' && one.model === null);
            if (unresolved) expect(['UNKNOWN', 'DOWN']).toContain(status);
          }
        },
      ),
      RUNS,
    ));
});
