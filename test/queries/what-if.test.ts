/** What-ifs and comparisons, against June and a small organisation. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { changesBetween, type Standing } from '../../queries/compare/changes.ts';
import { compare, type SideInput } from '../../queries/compare/compare.ts';
import { movedWords } from '../../queries/compare/moved-words.ts';
import type { ImpactStatus } from '../../queries/impact/answer.ts';
import { type ScenarioInput, scenario } from '../../queries/scenario/scenario.ts';
import { modelsAbove } from '../../queries/scenario/standard.ts';
import { countCalls } from '../api/counting-store.ts';
import {
  AMAZON,
  ANTHROPIC,
  BEDROCK,
  EU,
  FABLE,
  FIRST_PARTY,
  GPT,
  LARGE,
  LLAMA,
  MISTRAL_API,
  MYTHOS,
  OPENAI,
  OPENAI_API,
  OPUS,
  SELF,
  US,
} from './catalogue.ts';
import { CONTROL, juneWorld } from './june.ts';
import { addOrganisation, workload } from './organisation.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
let store: Store;
beforeAll(async () => {
  const { world, catalogue } = juneWorld();
  // As the catalogue has them: what they give, and since when they are there.
  for (const [id, name, time, openWeights] of [
    [FABLE, 'Claude Fable 5', '2026-06-09', false],
    [MYTHOS, 'Claude Mythos 5', '2026-06-09', false],
    [OPUS, 'Claude Opus 4.8', '2026-05-01', false],
    [GPT, 'GPT-5.5', '2026-04-23', false],
    [LARGE, 'Mistral Large 3', '2025-11-01', false],
    [LLAMA, 'Llama 4', '2026-03-01', true],
  ] as const) {
    world.node('Model', id, name, { time: utc(time), props: { openWeights, outputs: ['text'] } });
  }
  const later = world.node('Model', 'model:openai/gpt-6-astra', 'GPT-6 Astra', {
    time: utc('2026-09-04'),
    props: { outputs: ['text'] },
  });
  const small = world.node('Model', 'model:openai/gpt-5.4-mini', 'GPT-5.4 mini', {
    time: utc('2026-03-17'),
    props: { outputs: ['text'] },
  });
  for (const model of [later, small]) catalogue.says(model, 'DEVELOPED_BY', OPENAI);
  const good = { verifiedAt: '2026-04-01', switchMinutes: 10 };
  const inEurope = { kind: 'region' as const, jurisdictions: [EU] };
  addOrganisation(world, {
    functions: [
      { id: 'claims', critical: 'yes', rtoHours: 4 },
      { id: 'canteen', critical: 'no' },
    ],
    workloads: [
      { id: 'letters', supports: ['claims'], audience: inEurope, endpoints: [{ model: FABLE, channel: FIRST_PARTY }] },
      { id: 'cloud', supports: ['claims'], audience: inEurope, endpoints: [{ model: LARGE, channel: BEDROCK }] },
      { id: 'open-cloud', audience: inEurope, endpoints: [{ model: LLAMA, channel: BEDROCK }] },
      { id: 'own', endpoints: [{ model: LLAMA, channel: SELF }] },
      { id: 'french', endpoints: [{ model: LARGE, channel: MISTRAL_API }] },
      {
        id: 'menu',
        supports: ['canteen'],
        endpoints: [
          { model: GPT, channel: OPENAI_API },
          { ...good, model: LARGE, channel: MISTRAL_API },
        ],
      },
    ],
  });
  store = await world.store(NOW);
});
afterAll(() => store.close());

const ask = (input: ScenarioInput, at = utc('2026-06-10')) =>
  scenario(store, { input, organisation: 'meridian', at }, NOW);
const statuses = async (input: ScenarioInput, at?: number) => {
  const answer = await ask(input, at);
  return Object.fromEntries(answer.workloads.map((one) => [one.workload.id.split('/').pop(), one.status]));
};

describe('what is switched off', () => {
  test('every closed API under US law, for users in the EU: open weights stay, wherever they run, and so do others', async () => {
    const input: ScenarioInput = {
      jurisdictions: [US],
      weights: 'closed',
      audience: { kind: 'region', jurisdictions: [EU] },
    };
    expect(await statuses(input)).toEqual({
      letters: 'DOWN',
      cloud: 'DOWN',
      'open-cloud': 'UNAFFECTED',
      own: 'UNAFFECTED',
      // Serves everyone, so a part is cut off; its fallback covers them.
      menu: 'COVERED',
    });
  });

  test('with an exception, a model, a channel or a provider stays on', async () => {
    expect(await statuses({ jurisdictions: [US], except: ['Amazon Bedrock', 'GPT-5.5'] })).toMatchObject({
      letters: 'DOWN',
      cloud: 'UNAFFECTED',
      menu: 'UNAFFECTED',
    });
    expect(await statuses({ jurisdictions: [US], except: [ANTHROPIC] })).toMatchObject({ letters: 'UNAFFECTED' });
    expect(await statuses({ providers: [AMAZON], except: [LARGE] })).toMatchObject({ cloud: 'UNAFFECTED' });
  });

  test('one model, for foreign persons only, reaches users abroad', async () => {
    const input: ScenarioInput = { models: [GPT], audience: { kind: 'foreign-persons', jurisdictions: [US] } };
    expect(await statuses(input)).toEqual({ menu: 'COVERED' });
    const abroad: ScenarioInput = { ...input, models: [FABLE] };
    expect(await statuses(abroad)).toEqual({ letters: 'DOWN' });
  });

  test('from … to: before it begins it is at risk, after it ends it is back, and the outage counts from its beginning', async () => {
    const input: ScenarioInput = { models: [FABLE], from: utc('2026-06-10'), to: utc('2026-06-12') };
    expect(await statuses(input, utc('2026-06-09T12:00Z'))).toEqual({ letters: 'AT_RISK' });
    expect(await statuses(input, utc('2026-06-10'))).toEqual({ letters: 'DOWN' });
    expect(await statuses(input, utc('2026-06-12'))).toEqual({ letters: 'UNAFFECTED' });
    const rto = async (at: number) => (await ask(input, at)).workloads[0]!.rtoBreached;
    expect([await rto(utc('2026-06-10T03:00Z')), await rto(utc('2026-06-10T05:00Z'))]).toEqual([false, true]);
  });

  test('a period that is past is looked at from its beginning, unless another moment is asked for', async () => {
    const input: ScenarioInput = { models: [FABLE], from: utc('2026-06-10'), to: utc('2026-06-12') };
    const answer = await scenario(store, { input, organisation: 'meridian' }, NOW);
    expect([answer.at, answer.status]).toEqual([utc('2026-06-10'), 'DOWN']);
  });

  test('what is supposed to be off is off, whatever was restored meanwhile', async () => {
    const input: ScenarioInput = { models: [FABLE], from: utc('2026-06-15') };
    expect(await statuses(input, utc('2026-07-15'))).toMatchObject({ letters: 'DOWN' });
  });

  test('alone, or on top of what is off in fact', async () => {
    const night = utc('2026-06-13T02:00Z');
    expect(await statuses({ models: [GPT] }, night)).toEqual({ menu: 'COVERED' });
    expect(await statuses({ models: [GPT], onTop: true }, night)).toMatchObject({ menu: 'COVERED', letters: 'DOWN' });
  });

  test('takes one traverse', async () => {
    const { store: counting, calls } = countCalls(store);
    await scenario(counting, { input: { jurisdictions: [US], onTop: true }, organisation: 'meridian' }, NOW);
    expect(calls.filter((verb) => verb === 'traverse')).toHaveLength(1);
  });
});

describe('the standard of an act', () => {
  const above = async (at: string) => {
    const [act] = await store.get([CONTROL], { at: NOW, knownAt: NOW });
    const standard = await modelsAbove(store, act!, { at: utc(at), knownAt: NOW });
    return standard.models.map((model) => model.id).sort();
  };

  test('is what it named and what is as new: no older sibling that it left alone, no small line, nothing of last year', async () => {
    expect(await above('2026-06-20')).toEqual([FABLE, LLAMA, GPT, MYTHOS].sort());
  });

  test('reaches what came out later, once it is out', async () => {
    expect(await above('2026-09-10')).toContain('model:openai/gpt-6-astra');
  });

  test('as a scenario it says what it took for it', async () => {
    const answer = await ask({ standardOf: 'licence requirement' }, utc('2026-06-20'));
    expect(answer.workloads.map((one) => [one.workload.id, one.status])).toContainEqual([workload('menu'), 'COVERED']);
    expect(answer.uncertain.join(' ')).toMatch(
      /was never published; supposed here: Claude .*, and by age and kind 2 other models; in use here: .*GPT-5.5/,
    );
  });
});

describe('a scenario that is none', () => {
  const later = utc('2026-07-01');
  test.each<[string, ScenarioInput, string, string]>([
    ['empty', {}, 'BAD_INPUT', 'The scenario switches nothing off.'],
    ['only narrowed', { weights: 'closed' }, 'BAD_INPUT', 'The scenario switches nothing off.'],
    ['ends before it begins', { models: [FABLE], from: later, to: later - 1 }, 'BAD_INPUT', 'before it begins'],
    ['lasts no time', { models: [FABLE], from: later, to: later }, 'BAD_INPUT', 'before it begins'],
    ['off and on', { providers: ['OpenAI'], except: ['openai'] }, 'BAD_INPUT', 'switches OpenAI off and on at once'],
    ['a region nowhere', { models: [FABLE], audience: { kind: 'region' } }, 'BAD_INPUT', 'audience'],
    ['unknown model', { models: ['claude fabel 5'] }, 'NOT_FOUND', "No model 'claude fabel 5'"],
    ['unknown exception', { models: [FABLE], except: ['bedrok'] }, 'NOT_FOUND', "'bedrok'"],
    ['a standard of nothing', { standardOf: 'event:dispute' }, 'NOT_FOUND', 'event:dispute'],
  ])('%s', async (_, input, code, words) => {
    await expect(ask(input)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  test('an unknown name is answered with the nearest', async () => {
    await expect(ask({ models: ['claude fabel 5'] })).rejects.toMatchObject({ hint: 'Nearest: Claude Fable 5.' });
  });
});

describe('a comparison', () => {
  const moved = async (before: SideInput, after: SideInput) => {
    const answer = await compare(store, { organisation: 'meridian', before, after }, NOW);
    return answer.workloads.map((one) => [one.node.name, one.before, one.after, one.direction]);
  };

  test('then and now: what moved, worse first, with why and the way out', async () => {
    const answer = await compare(
      store,
      { organisation: 'meridian', before: { at: utc('2026-06-12') }, after: { at: utc('2026-06-13T02:00Z') } },
      NOW,
    );
    expect(answer.workloads).toEqual([
      expect.objectContaining({
        node: expect.objectContaining({ id: workload('letters') }),
        before: 'UNAFFECTED',
        after: 'DOWN',
        direction: 'worse',
        severity: 'CRITICAL',
        why: expect.stringMatching(/^Claude Fable 5 on Anthropic API: suspended for everyone from 12 June 2026.*\.$/),
        wayOut: 'No usable fallback: find an alternative.',
      }),
    ]);
    expect(answer.functions.map((one) => [one.node.name, one.before, one.after])).toEqual([
      ['claims', 'UNAFFECTED', 'DOWN'],
    ]);
    expect(answer.unmoved).toBe(5);
    expect(answer.summary).toContain('1 workload worse (1 down), 5 as before. Critical functions worse: claims.');
  });

  test('is the same in the other direction, with better for worse', async () => {
    expect(await moved({ at: utc('2026-06-13T02:00Z') }, { at: utc('2026-07-15') })).toEqual([
      ['letters', 'DOWN', 'UNAFFECTED', 'better'],
    ]);
  });

  test('of what was known then and what is known now about the same moment', async () => {
    const at = utc('2026-06-13T02:00Z');
    expect(await moved({ at, knownAt: utc('2026-06-12T20:00Z') }, { at })).toEqual([
      ['letters', 'UNAFFECTED', 'DOWN', 'worse'],
    ]);
  });

  test('a what-if stands on top of what is off in fact, so that nothing looks restored by it; both take one traverse', async () => {
    const { store: counting, calls } = countCalls(store);
    const at = utc('2026-06-13T02:00Z');
    const side = { at, scenario: { models: [GPT] } };
    const answer = await compare(counting, { organisation: 'meridian', before: { at }, after: side }, NOW);
    expect(answer.workloads.map((one) => [one.node.name, one.before, one.after])).toEqual([
      ['menu', 'UNAFFECTED', 'COVERED'],
    ]);
    expect(answer.after.title).toMatch(/^what if GPT-5.5 were off/);
    expect(calls.filter((verb) => verb === 'traverse')).toHaveLength(1);
  });

  test('two what-ifs', async () => {
    const at = utc('2026-06-10');
    expect(
      await moved({ at, scenario: { providers: [OPENAI] } }, { at, scenario: { providers: [ANTHROPIC, AMAZON] } }),
    ).toEqual([
      ['cloud', 'UNAFFECTED', 'DOWN', 'worse'],
      ['letters', 'UNAFFECTED', 'DOWN', 'worse'],
      ['open-cloud', 'UNAFFECTED', 'DOWN', 'worse'],
      ['menu', 'COVERED', 'UNAFFECTED', 'better'],
    ]);
  });

  test.each<[ImpactStatus, ImpactStatus, string]>([
    ['UNKNOWN', 'DOWN', 'worse'],
    ['UNKNOWN', 'DEGRADED', 'now known to be degraded'],
    ['UNKNOWN', 'COVERED', 'now known to be on a fallback'],
    ['UNKNOWN', 'AT_RISK', 'now known to be at risk'],
    ['UNKNOWN', 'UNAFFECTED', 'better'],
    ['DOWN', 'UNKNOWN', 'unclear'],
    ['DEGRADED', 'UNKNOWN', 'worse'],
    ['DOWN', 'DEGRADED', 'better'],
  ])('from %s to %s is told as %s', (before, after, word) => {
    const node = { id: workload('letters'), name: 'letters' } as Standing['node'];
    const standing = (status: ImpactStatus): Standing => ({
      node,
      status,
      severity: 'LOW',
      why: '',
      wayOut: null,
      evidence: [],
    });
    const changes = changesBetween([standing(before)], [standing(after)]);
    expect(movedWords(changes)).toEqual([{ word, changes }]);
  });

  test('of a thing with itself is refused', async () => {
    await expect(compare(store, { organisation: 'meridian' }, NOW)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
