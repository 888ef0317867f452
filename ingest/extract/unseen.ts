/** Models that the catalogue does not hold: of a known family by pattern, or as bare versions in a list. */
import { modelId } from '../../graph/ids.ts';
import { startsCommonly } from './context.ts';
import { foldName } from './fold.ts';
import { type Entry, type Family, type Lexicon, VARIANTS } from './lexicon.ts';
import type { Found } from './mentions.ts';
import type { Token } from './tokens.ts';

const VERSION = /^(?:v|r|k|m)?\d{1,3}(?:\.\d+){0,2}[a-z]?$/i;
const SIZE = /^\d{1,4}(?:\.\d+)?[bm]$/i;
const NOT_A_MODEL = new Set([
  'family',
  'series',
  'generation',
  'class',
  'line',
  'era',
  'times',
  'percent',
  '%',
  'days',
  'hours',
]);

/**
 * "Claude Opus 6", "GPT-7 Turbo": a name of a known family that the catalogue does not hold. It stays a provisional model of
 * its own and is never merged into a relative: "GPT-5.6 Turbo" is not "GPT-5.6".
 */
export function findUnseen(text: string, tokens: readonly Token[], found: readonly Found[], lexicon: Lexicon): Found[] {
  const startsAt = new Map(found.map((one) => [one.start, one]));
  const unseen: Found[] = [];
  const hasFamily = new Set(found.filter((one) => one.entry.provider !== null).map((one) => one.entry.provider));
  for (const one of found) if (one.entry.kind === 'Provider') hasFamily.add(one.entry.id);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word' || !token.capital) continue;
    const hyphen = token.lower.indexOf('-');
    const head = foldName(hyphen === -1 ? token.lower : token.lower.slice(0, hyphen));
    const family = lexicon.families.get(head);
    const tierFamily = family === undefined ? lexicon.tiers.get(head) : undefined;
    if (family === undefined && (tierFamily === undefined || !hasFamily.has(tierFamily.provider))) continue;
    if (startsCommonly(head) && !hasFamily.has((family ?? tierFamily)!.provider)) continue;
    const known = startsAt.get(token.start);
    const read = readName(text, tokens, i, (family ?? tierFamily)!);
    if (read === null) continue;
    if (known !== undefined && (known.end >= read.end || known.entry.kind === 'Authority')) continue;
    const prefix = tierFamily === undefined ? '' : `${tierFamily.maker} `;
    unseen.push({
      start: token.start,
      end: read.end,
      ...resolve(prefix + read.name, (family ?? tierFamily)!, lexicon),
    });
  }
  return unseen;
}

function resolve(name: string, family: Family, lexicon: Lexicon): Pick<Found, 'entry' | 'form' | 'provisional'> {
  const id = lexicon.models.get(foldName(name));
  if (id !== undefined) return { entry: lexicon.entries.get(id)!, form: 'name', provisional: false };
  return { entry: provisionalModel(name, family), form: 'name', provisional: true };
}

function provisionalModel(name: string, family: Family): Entry {
  const id = modelId(family.provider.slice('provider:'.length), name);
  return {
    id,
    kind: 'Model',
    name,
    provider: family.provider,
    jurisdiction: null,
    firstParty: false,
    releasedAt: null,
    partOf: null,
    office: null,
  };
}

/** From the maker word on, as far as tiers, versions and variants go. Null where no version is among them. */
function readName(
  text: string,
  tokens: readonly Token[],
  first: number,
  family: Family,
): { end: number; name: string } | null {
  let end = 0;
  let last = first;
  let hasVersion = false;
  for (let i = first; i < tokens.length && i < first + 6; i++) {
    const token = tokens[i]!;
    if (i > first && token.start - tokens[i - 1]!.end > 1) break;
    if (i > first && (token.line || token.kind === 'mark')) break;
    const stop = token.possessive ? token.end - 2 : token.end;
    const parts = text.slice(token.start, stop).split(/[-‐‑]/u);
    if (i === first) parts.shift();
    const ok = parts.every((part) => {
      if (VERSION.test(part) || SIZE.test(part)) {
        hasVersion = true;
        return true;
      }
      const word = foldName(part);
      if (family.tiers.has(word) && /^\p{Lu}/u.test(part)) return true;
      if (VARIANTS.has(word))
        return parts.length > 1 || token.capital || /^(?:mini|nano|turbo|pro|flash|lite|preview)$/.test(word);
      // A tier that nobody has heard of yet: "Claude Saga 7".
      return (
        i === first + 1 &&
        token.capital &&
        VERSION.test(tokens[i + 1]?.lower ?? '') &&
        tokens[i + 1]!.start - token.end === 1
      );
    });
    if (!ok) break;
    end = stop;
    last = i + 1;
    if (token.possessive) break;
  }
  if (!hasVersion) return null;
  const after = tokens[last];
  if (after !== undefined && after.start - end <= 1 && NOT_A_MODEL.has(after.lower)) return null;
  return { end, name: text.slice(tokens[first]!.start, end).replace(/\s+/gu, ' ') };
}

/** "Claude Opus 4.8, 4.7 and 4.6": bare versions in a list after a model. */
export function findListedVersions(tokens: readonly Token[], found: readonly Found[], lexicon: Lexicon): Found[] {
  const more: Found[] = [];
  let i = 0;
  for (const one of found) {
    if (one.entry.kind !== 'Model') continue;
    while (i < tokens.length && tokens[i]!.start < one.end) i++;
    const version = /(?<!\d)\d+(?:\.\d+)?$/.exec(one.entry.name);
    if (version === null) continue;
    let at = i;
    for (;;) {
      let next = at;
      while (
        next < tokens.length &&
        (tokens[next]!.lower === ',' || /^(?:and|or|&|\/|y|und|et|e)$/.test(tokens[next]!.lower))
      )
        next++;
      const token = tokens[next];
      if (next === at || token === undefined || !/^\d{1,2}(?:\.\d{1,2})?$/.test(token.lower)) break;
      const name = one.entry.name.slice(0, version.index) + token.lower;
      const id = lexicon.models.get(foldName(name));
      const family = lexicon.families.get(foldName(one.entry.name.split(/[\s-]/u)[0]!));
      if (id !== undefined) {
        more.push({
          start: token.start,
          end: token.end,
          entry: lexicon.entries.get(id)!,
          form: 'name',
          provisional: false,
        });
      } else if (
        family !== undefined &&
        token.lower.includes('.') &&
        !/^[\p{L}%]/u.test(tokens[next + 1]?.lower ?? '.')
      ) {
        const entry = provisionalModel(name, family);
        more.push({ start: token.start, end: token.end, entry, form: 'name', provisional: true });
      } else break;
      at = next + 1;
    }
  }
  return more;
}
