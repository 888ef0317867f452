import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { availability } from '../../queries/availability/availability.ts';
import { BEDROCK, DE, FABLE, FIRST_PARTY, MYTHOS, OPUS } from './catalogue.ts';
import { ANNEX_A, juneWorld } from './june.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
let store: Store;
beforeAll(async () => {
  store = await juneWorld().world.store(NOW);
});
afterAll(() => store.close());

async function ask(model: string, channel: string, at: string, audience?: Audience, knownAt?: string) {
  const args = {
    model,
    channel,
    at: utc(at),
    ...(audience && { audience }),
    ...(knownAt && { knownAt: utc(knownAt) }),
  };
  const [answer] = await availability(store, args, NOW);
  return answer!;
}

describe('who could use what in June', () => {
  const table: [at: string, fable: string, bedrock: string, mythos: string, annex: string][] = [
    ['2026-06-12T12:00Z', 'AVAILABLE', 'AVAILABLE', 'RESTRICTED', 'RESTRICTED'],
    ['2026-06-13T02:00Z', 'SUSPENDED', 'SUSPENDED', 'SUSPENDED', 'SUSPENDED'],
    ['2026-06-16T12:00Z', 'SUSPENDED', 'SUSPENDED', 'SUSPENDED', 'SUSPENDED'],
    ['2026-06-27T12:00Z', 'SUSPENDED', 'SUSPENDED', 'SUSPENDED', 'RESTRICTED usable'],
    ['2026-06-30T23:59Z', 'SUSPENDED', 'SUSPENDED', 'SUSPENDED', 'RESTRICTED usable'],
    ['2026-07-02T12:00Z', 'PARTLY_RESTORED usable', 'SUSPENDED', 'PARTLY_RESTORED', 'PARTLY_RESTORED usable'],
    ['2026-09-10T12:00Z', 'PARTLY_RESTORED usable', 'UNKNOWN', 'PARTLY_RESTORED', 'PARTLY_RESTORED usable'],
  ];
  test.each(table)('at %s', async (at, fable, bedrock, mythos, annex) => {
    const cell = async (...args: Parameters<typeof ask>) => {
      const { state, usable } = await ask(...args);
      return usable === true && state !== 'AVAILABLE' ? `${state} usable` : state;
    };
    expect({
      fable: await cell(FABLE, FIRST_PARTY, at),
      bedrock: await cell(FABLE, BEDROCK, at),
      mythos: await cell(MYTHOS, FIRST_PARTY, at),
      annex: await cell(MYTHOS, FIRST_PARTY, at, ANNEX_A),
      opus: await cell(OPUS, FIRST_PARTY, at),
    }).toEqual({ fable, bedrock, mythos, annex, opus: 'AVAILABLE' });
  });

  test('before the letter was known, everything is as it was', async () => {
    const { state, causes } = await ask(FABLE, FIRST_PARTY, '2026-06-12T23:00Z', undefined, '2026-06-12T21:00Z');
    expect(state).toBe('AVAILABLE');
    expect(causes.map((cause) => cause.event)).toEqual([null]);
  });

  test('the order is not the effect: between letter and suspension it works, but needs a licence', async () => {
    const answer = await ask(FABLE, FIRST_PARTY, '2026-06-12T22:00Z', { kind: 'region', jurisdictions: [DE] });
    expect(answer).toMatchObject({
      state: 'RESTRICTED',
      legal: 'RESTRICTED',
      operational: 'AVAILABLE',
      works: true,
      usable: null,
    });
  });

  test('a restoration that was announced without a date is told, and switches nothing', async () => {
    const answer = await ask(FABLE, BEDROCK, '2026-07-02T12:00Z');
    expect(answer.causes.find((cause) => cause.undated)).toMatchObject({ event: 'event:back', decisive: false });
    expect(answer.reason).toContain('without a date');
  });

  test('the page that is wrong about the year is a conflict and nothing else', async () => {
    const answer = await ask(FABLE, FIRST_PARTY, '2026-06-12T12:00Z');
    expect(answer.state).toBe('AVAILABLE');
    expect(answer.conflicts.map((conflict) => conflict.text).join()).toContain('dated before the model was released');
  });

  test('what the other documents contradict is a conflict, and dates nothing', async () => {
    const answer = await ask(FABLE, FIRST_PARTY, '2026-06-16T12:00Z');
    expect(answer.since).toBe(utc('2026-06-12T22:50Z'));
    const said = answer.conflicts.map((conflict) => conflict.text);
    expect(said).toContainEqual(expect.stringContaining('from 12 May 2026 (which the other documents contradict)'));
  });

  test('that most documents leave out whose foreigners are meant makes it no vaguer', async () => {
    const answer = await ask(FABLE, FIRST_PARTY, '2026-06-12T22:00Z', { kind: 'region', jurisdictions: [DE] });
    expect(answer.causes.find((cause) => cause.layer === 'legal')).toMatchObject({
      event: 'event:letter',
      covers: 'yes',
    });
  });

  test('both sides of what nobody knows are there with their quotes', async () => {
    const answer = await ask(FABLE, BEDROCK, '2026-09-10T12:00Z');
    expect(answer.usable).toBeNull();
    const observed = answer.conflicts.find((conflict) => conflict.text.includes('observation'))!;
    expect(observed.sides.map((side) => side.evidence.length > 0)).toEqual([true, true]);
    for (const { document, quote, start, end } of observed.sides.flatMap((side) => side.evidence)) {
      expect((await store.text(document.id))!.slice(start, end)).toBe(quote);
    }
  });

  test('without a channel there is one answer for each that offers the model', async () => {
    const answers = await availability(store, { model: 'Claude Fable 5', at: utc('2026-07-02') }, NOW);
    expect(answers.map(({ channel, state }) => [channel, state])).toEqual([
      [BEDROCK, 'SUSPENDED'],
      [FIRST_PARTY, 'PARTLY_RESTORED'],
    ]);
  });

  test('an unknown model is answered with the nearest names', async () => {
    await expect(availability(store, { model: 'claude fabel 5' }, NOW)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('Claude Fable 5'),
    });
  });
});
