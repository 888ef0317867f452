import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { importWatchList } from '../../ingest/import/watch-list.ts';

const SAMPLE = join(import.meta.dirname, '../../ingest/sample/watch-items.yaml');
const catalogue = loadCatalogue();
const read = (source: string) => importWatchList(source, { file: 'list.yaml', catalogue, now: Date.UTC(2026, 5, 13) });

/** One question, with some fields another way. */
const list = (fields: Record<string, string> = {}): string => {
  const item = {
    id: 'q',
    question: 'Is it back?',
    opened: '2026-06-13',
    about: '{types: [SUSPENSION], models: [Claude Fable 5]}',
    answeredBy: 'a restoration',
    answers: '[{types: [RESTORATION], models: [Claude Fable 5]}]',
    ...fields,
  };
  const lines = Object.entries(item).map(([name, value], i) => `${i === 0 ? '  - ' : '    '}${name}: ${value}`);
  return `watchlist: {id: l, name: L}\nitems:\n${lines.join('\n')}\n`;
};

describe('a watch list', () => {
  test('becomes one document, whose facts quote their question, with ids for names', () => {
    const { batch, items } = read(readFileSync(SAMPLE, 'utf8'));
    expect(items).toHaveLength(5);
    const [{ document, facts }] = batch.documents as [NonNullable<typeof batch.documents>[0]];
    for (const { quote, start, end } of facts) expect(document.text.slice(start, end)).toBe(quote);
    const others = facts.filter(({ subject }) => subject === 'watchitem:other-providers');
    expect(others.find(({ relation }) => relation === 'ASKS')!.value).toMatchObject({
      answers: [{ in: ['jurisdiction:US'], notProviders: ['provider:anthropic'] }],
    });
    expect(others.flatMap(({ relation, object }) => (relation === 'WATCHES' ? [object] : []))).toEqual([
      'model:anthropic/claude-fable-5',
      'model:anthropic/claude-mythos-5',
      'jurisdiction:US',
    ]);
  });

  test.each<[string, string, string, string | undefined]>([
    ['a name that nobody has', list({ about: '{models: [Claude Fabel 5]}' }), 'list.yaml:6:', 'Claude Fable 5'],
    [
      'a type that there is not',
      list({ about: '{types: [SUSPENTION], models: [Claude Fable 5]}' }),
      'items[0].about.types[0] must be one of',
      undefined,
    ],
    [
      'a pattern that could be anything',
      list({ answers: '[{types: [RULE]}]' }),
      'items[0].answers[0] names none of models, providers, by and in',
      undefined,
    ],
    [
      'a field with a typing error',
      list({ opend: '2026-06-13' }),
      'items[0].opend is no field here',
      "Did you mean 'opened'?",
    ],
    [
      'a day that does not exist',
      list({ opened: '2026-06-31' }),
      'items[0].opened must be a day that exists',
      undefined,
    ],
    ['no answer', list({ answers: '[]' }), 'items[0].answers must not be empty', undefined],
    ['a question twice', list() + list().split('\n').slice(2).join('\n'), "items[1].id 'q' stands twice", undefined],
    ['an organisation file', 'organisation: {id: x}\n', 'are not those of a watch list', 'watchlist'],
    ['an empty file', '', 'the file is empty', 'watchlist'],
  ])('%s is refused with its place', (_, source, message, hint) => {
    expect(() => read(source)).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        message: expect.stringContaining(message),
        ...(hint === undefined ? {} : { hint: expect.stringContaining(hint) }),
      }),
    );
  });
});
