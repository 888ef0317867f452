/** Which Copilot: by what the text is about. */
import { expect, test } from 'vitest';
import { readText } from './reading.ts';

const channels = (text: string): string[] =>
  readText(text).named.flatMap(({ entries }) => (entries[0]!.kind === 'Channel' ? [entries[0]!.name] : []));

test.each([
  ['Copilot drops GPT-4o from pull requests on 12 June.', ['GitHub Copilot']],
  ['Copilot in Outlook and Excel was down for hours.', ['Microsoft 365 Copilot']],
  ['Microsoft has paused Copilot in Windows.', []],
  ['Copilot reads mail in Outlook and code in VS Code.', []],
  ['The copilot of flight 12 wrote code for pull requests.', []],
])('%s', (text, names) => {
  expect(channels(text)).toEqual(names);
});
