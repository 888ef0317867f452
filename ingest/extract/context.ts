/** Names that are also words: they count only where the text speaks of what they name. */
import { foldName } from './fold.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Found } from './mentions.ts';

const AI_WORDS =
  /\b(?:AI|A\.I\.|KI|IA|artificial intelligence|language models?|chatbots?|frontier models?|models?|Modelle?|modèles?|modelos?|LLMs?|API|tokens?|prompts?|jailbreak\w*)\b/;

/**
 * "Mythos 5" is also the fifth year of a theatre festival. A model's short name counts only where the text speaks of its maker,
 * of its family, or of the trade.
 */
export function inContext(text: string, found: readonly Found[], lexicon: Lexicon, speaker: string | null): Found[] {
  const makers = new Set<string>(speaker === null ? [] : [speaker]);
  const isCommon = ({ form, start, end }: Found): boolean =>
    form === 'family' && startsCommonly(text.slice(start, end));
  for (const one of found) {
    const { entry, start, end } = one;
    if (entry.kind === 'Provider' && !isCommon(one)) makers.add(entry.id);
    if (entry.provider === null) continue;
    if (
      entry.kind === 'Channel' ||
      (!startsCommonly(text.slice(start, end)) && isFullName(text.slice(start, end), entry, lexicon))
    )
      makers.add(entry.provider);
  }
  const isTrade = AI_WORDS.test(text);
  return found.filter((one) => {
    const { entry, start, end } = one;
    if (isCommon(one)) return makers.has(entry.id);
    if (entry.kind !== 'Model' || makers.has(entry.provider ?? '')) return true;
    const written = text.slice(start, end);
    return !startsCommonly(written) && (isTrade || isFullName(written, entry, lexicon));
  });
}

/** "Step 3", "Command R", "Nova 2": names that begin with a word of the language count only where the maker is named too. */
export const startsCommonly = (written: string): boolean =>
  /^(?:step|command|nova|granite|falcon|solar|titan|orca|north|large|medium|small|spark|dream|magic|palm|bard|phi|yi|ray|vision|hunter|pro|flash|max|mini|jet|arctic|stable|luna|sora|muse|spark|ernie|hermes|aya)\b/i.test(
    written,
  );

/** Does it begin with its family's word: "Claude Mythos 5", "GPT-5.6"? */
function isFullName(written: string, entry: Entry, lexicon: Lexicon): boolean {
  const head = foldName(written).split(' ')[0]!;
  const family = lexicon.families.get(head);
  return family !== undefined && family.provider === entry.provider;
}
