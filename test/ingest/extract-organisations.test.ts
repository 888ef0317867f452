/** Whom an act is on, where the catalogue doesn't know him: proper names, and nothing else that has a capital. */
import { expect, test } from 'vitest';
import { toldEvents } from '../../ingest/extract/record.ts';
import { extractText } from './reading.ts';

const organisationsIn = (text: string): string[] =>
  [...new Set(toldEvents(extractText(text)).flatMap(({ organisations }) => organisations))].sort();

test.each([
  ['The Garante has fined Luka Inc., the maker of an AI chatbot, 5 million euros.', ['Luka Inc']],
  [
    'The FTC launched an inquiry into Character Technologies, Inc. and Snap over AI companions.',
    ['Character Technologies, Inc', 'Snap'],
  ],
  // Why, under which law and by whose account is no party.
  [
    'The Italian regulator has imposed on Luka Inc. an administrative fine of 5 million euros for infringing Articles 5 and 6 of the GDPR with its AI.',
    ['Luka Inc'],
  ],
  [
    'Ofcom has opened a formal investigation into Snap under the Online Safety Act (OSA) over its AI, according to Sky News.',
    ['Snap'],
  ],
  // What is counted is a kind, and a court is where it was filed.
  ['The Commission sent requests for information on AI to Snap and 2 Very Large Online Search Engines.', ['Snap']],
  ['Birch Bots filed a lawsuit over its AI in San Francisco Superior Court.', []],
  // Whom the next sentence lists.
  [
    'The Federal Trade Commission issued orders to seven AI companies. The orders went to Alphabet, Inc.; Character Technologies, Inc.; OpenAI OpCo, LLC; and Snap, Inc.',
    ['Character Technologies, Inc', 'Snap, Inc'],
  ],
  [
    'The eSafety Commissioner has issued legal notices to four AI companion providers, requiring them to explain how they protect children. Notices were given to Glimpse.AI (Nomi) and Chub AI Inc. under the Online Safety Act.',
    ['Chub AI Inc', 'Glimpse.AI'],
  ],
  [
    'The governor of Texas today issued a ban on AI apps on government devices. RedNote and DeepSeek are now added to the list of prohibited technologies.',
    ['RedNote'],
  ],
  [
    'The FTC sued three AI start-ups — Alder Shops, Birch Bots and Cedar Machine — which promised easy income.',
    ['Alder Shops', 'Birch Bots', 'Cedar Machine'],
  ],
  [
    'The Bureau of Industry and Security added three Chinese “supercomputing” entities to the Entity List today. The three entities are:\n- Northern Computing Centre\n- Lantian Chips;\n- Haihe Systems.',
    ['Haihe Systems', 'Lantian Chips', 'Northern Computing Centre'],
  ],
  // One step of one office on both.
  [
    'The Privacy Commissioner of Canada is expanding his investigation into X Corp., following reports on Grok. He has also launched a related investigation into xAI.',
    ['X Corp'],
  ],
  // Whose it is, and what it makes, is no party.
  ["Ofcom launched an investigation into Elon Musk's X over images produced by Grok.", ['X']],
  ['The Italian regulator fines maker of AI companion Replika', []],
  // Beside one that the catalogue knows, and before it.
  [
    "Britain's privacy watchdog opened formal investigations into X and xAI over the Grok artificial intelligence system.",
    ['X'],
  ],
  ['The European Commission has ordered X to keep all documents on Grok.', ['X']],
  ['The Italian data protection authority fined OpenAI, the maker of ChatGPT.', []],
  [
    'The Data Protection Commission opened an inquiry into X Internet Unlimited Company (XIUC) over AI training.',
    ['X Internet Unlimited Company'],
  ],
])('%s', (text, names) => {
  expect(organisationsIn(text)).toEqual(names);
});

test('in a headline every word has a capital: its names are those of the text, and a product is not its maker', () => {
  const title = 'Italy Fines Maker of Companion Replika €5 Million Over Privacy Violations, Launches AI Probe';
  const text = 'Italy has fined Luka Inc. 5 million euros over its AI companion Replika.';
  expect(organisationsIn(`${title}\n\n${text}`)).toEqual(['Luka Inc']);
});

test('"the company" is the only one that the text tells of', () => {
  const text =
    'The Dutch Data Protection Authority fined Clearview AI 30.5 million euros. It also ordered the American company to stop its facial recognition.';
  const events = toldEvents(extractText(text));
  expect(events.map(({ type, organisations }) => [type, organisations])).toEqual([
    ['FINE', ['Clearview AI']],
    ['ORDER', ['Clearview AI']],
  ]);
});
