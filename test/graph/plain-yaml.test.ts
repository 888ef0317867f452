import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { plainYaml } from '../../graph/catalogue/plain-yaml.ts';

const library = (text: string): unknown => (parse(`key:${text}`) as { key: unknown }).key;

describe('plain YAML', () => {
  it.each([
    [' Claude Fable 5', 'Claude Fable 5'],
    [
      " Commission nationale de l'informatique et des libertés",
      "Commission nationale de l'informatique et des libertés",
    ],
    [' 2026-06-09', '2026-06-09'],
    [' 1000000', 1_000_000],
    [' false', false],
    [' [GPT-4o, \'meta.llama3-3-70b-instruct-v1:0\', "a, b"]', ['GPT-4o', 'meta.llama3-3-70b-instruct-v1:0', 'a, b']],
    [' []', []],
    [' {eu-central-1: DE, us-east-1: US}', { 'eu-central-1': 'DE', 'us-east-1': 'US' }],
    [
      '\n    - openrouter\n    - {channel: x, audience: {kind: listed}}',
      ['openrouter', { channel: 'x', audience: { kind: 'listed' } }],
    ],
    ['\n    US-CA: California\n    US-NY: New York', { 'US-CA': 'California', 'US-NY': 'New York' }],
  ])('reads%s', (text, value) => {
    expect(plainYaml(text)).toEqual(value);
    expect(library(text)).toEqual(value);
  });

  it.each([
    ' null',
    ' ~',
    ' 1.5',
    ' 0x10',
    ' 1e3',
    ' a: b',
    ' a #b',
    ' &a b',
    ' *a',
    ' |\n    a',
    ' "a\\n"',
    ' [a, [b',
    ' a\n    b',
    ' {a, b}',
    ' [a,]',
    ' - a',
  ])('leaves%j to the library', (text) => {
    expect(plainYaml(text)).toBeUndefined();
  });

  it('never reads what the library reads otherwise', () => {
    const piece = fc.constantFrom(
      'a',
      'B7',
      '5',
      '0',
      '.',
      '-',
      ' ',
      ', ',
      ': ',
      ':',
      '[',
      ']',
      '{',
      '}',
      "'",
      '"',
      '#',
      ' #',
      'true',
      'null',
      'é',
      '\n    - ',
      '\n    k: ',
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '@',
      '`',
      '?',
      '_',
      '+',
      '\\',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => ` ${pieces.join('')}`);
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((line) => `\n    - ${line.trim()}`),
          text.map((line) => ` [${line.trim()}]`),
          text.map((line) => ` {${line.trim()}}`),
        ),
        (given) => {
          const value = plainYaml(given);
          if (value !== undefined) expect(library(given)).toEqual(value);
        },
      ),
      { numRuns: 3000, seed: 7 },
    );
  });
});
