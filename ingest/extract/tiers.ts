/** "Fable" after "Claude Fable 5": a tier's word without its version. */
import { foldName } from './fold.ts';
import type { Entry } from './lexicon.ts';
import type { Named, Reading } from './reading.ts';
import { shortMention } from './short-mention.ts';

/** "Fable" for the Fable that the document means: the last one named before, else the only one it names, else the only one there is. */
export function addTiers(reading: Reading, added: Named[]): void {
  const { tokens, lexicon, named, namedAt } = reading;
  const byTier = new Map<string, { at: number; entry: Entry }[]>();
  for (const one of named) {
    const entry = one.entries[0]!;
    if (entry.kind !== 'Model') continue;
    for (const word of entry.name.split(/[\s-]+/u).slice(1)) {
      const tier = foldName(word);
      if (lexicon.tiers.has(tier)) byTier.set(tier, [...(byTier.get(tier) ?? []), { at: one.first, entry }]);
    }
  }
  const providers = new Set(
    named.flatMap((one) => one.entries.map((entry) => (entry.kind === 'Provider' ? entry.id : entry.provider))),
  );
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (!token.capital || token.kind !== 'word' || (namedAt[i] !== -1 && named[namedAt[i]!]!.form !== 'family'))
      continue;
    const tier = foldName(token.lower);
    const family = lexicon.tiers.get(tier);
    if (family === undefined || !providers.has(family.provider) || tokens[i + 1]?.kind === 'number') continue;
    const known = byTier.get(tier) ?? [];
    const before = known.filter((one) => one.at < i).at(-1);
    const ids = new Set(known.map((one) => one.entry.id));
    const entry =
      before?.entry ??
      (ids.size === 1 ? known[0]!.entry : ids.size === 0 ? onlyRelease(reading, tier, family.provider) : undefined);
    if (entry !== undefined) added.push(shortMention(reading, i, i + 1, [entry], 'shorthand'));
  }
}

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
