/** Availability over time, against June: the same as asking at every instant. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { availability } from '../../queries/availability/availability.ts';
import {
  type AvailabilityTimelineArgs,
  availabilityTimeline,
} from '../../queries/availability-timeline/availability-timeline.ts';
import { openReplay } from '../replay/replay-store.ts';
import { ANNEX_A, NOW } from '../replay/truth-table.ts';
import { utc } from './world.ts';

const JUNE: AvailabilityTimelineArgs = {
  models: ['Claude Fable 5', 'Claude Mythos 5', 'Claude Opus 4.8'],
  from: utc('2026-06-01'),
  to: utc('2026-07-10'),
};
let store: Store;
beforeAll(async () => {
  store = await openReplay();
});
afterAll(() => store.close());

const ask = (more: Partial<AvailabilityTimelineArgs> = {}) => availabilityTimeline(store, { ...JUNE, ...more }, NOW);
const bandOf = async (model: string, channel: string, more: Partial<AvailabilityTimelineArgs> = {}) =>
  (await ask(more)).bands.find((band) => band.model.includes(model) && band.channel?.includes(channel))!;
const minute = (at: number) => new Date(at).toISOString().slice(0, 16);
const stretches = (band: Awaited<ReturnType<typeof bandOf>>) =>
  band.segments.map(({ from, state }) => `${minute(from)} ${state}`);

test('June: suspended within hours, back on the first party on 1 July, on a cloud not yet', async () => {
  const first = await bandOf('fable-5', 'anthropic');
  expect(stretches(first).slice(-4)).toEqual([
    '2026-06-12T21:21 RESTRICTED',
    '2026-06-13T00:50 SUSPENDED',
    '2026-06-30T20:15 SUSPENDED',
    '2026-07-01T16:05 PARTLY_RESTORED',
  ]);
  expect(first.suspendedMinutes).toBe((utc('2026-07-01T16:05Z') - utc('2026-06-13T00:50Z')) / 60_000);
  expect(stretches(await bandOf('fable-5', 'bedrock')).at(-1)).toBe('2026-06-30T20:15 SUSPENDED');
  expect(stretches(await bandOf('opus-4.8', 'bedrock'))).toEqual(['2026-06-01T00:00 AVAILABLE']);
});

test('what a state comes from is what brought it: a withdrawal of the law is no reason for what stays off', async () => {
  const { segments } = await bandOf('fable-5', 'bedrock');
  const brought = segments.map(({ state, event }) => `${state} ${event?.split('-', 1)[0] ?? null}`);
  expect(brought.slice(-2)).toEqual(['SUSPENDED event:suspension', 'SUSPENDED event:suspension']);
});

test('the partial return of 26 June is there for whom it came, and not for everyone', async () => {
  const everyone = stretches(await bandOf('mythos-5', 'anthropic'));
  const listed = stretches(await bandOf('mythos-5', 'anthropic', { audience: ANNEX_A }));
  expect(listed).toContain('2026-06-27T00:40 RESTRICTED');
  expect(everyone.some((one) => one.startsWith('2026-06-27'))).toBe(false);
});

test('as it was known before the letter was: nothing happens', async () => {
  const answer = await ask({ to: utc('2026-06-12T23:00Z'), knownAt: utc('2026-06-12T21:00Z') });
  expect(answer.moments).toEqual([]);
  expect((await bandOf('fable-5', 'anthropic', { knownAt: utc('2026-06-12T21:00Z') })).segments.at(-1)!.state).toBe(
    'AVAILABLE',
  );
});

test('at any instant it says what `availability` says', async () => {
  const { bands, moments } = await ask();
  const instants = [...moments.map(({ at }) => at), ...moments.map(({ at }) => at - 1), JUNE.from, JUNE.to! - 1];
  for (const at of instants) {
    for (const model of JUNE.models!) {
      for (const one of await availability(store, { model, at }, NOW)) {
        const band = bands.find((band) => band.model === one.model && band.channel === one.channel)!;
        const segment = band.segments.find((segment) => segment.from <= at && at < segment.to)!;
        expect([minute(at), one.channel, segment.state, segment.usable]).toEqual([
          minute(at),
          one.channel,
          one.state,
          one.usable,
        ]);
      }
    }
  }
});

test('segments have no gaps, and an organisation stands for the models that it uses', async () => {
  const { bands } = await ask({ models: null, organisation: 'meridian' });
  expect(bands.length).toBeGreaterThan(20);
  for (const { segments } of bands) {
    expect([segments[0]!.from, segments.at(-1)!.to]).toEqual([JUNE.from, JUNE.to]);
    for (let i = 1; i < segments.length; i++) expect(segments[i]!.from).toBe(segments[i - 1]!.to);
  }
});

test.each([
  [{ models: [] }, 'Neither models nor an organisation are given.'],
  [{ to: JUNE.from }, 'ends'],
  [{ models: ['Claude Fabel 5'] }, "'Claude Fabel 5'"],
])('%j is refused', async (more, message) => {
  await expect(ask(more)).rejects.toThrow(message);
});
