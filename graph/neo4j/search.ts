/**
 * Full text: words are made here, for what is stored as for what is asked, so that they are those of the embedded store;
 * Neo4j's index only tells them apart at the spaces.
 */

/** Lower case, accents aside, one space between words of letters and digits. */
export function foldWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Every word must occur; words in "double quotes" or joined by punctuation stand side by side; a word that ends in `*` is
 * a beginning. Three queries of Lucene, for the tiers: all in the name, in name or keys, anywhere. Undefined where there
 * is nothing to look for.
 */
export function queriesOf(text: string): [string, string, string] | undefined {
  const phrases = phrasesOf(text);
  if (phrases.length === 0) return undefined;
  const among = (fields: string[]) =>
    phrases.map((phrase) => `(${fields.map((field) => `${field}:${phrase}`).join(' OR ')})`).join(' AND ');
  return [
    among(['searchName']),
    among(['searchName', 'searchKeys']),
    among(['searchName', 'searchKeys', 'searchText']),
  ];
}

function phrasesOf(text: string): string[] {
  const parts = text.match(/"[^"]*"|[^\s"]+/gu) ?? [];
  return parts.flatMap((part) => {
    const words = foldWords(part);
    if (words === '') return [];
    if (!part.endsWith('*')) return [`"${words}"`];
    const all = words.split(' ');
    const beginning = `${all.pop()}*`;
    return all.length === 0 ? [beginning] : [`"${all.join(' ')}"`, beginning];
  });
}
