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
