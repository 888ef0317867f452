import { expect, test } from 'vitest';
import { impact } from '../../queries/impact/impact.ts';
import { catalogueWorld, FABLE, FIRST_PARTY } from './catalogue.ts';
import { addOrganisation } from './organisation.ts';
import { utc } from './world.ts';

test('what was given back since is no way to what is off now', async () => {
  const { world } = catalogueWorld();
  addOrganisation(world, { workloads: [{ id: 'letters', endpoints: [{ model: FABLE, channel: FIRST_PARTY }] }] });
  const day = (n: number): number => utc(`2026-06-${10 + n}`);
  for (const [i, state] of (['SUSPENDED', 'AVAILABLE', 'SUSPENDED', 'SUSPENDED'] as const).entries()) {
    world.node('Event', `event:${i}`, `Event ${i}`, { time: day(i), props: { type: 'SUSPENSION' } });
    world.doc('vendor', `Notice ${i}`, day(i)).changes(`event:${i}`, FABLE, day(i), { state });
  }
  const store = await world.store(day(9));
  const { workloads } = await impact(store, { organisation: 'meridian' }, day(9));
  expect(workloads[0]!.status).toBe('DOWN');
  expect(workloads[0]!.paths.map(({ hops }) => hops[0]!.from.name)).toEqual(['Event 2', 'Event 3']);
  await store.close();
});
