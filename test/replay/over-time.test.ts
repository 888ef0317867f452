/** The sample over time: the timeline against the settled statuses, and what became of the five questions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { lookForSilence } from '../../ingest/look-for-silence.ts';
import { federalRegisterBis } from '../../ingest/sources/federal-register-bis.ts';
import { compare } from '../../queries/compare/compare.ts';
import type { Digest } from '../../queries/digest/answer.ts';
import { headlineOf } from '../../queries/digest/headline.ts';
import { impact } from '../../queries/impact/impact.ts';
import { organisationsHit } from '../../queries/organisations-hit/organisations-hit.ts';
import { timeline } from '../../queries/timeline/timeline.ts';
import { silenceText } from '../../queries/watch/silence.ts';
import { watch } from '../../queries/watch/watch.ts';
import { findDirectives } from './directive.ts';
import { INSTANTS } from './impact-golden.ts';
import { openReplay } from './replay-store.ts';
import { NOW } from './truth-table.ts';

let store: Store;
beforeAll(async () => {
  store = await openReplay();
}, 120_000);
afterAll(() => store.close());

const organisation = 'meridian';

test('the timeline has at each instant the statuses that are asked for then', async () => {
  const answer = await timeline(store, { organisation, from: Date.UTC(2026, 5, 1), to: Date.UTC(2026, 9, 1) }, NOW);
  for (const instant of INSTANTS) {
    const at = Date.parse(instant);
    const then = await impact(store, { organisation, at }, NOW);
    const told = answer.workloads.map(({ node, segments }) => [
      node.id,
      segments.find((one) => one.from <= at && at < one.to)?.status,
    ]);
    const asked = new Map(then.workloads.map((one) => [one.workload.id, one.status]));
    expect([instant, told.filter(([id, status]) => asked.get(id as string) !== status)]).toEqual([instant, []]);
  }
});

describe('before the records begin, and before Meridian’s file was known', () => {
  const from = Date.parse('2024-06-01T00:00Z');
  const statusesAt = async (at: number, knownAt: number) => {
    const { workloads } = await impact(store, { organisation, at, knownAt }, NOW);
    return workloads.map((one) => `${one.workload.id} ${one.status}`).sort();
  };

  test('the timeline says UNKNOWN where the answer of that instant does, and until when', async () => {
    const answer = await timeline(store, { organisation, from, to: Date.parse('2026-06-14T00:00Z') }, NOW);
    for (const instant of ['2024-06-01', '2025-01-14T23:59Z', '2025-01-15', '2025-02-01', '2026-05-31', '2026-06-13']) {
      const at = Date.parse(instant);
      const told = answer.workloads.flatMap(({ node, segments }) =>
        segments.filter((one) => one.from <= at && at < one.to).map((one) => `${node.id} ${one.status}`),
      );
      expect([instant, told.sort()]).toEqual([instant, await statusesAt(at, NOW)]);
    }
    expect(answer.opening).toMatchObject({ total: 26, unknown: 26, unaffected: 0 });
    expect(answer.functions.every(({ segments }) => segments[0]!.status === 'UNKNOWN')).toBe(true);
    expect(answer.workloads[0]!.segments[0]!.why).toContain('Nothing here tells of the time before 15 January 2025');
    expect(answer.summary).toContain('Nothing here tells of the time before 15 January 2025');
  });

  test('as known before the file, the timeline is nobody’s knowledge, and so is each instant of it', async () => {
    const knownAt = Date.parse('2026-05-15T00:00Z');
    const answer = await timeline(store, { organisation, from, to: Date.parse('2026-07-01T00:00Z'), knownAt }, NOW);
    expect(answer.summary).toContain('nobody knows. What Meridian Mutual runs was not known here before 1 June 2026');
    expect(answer.workloads.flatMap(({ segments }) => segments.map((one) => one.status))).toEqual(
      await statusesAt(from, knownAt),
    );
  });

  test('what was unknown and is known to be degraded is told as that, and not as better', async () => {
    const after = { at: Date.parse('2026-06-13T02:00Z') };
    const answer = await compare(store, { organisation, before: { at: from }, after }, NOW);
    expect(answer.summary).toContain(
      '5 workloads worse (5 down), 12 now known to be degraded, 2 now known to be on a fallback, 1 now known to be at risk, 5 better, 1 as before.',
    );
    // The digest tells what is known now, whatever it was.
    const nothing = { events: [], actions: [], deadlines: [], organisation: answer.organisation };
    expect(headlineOf({ ...nothing, posture: answer } as unknown as Digest)).toMatch(
      /^5 workloads down .*, 12 degraded, 2 on a fallback, 1 at risk, 5 better$/,
    );
  });

  test('what nobody knew of was not absent: as known before the file, nothing is new, and the other way nothing is gone', async () => {
    const at = Date.parse('2026-06-13T02:00Z');
    const unknown = { at, knownAt: Date.parse('2026-05-01T00:00Z') };
    const answer = await compare(store, { organisation, before: unknown, after: { at } }, NOW);
    expect(answer.before.counts).toMatchObject({ total: 26, unknown: 26 });
    expect(answer.summary).toContain('5 workloads worse (5 down), 12 now known to be degraded');
    expect(answer.unmoved).toBe(1);
    const back = await compare(store, { organisation, before: { at }, after: unknown }, NOW);
    expect(new Set(back.workloads.map((one) => `${one.direction} ${one.after}`))).toEqual(
      new Set(['worse UNKNOWN', 'unclear UNKNOWN']),
    );
    expect(back.uncertain[0]).toContain('was not known here before 1 June 2026');
  });

  test('of all organisations the answer is the same as of each', async () => {
    const [action] = await findDirectives(store);
    const asked = { action: action!.id, at: from };
    const { items } = await organisationsHit(store, asked, NOW);
    const own = await impact(store, { ...asked, organisation }, NOW);
    expect(own.counts).toMatchObject({ total: 26, unknown: 26 });
    expect(items.map(({ status, counts, summary }) => ({ status, counts, summary }))).toEqual([
      { status: own.status, counts: own.counts, summary: own.summary },
    ]);
  });

  test('a comparison with that time says that nobody knew', async () => {
    const after = { at: Date.parse('2026-06-12T12:00Z') };
    const answer = await compare(store, { organisation, before: { at: from }, after }, NOW);
    expect(answer.before.counts).toMatchObject({ unknown: 26, unaffected: 0 });
    expect(new Set(answer.workloads.map((one) => one.before))).toEqual(new Set(['UNKNOWN']));
    expect(answer.uncertain[0]).toContain('Nothing here tells of the time before 15 January 2025');
  });
});

test('in the night of 12 June nothing got better, and the comparison says so for each that moved', async () => {
  const answer = await compare(
    store,
    { organisation, before: { at: Date.parse(INSTANTS[0]) }, after: { at: Date.parse(INSTANTS[2]) } },
    NOW,
  );
  expect(new Set(answer.workloads.map((one) => one.direction))).toEqual(new Set(['worse']));
  expect(answer.workloads.length + answer.unmoved).toBe(26);
});

/** What had become of each, settled by hand from what happened. */
const QUESTIONS: Record<string, Record<string, string>> = {
  // Restored step by step, never whole: a cap, a list, and clouds without a date.
  'access-restored': {
    '2026-06-14': 'OPEN',
    '2026-06-28': 'MOVED',
    '2026-07-02T12:00Z': 'MOVED',
    '2026-09-10': 'MOVED',
  },
  // No second directive; on 25 June OpenAI was asked to stage GPT-5.6.
  'other-providers': { '2026-06-14': 'OPEN', '2026-06-20': 'OPEN', '2026-06-28': 'MOVED', '2026-09-10': 'MOVED' },
  // Words on 15 June, no act.
  'european-response': { '2026-06-20': 'MOVED', '2026-09-10': 'MOVED' },
  // Nobody wrote one.
  'continuity-clauses': { '2026-06-14': 'OPEN', '2026-09-10': 'OPEN' },
  // Practitioners on 15 June, representatives on 18 June; no standard was set.
  'same-standard': { '2026-06-14': 'OPEN', '2026-06-20': 'MOVED', '2026-09-10': 'MOVED' },
};

describe('the five questions', () => {
  test.each(Object.entries(QUESTIONS))('%s', async (item, expected) => {
    for (const [at, state] of Object.entries(expected)) {
      const [answer] = await watch(store, { item, at: Date.parse(at) }, NOW);
      expect([at, answer?.state]).toEqual([at, state]);
      for (const { text, evidence } of answer!.evidence) expect([text, evidence.length > 0]).toEqual([text, true]);
    }
  });

  test('on the evening of 12 June none of them was known to be moved', async () => {
    const answers = await watch(store, { at: Date.UTC(2026, 5, 20), knownAt: Date.parse('2026-06-12T21:00Z') }, NOW);
    expect(answers.map((one) => one.state)).toEqual(['OPEN', 'OPEN', 'OPEN', 'OPEN', 'OPEN']);
  });
});

test('that the Federal Register names nothing of it by 29 June is shown with the question and among the gaps, once it was looked at', async () => {
  const at = Date.parse('2026-06-29T12:00Z');
  const view = { at, knownAt: at };
  const [directive] = await findDirectives(store, at);
  const gaps = async () => (await impact(store, { organisation, action: directive!.id, ...view }, NOW)).coverage.gaps;
  const silence = `${federalRegisterBis.name} has said nothing of it since 29 June 2026, last looked at on 29 June 2026`;
  expect((await gaps()).join('\n')).not.toContain('has said nothing');
  await lookForSilence(store, federalRegisterBis, at);
  expect((await gaps()).join('\n')).toContain(silence);
  const [item] = await watch(store, { item: 'access-restored', ...view }, NOW);
  expect(item!.silence.map(silenceText)).toEqual([silence]);
});
