/** Each rule against its own examples: what it must read, and what it must not take for it. */
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { extract } from '../../ingest/extract/extract.ts';
import { buildLexicon } from '../../ingest/extract/lexicon.ts';
import { toldEvents } from '../../ingest/extract/record.ts';
import { RULES } from '../../ingest/extract/rules/index.ts';

const lexicon = buildLexicon(loadCatalogue());

function typesToldBy(text: string): string[] {
  const readable = { text, publishedAt: null, sourceKind: null, speaker: null, language: 'en', timeZone: null };
  return toldEvents(extract(readable, lexicon)).map((event) => event.type);
}

test('every rule says why, and has matches and near misses', () => {
  for (const rule of RULES) {
    expect(rule.because.length, rule.name).toBeGreaterThan(40);
    expect(rule.matches.length, rule.name).toBeGreaterThan(1);
    expect(rule.nearMisses.length, rule.name).toBeGreaterThan(1);
  }
});

describe.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  test.each(rule.matches)('reads: %s', (text) => {
    expect(typesToldBy(text).filter((type) => (rule.types as readonly string[]).includes(type))).not.toEqual([]);
  });
  test.each(rule.nearMisses)('does not read: %s', (text) => {
    expect(typesToldBy(text).filter((type) => (rule.types as readonly string[]).includes(type))).toEqual([]);
  });
});
