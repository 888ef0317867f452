/** The sample over time: the timeline against the settled statuses, and what became of the five questions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { compare } from '../../queries/compare/compare.ts';
import { impact } from '../../queries/impact/impact.ts';
import { timeline } from '../../queries/timeline/timeline.ts';
import { watch } from '../../queries/watch/watch.ts';
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
