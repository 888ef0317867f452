/** The tables against facts that were written by hand: whether the judgement gives them, however well documents are read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { impact } from '../../queries/impact/impact.ts';
import { ask, mismatches } from './ask.ts';
import { directiveLife, findDirectives } from './directive.ts';
import { openByHand } from './facts-by-hand.ts';
import { GOLDEN, INSTANTS } from './impact-golden.ts';
import { KNOWN, NOW, QUESTIONS, type QuestionName, TABLE } from './truth-table.ts';

let store: Store;
beforeAll(async () => {
  store = await openByHand();
});
afterAll(() => store.close());

describe('with facts written by hand', () => {
  const names = Object.keys(QUESTIONS) as QuestionName[];
  test.each(TABLE.flatMap((row) => names.map((name) => [row.at, name, row.cells[name]] as const)))(
    '%s: %s',
    async (at, name, cell) => {
      expect(mismatches(await ask(store, name, Date.parse(at)), cell)).toEqual([]);
    },
  );

  test.each(KNOWN.map((row) => [row.question, row.at, row.knownAt, row] as const))(
    '%s at %s, known at %s',
    async (question, at, knownAt, { cell }) => {
      expect(mismatches(await ask(store, question, Date.parse(at), Date.parse(knownAt)), cell)).toEqual([]);
    },
  );

  test('the directive lives as the table says', async () => {
    const [directive] = await findDirectives(store);
    for (const { at, directive: status } of TABLE) {
      const life = await directiveLife(store, directive!, { at: Date.parse(at), knownAt: NOW });
      expect([at, life.status]).toEqual([at, status ?? 'UNKNOWN']);
    }
  });

  test.each(INSTANTS.map((at, index) => [at, index] as const))(
    'Meridian stands at %s as was settled by hand',
    async (at, index) => {
      const answer = await impact(store, { organisation: 'meridian', at: Date.parse(at) }, NOW);
      const given = Object.fromEntries(
        answer.workloads.map((one) => [one.workload.id.slice('workload:meridian/'.length), one.status]),
      );
      for (const [id, golden] of Object.entries(GOLDEN))
        expect([id, given[id] ?? 'UNAFFECTED']).toEqual([id, golden.statuses[index]]);
    },
  );
});
