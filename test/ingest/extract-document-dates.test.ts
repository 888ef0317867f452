/** The day of an event, where its own sentence doesn't have it. */
import { describe, expect, test } from 'vitest';
import { extractText } from './reading.ts';

/** Published on Monday 15 June 2026, in New York unless said otherwise. */
function datesOf(text: string, type: string, more: Parameters<typeof extractText>[1] = {}): Record<string, string> {
  const event = extractText(text, more).events.find((one) => one.type === type && one.confidence >= 0.5);
  return Object.fromEntries(event?.dates.map(({ clock, local }) => [clock, local]) ?? []);
}

describe('the day it happened', () => {
  test.each([
    [
      'of a headline stands in the lead',
      'Italy fines OpenAI 15 million euros\n\nThe data watchdog said on Friday that the company had broken the law.',
      'FINE',
      '2026-06-12',
    ],
    [
      'follows in the next sentence',
      'Filing\n\nThe Commerce Department has told Nvidia that it needs a license to ship its chips to China. The company had been notified on June 9.',
      'LICENCE_REQUIREMENT',
      '2026-06-09',
    ],
    [
      'is that of the paper with which it was issued',
      'Italy fines OpenAI\n\nThe company must pay 15 million euros. The decision, dated June 3, will be appealed.',
      'FINE',
      '2026-06-03',
    ],
  ])('%s', (_what, text, type, day) => {
    expect(datesOf(text, type).occurred).toBe(day);
  });

  test.each([
    [
      'what took effect on Saturday and was told on Monday happened on Saturday',
      'Korea stops DeepSeek\n\nThe Personal Information Protection Commission said on Monday that downloads of DeepSeek had been suspended. The measure took effect on Saturday.',
      'BAN',
      { occurred: '2026-06-13' },
    ],
    [
      'effective today is done today, and is no second day',
      'Grok\n\nOfcom has ordered X to block Grok, effective today.',
      'ORDER',
      { occurred: '2026-06-15' },
    ],
    [
      'a retirement whose day has come',
      'Gone\n\nAs of June 12, GPT-4o can no longer be selected. OpenAI retired the model.',
      'DEPRECATION',
      { occurred: '2026-06-12', effective: '2026-06-12' },
    ],
    [
      'the day that the decision itself bears, further down',
      'Il Garante blocca ChatGPT\n\nIl Garante ha disposto il blocco di ChatGPT. La società non risponde. I dati erano usciti. I minori non sono protetti.\n\nNel provvedimento del 3 giugno 2026 si rileva la mancanza di un filtro.',
      'BAN',
      { occurred: '2026-06-03' },
    ],
  ])('%s', (_what, text, type, dates) => {
    const language = text.includes('Garante') ? 'it' : 'en';
    expect(datesOf(text, type, { language })).toEqual(dates);
  });

  test('a law that comes into force was passed before: its history is no second event and no day of it', () => {
    const text =
      'AI law takes effect\n\nSouth Korea’s AI Basic Act came into force on 11 June 2026. Parliament passed the law in December 2024.';
    expect(datesOf(text, 'LEGISLATION')).toEqual({ effective: '2026-06-11' });
    expect(extractText(text).events).toHaveLength(1);
  });

  test('last year’s act gives its year to nothing else', () => {
    const text =
      'Italy\n\nThe Garante also ordered OpenAI to run a campaign. Last year the Garante banned ChatGPT in the country.';
    expect(datesOf(text, 'ORDER')).toEqual({});
  });

  test('is the one in the head of a letter, under the place where it was written', () => {
    const text = 'Fine\n\nRome, 10 June 2026\n\nThe Garante has fined OpenAI 15 million euros.';
    expect(datesOf(text, 'FINE', { sourceKind: 'regulator' }).occurred).toBe('2026-06-10');
  });

  test.each([
    ['a deadline', 'Italy fines OpenAI 15 million euros\n\nThe company must pay by June 12.'],
    ['the story before', 'Italy fines OpenAI 15 million euros\n\nThe watchdog had opened its case on June 3.'],
    ['a day to come', 'Italy fines OpenAI 15 million euros\n\nA hearing will be held on June 30.'],
    [
      'what a document of the story was seen on',
      'Italy fines OpenAI 15 million euros, according to papers seen on Friday',
    ],
    ['a dateline', 'Italy fines OpenAI 15 million euros\n\nROME, June 13 (Wire) - The company will appeal.'],
  ])('is not %s', (_what, text) => {
    expect(datesOf(text, 'FINE').occurred).toBeUndefined();
  });
});

describe('the day from which it applies', () => {
  const rule =
    'Rule on chips\n\nThe Bureau of Industry and Security issued a final rule on AI chips on June 11, 2026. ';

  test.each([
    ['The final rule is effective on July 2, 2026.', '2026-07-02'],
    ['It takes effect on July 2.', '2026-07-02'],
    ['It was postponed in May by some three weeks, from June 12 to July 2.', '2026-07-02'],
    ['The rule will enter into force on July 2.', '2026-07-02'],
    ['Companies must comply with the rule from July 2.', '2026-07-02'],
  ])('%s', (sentence, day) => {
    const [event] = extractText(rule + sentence).events;
    expect(event!.dates.find(({ clock }) => clock === 'effective')?.local).toBe(day);
    expect(event!.status).toBe('EFFECTIVE_LATER');
  });

  test.each([
    ['of another state', "California's law takes effect on July 2."],
    ['on which comments are due', 'Comments may be sent until July 2.'],
    ['of a year long past', 'The old one took effect on July 2, 2023.'],
  ])('is not the day %s', (_what, sentence) => {
    expect(datesOf(rule + sentence, 'RULE').effective).toBeUndefined();
  });

  test('is the new one where a date was moved', () => {
    const text = 'Delay\n\nOn June 9 Colorado passed a law that postpones its AI Act to January 1, 2027.';
    const { events } = extractText(text);
    expect(events.flatMap(({ dates }) => dates.map(({ clock, local }) => `${clock} ${local}`))).toContain(
      'effective 2027-01-01',
    );
  });
});

describe('days counted from another', () => {
  test('two days later, a week earlier', () => {
    const text = 'Fines\n\nItaly fined OpenAI on May 4. Two days later, France fined Google.';
    const days = extractText(text).events.map(({ dates }) => dates[0]?.local);
    expect(days).toEqual(['2026-05-04', '2026-05-06']);
  });

  test('a bare day in Japanese or Chinese is of this month or the last, and a duration is none', () => {
    const read = (text: string) =>
      extractText(text, { language: 'ja', timeZone: 'Asia/Tokyo' }).events[0]?.dates[0]?.local;
    expect(read('個人情報保護委員会は12日、OpenAIに課徴金の納付を命じた。')).toBe('2026-06-12');
    expect(read('個人情報保護委員会は30日以内にOpenAIに課徴金の納付を命じた。')).toBeUndefined();
  });
});
