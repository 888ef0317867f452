/** When two names name one thing: what is linked, what is asked about, and what is left alone. */
import { expect, test } from 'vitest';
import { nameKey } from '../../ingest/link/names/name-key.ts';
import { likenessOf } from '../../ingest/link/names/score.ts';
import { LIKENESS, LINKED_FROM, NAMED_TOGETHER, PROPOSED_FROM } from '../../ingest/link/names/weights.ts';

const outcome = (a: string, b: string): string => {
  const likeness = likenessOf(a, b);
  const weight = likeness === null ? 0 : LIKENESS[likeness].weight;
  return weight >= LINKED_FROM ? 'linked' : weight >= PROPOSED_FROM ? 'asked' : 'apart';
};

test.each([
  ['Kaspersky Lab, Inc.', 'Kaspersky Lab'],
  ['AO Kaspersky Lab', 'Kaspersky'],
  ['Clearview A.I.', 'Clearview AI'],
  ['Clearview', 'Clearview AI, Inc.'],
  ['Huawei Technologies Co., Ltd.', 'Huawei'],
  ['Hugging-Face', 'HuggingFace'],
  ['Société Générale', 'Societe Generale S.A.'],
  ['The Clearview AI', 'clearview ai'],
])('%s is %s', (a, b) => {
  expect([outcome(a, b), outcome(b, a)]).toEqual(['linked', 'linked']);
  expect(nameKey(a)).toBe(nameKey(b));
});

test.each([
  ['Kasperski Lab', 'Kaspersky Lab'],
  ['Semiconductor Manufacturing International Corporation', 'SMIC'],
  ['Claude Fable 5 Turbo', 'Claude Fable 5'],
  ['Samsung', 'Samsung Electronics'],
])('whether %s is %s is asked', (a, b) => expect([outcome(a, b), outcome(b, a)]).toEqual(['asked', 'asked']));

test.each([
  ['Claude Opus 5', 'Claude Opus 4.8'],
  ['GPT-5.6', 'GPT-5.5'],
  ['OpenAI', 'Open Technologies'],
  ['Scale AI', 'Stability AI'],
  ['General AI Labs', 'General Systems'],
  ['Meta', 'Metax'],
  ['', 'Clearview'],
])('%s is not %s', (a, b) => {
  expect([outcome(a, b), outcome(b, a)]).toEqual(['apart', 'apart']);
  if (a !== '') expect(nameKey(a)).not.toBe(nameKey(b));
});

test('no likeness that is only asked about is linked because one document names both', () => {
  for (const { weight } of Object.values(LIKENESS))
    if (weight < LINKED_FROM) expect(weight + NAMED_TOGETHER.weight).toBeLessThan(LINKED_FROM);
});
