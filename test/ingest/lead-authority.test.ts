/** Who acted for the state: the one office that the lead names, where the headline names the state alone. */
import { expect, test } from 'vitest';
import { toldEvents } from '../../ingest/extract/record.ts';
import { extractText } from './reading.ts';

const authorities = (text: string): (string | null)[] =>
  toldEvents(extractText(text)).map(({ authority }) => authority);

test.each([
  [
    "Brazil bans Meta's AI training\n\nThe decision was taken by the Autoridade Nacional de Proteção de Dados on Tuesday.",
    ['authority:anpd'],
  ],
  // Two offices of one state: which, the text doesn't say.
  ['Italy bans the AI app DeepSeek\n\nAGCOM and the Garante had both been asked for their views.', [null]],
  // Of another state.
  ['Italy bans the AI app DeepSeek\n\nIn France the CNIL had been asked for its views.', [null]],
])('%s', (text, expected) => {
  expect(authorities(text)).toEqual(expected);
});
