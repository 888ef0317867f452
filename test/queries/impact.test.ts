import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../graph/model.ts';
import type { Store, TraverseSpec } from '../../graph/store.ts';
import type { Impact } from '../../queries/impact/answer.ts';
import { type ImpactArgs, impact } from '../../queries/impact/impact.ts';
import {
  BEDROCK,
  DE,
  FABLE,
  FIRST_PARTY,
  GPT,
  LARGE,
  LLAMA,
  MISTRAL_API,
  MYTHOS,
  OPENAI_API,
  OPUS,
  SELF,
  US,
} from './catalogue.ts';
import { CONTROL, juneWorld, LETTER } from './june.ts';
import { addOrganisation, ORG, workload } from './organisation.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const fable = { model: FABLE, channel: FIRST_PARTY };
const mistral = { model: LARGE, channel: MISTRAL_API, verifiedAt: '2026-04-01', switchMinutes: 45 };
const gpt = { model: GPT, channel: OPENAI_API, verifiedAt: '2026-04-01', switchMinutes: 10 };
let store: Store;

beforeAll(async () => {
  const { world } = juneWorld();
  addOrganisation(world, {
    functions: [
      { id: 'claims', critical: 'yes', rtoHours: 4 },
      { id: 'engineering', critical: 'not-assessed' },
      { id: 'canteen', critical: 'no' },
    ],
    workloads: [
      { id: 'covered', supports: ['claims'], endpoints: [fable, mistral] },
      { id: 'down', supports: ['claims'], endpoints: [fable] },
      { id: 'down-unassessed', supports: ['engineering'], endpoints: [fable] },
      { id: 'down-minor', supports: ['canteen'], endpoints: [fable] },
      { id: 'same-base', endpoints: [fable, { ...mistral, model: MYTHOS, channel: FIRST_PARTY }] },
      { id: 'same-model-elsewhere', endpoints: [fable, { ...mistral, model: FABLE, channel: BEDROCK }] },
      { id: 'same-provider', endpoints: [fable, { ...mistral, model: OPUS, channel: FIRST_PARTY }] },
      { id: 'same-jurisdiction', endpoints: [fable, gpt] },
      {
        id: 'same-channel',
        endpoints: [
          { model: FABLE, channel: BEDROCK },
          { ...mistral, model: LARGE, channel: BEDROCK },
        ],
      },
      { id: 'own-machines', endpoints: [fable, { ...mistral, model: LLAMA, channel: SELF }] },
      { id: 'open-but-hosted', endpoints: [fable, { ...mistral, model: LLAMA, channel: BEDROCK }] },
      { id: 'untested', endpoints: [fable, { ...mistral, verifiedAt: null }] },
      { id: 'tested-long-ago', endpoints: [fable, { ...mistral, verifiedAt: '2024-04-01' }] },
      { id: 'tested-later', endpoints: [fable, { ...mistral, verifiedAt: '2026-08-01' }] },
      { id: 'too-slow', supports: ['claims'], endpoints: [fable, { ...mistral, switchMinutes: 300 }] },
      { id: 'switch-unmeasured', supports: ['claims'], endpoints: [fable, { ...mistral, switchMinutes: null }] },
      { id: 'unresolved', endpoints: [{ model: null }] },
      { id: 'unresolved-fallback', endpoints: [fable, { model: null }] },
      { id: 'unresolved-spare', endpoints: [gpt, { model: null }] },
      { id: 'opus', endpoints: [{ model: OPUS, channel: FIRST_PARTY }] },
      { id: 'gpt', endpoints: [gpt] },
      { id: 'lost-fallback', endpoints: [gpt, { ...mistral, ...fable }] },
      { id: 'needs-down', needs: [{ on: 'down' }], endpoints: [gpt] },
      { id: 'wants-down', needs: [{ on: 'down', strength: 'soft' }], endpoints: [gpt] },
      { id: 'needs-covered', needs: [{ on: 'covered' }], endpoints: [gpt] },
      { id: 'needs-unresolved', needs: [{ on: 'unresolved' }], endpoints: [gpt] },
      { id: 'ring-a', needs: [{ on: 'ring-b' }], endpoints: [gpt] },
      { id: 'ring-b', needs: [{ on: 'ring-a' }, { on: 'needs-down' }], endpoints: [gpt] },
      {
        id: 'us-staff',
        audience: { kind: 'region', jurisdictions: [DE], nationalities: [US] },
        endpoints: [fable],
      },
      { id: 'fallback-only', endpoints: [{ ...fable, role: 'fallback' }] },
      { id: 'germans', audience: { kind: 'region', jurisdictions: [DE] }, endpoints: [fable] },
    ],
  });
  addOrganisation(world, { id: 'empty', name: 'Nobody Ltd', workloads: [] });
  store = await world.store(NOW);
});
afterAll(() => store.close());

const ask = (at: string, more: Partial<ImpactArgs> = {}): Promise<Impact> =>
  impact(store, { event: LETTER, organisation: ORG, at: utc(at), ...more }, NOW);

const of = (answer: Impact, id: string) => answer.workloads.find((one) => one.workload.id === workload(id));
const statuses = (answer: Impact, ...ids: string[]) =>
  Object.fromEntries(ids.map((id) => [id, of(answer, id)?.status ?? 'not reached']));

describe('the morning after the letter', () => {
  let answer: Impact;
  beforeAll(async () => {
    answer = await ask('2026-06-13T02:00Z');
  });

  test('a verified, independent fallback that is fast enough covers', () => {
    expect(statuses(answer, 'covered', 'own-machines')).toEqual({ covered: 'COVERED', 'own-machines': 'COVERED' });
    expect(of(answer, 'covered')).toMatchObject({
      rtoBreached: false,
      wayOut: 'Switch to Mistral Large 3 on Mistral API.',
    });
  });

  test('without a usable fallback it is down', () => {
    const down = ['down', 'same-base', 'same-model-elsewhere'];
    expect(statuses(answer, ...down)).toEqual(Object.fromEntries(down.map((id) => [id, 'DOWN'])));
    expect(of(answer, 'down')!.reason).toContain('Claude Fable 5 on Anthropic API: suspended for everyone');
    expect(of(answer, 'down')!.reason).toContain('No fallback is declared.');
  });

  test('a fallback that shares what failed, was not tested, or is too slow leaves it degraded', () => {
    const degraded = [
      'same-provider',
      'same-jurisdiction',
      'same-channel',
      'open-but-hosted',
      'untested',
      'tested-long-ago',
      'tested-later',
      'too-slow',
      'switch-unmeasured',
    ];
    expect(statuses(answer, ...degraded)).toEqual(Object.fromEntries(degraded.map((id) => [id, 'DEGRADED'])));
    expect(of(answer, 'too-slow')!.rtoBreached).toBe(true);
    expect(of(answer, 'switch-unmeasured')!.rtoBreached).toBeNull();
  });

  test('what is shared is named', () => {
    const shared = (id: string) =>
      of(answer, id)!.fallbacks[0]!.shared.map(
        ({ what, name, decisive }) => `${what}: ${name}${decisive ? '' : ' (for the record)'}`,
      );
    expect(shared('same-base')).toEqual([
      'provider: Anthropic',
      'base model: Claude 5 base',
      'channel: Anthropic API',
      'jurisdiction: United States',
    ]);
    expect(shared('same-jurisdiction')).toEqual(['jurisdiction: United States']);
    expect(shared('own-machines')).toEqual(['jurisdiction: United States (for the record)']);
    expect(shared('open-but-hosted')).toEqual(['jurisdiction: United States']);
    expect(shared('covered')).toEqual([]);
  });

  test('what nobody can resolve is unknown and never unaffected', () => {
    expect(statuses(answer, 'unresolved', 'unresolved-fallback', 'needs-unresolved')).toEqual({
      unresolved: 'UNKNOWN',
      'unresolved-fallback': 'UNKNOWN',
      'needs-unresolved': 'UNKNOWN',
    });
    expect(answer.coverage.unresolved).toHaveLength(3);
  });

  test('an unresolvable spare does no harm to a workload that is not hit', () => {
    expect(statuses(answer, 'unresolved-spare')).toEqual({ 'unresolved-spare': 'UNAFFECTED' });
  });

  test('models that are only mentioned are not affected, nor are those of the vendor that the letter does not name', () => {
    for (const id of ['opus', 'gpt', 'lost-fallback'])
      expect(of(answer, id)?.status ?? 'UNAFFECTED').toBe('UNAFFECTED');
    expect(of(answer, 'lost-fallback')!.reason).toContain('its fallback Claude Fable 5 on Anthropic API is not usable');
  });

  test('dependencies carry it on: hard all of it, soft a part, and rings end', () => {
    expect(statuses(answer, 'needs-down', 'wants-down', 'needs-covered', 'ring-a', 'ring-b')).toEqual({
      'needs-down': 'DOWN',
      'wants-down': 'DEGRADED',
      'needs-covered': 'AT_RISK',
      'ring-a': 'DOWN',
      'ring-b': 'DOWN',
    });
    expect(of(answer, 'needs-down')!.through).toMatchObject([
      { workload: workload('down'), strength: 'hard', status: 'DOWN' },
    ]);
  });

  test('severity follows what is critical, and "not assessed" is not "no"', () => {
    expect(of(answer, 'down')!.severity).toBe('CRITICAL');
    expect(of(answer, 'down-unassessed')!.severity).toBe('HIGH');
    expect(of(answer, 'down-minor')!.severity).toBe('MEDIUM');
  });

  test('functions are as bad as the worst workload', () => {
    expect(answer.functions.map(({ function: { name }, status, critical }) => [name, status, critical])).toEqual([
      ['canteen', 'DOWN', 'no'],
      ['claims', 'DOWN', 'yes'],
      ['engineering', 'DOWN', 'not-assessed'],
    ]);
  });

  test('every workload is in one count', () => {
    const { total, ...rest } = answer.counts;
    expect(total).toBe(31);
    expect(Object.values(rest).reduce((a, b) => a + b)).toBe(total);
    expect(answer.status).toBe('DOWN');
    expect(answer.summary).toContain('of 31 workloads of Meridian');
  });

  test('a path leads from the letter to the workload, and every hop has words that stand in their document', async () => {
    const [path] = of(answer, 'ring-a')!.paths;
    expect(path!.hops.map((hop) => `${hop.from.kind} ${hop.relation} ${hop.to.kind}`)).toEqual([
      'Event CAUSED_BY Event',
      'Event CHANGES Model',
      'Model OFFERING_OF Offering',
      'Offering USES Endpoint',
      'Endpoint HAS_ENDPOINT Workload',
      'Workload DEPENDS_ON Workload',
      'Workload DEPENDS_ON Workload',
      'Workload DEPENDS_ON Workload',
    ]);
    for (const { workload: of, status, paths } of answer.workloads) {
      expect(status === 'UNAFFECTED' ? 1 : paths.length, of.id).toBeGreaterThan(0);
      for (const hop of paths.flatMap((one) => one.hops)) {
        expect(hop.evidence.length, `${of.id}: ${hop.from.id} ${hop.relation} ${hop.to.id}`).toBeGreaterThan(0);
        for (const { document, quote, start, end } of hop.evidence) {
          expect((await store.text(document.id))!.slice(start, end)).toBe(quote);
        }
      }
    }
  });

  test('documents that date the letter apart, and who disputes it, are conflicts', () => {
    expect(answer.conflicts.find((one) => one.kind === 'date')!.text).toContain('others say 26 June 2024');
    expect(answer.conflicts.find((one) => one.kind === 'claim')!.text).toContain('Anthropic: A misunderstanding');
  });

  test('the action gives the same statuses as its letter', async () => {
    const action = await ask('2026-06-13T02:00Z', { event: null, action: CONTROL });
    expect(action.workloads.map((one) => [one.workload.id, one.status])).toEqual(
      answer.workloads.map((one) => [one.workload.id, one.status]),
    );
    expect(action.question).toMatchObject({ kind: 'action', actionStatus: 'IN_FORCE' });
  });

  test('posture takes in everything that is off', async () => {
    const posture = await ask('2026-06-13T02:00Z', { event: null });
    expect(statuses(posture, 'down', 'covered', 'gpt')).toEqual({
      down: 'DOWN',
      covered: 'COVERED',
      gpt: 'UNAFFECTED',
    });
    expect(posture.counts).toEqual(answer.counts);
  });
});

describe('through time', () => {
  test('between letter and suspension nothing is off, but the law reaches foreign users', async () => {
    const answer = await ask('2026-06-12T22:00Z');
    expect(statuses(answer, 'germans', 'us-staff', 'opus')).toEqual({
      germans: 'AT_RISK',
      'us-staff': 'UNAFFECTED',
      opus: 'UNAFFECTED',
    });
    expect(of(answer, 'germans')!.paths[0]!.hops[0]!.relation).toBe('CONCERNS');
  });

  test('before the letter nothing is affected, and hindsight announces nothing', async () => {
    const answer = await ask('2026-06-12T12:00Z');
    expect(answer.counts).toMatchObject({ down: 0, degraded: 0, covered: 0, atRisk: 0, unaffected: 29, unknown: 2 });
    expect(answer.coverage.gaps.join()).toContain('nothing of it had happened');
  });

  test('what was not known yet is said to be so', async () => {
    const answer = await ask('2026-06-12T23:00Z', { knownAt: utc('2026-06-12T21:00Z') });
    expect(answer.counts).toMatchObject({ down: 0, atRisk: 0, covered: 0 });
    expect(answer.coverage.gaps[0]).toContain('nothing of Letter to Anthropic was known');
  });

  test('knowing all that is known now is the same as not limiting it', async () => {
    expect(await ask('2026-06-27', { knownAt: NOW })).toEqual(await ask('2026-06-27'));
  });

  test('when it is back, workloads are unaffected again and say since when', async () => {
    const answer = await ask('2026-07-02T12:00Z');
    expect(of(answer, 'down')).toMatchObject({ status: 'UNAFFECTED' });
    expect(of(answer, 'down')!.reason).toContain(
      'partly restored for everyone (half of weekly limits) from 1 July 2026',
    );
    expect(statuses(answer, 'same-channel')).toEqual({ 'same-channel': 'DEGRADED' });
  });

  test('an outage that outlasts the recovery time breaches it', async () => {
    expect(of(await ask('2026-06-13T02:00Z'), 'down')!.rtoBreached).toBe(false);
    expect(of(await ask('2026-06-13T04:00Z'), 'down')!.rtoBreached).toBe(true);
  });
});

describe('wrong input', () => {
  test('an unknown organisation or event is answered with the nearest names', async () => {
    await expect(ask('2026-06-13', { organisation: 'meridan' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: 'Nearest: Meridian, meridian.',
    });
    await expect(ask('2026-06-13', { event: 'leter to anthropic' })).rejects.toMatchObject({
      hint: expect.stringContaining('Letter to Anthropic'),
    });
  });

  test('an organisation without workloads is told so', async () => {
    const answer = await ask('2026-06-13', { organisation: 'organisation:empty' });
    expect(answer).toMatchObject({ status: 'UNAFFECTED', summary: expect.stringContaining('has no workloads') });
  });

  test('where only fallbacks are declared, the first is what it runs on', async () => {
    const answer = await ask('2026-06-13T02:00Z');
    expect(of(answer, 'fallback-only')).toMatchObject({ status: 'DOWN', primaries: [{ model: { id: FABLE } }] });
  });

  test('event and action together are refused', async () => {
    await expect(ask('2026-06-13', { action: CONTROL })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

test('an answer takes one traverse', async () => {
  let traverses = 0;
  const counted: Store = Object.create(store, {
    traverse: {
      value: (spec: TraverseSpec, view: View) => {
        traverses += 1;
        return store.traverse(spec, view);
      },
    },
  });
  await impact(counted, { event: LETTER, organisation: ORG, at: utc('2026-06-13') }, NOW);
  expect(traverses).toBe(1);
});
