/** What June did to the sample organisation, workload by workload, against statuses that were settled by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { IMPACT_STATUSES, type Impact } from '../../queries/impact/answer.ts';
import { impact } from '../../queries/impact/impact.ts';
import { findDirectives } from './directive.ts';
import { GOLDEN, INSTANTS, NEVER_BY_THE_DIRECTIVE } from './impact-golden.ts';
import { openReplay } from './replay-store.ts';
import { NOW } from './truth-table.ts';

let store: Store;
beforeAll(async () => {
  store = await openReplay({ seed: 21, portion: 9 });
}, 120_000);
afterAll(() => store.close());

const workload = (id: string): string => id.slice('workload:meridian/'.length);
const statusesOf = (answer: Impact): Record<string, string> =>
  Object.fromEntries(answer.workloads.map((one) => [workload(one.workload.id), one.status]));
const asked = (at: string, rest: { action?: string } = {}) =>
  impact(store, { organisation: 'meridian', at: Date.parse(at), ...rest }, NOW);

describe('everything that is known, against Meridian', () => {
  test.each(INSTANTS.map((at, index) => [at, index] as const))('at %s', async (at, index) => {
    const answer = await asked(at);
    const statuses = statusesOf(answer);
    const expected = Object.fromEntries(Object.entries(GOLDEN).map(([id, golden]) => [id, golden.statuses[index]]));
    // A workload that the answer does not list is not reached.
    const given = Object.fromEntries(Object.keys(expected).map((id) => [id, statuses[id] ?? 'UNAFFECTED']));
    expect(given).toEqual(expected);
    expect(answer.counts.total).toBe(Object.keys(GOLDEN).length);
  });

  test('every status is reached', () => {
    expect(new Set(Object.values(GOLDEN).flatMap((golden) => golden.statuses))).toEqual(new Set(IMPACT_STATUSES));
  });
});

describe('the directive alone, against Meridian', () => {
  test.each(INSTANTS)('is not told as the cause of what it did not cause, at %s', async (at) => {
    const [directive] = await findDirectives(store);
    const statuses = statusesOf(await asked(at, { action: directive!.id }));
    for (const id of NEVER_BY_THE_DIRECTIVE) expect([id, statuses[id] ?? 'UNAFFECTED']).toEqual([id, 'UNAFFECTED']);
  });

  test('takes the same workloads down as everything together does, on the night of 12 June', async () => {
    const [directive] = await findDirectives(store);
    const at = '2026-06-13T02:00Z';
    const down = (answer: Impact) =>
      answer.workloads
        .filter((one) => one.status === 'DOWN')
        .map((one) => workload(one.workload.id))
        .sort();
    expect(down(await asked(at, { action: directive!.id }))).toEqual(down(await asked(at)));
  });

  test('gives paths whose every hop has a quote that stands verbatim in its document', async () => {
    const [directive] = await findDirectives(store);
    const answer = await asked('2026-06-13T02:00Z', { action: directive!.id });
    const affected = answer.workloads.filter((one) => ['DOWN', 'DEGRADED', 'COVERED'].includes(one.status));
    expect(affected.length).toBeGreaterThan(10);
    for (const one of affected) {
      expect(one.paths.length, workload(one.workload.id)).toBeGreaterThan(0);
      for (const hop of one.paths.flatMap((path) => path.hops)) {
        expect(hop.evidence.length).toBeGreaterThan(0);
        for (const { fact, document, quote, start, end } of hop.evidence) {
          const [said] = await store.evidence([fact]);
          const text = await store.text(document.id, { contentHash: said!.fact.contentHash });
          expect(text?.slice(start, end)).toBe(quote);
        }
      }
    }
  });

  test('was not known at 21:00 on 12 June: nothing is affected by it, and the answer says so', async () => {
    const [directive] = await findDirectives(store);
    const answer = await impact(
      store,
      {
        organisation: 'meridian',
        action: directive!.id,
        at: Date.parse('2026-06-12T23:00Z'),
        knownAt: Date.parse('2026-06-12T21:00Z'),
      },
      NOW,
    );
    expect(answer.workloads.filter((one) => !['UNAFFECTED', 'UNKNOWN'].includes(one.status))).toEqual([]);
    expect(answer.uncertain.join(' ')).toContain('nothing of');
  });
});
