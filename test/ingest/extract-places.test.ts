/** Whose act it is, where its clause names nobody: the state of an act. */
import { expect, test } from 'vitest';
import { extractText } from './reading.ts';

const statesIn = (text: string): string[] =>
  extractText(text)
    .events.filter(({ stance, confidence }) => stance !== 'hypothetical' && confidence >= 0.5)
    .map(({ type, jurisdiction }) => `${type} ${jurisdiction?.replace('jurisdiction:', '') ?? '?'}`);

test.each([
  [
    'the label of its line',
    'Tracker\n\nIllinois: HB 1806, signed into law on August 4, bars AI from therapy.\n\nUtah: nothing new.',
    'US-IL',
  ],
  ['a heading that is a place', 'Who banned it\n\n3. Australia.\n\nDeepSeek was banned on 4 February 2025.', 'AU'],
  [
    'a book of one state',
    'AI rule\n\nThe final rule on AI chips was published on 13 January 2025 (90 Fed. Reg. 4544).',
    'US',
  ],
  ['the state of the governor', 'Bans\n\nTexas was first. On January 31, Governor Abbott banned DeepSeek.', 'US-TX'],
  [
    'the name of the law',
    "South Korea's AI law takes effect\n\nThe AI Basic Act came into force on 22 January 2026.",
    'KR',
  ],
  ['the only place of a text on a court', 'Ruling in Rome\n\nA court annulled the fine on OpenAI on Thursday.', 'IT'],
])('%s', (_, text, state) => {
  const found = statesIn(text);
  expect(found.length).toBeGreaterThan(0);
  expect(found.join()).toContain(` ${state}`);
});

test.each([
  ['two states are none', 'Bans\n\nTexas and New York acted. On January 31, Governor Abbott banned DeepSeek.'],
  [
    'a place that it is on',
    "Chips\n\nChina's firms lose out. New curbs on AI chips were imposed; DeepSeek was banned.",
  ],
])('%s', (_, text) => {
  expect(statesIn(text).filter((one) => !one.endsWith('?'))).toEqual([]);
});

test('a bill has its number, however it is written', () => {
  const numbers = ['Senate Bill 53', 'SB 53', 'House Bill 53'].map(
    (bill) => extractText(`AI\n\nGovernor Newsom signed ${bill} on frontier AI in California.`).events[0]?.instrument,
  );
  expect(numbers).toEqual(['SB 53', 'SB 53', 'HB 53']);
});

const officesIn = (text: string): (string | null)[] =>
  extractText(text)
    .events.filter(({ stance, confidence }) => stance !== 'hypothetical' && confidence >= 0.5)
    .map(({ authority }) => authority);

test.each([
  [
    'the only office of the state that the text names',
    'Brazil lifts ban on Grok\n\nBrazil on Friday lifted its ban on Grok. The ANPD said that xAI had met its conditions.',
    'authority:anpd',
  ],
  [
    'the department, where the headline says the country',
    'US adds Zhipu AI to trade blacklist\n\nThe Commerce Department put it on the Entity List on Friday.',
    'authority:commerce',
  ],
  [
    'the court that the case is before',
    'Judge orders OpenAI to keep chat logs\n\nThe case is before the U.S. District Court for the Southern District of New York.',
    'authority:sdny',
  ],
  [
    'the President, of an executive order with a federal number',
    'EXECUTIVE ORDER 14179 on AI\n\nBy the authority vested in me as President, it is hereby ordered:',
    'authority:white-house',
  ],
])('an office: %s', (_, text, office) => {
  expect(officesIn(text)[0]).toBe(office);
});

test.each([
  [
    'two offices leave it open',
    'Italy blocks Grok\n\nItaly blocked Grok on Friday. AGCM and the Garante had both complained about xAI.',
  ],
  [
    'another acts in its own words',
    'Turkey and Grok\n\nThe chief prosecutor of Turkey opened an investigation into xAI. The BTK put a block into effect.',
  ],
  ['an office of another state', 'Italy blocks Grok\n\nItaly blocked Grok on Friday. Ofcom welcomed the step.'],
])('no office: %s', (_, text) => {
  expect(officesIn(text)[0]).toBeNull();
});
