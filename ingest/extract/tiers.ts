/** "Fable" after "Claude Fable 5": a tier's word without its version. */
import { foldName } from './fold.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Named, Reading } from './reading.ts';
import { shortMention } from './short-mention.ts';

/** "Fable" for the Fable that the document means: the last one named before, else the only one it names, else the only one there is. */
export function addTiers(reading: Reading, added: Named[]): void {
  const { tokens, lexicon, named, namedAt } = reading;
  const byTier = new Map<string, { first: Entry; isOnly: boolean; before: Entry | undefined }>();
  const providers = new Set<string | null>();
  for (const one of named) {
    for (const entry of one.entries) providers.add(entry.kind === 'Provider' ? entry.id : entry.provider);
    const entry = one.entries[0]!;
    for (const tier of tiersOf(entry, lexicon)) {
      const known = byTier.get(tier);
      if (known === undefined) byTier.set(tier, { first: entry, isOnly: true, before: undefined });
      else if (known.first.id !== entry.id) known.isOnly = false;
    }
  }
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (!token.capital || token.kind !== 'word' || (namedAt[i] !== -1 && named[namedAt[i]!]!.form !== 'family'))
      continue;
    const tier = foldName(token.lower);
    const family = lexicon.tiers.get(tier);
    if (family === undefined || !providers.has(family.provider) || tokens[i + 1]?.kind === 'number') continue;
    for (; next < named.length && named[next]!.first < i; next++) {
      const entry = named[next]!.entries[0]!;
      for (const one of tiersOf(entry, lexicon)) byTier.get(one)!.before = entry;
    }
    const known = byTier.get(tier);
    const entry =
      known === undefined
        ? onlyRelease(reading, tier, family.provider)
        : (known.before ?? (known.isOnly ? known.first : undefined));
    if (entry !== undefined) added.push(shortMention(reading, i, i + 1, [entry], 'shorthand'));
  }
}

/** Words of a model's name that are tiers of a family: "Fable" of "Claude Fable 5". */
function tiersOf(entry: Entry, lexicon: Lexicon): string[] {
  if (entry.kind !== 'Model') return NONE;
  let known = tiers.get(entry);
  if (known === undefined) {
    known = entry.name
      .split(/[\s-]+/u)
      .slice(1)
      .map(foldName)
      .filter((word) => lexicon.tiers.has(word));
    tiers.set(entry, known);
  }
  return known;
}

const NONE: string[] = [];
const tiers = new WeakMap<Entry, string[]>();

/** The only model of a tier that was out when the document was published. Two candidates: none. */
function onlyRelease(reading: Reading, tier: string, provider: string): Entry | undefined {
  const at = reading.readable.publishedAt;
  if (at === null) return undefined;
  let only: Entry | undefined;
  for (const entry of reading.lexicon.entries.values()) {
    if (
      entry.kind !== 'Model' ||
      entry.provider !== provider ||
      entry.releasedAt === null ||
      entry.releasedAt > at + 7 * 86_400_000
    )
      continue;
    if (!entry.name.split(/[\s-]+/u).some((word) => foldName(word) === tier)) continue;
    if (only !== undefined) return undefined;
    only = entry;
  }
  return only;
}
