/** Copies are told from independent stories, whatever an editor did to them. */
import { expect, test } from 'vitest';
import { voiceOf, voicesAmong } from '../../ingest/link/voice.ts';

const WIRE = `Chipmaker told to stop shipments to Halvia

The trade ministry of Norland told Corvane Semiconductor on Tuesday to stop shipping its accelerators to Halvia until further notice. An official who had seen the letter said that it took effect at once and covered orders that were already paid for.
Corvane said that it would comply and that it expected a loss of about four hundred million this quarter. Its shares fell nine per cent in early trading. Analysts had warned since the spring that the ministry was preparing something of the kind, and two of them called the step overdue.
The ministry did not answer questions. Halvia's embassy called the order an unfriendly act and said that it would look for other suppliers. The company's next report is due on the third of next month.`;

const OTHER = `Norland halts accelerator exports

An order that reached Corvane Semiconductor this week ends its business in Halvia for the time being. Corvane said that it would comply and that it expected a loss of about four hundred million this quarter. People in the industry had expected the move, though not before the elections; customers in Halvia have been building up stocks since January, according to a survey by a trade group, and may last until autumn. A lawyer who advises exporters said that she saw little room for an appeal, because the statute leaves the minister a wide margin. What becomes of the support contracts is open.`;

const among = (...texts: string[]): string[] => {
  const voices = voicesAmong(texts.map((text, index) => ({ id: `${index}`, voice: voiceOf(text) })));
  return texts.map((_, index) => voices.get(`${index}`)!);
};
const paragraphs = WIRE.split('\n');

test.each([
  ['word for word', WIRE],
  ['with another title', ['Corvane ordered out of Halvia market', ...paragraphs.slice(1)].join('\n')],
  ['cut to its first paragraph', paragraphs.slice(0, 3).join('\n')],
  ['without its beginning', paragraphs.slice(3).join('\n')],
  [
    'with a byline, a credit and an advertisement',
    `By our staff\n${WIRE}\nReporting by the wire. Subscribe to our newsletter for more.`,
  ],
  [
    'lightly edited throughout',
    WIRE.replace('Tuesday', 'yesterday')
      .replace('fell nine', 'dropped nine')
      .replace('two of them', 'two')
      .replace('did not answer', 'declined to answer'),
  ],
])('a copy is one voice with its original: %s', (_, copy) => {
  const [original, copied] = among(WIRE, copy);
  expect(copied).toBe(original);
});

test('a story of its own is a voice of its own, though it quotes the same sentence', () => {
  expect(new Set(among(WIRE, OTHER)).size).toBe(2);
});

test('a short text has no sketch, and is its own voice', () => {
  expect(voiceOf('Claude Fable 5 is suspended.')).toEqual([]);
  expect(new Set(among('Claude Fable 5 is suspended.', 'Claude Fable 5 is suspended.')).size).toBe(2);
});

test('which voices there are does not depend on the order of the texts', () => {
  const texts = [WIRE, OTHER, paragraphs.slice(0, 3).join('\n'), paragraphs.slice(3).join('\n'), WIRE].map(
    (text, index) => ({ id: `${index}`, voice: voiceOf(text) }),
  );
  const one = voicesAmong(texts);
  const other = voicesAmong([...texts].reverse());
  expect([...other].sort()).toEqual([...one].sort());
});
