import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { FABLE, nodes, on } from '../contract/june.ts';
import { crashBatch, WORKLOADS } from './crash-batch.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellwether-crash-'));
  path = join(folder, 'graph.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const WRITER = join(import.meta.dirname, 'crash-writer.ts');

function startWriter(first: number, last: number): ChildProcess {
  const args = [WRITER, `sqlite:${path}`, String(first), String(last)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills the writer without warning once it has told of `count` batches, `delayMs` later; gives the last one told. */
async function killAfter(writer: ChildProcess, count: number, delayMs: number): Promise<number> {
  let told: number[] = [];
  let rest = '';
  const exited = once(writer, 'close');
  writer.stdout!.setEncoding('utf8').on('data', (data: string) => {
    const lines = (rest + data).split('\n');
    rest = lines.pop() as string;
    const before = told.length;
    told = told.concat(lines.map(Number));
    if (before < count && told.length >= count) setTimeout(() => writer.kill('SIGKILL'), delayMs);
  });
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
  return told.at(-1) as number;
}

/** Which batches are there; each must be there whole, by every way in, or not at all. */
async function batchesOf(store: Store, last: number): Promise<number[]> {
  const there: number[] = [];
  for (let n = 1; n <= last; n++) {
    const [document] = await store.get([`document:batch/${n}`], on(14));
    const workloads = await store.get(
      Array.from({ length: WORKLOADS }, (_, i) => `workload:batch-${n}/${i}`),
      on(14),
    );
    const hop = { relation: 'SUPPORTS' as const, direction: 'out' as const };
    const found = [
      ...(
        await store.expand(
          workloads.flatMap((node) => node?.id ?? []),
          hop,
          on(14),
        )
      ).values(),
    ].flat();
    const counts = [
      workloads.filter((node) => node !== undefined).length,
      found.filter(({ fact }) => fact.document === document?.id).length,
      WORKLOADS * (await store.find({ text: `marker${n}` }, on(14))).items.length,
      WORKLOADS * (await store.find({ key: `key-${n}-${WORKLOADS - 1}` }, on(14))).items.length,
      document === undefined ? 0 : WORKLOADS,
    ];
    expect(new Set(counts).size, `batch ${n}: ${counts}`).toBe(1);
    if (document !== undefined) there.push(n);
  }
  return there;
}

test('killed in the middle of its writes, reopened, run again: nothing lost, nothing half, nothing twice', async () => {
  const last = 60;
  let first = 1;
  for (const [count, delayMs] of [
    [3, 0],
    [4, 3],
    [5, 7],
    [4, 1],
  ] as const) {
    const told = await killAfter(startWriter(first, 10_000), count, delayMs);
    const db = new DatabaseSync(path);
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    db.exec("INSERT INTO search (search) VALUES ('integrity-check')");
    db.close();
    const store = await openStore(`sqlite:${path}`);
    const there = await batchesOf(store, told + 2);
    // What was told of is there; at most the one that was on its way may be, too.
    expect([told, told + 1]).toContain(there.length);
    expect(there).toEqual(there.map((_, i) => i + 1));
    await store.close();
    first = Math.max(1, told - 2);
  }
  const writer = startWriter(1, last);
  writer.stdout!.resume();
  expect(await once(writer, 'exit')).toEqual([0, null]);
  const store = await openStore(`sqlite:${path}`);
  expect(await batchesOf(store, last)).toHaveLength(last);
  const changes = await store.changes(0, { first: 100_000 });
  expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, i) => i + 1));
  expect(changes).toHaveLength(nodes.length + last * (2 * WORKLOADS + 1));
  expect(await store.stats()).toMatchObject({ facts: { live: last * WORKLOADS, retracted: 0 }, documents: last });
  await store.close();
}, 120_000);

test('two processes that write at once: everything is there once, in one order', async () => {
  await (await openStore(`sqlite:${path}`)).close();
  const writers = [startWriter(1, 15), startWriter(10, 25)];
  for (const writer of writers) writer.stdout!.resume();
  expect(await Promise.all(writers.map((writer) => once(writer, 'exit')))).toEqual([
    [0, null],
    [0, null],
  ]);
  const store = await openStore(`sqlite:${path}`);
  expect(await batchesOf(store, 25)).toHaveLength(25);
  const changes = await store.changes(0, { first: 100_000 });
  expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, i) => i + 1));
  expect(changes).toHaveLength(nodes.length + 25 * (2 * WORKLOADS + 1));
  const all = { relation: 'SUPPORTS' as const, direction: 'in' as const };
  expect((await store.expand([FABLE], all, on(14))).get(FABLE)).toHaveLength(25 * WORKLOADS);
  const repeated = await store.write(crashBatch(7));
  expect(repeated).toMatchObject({ asserted: 0, nodes: 0, documents: 0 });
  await store.close();
}, 60_000);
