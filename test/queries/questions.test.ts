/** The other questions, against June and a small organisation. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventType, GraphNode, Props } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { actions, statusOfActions } from '../../queries/actions/actions.ts';
import { changes } from '../../queries/changes/changes.ts';
import { eventFacet, type Facet } from '../../queries/events/event-facets.ts';
import { type EventFilter, events } from '../../queries/events/events.ts';
import { alternatives } from '../../queries/impact/alternatives.ts';
import { impact } from '../../queries/impact/impact.ts';
import { jurisdictions } from '../../queries/jurisdictions/jurisdictions.ts';
import { models } from '../../queries/models/models.ts';
import { organisations } from '../../queries/organisations/organisations.ts';
import { providers } from '../../queries/providers/providers.ts';
import { type ScenarioInput, scenario } from '../../queries/scenario/scenario.ts';
import { search, searchKinds } from '../../queries/search/search.ts';
import { judgeHealth, sources } from '../../queries/sources/sources.ts';
import {
  AMAZON,
  BASE,
  BEDROCK,
  EU,
  FABLE,
  FIRST_PARTY,
  GPT,
  LARGE,
  LLAMA,
  MISTRAL,
  MISTRAL_API,
  MYTHOS,
  OPENAI_API,
  OPUS,
  SELF,
} from './catalogue.ts';
import { ANNEX, BIS, CONTROL, juneWorld, LETTER, SUSPENDING, WITHDRAWAL } from './june.ts';
import { addOrganisation, ORG, workload } from './organisation.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const EMPTY_NODE: GraphNode = {
  id: 'source:x',
  kind: 'Source',
  name: 'X',
  scope: null,
  keys: [],
  time: null,
  props: {},
  learnedAt: 0,
  recordedAt: 0,
};
const NIGHT = utc('2026-06-13T02:00Z');
let store: Store;
beforeAll(async () => {
  const { world } = juneWorld();
  const good = { verifiedAt: '2026-04-01', switchMinutes: 10 };
  addOrganisation(world, {
    functions: [
      { id: 'claims', critical: 'yes' },
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
    ],
  });
  store = await world.store(NOW);
});
afterAll(() => store.close());

const ids = (page: { items: { id: string }[] }) => page.items.map((node) => node.id);

describe('lists', () => {
  test('events by model are those that concern it, newest first', async () => {
    expect(ids(await events(store, { filter: { model: 'Claude Mythos 5' } }, NOW))).toEqual([LETTER]);
    const all = await events(store, { filter: { type: ['SUSPENSION', 'RESCISSION'] }, first: 2 }, NOW);
    expect(ids(all)).toEqual([WITHDRAWAL, 'event:bedrock-revoked']);
    expect(all.hasMore).toBe(true);
    expect(await all.count()).toBe(4);
  });

  test('events by who acted, by any of its names', async () => {
    expect(ids(await events(store, { filter: { authority: 'bis' } }, NOW))).toEqual([LETTER]);
  });

  test('actions by the authority of one of their events', async () => {
    expect(ids(await actions(store, { filter: { authority: BIS } }, NOW))).toEqual([CONTROL]);
    expect(ids(await actions(store, { filter: { kind: ['SUSPENSION'] } }, NOW))).toEqual([SUSPENDING]);
  });

  test('an unknown name in a filter is answered with the nearest', async () => {
    await expect(events(store, { filter: { model: 'Claude Fabel' } }, NOW)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('Claude Fable 5'),
    });
  });

  test.each([0, -1, 501, 1.5])('a page of %d is refused', async (first) => {
    await expect(events(store, { first }, NOW)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('models by developer and by open weights, providers by whose law they are under', async () => {
    expect(ids(await models(store, { filter: { provider: 'anthropic' } }, NOW))).toEqual([BASE, FABLE, MYTHOS, OPUS]);
    expect(ids(await models(store, { filter: { openWeights: true } }, NOW))).toEqual([LLAMA]);
    expect(ids(await providers(store, { filter: { jurisdiction: 'France' } }, NOW))).toEqual([MISTRAL]);
    expect(ids(await organisations(store, {}, NOW))).toEqual([ORG]);
  });

  test('search finds by name, and refuses to look for nothing', async () => {
    expect(ids(await search(store, { text: 'fable' }, NOW))[0]).toBe(FABLE);
    await expect(search(store, { text: '  ' }, NOW)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('the life of an action', () => {
  test.each([
    ['2026-06-12T12:00Z', 'UNKNOWN'],
    ['2026-06-13', 'IN_FORCE'],
    ['2026-06-27', 'PARTLY_LIFTED'],
    ['2026-07-02', 'RESCINDED'],
  ])('at %s it is %s', async (at, status) => {
    const lives = await statusOfActions(store, [CONTROL], { at: utc(at), knownAt: NOW });
    expect(lives.get(CONTROL)).toMatchObject({ status });
    expect(lives.get(CONTROL)!.history.map((event) => event.id)).toEqual([LETTER, ANNEX, WITHDRAWAL]);
  });

  test('as it was known then', async () => {
    const lives = await statusOfActions(store, [CONTROL], { at: NOW, knownAt: utc('2026-06-20') });
    expect(lives.get(CONTROL)!.status).toBe('IN_FORCE');
  });
});

describe('the feed', () => {
  test('goes on where it was left, without gaps or repeats', async () => {
    const all = await changes(store, { first: 500 });
    const seen: number[] = [];
    let after: string | null = null;
    for (;;) {
      const page = await changes(store, { first: 7, after });
      seen.push(...page.items.map((change) => change.sequence));
      after = page.endCursor;
      if (!page.hasMore) break;
    }
    expect(seen.slice(0, all.items.length)).toEqual(all.items.map((change) => change.sequence));
    expect(await changes(store, { after })).toEqual({ items: [], endCursor: after, hasMore: false });
  });

  test('a cursor that is none is refused', async () => {
    await expect(changes(store, { after: 'yesterday' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('sources', () => {
  test('one that was never read is not said to be well', async () => {
    const found = await sources(store, {}, NOW);
    expect(found.find(({ source }) => source.id === 'source:news')!.health.status).toBe('NEVER');
  });

  const source: GraphNode = { ...EMPTY_NODE, props: { everyMinutes: 60 } };
  const judge = (state: Props, now = 5) => judgeHealth(state, source, now);

  test('one that nobody tries any more is overdue, by its own cadence', () => {
    const state = { lastAttemptAt: 0, lastSuccessAt: 0, consecutiveFailures: 0, lastError: null, lastItems: 20 };
    expect(judge(state, 3 * 3_600_000)).toMatchObject({ status: 'OK', items: 20 });
    expect(judge(state, 3 * 3_600_000 + 1).status).toBe('OVERDUE');
    expect(judgeHealth(state, EMPTY_NODE, NOW).status).toBe('OK');
    expect(judge({ ...state, consecutiveFailures: 1 }, NOW).status).toBe('FAILING');
  });

  test('the last time decides', () => {
    expect(judge({ lastAttemptAt: 2, lastSuccessAt: 2, consecutiveFailures: 0, lastError: null }).status).toBe('OK');
    expect(judge({ lastAttemptAt: 3, lastSuccessAt: 2, consecutiveFailures: 1, lastError: 'timed out' })).toMatchObject(
      {
        status: 'FAILING',
        lastFailureAt: 3,
        lastSuccessAt: 2,
      },
    );
  });
});

describe('what lists can be narrowed down by', () => {
  const facet = async (name: Facet, filter: EventFilter = {}) =>
    Object.fromEntries((await eventFacet(store, name, { filter }, NOW)).map(({ value, count }) => [value, count]));

  test('each value with how many events choosing it would leave', async () => {
    for (const [type, count] of Object.entries(await facet('type', { model: FABLE }))) {
      const chosen = await events(store, { filter: { model: FABLE, type: [type as EventType] } }, NOW);
      expect([type, await chosen.count()]).toEqual([type, count]);
    }
    expect(await facet('authority', { model: FABLE })).toMatchObject({ [BIS]: 1 });
    expect(await facet('model', { authority: BIS })).toEqual({ [FABLE]: 1, [MYTHOS]: 1 });
    expect(await facet('jurisdiction', { authority: BIS })).toEqual({});
  });

  test('what a facet itself is narrowed down to is no reason to hide its other values', async () => {
    expect(await facet('type', { type: ['RESCISSION'] })).toEqual(await facet('type'));
    expect(await facet('model', { type: ['RESCISSION'], model: OPUS })).toEqual(
      await facet('model', { type: ['RESCISSION'] }),
    );
  });

  test('values come with their names, and only those known at the moment', async () => {
    const known = { at: NIGHT, knownAt: NIGHT };
    const values = await eventFacet(store, 'model', { ...known, first: 1 }, NOW);
    expect(values).toMatchObject([{ value: FABLE, node: { name: 'Claude Fable 5' } }]);
    const before = utc('2026-06-01');
    expect(await eventFacet(store, 'model', { at: before, knownAt: before }, NOW)).toEqual([]);
  });

  test('a search by kind, with how much there is of every kind', async () => {
    const found = await search(store, { text: 'claude', kind: ['Model'] }, NOW);
    expect(new Set(found.items.map(({ kind }) => kind))).toEqual(new Set(['Model']));
    const kinds = await searchKinds(store, { text: 'claude', kind: ['Model'] }, NOW);
    expect(kinds.find(({ value }) => value === 'Model')!.count).toBe(await found.count());
    expect(kinds.length).toBeGreaterThan(1);
  });

  test('what is private to an organisation is found for it alone', async () => {
    const kinds = async (organisation?: string) =>
      (await searchKinds(store, { text: 'alone', organisation }, NOW)).map(({ value }) => value);
    expect(await kinds()).not.toContain('Workload');
    expect(await kinds('meridian')).toContain('Workload');
  });

  test('jurisdictions by what happens in them', async () => {
    const ranked = await jurisdictions(store, { at: NOW }, NOW);
    const france = ranked.find(({ jurisdiction }) => jurisdiction.name === 'France')!;
    expect(france.providers).toBe(1);
    expect(ranked.every((one) => one.events + one.providers + one.authorities > 0)).toBe(true);
    expect(ranked.map(({ events }) => events)).toEqual([...ranked.map(({ events }) => events)].sort((a, b) => b - a));
  });
});

describe('what if', () => {
  const ask = async (input: ScenarioInput) => {
    const answer = await scenario(store, { input, organisation: 'meridian', at: utc('2026-05-01') }, NOW);
    return Object.fromEntries(answer.workloads.map((one) => [one.workload.id, one.status]));
  };

  test('a provider is off: its models everywhere, and the channels that it operates', async () => {
    expect(await ask({ providers: ['Anthropic'] })).toEqual({
      [workload('alone')]: 'DOWN',
      [workload('spare')]: 'COVERED',
    });
    expect(await ask({ providers: [AMAZON] })).toEqual({ [workload('spare')]: 'COVERED' });
  });

  test('a jurisdiction is off: what is under its law, but no copy on own machines', async () => {
    expect(await ask({ jurisdictions: ['United States'] })).toMatchObject({
      [workload('alone')]: 'DOWN',
      [workload('menu')]: 'DOWN',
      [workload('own')]: 'UNAFFECTED',
    });
  });

  test('nothing is stored', async () => {
    const before = await store.stats();
    await ask({ channels: [SELF] });
    expect(await store.stats()).toEqual(before);
  });

  test.each<[ScenarioInput, string]>([
    [{}, 'switches nothing off'],
    [{ models: [FABLE], audience: { kind: 'region' } }, 'audience'],
    [{ models: ['claude fabel 5'] }, 'No model'],
  ])('%j is answered in words', async (input, words) => {
    await expect(ask(input)).rejects.toThrow(words);
  });

  test('for an audience it reaches those who use it from there', async () => {
    const audience = { kind: 'region', jurisdictions: [EU] } as const;
    const input = { models: [FABLE], audience: { ...audience, jurisdictions: [...audience.jurisdictions] } };
    // Everyone uses it, so a part is cut off.
    expect(await ask(input)).toMatchObject({ [workload('alone')]: 'DEGRADED', [workload('spare')]: 'COVERED' });
  });
});

describe('alternatives', () => {
  test('are usable, of each provider one, independent ones first, with their reasons', async () => {
    const answer = await impact(store, { event: LETTER, organisation: ORG, at: NIGHT }, NOW);
    const found = (await alternatives(store, answer, { first: 3 })).get(workload('alone'))!;
    expect(found[0]).toMatchObject({ model: { id: LARGE }, channel: { id: MISTRAL_API }, shared: [] });
    expect(new Set(found.map((one) => one.provider?.id)).size).toBe(found.length);
    expect(found.map((one) => one.model.id)).not.toContain(MYTHOS);
    const us = found.find((one) => one.model.id === GPT)!;
    expect(us.reasons.join()).toContain('jurisdiction of control (United States)');
  });
});
