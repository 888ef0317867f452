/** What holds for every text: quotes stand in it, and the same text gives the same. That time grows with length alone: `linear.test.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../ingest/extract/sentences.ts';
import { tokenise } from '../../ingest/extract/tokens.ts';
import { extractText } from './reading.ts';

const SAMPLE = join(import.meta.dirname, '../../ingest/sample/documents');
const sample = readdirSync(SAMPLE)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, readFileSync(join(SAMPLE, name), 'utf8')] as const);

const sentencesOf = (text: string): string[] =>
  splitSentences(tokenise(text), text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each([
    ['Das Amt sperrte den Dienst am 25. März 2026. Er kam am 4. Mai wieder.', 2],
    ['Der 4. Senat hat entschieden. Das Urteil gilt.', 2],
    ['Prices rose by 25. Then came March.', 2],
    ['The U.S. Commerce Department wrote. Anthropic read.', 2],
    ['It came from the U.S. The letter was short.', 2],
    ['No. 7 of Smith v. Jones Inc. said so, at 5 p.m. on Jan. 3.', 1],
    ['Claude Opus 4.8 costs $1.5. It runs.', 2],
    ['“It is off.” He left.', 2],
    ['Title without a stop\n\nFirst sentence.', 2],
    ['Am 30. Januar 2025 war es aus.', 1],
    ['停止した。再開する。', 2],
  ])('%s', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });
});

test.each(sample)('every quote of %s stands in it', (_name, text) => {
  const { mentions, events, claims } = extractText(text);
  const spans = [
    ...mentions,
    ...events,
    ...claims,
    ...events.flatMap((event) => [
      ...event.dates,
      ...event.changes,
      ...(event.causedBy === null ? [] : [event.causedBy]),
    ]),
  ];
  expect(mentions.length).toBeGreaterThan(0);
  for (const { quote, start, end } of spans) expect(text.slice(start, end)).toBe(quote);
});

test('any text at all is read without complaint, and its quotes stand in it', () => {
  const words = fc.constantFrom(
    'Anthropic',
    'Claude Fable 5',
    'suspended',
    'both models',
    'on',
    'Friday',
    '12 June',
    'if',
    '.',
    ',',
    '\n\n',
    '"',
    '’',
    'the',
    'BIS',
    'ordered',
    '禁止',
    '🙂',
    'U.S.',
    '5',
    '-',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 60 }), (parts) => {
      const text = parts.join(' ');
      const { mentions, events, claims } = extractText(text);
      for (const { quote, start, end } of [...mentions, ...events, ...claims])
        expect(text.slice(start, end)).toBe(quote);
      expect(extractText(text)).toEqual({ ...extractText(text) });
    }),
    { numRuns: 150, seed: 7 },
  );
});
