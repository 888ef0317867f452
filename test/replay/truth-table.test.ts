/** The truth table, each cell; what was known when; and the models that were never affected. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../graph/store.ts';
import { availability } from '../../queries/availability/availability.ts';
import { ask, mismatches } from './ask.ts';
import { directiveLife, findDirectives } from './directive.ts';
import { openReplay } from './replay-store.ts';
import { EVERYONE, KNOWN, NOW, QUESTIONS, type QuestionName, TABLE } from './truth-table.ts';

describe.each([
  ['in the order of their names', undefined],
  ['in a random order', 11],
  ['in another random order', 12],
])('documents read %s', (_name, seed) => {
  let store: Store;
  beforeAll(async () => {
    store = await openReplay(seed === undefined ? {} : { seed, portion: 7 });
  }, 120_000);
  afterAll(() => store.close());

  const names = Object.keys(QUESTIONS) as QuestionName[];
  test.each(TABLE.flatMap((row) => names.map((name) => [row.at, name, row.cells[name]] as const)))(
    '%s: %s',
    async (at, name, cell) => {
      const answer = await ask(store, name, Date.parse(at));
      expect(mismatches(answer, cell)).toEqual([]);
    },
  );

  test('there is one directive, and its status follows the table', async () => {
    const directives = await findDirectives(store);
    expect(directives.map((action) => action.name)).toHaveLength(1);
    const statuses = await Promise.all(
      TABLE.map(async ({ at }) => {
        const life = await directiveLife(store, directives[0]!, { at: Date.parse(at), knownAt: NOW });
        return [at, life.status];
      }),
    );
    expect(statuses).toEqual(TABLE.map(({ at, directive }) => [at, directive ?? 'UNKNOWN']));
  });

  test('nothing is known of a directive before the letter arrived', async () => {
    expect(await findDirectives(store, Date.parse('2026-06-12T21:00Z'))).toEqual([]);
    expect(await findDirectives(store, Date.parse('2026-06-13T02:00Z'))).toHaveLength(1);
  });

  test.each(KNOWN.map((row) => [row.question, row.at, row.knownAt, row.because, row] as const))(
    '%s at %s, known at %s: %s',
    async (question, at, knownAt, _because, { cell }) => {
      const answer = await ask(store, question, Date.parse(at), Date.parse(knownAt));
      expect(mismatches(answer, cell)).toEqual([]);
    },
  );

  test.each(['Claude Opus 4.8', 'Claude Opus 4.7', 'Claude Opus 4.6', 'Claude Sonnet 4.6', 'Claude Haiku 4.5'])(
    '%s is never affected, on no channel, at no time',
    async (model) => {
      for (const { at } of TABLE) {
        const answers = await availability(store, { model, audience: EVERYONE, at: Date.parse(at) }, NOW);
        expect(answers.length).toBeGreaterThan(0);
        for (const answer of answers) {
          const { channel, state, legal, usable } = answer;
          expect({ at, channel, state, legal, usable }).toEqual({
            at,
            channel,
            state: 'AVAILABLE',
            legal: 'AVAILABLE',
            usable: true,
          });
        }
      }
    },
  );

  test('the order is not the effect: who was reached by law, and who was cut off', async () => {
    const [directive] = await findDirectives(store);
    const view = { at: Date.parse('2026-06-13T02:00Z'), knownAt: NOW };
    const answer = await ask(store, 'Fable 5, first party, everyone', view.at);
    const off = answer.causes.find((cause) => cause.decisive && cause.layer === 'operational');
    expect(off?.audience.kind).toBe('everyone');
    const hop = { direction: 'out' as const, anyTime: true };
    const causes = (await store.expand([off!.event!], { ...hop, relation: 'CAUSED_BY' }, view)).get(off!.event!) ?? [];
    const events = (await directiveLife(store, directive!, view)).steps.map((step) => step.event);
    expect(causes.some(({ fact }) => events.includes(fact.object!))).toBe(true);
    const issued = events[0]!;
    const concerns = (await store.expand([issued], { ...hop, relation: 'CONCERNS' }, view)).get(issued) ?? [];
    const legal = concerns.filter(({ fact }) => fact.qualifiers.legal === true && fact.stance === 'asserted');
    expect(new Set(legal.map(({ fact }) => fact.object))).toEqual(
      new Set(['model:anthropic/claude-fable-5', 'model:anthropic/claude-mythos-5']),
    );
    expect(
      legal.some(({ fact }) => (fact.qualifiers.audience as { kind?: string } | null)?.kind === 'foreign-persons'),
    ).toBe(true);
  });
});
