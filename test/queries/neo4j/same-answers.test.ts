/** Both engines give the same answer, to the letter: for the sample, and for two hundred organisations of a made-up world. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../../bench/generate.ts';
import { SIZES } from '../../../bench/sizes.ts';
import { END, World } from '../../../bench/world.ts';
import { openStore } from '../../../graph/open.ts';
import type { Store } from '../../../graph/store.ts';
import { compare } from '../../../queries/compare/compare.ts';
import { concentration } from '../../../queries/concentration/concentration.ts';
import { impact } from '../../../queries/impact/impact.ts';
import { precedents } from '../../../queries/precedent/precedent.ts';
import { type ScenarioInput, scenario } from '../../../queries/scenario/scenario.ts';
import { timeline } from '../../../queries/timeline/timeline.ts';
import { watch } from '../../../queries/watch/watch.ts';
import { hasNeo4j, useNeo4j } from '../../neo4j.ts';
import { findDirectives } from '../../replay/directive.ts';
import { fillReplay } from '../../replay/replay-store.ts';
import { NOW, TABLE } from '../../replay/truth-table.ts';

const HOUR = 3_600_000;
const ORGANISATIONS = 200;

describe.skipIf(!hasNeo4j)('the same answers', () => {
  const server = useNeo4j();
  let embedded: Store;
  let neo4j: Store;

  describe('for the sample', () => {
    beforeAll(async () => {
      embedded = await openStore('sqlite::memory:', { now: () => NOW });
      neo4j = await server.openEmpty({ now: () => NOW });
      for (const store of [embedded, neo4j]) await fillReplay(store);
    }, 300_000);
    afterAll(() => embedded.close());

    test.each(TABLE.map(({ at }) => at))('at %s', async (at) => {
      const [directive] = await findDirectives(embedded);
      for (const asked of [{ action: directive!.id }, {}]) {
        const args = { ...asked, organisation: 'organisation:meridian', at: Date.parse(at), knownAt: NOW };
        const [one, other] = [await impact(embedded, args, NOW), await impact(neo4j, args, NOW)];
        expect(asJson(other)).toEqual(asJson(one));
        expect(one.workloads.length).toBeGreaterThan(0);
      }
    });

    test('over the summer, supposed, open and before it', async () => {
      const [directive] = await findDirectives(embedded);
      const organisation = 'organisation:meridian';
      const night = Date.parse('2026-06-13T02:00Z');
      const audience: ScenarioInput['audience'] = { kind: 'region', jurisdictions: ['jurisdiction:EU'] };
      const input: ScenarioInput = { jurisdictions: ['US'], weights: 'closed', audience };
      const standard: ScenarioInput = { standardOf: directive!.id };
      const questions: ((store: Store) => Promise<object>)[] = [
        (store) => timeline(store, { organisation, from: Date.UTC(2026, 5, 1), to: Date.UTC(2026, 6, 10) }, NOW),
        (store) => compare(store, { organisation, before: { at: night }, after: { at: night, scenario: input } }, NOW),
        (store) => scenario(store, { organisation, input: standard, at: night }, NOW),
        (store) => watch(store, { at: Date.UTC(2026, 5, 28) }, NOW),
        (store) => precedents(store, { action: directive!.id }, NOW),
      ];
      for (const ask of questions) expect(asJson(await ask(neo4j))).toEqual(asJson(await ask(embedded)));
    });
  });

  describe(`for ${ORGANISATIONS} organisations of size S`, () => {
    const world = new World({ ...SIZES.S, organisations: ORGANISATIONS, documents: 2_000 });
    beforeAll(async () => {
      embedded = await openStore('sqlite::memory:', { now: () => END });
      neo4j = await server.openEmpty({ now: () => END });
      for (const batch of generate(world)) for (const store of [embedded, neo4j]) await store.write(batch);
    }, 900_000);
    afterAll(() => embedded.close());

    test('the impact of an event on each', async () => {
      let hit = 0;
      for (let i = 0; i < ORGANISATIONS; i++) {
        const event = world.suspensionOf(world.paletteOf(i)[i % world.size.palette]!);
        const at = world.timeOf(event) + HOUR;
        const args = { event: world.event(event), organisation: world.organisation(i), at, knownAt: END };
        const [one, other] = [await impact(embedded, args, END), await impact(neo4j, args, END)];
        expect(asJson(other)).toEqual(asJson(one));
        hit += one.workloads.length;
      }
      expect(hit).toBeGreaterThan(ORGANISATIONS);
    }, 900_000);

    test('the concentration of some', async () => {
      for (let i = 0; i < ORGANISATIONS; i += 20) {
        const args = { organisation: world.organisation(i), at: END };
        expect(asJson(await concentration(neo4j, args, END))).toEqual(asJson(await concentration(embedded, args, END)));
      }
    });
  });
});

/** As a reader of JSON gets it; when each store first wrote a thing is its own affair. */
function asJson(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'recordedAt' ? 0 : value)));
}
