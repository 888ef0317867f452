import { expect, test } from 'vitest';
import type { Stage } from './store.ts';

export function leaseCases(stage: Stage): void {
  test('one holder at a time', async () => {
    expect(await stage.store.lease('source:wire', 'worker-1', 1000)).toBe(true);
    expect(await stage.store.lease('source:wire', 'worker-2', 1000)).toBe(false);
    expect(await stage.store.lease('source:other', 'worker-2', 1000)).toBe(true);
  });

  test('renewed, it lasts from then on', async () => {
    await stage.store.lease('link', 'worker-1', 1000);
    stage.now += 900;
    expect(await stage.store.lease('link', 'worker-1', 1000)).toBe(true);
    stage.now += 999;
    expect(await stage.store.lease('link', 'worker-2', 1000)).toBe(false);
    stage.now += 1;
    expect(await stage.store.lease('link', 'worker-2', 1000)).toBe(true);
    expect(await stage.store.lease('link', 'worker-1', 1000)).toBe(false);
  });

  test('let go by its holder it is free; by another it stays', async () => {
    await stage.store.lease('link', 'worker-1', 1000);
    await stage.store.release('link', 'worker-2');
    expect(await stage.store.lease('link', 'worker-2', 1000)).toBe(false);
    await stage.store.release('link', 'worker-1');
    expect(await stage.store.lease('link', 'worker-2', 1000)).toBe(true);
    await stage.store.release('nobody has this', 'worker-1');
  });

  test('of many that ask at once one gets it', async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, i) => stage.store.lease('link', `worker-${i}`, 1000)),
    );
    expect(asked.filter((got) => got)).toHaveLength(1);
  });

  test('a lease of no time is refused, and no lease is a change', async () => {
    for (const ttl of [0, -1, Number.NaN]) {
      await expect(stage.store.lease('link', 'worker-1', ttl)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
    await stage.store.lease('link', 'worker-1', 1);
    expect(await stage.store.changes(0)).toEqual([]);
  });
}
