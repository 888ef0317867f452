/** Posture over time, against June and a small organisation. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../commands/render/style.ts';
import { renderTimeline } from '../../commands/render/timeline.ts';
import type { Store } from '../../graph/store.ts';
import { impact } from '../../queries/impact/impact.ts';
import { impactSpec } from '../../queries/impact/spec.ts';
import type { Timeline } from '../../queries/timeline/answer.ts';
import { atAnyTime, Replay } from '../../queries/timeline/replay.ts';
import { type TimelineArgs, timeline } from '../../queries/timeline/timeline.ts';
import { countCalls } from '../api/counting-store.ts';
import { BEDROCK, DE, EU, FABLE, FIRST_PARTY, GPT, LARGE, MISTRAL_API, OPENAI_API } from './catalogue.ts';
import { juneWorld, SUSPENSION } from './june.ts';
import { addOrganisation, ORG, workload } from './organisation.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const JUNE: TimelineArgs = { organisation: 'meridian', from: utc('2026-06-01'), to: utc('2026-07-10') };
const inEurope = { kind: 'region' as const, jurisdictions: [EU] };
let store: Store;
beforeAll(async () => {
  const { world } = juneWorld();
  addOrganisation(world, {
    functions: [
      { id: 'claims', critical: 'yes', rtoHours: 4 },
      { id: 'canteen', critical: 'no' },
    ],
    workloads: [
      { id: 'letters', supports: ['claims'], audience: inEurope, endpoints: [{ model: FABLE, channel: FIRST_PARTY }] },
      { id: 'cloud', audience: inEurope, endpoints: [{ model: FABLE, channel: BEDROCK }] },
      { id: 'reader', needs: [{ on: 'letters' }], endpoints: [{ model: GPT, channel: OPENAI_API }] },
      { id: 'menu', supports: ['canteen'], endpoints: [{ model: GPT, channel: OPENAI_API }] },
      {
        id: 'tested-late',
        audience: inEurope,
        endpoints: [
          { model: FABLE, channel: FIRST_PARTY },
          { model: LARGE, channel: MISTRAL_API, verifiedAt: '2026-06-20', switchMinutes: 5 },
        ],
      },
      { id: 'unknown', endpoints: [{ model: null }] },
    ],
  });
  // A second file: something that ran for two weeks only.
  world.node('Workload', workload('trial'), 'trial', { scope: ORG });
  world
    .doc('import', 'A trial', utc('2026-06-01'), { origin: 'import', scope: ORG })
    .says(ORG, 'RUNS', workload('trial'), { validFrom: utc('2026-06-05'), validTo: utc('2026-06-19') });
  store = await world.store(NOW);
});
afterAll(() => store.close());

const ask = (more: Partial<TimelineArgs> = {}): Promise<Timeline> => timeline(store, { ...JUNE, ...more }, NOW);
const bandOf = (answer: Timeline, id: string) => answer.workloads.find((one) => one.node.id === workload(id))!;
const day = (at: number) => new Date(at).toISOString().slice(0, 16);
const stretches = (answer: Timeline, id: string) =>
  bandOf(answer, id).segments.map(({ from, status }) => `${day(from)} ${status}`);

describe('bands', () => {
  test('are stretches of one status, without gaps, from the beginning to the end', async () => {
    const answer = await ask();
    expect(stretches(answer, 'letters')).toEqual([
      '2026-06-01T00:00 UNAFFECTED',
      '2026-06-12T21:21 AT_RISK',
      '2026-06-12T22:50 DOWN',
      '2026-07-01T00:00 UNAFFECTED',
    ]);
    for (const { segments } of answer.workloads.filter((one) => one.node.id !== workload('trial'))) {
      expect([segments[0]!.from, segments.at(-1)!.to]).toEqual([JUNE.from, JUNE.to]);
      for (let i = 1; i < segments.length; i++) expect(segments[i]!.from).toBe(segments[i - 1]!.to);
    }
  });

  test('count the minutes in each status, and the longest outage', async () => {
    const { minutes, longestOutageMinutes } = bandOf(await ask(), 'letters');
    const down = (utc('2026-07-01') - utc('2026-06-12T22:50Z')) / 60_000;
    expect({ down: minutes.DOWN, longestOutageMinutes }).toEqual({ down, longestOutageMinutes: down });
    const all = Object.values(minutes).reduce((sum, one) => sum + one, 0);
    expect(all).toBe((JUNE.to! - JUNE.from) / 60_000);
  });

  test('what needs another goes down with it', async () => {
    expect(stretches(await ask(), 'reader')).toContain('2026-06-12T22:50 DOWN');
  });

  test('a fallback counts as tested from its test on', async () => {
    expect(stretches(await ask(), 'tested-late')).toEqual([
      '2026-06-01T00:00 UNAFFECTED',
      '2026-06-12T21:21 AT_RISK',
      '2026-06-12T22:50 DEGRADED',
      '2026-06-20T00:00 COVERED',
      '2026-07-01T00:00 UNAFFECTED',
    ]);
  });

  test('what was run for a while is in it for a while', async () => {
    const answer = await ask();
    expect(bandOf(answer, 'trial').segments).toMatchObject([{ from: utc('2026-06-05'), to: utc('2026-06-19') }]);
    const moves = answer.moments.flatMap((moment) =>
      moment.workloads.map((one) => [day(moment.at), one.direction, one.node.name]),
    );
    expect(moves).toContainEqual(['2026-06-05T00:00', 'new', 'trial']);
    expect(moves).toContainEqual(['2026-06-19T00:00', 'gone', 'trial']);
  });

  test('of a function tell whether its recovery time was kept', async () => {
    const { functions } = await ask();
    expect(functions.map((one) => [one.node.name, one.critical, one.rtoBreached])).toEqual([
      ['claims', 'yes', true],
      ['canteen', 'no', null],
    ]);
    const short = await ask({ to: utc('2026-06-13T02:00Z') });
    expect(short.functions[0]).toMatchObject({ longestOutageMinutes: 190, rtoBreached: false });
  });
});

describe('moments', () => {
  test('are those at which something moved, with the event, before → after, and why', async () => {
    const answer = await ask();
    const off = answer.moments.find((moment) => moment.at === utc('2026-06-12T22:50Z'))!;
    expect(off.events.map((event) => event.id)).toContain(SUSPENSION);
    expect(off.workloads.map((one) => [one.node.name, one.before, one.after, one.direction])).toContainEqual([
      'letters',
      'AT_RISK',
      'DOWN',
      'worse',
    ]);
    expect(off.workloads[0]!.why).toMatch(/^Claude Fable 5 on .*suspended for everyone/);
    expect(answer.moments.every((moment) => moment.workloads.length > 0)).toBe(true);
  });

  test('from down to not known is no good news', async () => {
    const answer = await ask({ to: utc('2026-09-20') });
    const seen = answer.moments.find((moment) => moment.at === utc('2026-09-08'))!;
    expect(seen.workloads).toMatchObject([{ before: 'DOWN', after: 'UNKNOWN', direction: 'unclear' }]);
  });
});

describe('the same as asking at every instant', () => {
  const hours = Array.from({ length: 31 * 4 }, (_, i) => utc('2026-06-05') + i * 6 * 3_600_000 + 1_800_000);

  test.each([NOW, utc('2026-06-20')])('as known at %d', async (knownAt) => {
    const answer = await ask({ knownAt });
    for (const at of hours) {
      const then = await impact(store, { organisation: ORG, at, knownAt }, NOW);
      const told = answer.workloads.flatMap(({ node, segments }) =>
        segments.filter((one) => one.from <= at && at < one.to).map((one) => `${node.id} ${one.status}`),
      );
      const asked = then.workloads.map((one) => `${one.workload.id} ${one.status}`);
      expect([day(at), told.sort()]).toEqual([day(at), asked.sort()]);
    }
  });

  test('the traverse replayed in memory gives what the store gives', async () => {
    const spec = impactSpec({ kind: 'posture' }, [ORG], [DE]);
    const all = await store.traverse(atAnyTime(spec), { at: NOW, knownAt: NOW });
    const replay = new Replay(spec, all);
    for (const at of [utc('2026-05-01'), utc('2026-06-04'), utc('2026-06-05'), utc('2026-06-19'), NOW]) {
      const stored = await store.traverse(spec, { at, knownAt: NOW });
      const replayed = replay.at(at);
      expect(replayed.facts.map((fact) => fact.id)).toEqual(stored.facts.map((fact) => fact.id));
      expect(replayed.stages).toEqual(stored.stages);
    }
  });
});

test('takes one traverse', async () => {
  const { store: counting, calls } = countCalls(store);
  await timeline(counting, JUNE, NOW);
  expect(calls.filter((verb) => verb === 'traverse')).toHaveLength(1);
});

test('as it was known then: on the evening of 12 June nothing was known to be coming', async () => {
  const answer = await ask({ to: utc('2026-06-20'), knownAt: utc('2026-06-12T20:00Z') });
  expect(new Set(answer.workloads.flatMap((one) => one.segments.map((segment) => segment.status)))).toEqual(
    new Set(['UNAFFECTED', 'UNKNOWN']),
  );
  expect(answer.summary).toContain('as known at 12 June 2026, 20:00 UTC');
});

test.each<[string, Partial<TimelineArgs>, string]>([
  ['ends before it begins', { to: JUNE.from }, 'BAD_INPUT'],
  ['of nobody', { organisation: 'meridan' }, 'NOT_FOUND'],
])('a timeline that %s is refused', async (_, more, code) => {
  await expect(ask(more)).rejects.toMatchObject({ code });
});

describe('in a terminal', () => {
  test.each([60, 80, 120, 200])('keeps to %d columns, and colours change no character', async (width) => {
    // Outages of hours and minutes, of days and hours, and of more than a hundred days.
    for (const to of ['2026-06-13T22:15Z', '2026-07-10', '2026-12-01']) {
      const answer = await ask({ to: utc(to) });
      const bare = renderTimeline(answer, { width, colour: false });
      expect(plain(renderTimeline(answer, { width, colour: true }))).toBe(bare);
      for (const line of bare.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  test('a short outage does not vanish in a long period, and each status has a character of its own', async () => {
    const answer = await ask({ from: utc('2024-01-01'), to: utc('2028-01-01') });
    const text = renderTimeline(answer, { width: 80, colour: false });
    expect(text).toMatch(/^letters +·+█+·+ +18 d 1 h$/m);
    expect(text).toContain('█ down  ? unknown  ▒ degraded  ░ covered  ! at risk  · unaffected');
    expect(text).toContain('Recovery time not kept: claims (18 d 1 h at a stretch, 4 h allowed).');
  });
});
