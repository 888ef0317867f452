/** The sample told document by document: what each made of Meridian's workloads, and what was known when. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphNode } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import type { ImpactStatus } from '../../queries/impact/answer.ts';
import { impact } from '../../queries/impact/impact.ts';
import { DOCUMENT_ROWS, KNOWN_ROWS, statusesIn } from './document-golden.ts';
import { GOLDEN, INSTANTS } from './impact-golden.ts';
import { openReplay } from './replay-store.ts';
import { NOW } from './truth-table.ts';

/** What Meridian runs counts from here on. */
const FILE_KNOWN = Date.parse('2026-06-01T00:00Z');
const WORKLOADS = Object.keys(GOLDEN);

let store: Store;
let documents: GraphNode[];
beforeAll(async () => {
  store = await openReplay({ seed: 5, portion: 7 });
  const view = { at: NOW, knownAt: NOW };
  const { items } = await store.find({ kind: 'Document', props: { origin: 'document' } }, view, {
    first: 500,
    order: 'time',
  });
  documents = items.filter(({ time }) => time !== null && time < NOW);
}, 120_000);
afterAll(() => store.close());

async function statuses(at: number, knownAt: number): Promise<Record<string, ImpactStatus>> {
  const answer = await impact(store, { organisation: 'meridian', at, knownAt }, NOW);
  const given = new Map(
    answer.workloads.map((one) => [one.workload.id.slice('workload:meridian/'.length), one.status]),
  );
  return Object.fromEntries(WORKLOADS.map((id) => [id, given.get(id) ?? 'UNAFFECTED']));
}

describe('document by document', () => {
  test('each changes what was settled by hand, and nothing else', async () => {
    const rows = new Map(DOCUMENT_ROWS.map((row) => [`${Date.parse(row.at)} source:${row.source}`, row]));
    let expected: Record<string, ImpactStatus> = Object.fromEntries(WORKLOADS.map((id) => [id, 'UNAFFECTED']));
    for (const { id, time, props } of documents.filter((one) => one.time! >= FILE_KNOWN)) {
      const key = `${time} ${props.source}`;
      const row = rows.get(key);
      rows.delete(key);
      expected = { ...expected, ...Object.fromEntries(statusesIn(row?.changes ?? {})) };
      expect({ id, ...(await statuses(time!, time!)) }, row?.why).toEqual({ id, ...expected });
    }
    expect([...rows.keys()]).toEqual([]);
  });
});

describe('before the records begin', () => {
  const ask = (at: number, knownAt: number) => impact(store, { organisation: 'meridian', at, knownAt }, NOW);

  test('before Meridian’s file was known, nothing is said of it: UNKNOWN, in words', async () => {
    for (const { time } of documents.filter((one) => one.time! < FILE_KNOWN)) {
      const { status, summary, counts } = await ask(time!, time!);
      expect([status, counts.total, summary]).toEqual([
        'UNKNOWN',
        0,
        "What Meridian Mutual runs was not known here before 1 June 2026: whether anything was off for it can't be told.",
      ]);
    }
  });

  test('before the first document, every workload is UNKNOWN and none unaffected', async () => {
    const { status, summary, counts, workloads, uncertain } = await ask(Date.parse('2024-01-01T00:00Z'), NOW);
    expect([status, counts.unknown, counts.unaffected]).toEqual(['UNKNOWN', WORKLOADS.length, 0]);
    expect(workloads.every((one) => one.status === 'UNKNOWN')).toBe(true);
    expect(summary).toContain('Nothing here tells of the time before 15 January 2025');
    expect(uncertain[0]).toBe(summary);
  });

  test('between the two it is said that the file is younger', async () => {
    const { status, coverage } = await ask(Date.parse('2026-05-05T00:00Z'), NOW);
    expect(status).toBe('UNKNOWN');
    expect(coverage.gaps[0]).toBe(
      'What Meridian Mutual ran before 1 June 2026 is not known here: it is taken to have been what its file says since.',
    );
  });
});

describe('as it was known', () => {
  test.each(KNOWN_ROWS.map((row) => [row.at, row.knownAt, row] as const))(
    'at %s, known at %s',
    async (at, knownAt, row) => {
      const index = INSTANTS.indexOf(at as (typeof INSTANTS)[number]);
      const table = Object.fromEntries(WORKLOADS.map((id) => [id, GOLDEN[id]!.statuses[index]!]));
      const expected = { ...table, ...Object.fromEntries(statusesIn(row.differs)) };
      expect(await statuses(Date.parse(at), Date.parse(knownAt)), row.why).toEqual(expected);
    },
  );
});
