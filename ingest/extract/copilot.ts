/** "Copilot" alone: GitHub's in a text about code, Microsoft 365's in one about office work; where both may be meant, neither. */
import type { Named, Reading } from './reading.ts';
import { shortMention } from './short-mention.ts';

const OF_CODE =
  /\b(?:github|vs ?code|visual studio|jetbrains|pull requests?|repositor(?:y|ies)|code (?:completions?|review|suggestions?)|coding (?:agent|assistant)|ides?)\b/i;
const OF_OFFICE = /\b(?:microsoft 365|office 365|m365|copilot studio|outlook|excel|powerpoint|sharepoint)\b/i;

/** Adds a channel for each bare "Copilot" that the text leaves no doubt of. */
export function addCopilot(reading: Reading, added: Named[]): void {
  const { tokens, namedAt, lexicon, text } = reading;
  if (!text.includes('Copilot')) return;
  const isCode = OF_CODE.test(text);
  if (isCode === OF_OFFICE.test(text)) return;
  const entry = lexicon.byName.get(isCode ? 'github copilot' : 'microsoft 365 copilot');
  if (entry === undefined) return;
  tokens.forEach((token, i) => {
    if (token.capital && token.lower === 'copilot' && namedAt[i] === -1)
      added.push(shortMention(reading, i, i + 1, [entry], 'shorthand'));
  });
}
