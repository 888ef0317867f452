/** `copyStore` beyond the contract: killed in the middle, written to meanwhile, a target that changed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyStore } from '../../graph/copy.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { numberedBatch } from './neo4j/numbered-batches.ts';

const CLOCK = { now: () => Date.UTC(2026, 10, 1) };

describe('copying a store', () => {
  let folder: string;
  let from: Store;
  const stores: Store[] = [];
  const open = async (name: string): Promise<Store> => {
    const store = await openStore(`sqlite:${join(folder, name)}`, { ...CLOCK, unfinished: true });
    stores.push(store);
    return store;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bellwether-copy-'));
    from = await open('from.sqlite');
    for (const name of ['a', 'b', 'c']) await from.write(numberedBatch(name, 2000));
  });
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    rmSync(folder, { recursive: true });
  });

  test('counts what both hold, and tells of progress', async () => {
    const told = new Set<string>();
    const onProgress = (step: string, section: string): void => void told.add(`${step} ${section}`);
    const report = await copyStore({ from, to: await open('to.sqlite'), source: 'the first', onProgress });
    expect(report).toMatchObject({
      resumed: false,
      records: { node: 6002, document: 3, merged: 0, fact: 6000, decision: 0, link: 0, change: 12_005, purge: 0 },
    });
    expect([...told]).toEqual(
      ['copying', 'comparing'].flatMap((step) => ['node', 'document', 'fact', 'change'].map((of) => `${step} ${of}`)),
    );
  });

  test('killed with kill -9 in the middle, it is gone on with: nothing is lost, nothing is there twice', async () => {
    const [source, target] = [join(folder, 'from.sqlite'), join(folder, 'to.sqlite')];
    const script = join(import.meta.dirname, 'killed-copy.ts');
    const { signal, stderr } = spawnSync(process.execPath, [script, source, target], { encoding: 'utf8' });
    expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
    await expect(openStore(`sqlite:${target}`)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: `sqlite:${target} holds a part of a copy of the first.`,
      hint: `Finish it first: bellwether copy the first sqlite:${target}`,
    });
    const to = await open('to.sqlite');
    const { facts } = await to.stats();
    expect(facts.live).toBeGreaterThan(0);
    expect(facts.live).toBeLessThan(6000);
    const again = await copyStore({ from, to, source: 'the first' });
    const whole = await copyStore({ from, to: await open('whole.sqlite'), source: 'the first' });
    expect(again).toEqual({ ...whole, resumed: true });
    await (await openStore(`sqlite:${target}`)).close();
  });

  test('a source that is written to meanwhile is told, and the copy stays unfinished', async () => {
    const to = await open('to.sqlite');
    let once = false;
    const onProgress = (): void => {
      if (!once) void from.write(numberedBatch('late', 3));
      once = true;
    };
    await expect(copyStore({ from, to, source: 'the first', onProgress })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'the first was written to while it was copied.',
    });
    await expect(to.restore.begin('the second')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('a copy that something else wrote into is told by section and counts', async () => {
    const to = await open('to.sqlite');
    let once = false;
    const onProgress = (step: string): void => {
      if (step === 'comparing' && !once) void to.write({ nodes: [{ id: 'event:x', kind: 'Event', name: 'x' }] });
      once ||= step === 'comparing';
    };
    await expect(copyStore({ from, to, source: 'the first', onProgress })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: "The copy of the first differs in its records of 'node': 6002 there, 6003 in the copy.",
      details: { section: 'node', there: 6002, here: 6003 },
    });
  });
});
