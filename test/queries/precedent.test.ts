/** Precedents: the second of its kind, and what happened the first time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { precedents } from '../../queries/precedent/precedent.ts';
import { countCalls } from '../api/counting-store.ts';
import { OPENAI, US } from './catalogue.ts';
import { BIS, CONTROL, juneWorld, LETTER } from './june.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const EARLIER = 'action:earlier';
let store: Store;
beforeAll(async () => {
  const { world } = juneWorld();
  world.doc('regulator', 'Where the letter is from', utc('2026-06-12T21:21Z')).says(LETTER, 'IN', US);
  const act = (id: string, kind: string, at: number, steps: [day: string, status: string][]): void => {
    world.node('Action', `action:${id}`, `The act of ${id}`, {
      time: at,
      props: { kind },
      keys: id === 'earlier' ? ['thread:instrument/15-cfr-744'] : [],
    });
    for (const [day, status] of steps) {
      const event = world.node('Event', `event:${id}-${day}`, `${status} ${day}`, {
        time: utc(day),
        props: { type: kind },
      });
      const doc = world.doc('regulator', `${id} ${day}`, utc(day));
      doc.says(event, 'PART_OF', `action:${id}`, { validFrom: utc(day), qualifiers: { status } }).says(event, 'IN', US);
      if (id === 'earlier') doc.says(event, 'BY', BIS).says(event, 'CONCERNS', OPENAI);
    }
  };
  act('earlier', 'EXPORT_CONTROL_DIRECTIVE', utc('2025-01-10'), [
    ['2025-01-10', 'IN_FORCE'],
    ['2025-01-24', 'PARTLY_LIFTED'],
    ['2025-03-01', 'RESCINDED'],
  ]);
  act('listing', 'ENTITY_LISTING', utc('2025-06-01'), [['2025-06-01', 'IN_FORCE']]);
  act('other-kind', 'FINE', utc('2025-06-02'), [['2025-06-02', 'IN_FORCE']]);
  act('same-day', 'LICENCE_REQUIREMENT', utc('2026-06-12T12:00Z'), [['2026-06-12', 'IN_FORCE']]);
  act('later', 'LICENCE_REQUIREMENT', utc('2026-09-01'), [['2026-09-01', 'IN_FORCE']]);
  store = await world.store(NOW);
});
afterAll(() => store.close());

const ask = (more: { at?: number; knownAt?: number; action?: string } = {}, from = store) =>
  precedents(from, { action: CONTROL, ...more }, NOW);

describe('precedents', () => {
  test('are earlier acts of the same family by the same hand or in the same place, the closest first', async () => {
    const { ordinal, precedents: found } = await ask();
    expect(found.map((one) => one.action.id)).toEqual([EARLIER, 'action:listing']);
    expect(ordinal).toBe(3);
    expect(found[0]!.ties.map((tie) => tie.what)).toEqual(['instrument', 'authority', 'target class', 'jurisdiction']);
  });

  test('tell what happened the first time: how long until it was eased, and until it ended', async () => {
    const [first, second] = (await ask()).precedents;
    const day = 86_400_000;
    expect(first).toMatchObject({ partlyLiftedAfter: 14 * day, endedAfter: 50 * day, endedAs: 'RESCINDED' });
    expect(second).toMatchObject({ status: 'IN_FORCE', partlyLiftedAfter: null, endedAfter: null, endedAs: null });
  });

  test('say it in a line', async () => {
    expect((await ask()).summary).toBe(
      'Third of its kind that is known here; the closest before it: The act of earlier (10 January 2025), partly lifted after 14 days, rescinded after 50 days.',
    );
  });

  test('as of then: what had not happened is not told', async () => {
    const { precedents: found } = await ask({ at: utc('2025-02-01') });
    expect(found.find((one) => one.action.id === EARLIER)).toMatchObject({ status: 'PARTLY_LIFTED', endedAfter: null });
  });

  test('as known then: of an act that nobody knew of, nothing is told; the first has none', async () => {
    expect(await ask({ action: EARLIER })).toMatchObject({ ordinal: 1, precedents: [], summary: null });
    expect((await ask({ knownAt: utc('2025-03-02') })).precedents).toEqual([]);
  });

  test('take one traverse', async () => {
    const { store: counting, calls } = countCalls(store);
    await ask({}, counting);
    expect(calls.filter((verb) => verb === 'traverse')).toHaveLength(1);
  });

  test('of an action that nobody knows are refused with the nearest', async () => {
    await expect(ask({ action: 'action:earlie' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
