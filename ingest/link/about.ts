/** What a text is about: the words of its title and first sentences that not every such text has. */

/** Title and lead say it; later paragraphs tell of other things. */
const MOST_WORDS = 150;
const MOST_KEPT = 60;

/** Words of every text about acts of state: they tell nothing apart. */
const COMMON = new Set(
  `about after against also amid announced announces announcement artificial authority been before bill chinese commission companies company december department developers
  february federal from government have highest into intelligence january jan law laws legislation makers march may model models monday new november october office official officials
  order orders over president published regulation regulations rule rules said says september signed signs state states systems than that their them these they this those thursday
  today tuesday under which will with wednesday friday would year years american european united that's june july april august final interim`.split(
    /\s+/,
  ),
);

/** Beginnings of words, so that "exports" and "exporters" agree; each once, in the order in which they come. */
export function aboutOf(text: string): string[] {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  const kept = new Set<string>();
  for (const word of words)
    if (word.length >= 4 && !COMMON.has(word) && kept.size < MOST_KEPT) kept.add(word.slice(0, 6));
  return [...kept];
}
