/** Words of acts in another sense: each entry of the table against its own examples. */
import { describe, expect, test } from 'vitest';
import { toldEvents } from '../../ingest/extract/record.ts';
import { RULES } from '../../ingest/extract/rules/index.ts';
import { SENSES } from '../../ingest/extract/senses.ts';
import { extractText } from './reading.ts';

test('every entry names rules that there are, and keeps something from them', () => {
  const names = new Set(RULES.map(({ name }) => name));
  for (const { rules, examples, because } of SENSES) {
    expect(rules.filter((name) => !names.has(name))).toEqual([]);
    expect(examples.length, because).toBeGreaterThan(0);
  }
});

describe.each(SENSES.map((sense) => [sense.because, sense] as const))('%s', (_because, { rules, examples }) => {
  const types = RULES.filter(({ name }) => rules.includes(name)).flatMap((rule) => [...rule.types]);
  test.each(examples)('%s', (text) => {
    const told = toldEvents(extractText(text)).map(({ type }) => type);
    expect(told.filter((type) => types.includes(type))).toEqual([]);
  });
});

test('what a page says of other pages is told there', () => {
  const story = 'The Garante has fined Luka Inc., the maker of an AI chatbot, 5 million euros.';
  const told = (aside: string) => toldEvents(extractText(`${story}\n\n${aside}`)).map(({ type }) => type);
  expect(told('Related: European Commission opens investigation into xAI over Grok')).toEqual(['FINE']);
  expect(told('Read more: Italy bans DeepSeek')).toEqual(['FINE']);
  expect(told('The European Commission has opened an investigation into xAI over Grok.')).toContain('INVESTIGATION');
  // The headline has no full stop, and the text goes on.
  expect(told('Related: Chat Enters Ads In addition to that, Italy banned DeepSeek.')).toContain('BAN');
});
