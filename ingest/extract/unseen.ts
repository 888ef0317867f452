/** Models that the catalogue does not hold: of a known family by pattern, or as bare versions in a list. */
import { modelId } from '../../graph/ids.ts';
import { isOfTrade, namesCreature, startsCommonly } from './context.ts';
import { foldName } from './fold.ts';
import { type Entry, type Family, type Lexicon, VARIANTS, withoutVersion } from './lexicon.ts';
import type { Found } from './mentions.ts';
import type { Token } from './tokens.ts';

const VERSION = /^[hkmrtvx]?\d{1,3}(?:\.\d+){0,2}[a-z]?$/i;
/** "70B", "A3B" (active), "8x7B"; "2507" and "32k" of a name with hyphens. */
const SIZE = /^(?:a|e|\d{1,2}x)?\d{1,4}(?:\.\d+)?[bmt]$/i;
const STAMP = /^(?:\d{4}|\d{1,4}k)$/i;
/** Families whose models may go without a number: "Qwen-Max", "Hunyuan-Large". */
const UNNUMBERED = new Set(['qwen', 'hunyuan', 'yi', 'doubao', 'ernie', 'solar', 'exaone', 'hyperclova']);
const GRADE = /^(?:max|plus|turbo|turbos|large|lite|mini|pro|ultra|small|medium|vl|coder|omni|lightning|deep|x)$/;
/** Families whose first word is a word: "Code Llama 34B", not "Code 4". */
const NEEDS_TIER = new Set(['code', 'stable', 'snowflake']);
/** How a model is packed or run, and not which it is: "GPT-5.2 Thinking" is GPT-5.2 that takes its time. */
const PACKING = /[ -](?:preview|latest|instruct|it)$/i;
const withoutMode = (name: string): string =>
  /^(?:GPT|Claude)\b/i.test(name) && / Thinking$/i.test(name) ? name.slice(0, -' Thinking'.length) : name;
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
  'day',
  'days',
  'hours',
  'years',
  'year',
  'months',
  'weeks',
  'points',
  'people',
  'million',
  'billion',
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
  const coined = new Set<string>();
  let trade: boolean | undefined;
  const isTrade = (): boolean => {
    trade ??= isOfTrade(text);
    return trade;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') continue;
    const hyphen = token.lower.indexOf('-');
    // "claude-opus-4-9": an id is written small, in one word.
    if (!token.capital && (hyphen === -1 || !/\d/.test(token.lower))) continue;
    const head = withoutVersion(foldName(hyphen === -1 ? token.lower : token.lower.slice(0, hyphen)));
    const family = lexicon.families.get(head);
    const tierFamily = family === undefined ? lexicon.tiers.get(head) : undefined;
    if (family === undefined && (tierFamily === undefined || !hasFamily.has(tierFamily.provider))) continue;
    if (startsCommonly(head) && !hasFamily.has((family ?? tierFamily)!.provider)) continue;
    const known = startsAt.get(token.start);
    if (tokens[i + 1]?.kind === 'number' && tokens[i + 1]!.lower.includes('/'))
      unseen.push(...readSlashed(text, token, (family ?? tierFamily)!, lexicon));
    const bare = readName(text, tokens, i, (family ?? tierFamily)!, head);
    if (bare === null) continue;
    const read = withNewTier(text, bare, startsAt, coined);
    const owner = (family ?? tierFamily)!.provider;
    if (namesCreature(read.name) && !isMakerNamed(found, owner) && !isTrade()) continue;
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

const NO_TIER =
  /^(?:Models?|API|APIs|Family|Series|Herd|Release|Launch|Update|Version|Chat|Beta|Card|Report|Licen[cs]e|Community|App|Weights|Access|Pricing|Team|Event|Engine|Agents?|Plan|Users?|Today|System|Technical|Outage|Ban|Export|Directive|Order|Suspension|Collection|Generation|Developers?|Benchmarks?|Training|Inference|Support|Is|Are|Was|Will|Has|Can|And|The|For|With|From|Gets|Goes|Comes|Beats|Tops)$/;
const NEXT_WORD = / (\p{Lu}\p{Ll}{4,11})(?=[\s.,;:!?)'’]|$)/uy;

/** "Llama 4 Behemoth": a tier that nobody has heard of, behind a version. A capital counts where the words after it have none; then in headlines too. */
function withNewTier(
  text: string,
  read: { end: number; name: string },
  startsAt: ReadonlyMap<number, Found>,
  coined: Set<string>,
): { end: number; name: string } {
  if (!/^(?:Llama|Claude|Gemini|Grok|Mistral|DeepSeek|Qwen|GPT|Gemma|Ernie|Kimi|GLM)\b.*\d$/.test(read.name))
    return read;
  NEXT_WORD.lastIndex = read.end;
  const word = NEXT_WORD.exec(text)?.[1];
  if (word === undefined || NO_TIER.test(word) || startsAt.has(read.end + 1)) return read;
  const longer = { end: read.end + 1 + word.length, name: `${read.name} ${word}` };
  const after = text.slice(longer.end, longer.end + 24);
  if (
    /^(?:[’']s)? ?(?:[.,;:!?)]|(?!(?:to|of|in|and|for|on|as|at|with|by|from|after|amid|over|vs)\b)\p{Ll}{2,})/u.test(
      after,
    )
  )
    coined.add(longer.name);
  return coined.has(longer.name) ? longer : read;
}

/** "Claude 3.5/3.7 Sonnet": several of the catalogue, where each of them is there. */
function readSlashed(text: string, head: Token, family: Family, lexicon: Lexicon): Found[] {
  const match = /^ ((?:\d{1,2}(?:\.\d{1,2})?\/){1,4})(\d{1,2}(?:\.\d{1,2})?)((?: \p{Lu}[\p{L}-]+){0,2})/u.exec(
    text.slice(head.end, head.end + 60),
  );
  if (match === null) return [];
  const versions = [...match[1]!.split('/').slice(0, -1), match[2]!];
  const tails = [match[3]!, match[3]!.slice(0, Math.max(0, match[3]!.indexOf(' ', 1))), ''];
  const tail = tails.find((one) => versions.every((version) => findModel(`${family.maker} ${version}${one}`, lexicon)));
  if (tail === undefined) return [];
  let at = head.start;
  let end = head.end + 1;
  return versions.map((version, index) => {
    end += version.length;
    const start = at;
    const stop = index === versions.length - 1 ? end + tail.length : end;
    at = end = end + 1;
    const entry = findModel(`${family.maker} ${version}${tail}`, lexicon)!;
    return { start, end: stop, entry, form: 'name' as const, provisional: false };
  });
}

/** By more than the word of the family itself. */
const isMakerNamed = (found: readonly Found[], maker: string): boolean =>
  found.some(({ entry, form }) => form !== 'family' && (entry.id === maker || entry.provider === maker));

function resolve(name: string, family: Family, lexicon: Lexicon): Pick<Found, 'entry' | 'form' | 'provisional'> {
  const known = findModel(name, lexicon);
  if (known !== undefined) return { entry: known, form: 'name', provisional: false };
  return { entry: provisionalModel(withoutMode(name), family), form: 'name', provisional: true };
}

/** As it is written, turned round ("Claude 4 Sonnet", "Jamba 1.7 Large"), or without its packing. */
function findModel(name: string, lexicon: Lexicon): Entry | undefined {
  const plain = withoutMode(name).replace(PACKING, '');
  for (const one of new Set([name, plain])) {
    const turned = one.replace(/^(\p{L}+) ([\d.]+) (\p{L}+)$|^(\p{L}+) (\p{L}+) ([\d.]+)$/u, '$1$4 $3$6 $2$5');
    const id = lexicon.models.get(foldName(one)) ?? lexicon.models.get(foldName(turned));
    if (id !== undefined) return lexicon.entries.get(id);
  }
  return undefined;
}

/** "claude-opus-4-9-20260801" → "Claude Opus 4.9": an id as the name that prose would give it. */
function nameOfId(id: string, family: Family): string {
  const parts = id.replace(/(?:-20\d{6}|-latest|-v\d)+$/, '').split('-');
  const head = foldName(parts[0]!) === foldName(family.maker) ? family.maker : parts[0]!;
  const words = parts.slice(1).map((part) => family.tiers.get(part) ?? part);
  return [head, ...words].join(' ').replace(/ (\d{1,2}) (\d{1,2})(?= |$)/, ' $1.$2');
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
  head: string,
): { end: number; name: string } | null {
  let end = 0;
  let last = first;
  let hasVersion = false;
  let hasTier = !NEEDS_TIER.has(head);
  for (let i = first; i < tokens.length && i < first + 6; i++) {
    const token = tokens[i]!;
    if (i > first && token.start - tokens[i - 1]!.end > 1) break;
    if (i > first && (token.line || token.kind === 'mark')) break;
    const stop = token.possessive ? token.end - 2 : token.end;
    const parts = text.slice(token.start, stop).split(/[-‐‑]/u);
    const isId = i === first && !token.capital;
    if (i === first && /\d$/.test(parts.shift()!)) hasVersion = true;
    const ok = parts.every((part, at) => {
      if (VERSION.test(part) || SIZE.test(part)) {
        hasVersion = true;
        return true;
      }
      if (parts.length > 1 && hasVersion && (STAMP.test(part) || (isId && /^20\d{6}$/.test(part)))) return true;
      const word = foldName(part);
      if (family.tiers.has(word) && (isId || /^\p{Lu}/u.test(part))) {
        hasTier = true;
        return true;
      }
      if (at === 0 && i <= first + 1 && UNNUMBERED.has(head) && GRADE.test(word) && /^\p{Lu}/u.test(part))
        hasVersion = true;
      if (VARIANTS.has(word) || /^(?:latest|instruct|it|turbos|x)$/.test(word))
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
    if (token.possessive) {
      // "DeepSeek's R1"
      const next = tokens[i + 1];
      if (i > first || next === undefined || !/^[KMRTVX]\d{1,2}(?:\.\d+)?$/.test(text.slice(next.start, next.end)))
        break;
      const code = text.slice(next.start, next.end);
      return { end: next.end, name: `${family.maker} ${code}` };
    }
  }
  if (!hasVersion || !hasTier) return null;
  // "its Claude 3.x models" are several.
  if (/^\.x\b/i.test(text.slice(end, end + 3))) return null;
  const after = tokens[last];
  if (after !== undefined && after.start - end <= 1 && NOT_A_MODEL.has(after.lower)) return null;
  const name = text.slice(tokens[first]!.start, end).replace(/\s+/gu, ' ');
  return { end, name: tokens[first]!.capital ? name : nameOfId(name, family) };
}

const JOINT = /\s?(?:[,/&]\s?(?:(?:and|or)\s)?|\s(?:and|or|und|oder|y|et|e|o)\s)\s?/uy;
/** "4.7", "4o", "2.5 Flash-Lite", "Scout". */
const ITEM = /(?:(\d{1,2}(?:\.\d{1,2})?o?)(?![\d%]|\.\d)((?: \p{Lu}[\p{L}-]+){1,2})?|(\p{Lu}\p{L}{3,}))(?![\p{L}\d])/uy;

/** "Claude Opus 4.8, 4.7 and 4.6", "Gemini 2.5 Pro and 2.5 Flash", "Llama 4 Maverick and Scout": members of a list after a model. */
export function findListedVersions(text: string, found: readonly Found[], lexicon: Lexicon): Found[] {
  const more: Found[] = [];
  for (const one of found) {
    if (one.entry.kind !== 'Model') continue;
    const written = text.slice(one.start, one.end);
    const version = /(?<![\d.])\d+(?:\.\d+)?(?!\d)/.exec(written);
    if (version === null) continue;
    const head = written.slice(0, version.index);
    const tail = written.slice(version.index + version[0].length);
    for (let at = one.end; ; ) {
      JOINT.lastIndex = at;
      if (!JOINT.test(text)) break;
      ITEM.lastIndex = JOINT.lastIndex;
      const item = ITEM.exec(text);
      if (item === null) break;
      const read = readItem(item, head, tail, written, lexicon) ?? unseenVersion(text, item, one, head, lexicon);
      if (read === undefined) break;
      const start = item.index;
      const own =
        read.length > (item[1]?.length ?? read.length) ? item[2]!.slice(0, read.length - item[1]!.length) : '';
      const first = one.provisional && own !== '' ? findModel(written + own, lexicon) : undefined;
      // "Claude 3.5 and 3.7 Sonnet": the first is a Sonnet too.
      if (first !== undefined) Object.assign(one, { entry: first, provisional: false });
      more.push({ start, end: start + read.length, entry: read.entry, form: 'name', provisional: read.provisional });
      at = start + read.length;
    }
  }
  return more;
}

interface Item {
  entry: Entry;
  length: number;
  provisional: boolean;
}

/** The longest reading that the catalogue knows. */
function readItem(
  item: RegExpExecArray,
  head: string,
  tail: string,
  written: string,
  lexicon: Lexicon,
): Item | undefined {
  const [whole, number, own, word] = item;
  if (word !== undefined) {
    // "Scout" after "Llama 4 Maverick", never "Anthropic" after "Claude 3 Opus".
    const entry = tail === '' ? undefined : findModel(written.slice(0, written.lastIndexOf(' ') + 1) + word, lexicon);
    return entry === undefined ? undefined : { entry, length: word.length, provisional: false };
  }
  const owns = own === undefined ? [] : [own, own.slice(0, own.indexOf(' ', 1))].filter((one) => one !== '');
  for (const end of [...owns, tail, '']) {
    const entry = findModel(head + number + end, lexicon);
    if (entry === undefined) continue;
    return {
      entry,
      length: owns.includes(end) && whole.includes(end) ? number!.length + end.length : number!.length,
      provisional: false,
    };
  }
  return undefined;
}

/** "Claude Opus 4.8 and 4.99": only with a decimal, and where no word follows that it could count. */
function unseenVersion(
  text: string,
  item: RegExpExecArray,
  one: Found,
  head: string,
  lexicon: Lexicon,
): Item | undefined {
  const number = item[1];
  const family = lexicon.families.get(withoutVersion(foldName(one.entry.name.split(/[\s-]/u)[0]!)));
  if (number === undefined || family === undefined || !/^\d+\.\d+$/.test(number)) return undefined;
  if (/^\s?[\p{L}%]/u.test(text.slice(item.index + number.length, item.index + number.length + 2))) return undefined;
  const prefix = lexicon.families.has(withoutVersion(foldName(head.split(/[\s-]/u)[0]!))) ? '' : `${family.maker} `;
  return { entry: provisionalModel(prefix + head + number, family), length: number.length, provisional: true };
}
