/** Sums of money, as fines have them. */
import { expect, test } from 'vitest';
import { findAmount } from '../../ingest/extract/amounts.ts';
import { extractText } from './reading.ts';

test.each([
  ['a fine of 15 million euros ($15.6 million)', 15_000_000, 'EUR'],
  ['fined $5.5 billion', 5_500_000_000, 'USD'],
  ['a €1.2bn penalty', 1_200_000_000, 'EUR'],
  ['a penalty of £12,700,000', 12_700_000, 'GBP'],
  ['ein Bußgeld von 1.500.000 Euro', 1_500_000, 'EUR'],
  ['ein Bußgeld von 15,6 Millionen Euro', 15_600_000, 'EUR'],
  ['una sanzione di 5 milioni di euro', 5_000_000, 'EUR'],
  ['une amende de 20 millions d’euros', 20_000_000, 'EUR'],
  ['una multa de 250.000 euros', 250_000, 'EUR'],
  ['罚款1500万美元', 15_000_000, 'USD'],
  ['up to 10 million euros; it must pay 345 million won', 345_000_000, 'KRW'],
])('%s', (text, value, currency) => {
  expect(findAmount(text)).toMatchObject({ value, currency });
});

test.each(['20 million users', 'in 2026', 'up to 20 million euros', 'fined for its conduct', 'Claude Opus 4.8'])(
  'no sum: %s',
  (text) => {
    expect(findAmount(text)).toBeNull();
  },
);

test('a fine keeps its sum, told in the headline or in the lead', () => {
  const [event] = extractText(
    'Italy fines OpenAI\n\nThe Garante has fined OpenAI 15 million euros ($15.6 million) on Friday.',
  ).events;
  expect(event).toMatchObject({
    type: 'FINE',
    amount: { value: 15_000_000, currency: 'EUR', quote: '15 million euros' },
  });
});
