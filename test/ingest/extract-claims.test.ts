/** Who says it: a speaker, and neither a weekday nor a report. */
import { expect, test } from 'vitest';
import { extractText } from './reading.ts';

const speakersIn = (text: string): string[] => extractText(text).claims.map(({ speaker }) => speaker);

test.each([
  ['Bloomberg reported that the ban on DeepSeek covers models of all sizes.', ['Bloomberg']],
  ['Breton on Friday said the ban on DeepSeek came too late for the market.', ['Breton']],
  ['Meta claims a legitimate interest in the data that it trains its models on.', ['Meta']],
  ['The European Data Protection Board notes that a model may hold personal data.', ['European Data Protection Board']],
  // Things, not words of saying.
  ['The Deloitte Annual Report on the security of models has 80 pages.', []],
  ['Some EU states took up the plan for a ban on foreign models.', []],
  ['Microsoft wants to end the EU dispute about its models and a fine.', []],
  ['Products with ESG-related claims about data grew by a third in the standard case.', []],
])('%s', (text, speakers) => {
  expect(speakersIn(text)).toEqual(speakers);
});
