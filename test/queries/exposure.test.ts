/** How workloads hang on what is off: suppliers and their rank, users, other workloads, and the ways there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelId, modelId, offeringId, providerId } from '../../graph/ids.ts';
import type { Store } from '../../graph/store.ts';
import type { Impact } from '../../queries/impact/answer.ts';
import { impact } from '../../queries/impact/impact.ts';
import { BEDROCK, CN, DE, FABLE, FIRST_PARTY, GPT, LARGE, MISTRAL_API, OPENAI_API, US } from './catalogue.ts';
import { FOREIGN, juneWorld, LETTER } from './june.ts';
import { addOrganisation, type OrganisationSpec, workload } from './organisation.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const fable = { model: FABLE, channel: FIRST_PARTY };
const gpt = { model: GPT, channel: OPENAI_API };
const mistral = { model: LARGE, channel: MISTRAL_API, switchMinutes: 10 };
const COPILOT = channelId('github-copilot');
const STRANGER = modelId('stranger', 'walker-1');
const HALF_KNOWN = providerId('half-known');
const HALF_MODEL = modelId('half-known', 'half-1');

const spec: OrganisationSpec = {
  props: { testFallbacksWithinDays: 60 },
  functions: [
    {
      id: 'assessed',
      critical: 'yes',
      rtoHours: 4,
      impactOfDiscontinuing: 'high',
      substitutability: 'difficult',
      exitPlan: { exists: true, testedOn: utc('2026-03-01') },
    },
    {
      id: 'untested',
      critical: 'yes',
      rtoHours: 4,
      impactOfDiscontinuing: 'high',
      substitutability: 'easy',
      exitPlan: { exists: true, testedOn: utc('2026-07-01') },
    },
    {
      id: 'long-ago',
      critical: 'yes',
      rtoHours: 4,
      impactOfDiscontinuing: 'high',
      substitutability: 'easy',
      exitPlan: { exists: true, testedOn: utc('2025-01-01') },
    },
    { id: 'nobody-looked' },
    { id: 'minor', critical: 'no' },
  ],
  workloads: [
    { id: 'first-party', supports: ['assessed', 'untested', 'long-ago', 'nobody-looked', 'minor'], endpoints: [fable] },
    { id: 'cloud', endpoints: [{ model: FABLE, channel: BEDROCK }] },
    { id: 'product', endpoints: [{ model: FABLE, channel: COPILOT }] },
    { id: 'spare-only', endpoints: [gpt, { ...fable, role: 'fallback' }] },
    { id: 'needs-product', needs: [{ on: 'product' }], endpoints: [gpt] },
    // Two arms of a diamond, and a short cut.
    { id: 'arm-a', needs: [{ on: 'first-party' }], endpoints: [gpt] },
    { id: 'arm-b', needs: [{ on: 'first-party', strength: 'soft' }], endpoints: [gpt] },
    {
      id: 'tip',
      needs: [{ on: 'arm-a' }, { on: 'arm-b' }, { on: 'first-party' }],
      endpoints: [gpt],
    },
    { id: 'ring-a', needs: [{ on: 'ring-b' }, { on: 'first-party' }], endpoints: [gpt] },
    { id: 'ring-b', needs: [{ on: 'ring-a' }, { on: 'cloud' }], endpoints: [gpt] },
    { id: 'tested-in-may', endpoints: [fable, { ...mistral, verifiedAt: '2026-05-01' }] },
    { id: 'tested-in-april', endpoints: [fable, { ...mistral, verifiedAt: '2026-04-01' }] },
    {
      id: 'half-known',
      endpoints: [fable, { ...mistral, model: HALF_MODEL, channel: MISTRAL_API, verifiedAt: '2026-06-01' }],
    },
    {
      id: 'stranger',
      endpoints: [fable, { ...mistral, model: STRANGER, channel: MISTRAL_API, verifiedAt: '2026-06-01' }],
    },
    {
      id: 'mixed-staff',
      audience: { kind: 'region', jurisdictions: [DE], nationalities: [US, DE, CN] },
      endpoints: [fable],
    },
    { id: 'two-offices', audience: { kind: 'region', jurisdictions: [DE, US] }, endpoints: [fable] },
  ],
};

let store: Store;
let night: Impact;
beforeAll(async () => {
  const { world, catalogue } = juneWorld();
  const offer = (model: string, channel: string): void => {
    world.node('Offering', offeringId(model, channel), 'An offering');
    catalogue
      .says(offeringId(model, channel), 'OFFERING_OF', model, {
        validFrom: utc('2026-06-09'),
        qualifiers: { audience: { kind: 'everyone' } },
      })
      .says(offeringId(model, channel), 'THROUGH', channel);
  };
  world.node('Provider', providerId('github'), 'GitHub');
  world.node('Channel', COPILOT, 'GitHub Copilot', { props: { kind: 'application' } });
  catalogue.says(COPILOT, 'OPERATED_BY', providerId('github')).says(providerId('github'), 'CONTROLLED_FROM', US);
  offer(FABLE, COPILOT);
  world.node('Model', STRANGER, 'Walker 1');
  world.node('Provider', HALF_KNOWN, 'Half Known');
  world.node('Model', HALF_MODEL, 'Half 1');
  catalogue.says(HALF_MODEL, 'DEVELOPED_BY', HALF_KNOWN);
  offer(STRANGER, MISTRAL_API);
  offer(HALF_MODEL, MISTRAL_API);
  addOrganisation(world, spec);
  store = await world.store(NOW);
  night = await impact(store, { event: LETTER, organisation: 'meridian', at: utc('2026-06-13T02:00Z') }, NOW);
});
afterAll(() => store.close());

const of = (answer: Impact, id: string) => answer.workloads.find((one) => one.workload.id === workload(id))!;
const suppliers = (id: string) =>
  of(night, id).exposures[0]!.suppliers.map(({ provider, rank, role }) => `${rank} ${provider.name} ${role}`);

describe('suppliers have the rank that the register gives them', () => {
  test('who operates the channel is the direct provider, the developer stands behind', () => {
    expect(suppliers('first-party')).toEqual(['1 Anthropic operates the channel']);
    expect(suppliers('cloud')).toEqual(['1 Amazon operates the channel', '2 Anthropic develops the model']);
  });

  test('a product that comes with the model inside is said to be one', () => {
    expect(suppliers('product')).toEqual(['1 GitHub operates the channel', '2 Anthropic develops the model']);
    expect(of(night, 'product').exposures[0]).toMatchObject({
      by: 'primary',
      embedded: true,
      steps: 0,
      strength: null,
    });
    expect(of(night, 'cloud').exposures[0]).toMatchObject({ embedded: false });
  });

  test('a workload in between adds a step and no rank', () => {
    expect(of(night, 'needs-product').exposures).toMatchObject([
      { by: 'dependency', steps: 1, strength: 'hard', embedded: true, workload: workload('product') },
    ]);
    expect(suppliers('needs-product')).toEqual(suppliers('product'));
  });
});

test('a fallback that is lost is an exposure, though the workload goes on', () => {
  expect(of(night, 'spare-only')).toMatchObject({ status: 'UNAFFECTED' });
  expect(of(night, 'spare-only').exposures).toMatchObject([{ by: 'fallback', on: 'Claude Fable 5 on Anthropic API' }]);
});

describe('ways', () => {
  const lengths = (id: string) => of(night, id).paths.map((path) => path.hops.length);

  test('of a diamond all are counted, the shortest first', () => {
    const single = of(night, 'first-party').pathCount;
    expect(of(night, 'tip').pathCount).toBe(3 * single);
    expect(lengths('tip')).toEqual([...lengths('tip')].sort((a, b) => a - b));
    expect(of(night, 'tip').exposures).toMatchObject([
      { steps: 1, strength: 'hard', workload: workload('first-party') },
    ]);
  });

  test('in a ring each has the ways of both, once', () => {
    const [first, cloud] = [of(night, 'first-party').pathCount, of(night, 'cloud').pathCount];
    expect(of(night, 'ring-a').pathCount).toBe(first + cloud);
    expect(of(night, 'ring-b').pathCount).toBe(first + cloud);
    expect(of(night, 'ring-a').exposures.map((one) => [one.workload, one.steps])).toEqual([
      [workload('first-party'), 1],
      [workload('cloud'), 2],
    ]);
  });

  test('none passes the same workload twice', () => {
    for (const { paths } of night.workloads) {
      for (const { hops } of paths) {
        const met = hops.flatMap((hop) => (hop.to.kind === 'Workload' ? [hop.to.id] : []));
        expect(new Set(met).size).toBe(met.length);
      }
    }
  });
});

test('the surest way is shown second, where it is not the shortest', async () => {
  const { world } = juneWorld();
  world.node('Event', 'event:rumour', 'A rumour', { time: utc('2026-06-12T20:00Z'), props: { type: 'SUSPENSION' } });
  world
    .doc('news', 'Heard', utc('2026-06-12T20:00Z'))
    .changes('event:rumour', GPT, utc('2026-06-12T20:00Z'), {}, { confidence: 0.5 });
  world
    .doc('vendor', 'Said', utc('2026-06-12T20:00Z'))
    .changes('event:rumour', LARGE, utc('2026-06-12T20:00Z'), {}, { confidence: 0.9 });
  addOrganisation(world, {
    workloads: [
      { id: 'sure', endpoints: [{ model: LARGE, channel: MISTRAL_API }] },
      { id: 'heard', needs: [{ on: 'sure' }], endpoints: [gpt] },
    ],
  });
  const other = await world.store(NOW);
  const answer = await impact(
    other,
    { event: 'event:rumour', organisation: 'meridian', at: utc('2026-06-12T21:00Z') },
    NOW,
  );
  await other.close();
  expect(of(answer, 'heard').paths.map(({ hops, confidence }) => [hops.length, confidence])).toEqual([
    [4, 0.5],
    [5, 0.9],
  ]);
});

describe('users', () => {
  test('between letter and suspension the law reaches some of them, and says which', async () => {
    const at = utc('2026-06-12T22:00Z');
    const answer = await impact(store, { event: LETTER, organisation: 'meridian', at }, NOW);
    expect(FOREIGN.kind).toBe('foreign-persons');
    expect(of(answer, 'mixed-staff')).toMatchObject({ status: 'AT_RISK' });
    expect(of(answer, 'mixed-staff').exposures[0]!.users).toBe('nationals of DE, CN, not those of US');
    expect(of(answer, 'first-party').exposures[0]!.users).toBeNull();
  });
});

describe('fallbacks', () => {
  test('count as tested for as long as the organisation says', () => {
    expect(of(night, 'tested-in-may').status).toBe('COVERED');
    expect(of(night, 'tested-in-april').status).toBe('DEGRADED');
    expect(of(night, 'tested-in-april').fallbacks[0]!.text).toContain('longer ago than 60 days');
  });

  test('are not independent where nobody knows what they hang on', () => {
    for (const [id, unknown] of [
      ['stranger', ['provider']],
      ['half-known', ['jurisdiction']],
    ] as const) {
      expect(of(night, id)).toMatchObject({
        status: 'DEGRADED',
        fallbacks: [{ usable: true, independent: false, unknown }],
      });
    }
    expect(of(night, 'stranger').fallbacks[0]!.text).toContain(
      'not known to be independent of what failed (provider not known)',
    );
  });
});

describe('functions', () => {
  test('say in DORA’s words what is missing of them; only what is known not to be critical may do without', () => {
    expect(Object.fromEntries(night.functions.map((one) => [one.function.name, one.missing]))).toEqual({
      assessed: [],
      untested: ['its exit plan was never tested'],
      'long-ago': ['its exit plan was last tested 1 January 2025, more than 365 days ago'],
      'nobody-looked': [
        'whether it is critical or important was not assessed',
        'no recovery time is set',
        'the impact of discontinuing it was not assessed',
        'how easily it can be done otherwise was not assessed',
        'nobody said whether there is an exit plan',
      ],
      minor: [],
    });
  });
});
