/** Full text: what people type, as queries of Lucene. */

/**
 * Every word must occur (in any case, accents aside); words in "double quotes" or joined by punctuation stand side by
 * side; a word that ends in `*` is a beginning. Three queries, for the tiers: all in the name, in name or keys, anywhere.
 * Undefined where there is nothing to look for.
 */
export function queriesOf(text: string): [string, string, string] | undefined {
  const phrases = phrasesOf(text);
  if (phrases.length === 0) return undefined;
  const among = (fields: string[]) =>
    phrases.map((phrase) => `(${fields.map((field) => `${field}:${phrase}`).join(' OR ')})`).join(' AND ');
  return [among(['name']), among(['name', 'keysText']), among(['name', 'keysText', 'text'])];
}

function phrasesOf(text: string): string[] {
  const parts = text.match(/"[^"]*"|[^\s"]+/gu) ?? [];
  return parts.flatMap((part) => {
    const words = part.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const last = words.at(-1);
    if (last === undefined) return [];
    if (!part.endsWith('*')) return [`"${words.join(' ')}"`];
    // A beginning isn't analysed by Lucene: it is brought to the form of the index here.
    const beginning = `${folded(last)}*`;
    return words.length === 1 ? [beginning] : [`"${words.slice(0, -1).join(' ')}"`, beginning];
  });
}

function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
