/** What a text names, and what it names only to spare it. */
import { describe, expect, test } from 'vitest';
import { lexicon, readText } from './reading.ts';

/** "model:anthropic/claude-fable-5" → "claude-fable-5". */
const modelsOf = (text: string): string[] => [
  ...new Set(
    readText(text)
      .named.flatMap((named) => named.entries)
      .filter((entry) => entry.kind === 'Model')
      .map((entry) => entry.id.split('/')[1]!),
  ),
];
const idsOf = (text: string): string[] =>
  readText(text).named.flatMap((named) => named.entries.map((entry) => entry.id));
const spared = (text: string): string[] => [
  ...new Set(
    readText(text)
      .named.filter((named) => named.exempt)
      .flatMap((named) => named.entries.map((entry) => entry.name)),
  ),
];

describe('models', () => {
  test.each([
    ['the longest name wins', 'Claude Opus 4.8 and Claude Opus 4 are out.', ['claude-opus-4.8', 'claude-opus-4']],
    ['a version is not its beginning', 'OpenAI shows GPT-5.5.', ['gpt-5.5']],
    ['spaces and hyphens do not count', 'OpenAI shows GPT 5.5 and gpt‑5.5.', ['gpt-5.5']],
    [
      'bare versions in a list',
      'Claude Opus 4.8, 4.7 and 4.6 run.',
      ['claude-opus-4.8', 'claude-opus-4.7', 'claude-opus-4.6'],
    ],
    ['an alias in a path', 'anthropic/claude-fable-5 was removed.', ['claude-fable-5']],
    [
      'a tier without its version',
      'Claude Fable 5 is off. Without Fable, Anthropic has less to sell.',
      ['claude-fable-5'],
    ],
    ['a bare version after its maker', 'DeepSeek answered. Its R1 model runs.', ['deepseek-r1']],
    ['no bare version without its maker', 'The R1 and V3 engines of the car run.', []],
    ['no model in a generation', 'Anthropic ends capacity for its Claude 3.x models.', []],
    ['no model in a plain word', 'Anthropic wrote a haiku about an opus of Bach, a fable and a sonnet.', []],
  ])('%s: %s', (_why, text, models) => {
    expect(modelsOf(text)).toEqual(models);
  });

  test('one that the catalogue lacks is provisional, and never its relative', () => {
    const named = readText('Anthropic announces Claude Opus 16 and OpenAI GPT-17 Turbo.').named.filter(
      (one) => one.entries[0]!.kind === 'Model',
    );
    expect(named.map((one) => [one.entries[0]!.id, one.provisional])).toEqual([
      ['model:anthropic/claude-opus-16', true],
      ['model:openai/gpt-17-turbo', true],
    ]);
    expect(lexicon.entries.has('model:anthropic/claude-opus-16')).toBe(false);
  });

  test('"both models" are the two named before; "the two models" too', () => {
    const text = 'Anthropic has Claude Fable 5 and Claude Mythos 5. Both models are new. The two models are off.';
    const groups = readText(text).named.filter((named) => named.form === 'group');
    expect(groups.map((group) => group.entries.map((entry) => entry.name))).toEqual([
      ['Claude Fable 5', 'Claude Mythos 5'],
      ['Claude Fable 5', 'Claude Mythos 5'],
    ]);
  });

  test('a festival that is called like a model is no model', () => {
    expect(modelsOf('Mythos 5, the fifth edition of the theatre festival, was suspended after a storm.')).toEqual([]);
    expect(modelsOf('Step 1. Open the page. Step 3. Close it. Command R prints it.')).toEqual([]);
  });
});

describe('offices, places and people', () => {
  test.each([
    ['BIS told Nvidia to stop.', 'authority:bis'],
    ["Italy's Garante has fined OpenAI.", 'authority:garante'],
    ['Commerce Secretary Howard Lutnick signed it.', 'authority:commerce'],
    ['Washington eases its grip on AI.', 'jurisdiction:US'],
    ['German users of ChatGPT are not affected.', 'jurisdiction:DE'],
    ['The EU has opened a case.', 'jurisdiction:EU'],
  ])('%s', (text, id) => {
    expect(idsOf(text)).toContain(id);
  });

  test('codes and acronyms count as they are written only', () => {
    expect(idsOf('Tell us what it is, or ask in a bis.')).toEqual([]);
  });

  test('"the company" and "the regulator" are those last named', () => {
    const ids = idsOf('The Garante wrote to OpenAI. The company has 20 days. The regulator may fine it.');
    expect(ids).toEqual(['authority:garante', 'provider:openai', 'provider:openai', 'authority:garante']);
  });
});

describe('mention is not harm: spared are', () => {
  test.each([
    ['All other models, including Claude Opus 4.8, remain available.', ['Claude Opus 4.8']],
    ['Anthropic suspended its models with the exception of Claude Haiku 4.5.', ['Claude Haiku 4.5']],
    ['Claude Opus 4.8 and Claude Sonnet 4.6 are unaffected.', ['Claude Opus 4.8', 'Claude Sonnet 4.6']],
    ['The directive does not apply to Claude Opus 4.8.', ['Claude Opus 4.8']],
    ['Customers can switch to Claude Opus 4.8.', ['Claude Opus 4.8']],
    ['Claude Opus 4.8 continues to work.', ['Claude Opus 4.8']],
    ['Claude Fable 5 remains unavailable.', []],
    ['Claude Fable 5 is available again.', []],
  ])('%s', (text, names) => {
    expect(spared(text)).toEqual(names);
  });
});
