/** What is off, for whom and where; and above all what is not. */
import { describe, expect, test } from 'vitest';
import { extractText } from './reading.ts';

function changesIn(text: string): string[] {
  const { events } = extractText(text, { publishedAt: Date.parse('2026-10-20T12:00Z') });
  return events
    .filter(({ stance }) => stance !== 'hypothetical' && stance !== 'denied')
    .flatMap(({ changes }) => changes)
    .map(({ model, change: { state, channels, audience, undated } }) =>
      [
        model.split('/')[1],
        state,
        ...(undated === true ? ['undated'] : []),
        ...(channels ?? []),
        ...(audience.kind === 'everyone' ? [] : [audience.kind]),
      ].join(' '),
    );
}

describe('nothing is off', () => {
  test.each([
    'Anthropic temporarily paused new sign-ups for Claude Opus 4.8 on Tuesday.',
    'Claude Opus 4.8 blocked the attack and shut down the malicious process.',
    'Anthropic withdrew a claim about Claude Opus 4.8 from its system card.',
    'OpenAI revoked API keys that were leaked with GPT-5.5 examples.',
    'OpenAI banned several accounts that used GPT-5.5 for phishing.',
    'Users can now disable web search in GPT-5.5.',
    'Anthropic will not suspend Claude Opus 4.8, it said.',
    'Anthropic said it had no plans to withdraw Claude Opus 4.8.',
    'OpenAI has not announced a date for removing GPT-5.5 from ChatGPT.',
    'If Claude Opus 4.8 were suspended, we would move to GPT-5.5.',
    'Contrary to reports, Claude Opus 4.8 was never suspended.',
    'The court suspended the order on Claude Fable 5.',
    'The incident that hit Claude Fable 5 was resolved on Monday.',
  ])('%s', (text) => {
    expect(changesIn(text)).toEqual([]);
  });
});

describe('only Claude Fable 5 is off', () => {
  test.each([
    'Anthropic suspended Claude Fable 5 but left Claude Opus 4.8 untouched.',
    'Only Claude Fable 5 was suspended; Claude Opus 4.8 and Claude Haiku 4.5 work as before.',
    'Unlike Claude Opus 4.8, Claude Fable 5 has been switched off.',
    'Claude Fable 5 has been suspended. Claude Opus 4.8 has not.',
    'Anthropic suspended Claude Fable 5, and moved its users to Claude Opus 4.8.',
    'Anthropic is replacing Claude Fable 5, which it suspended last week, with Claude Opus 4.8.',
    'Anthropic suspended Claude Fable 5. All other models, including Claude Opus 4.8, remain available.',
  ])('%s', (text) => {
    expect(changesIn(text)).toEqual(['claude-fable-5 SUSPENDED']);
  });
});

describe('where and for whom', () => {
  test.each([
    ['Access to Gemini 3.1 Pro in the EU has been disabled since Monday.', ['gemini-3.1-pro SUSPENDED region']],
    ['DeepSeek cut off access to DeepSeek V4 Pro for users in Italy.', ['deepseek-v4-pro SUSPENDED region']],
    [
      'AWS has revoked access to Claude Fable 5 in Amazon Bedrock.',
      ['claude-fable-5 SUSPENDED channel:amazon-bedrock'],
    ],
    [
      'Anthropic has restored Claude Fable 5 for customers in the United States.',
      ['claude-fable-5 PARTLY_RESTORED region'],
    ],
    ['Claude Fable 5 is available again to all users worldwide.', ['claude-fable-5 AVAILABLE']],
    ['Access to Claude Fable 5 will be restored in the coming days.', ['claude-fable-5 AVAILABLE undated']],
  ])('%s', (text, changes) => {
    expect(changesIn(text)).toEqual(changes);
  });
});
