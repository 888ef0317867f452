/** Names that are also words: they count only where the text speaks of what they name. */
import { foldName } from './fold.ts';
import { type Entry, type Lexicon, withoutVersion } from './lexicon.ts';
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
  let isTrade = AI_WORDS.test(text);
  for (const one of found) {
    const { entry, start, end } = one;
    if (isCreature(text.slice(start, end), entry)) continue;
    if (entry.kind === 'Provider' && !isCommon(one)) {
      makers.add(entry.id);
      isTrade ||= one.form === 'family';
    }
    if (entry.provider === null) continue;
    if (
      entry.kind === 'Channel' ||
      (!startsCommonly(text.slice(start, end)) && isFullName(text.slice(start, end), entry, lexicon))
    )
      makers.add(entry.provider);
  }
  return found.filter((one) => {
    const { entry, start, end } = one;
    const written = text.slice(start, end);
    if (isCommon(one)) return makers.has(entry.id);
    if (isCreature(written, entry)) return isTrade || makers.has(entry.provider ?? entry.id);
    if (entry.kind !== 'Model' || makers.has(entry.provider ?? '')) return true;
    return !startsCommonly(written) && (isTrade || isFullName(written, entry, lexicon));
  });
}

/** "Step 3", "Command R", "Nova 2": names that begin with a word of the language count only where the maker is named too. */
export const startsCommonly = (written: string): boolean =>
  /^(?:step|command|nova|granite|falcon|solar|titan|orca|north|large|medium|small|spark|dream|magic|palm|bard|phi|yi|ray|vision|hunter|pro|flash|max|mini|jet|arctic|stable|luna|sora|muse|spark|ernie|hermes|aya|seed|ring|ling|embed|snowflake|inflection|mercury|whisper|intellect|laguna|hermes|cogito)\b/i.test(
    written,
  );

/** A twin, a beast, a person, a drink, or the verb "grok": a family's word and a bare number need the trade or the maker. */
const isCreature = (written: string, entry: Entry): boolean =>
  entry.kind === 'Model' &&
  /^(?:(?:Gemini|Llama|Kimi|Jamba) \d{1,2}$|(?:grok|llama|gemini|claude|mistral|kimi) \d)/.test(written);

/** The same of a name that the catalogue lacks. */
export const namesCreature = (written: string): boolean => /^(?:Gemini|Llama|Kimi|Jamba)[ -]\d{1,2}$/.test(written);

/** Does the text speak of the trade? */
export const isOfTrade = (text: string): boolean => AI_WORDS.test(text);

/** Does it begin with its family's word: "Claude Mythos 5", "GPT-5.6"? */
function isFullName(written: string, entry: Entry, lexicon: Lexicon): boolean {
  const head = withoutVersion(foldName(written).split(' ')[0]!);
  // "Amazon Nova Pro" says whose it is.
  if (lexicon.byName.get(head)?.id === entry.provider) return true;
  const family = lexicon.families.get(head);
  return family !== undefined && family.provider === entry.provider;
}
