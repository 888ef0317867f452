/** Who and what is named: catalogue names by the automaton, unseen models of known families by pattern. */
import { modelId } from '../../graph/ids.ts';
import { BREAK, fold, foldName } from './fold.ts';
import { type Entry, type Family, type Lexicon, type NameForm, VARIANTS } from './lexicon.ts';
import type { Named } from './reading.ts';
import type { Token } from './tokens.ts';

/** What a text may name is tried in this order where one string has several meanings. */
const KIND_ORDER = ['Model', 'Provider', 'Authority', 'Channel', 'Jurisdiction'];
const FORM_ORDER: NameForm[] = ['name', 'person', 'family', 'adjective', 'capital'];

export interface Found {
  start: number;
  end: number;
  entry: Entry;
  form: NameForm;
  provisional: boolean;
}

const isLatinOrDigit = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 0xbf && code < 0x2000);
const DOT = 46;

/** Leftmost, then longest; whole words only ("Claude Opus 4" is not in "Claude Opus 4.8", nor "openai" in "openai.com"). */
export function findNames(text: string, lexicon: Lexicon): Found[] {
  const folded = fold(text);
  const { codes, at, length } = folded;
  const hits: { pattern: number; from: number; to: number }[] = [];
  lexicon.automaton.scan(codes, length, (pattern, from, to) => {
    if (isWhole(codes, length, from, to)) hits.push({ pattern, from, to });
  });
  hits.sort((a, b) => a.from - b.from || b.to - a.to);
  const found: Found[] = [];
  let free = 0;
  for (const { pattern, from, to } of hits) {
    if (from < free) continue;
    const start = at[from]!;
    const end = at[to - 1]! + 1;
    const written = text.slice(start, end);
    const name = lexicon.names[pattern]!.filter((candidate) =>
      isWritten(candidate.writing, candidate.raw, written),
    ).sort(
      (a, b) =>
        Number(isSubdivision(a.entry)) - Number(isSubdivision(b.entry)) ||
        FORM_ORDER.indexOf(a.form) - FORM_ORDER.indexOf(b.form) ||
        KIND_ORDER.indexOf(a.entry.kind) - KIND_ORDER.indexOf(b.entry.kind) ||
        (a.entry.id < b.entry.id ? -1 : 1),
    )[0];
    if (name === undefined) continue;
    found.push({ start, end, entry: name.entry, form: name.form, provisional: false });
    free = to;
  }
  return found;
}

/** "Washington" is the government before it is the state. */
const isSubdivision = (entry: Entry): boolean => /^jurisdiction:[A-Z]{2}-/.test(entry.id);

function isWhole(codes: Uint16Array, length: number, from: number, to: number): boolean {
  const first = codes[from]!;
  const last = codes[to - 1]!;
  if (from > 0 && isLatinOrDigit(first)) {
    const before = codes[from - 1]!;
    if (isLatinOrDigit(before) || before === 64 || before === 47) return false;
    if (before === DOT && from > 1 && isLatinOrDigit(codes[from - 2]!)) return false;
  }
  if (to < length && isLatinOrDigit(last)) {
    const after = codes[to]!;
    if (isLatinOrDigit(after) || after === 64) return false;
    if (after === DOT && to + 1 < length && isLatinOrDigit(codes[to + 1]!)) return false;
  }
  return codes[from] !== BREAK;
}

function isWritten(writing: 'exact' | 'capital' | 'any', raw: string, written: string): boolean {
  if (writing === 'exact') return written === raw || written.replaceAll('.', '') === raw.replaceAll('.', '');
  return writing === 'any' || written[0]!.toLowerCase() !== written[0] || !/\p{L}/u.test(written[0]!);
}

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
  let hasVersion = false;
  let name = '';
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
    name = text.slice(tokens[first]!.start, end).replace(/\s+/gu, ' ');
    if (token.possessive) break;
  }
  if (!hasVersion) return null;
  const after = tokens.find((token) => token.start >= end);
  if (after !== undefined && after.start - end <= 1 && NOT_A_MODEL.has(after.lower)) return null;
  return { end, name };
}

/** "Claude Opus 4.8, 4.7 and 4.6": bare versions in a list after a model. */
export function findListedVersions(tokens: readonly Token[], found: readonly Found[], lexicon: Lexicon): Found[] {
  const more: Found[] = [];
  let i = 0;
  for (const one of found) {
    if (one.entry.kind !== 'Model') continue;
    while (i < tokens.length && tokens[i]!.start < one.end) i++;
    const version = /\d+(?:\.\d+)?$/.exec(one.entry.name);
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

/** Brings the finds to tokens, in order and without overlap: the longer of two that start together stays. */
export function toNamed(found: readonly Found[], tokens: readonly Token[], sentenceOf: Int32Array): Named[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const named: Named[] = [];
  let token = 0;
  let free = -1;
  for (const one of sorted) {
    if (one.start < free) continue;
    while (token < tokens.length - 1 && tokens[token]!.end <= one.start) token++;
    let last = token;
    while (last < tokens.length && tokens[last]!.start < one.end) last++;
    const tail = tokens[last - 1]!;
    const isModifier = tail.end - one.end > 2 && tail.kind === 'word';
    named.push({
      start: one.start,
      end: one.end,
      first: token,
      last: Math.max(last, token + 1),
      sentence: sentenceOf[token]!,
      entries: [one.entry],
      form: one.form,
      provisional: one.provisional,
      exempt: false,
      modifier: isModifier,
    });
    free = one.end;
  }
  return named;
}

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
const startsCommonly = (written: string): boolean =>
  /^(?:step|command|nova|granite|falcon|solar|titan|orca|north|large|medium|small|spark|dream|magic|palm|bard|phi|yi|ray|vision|hunter|pro|flash|max|mini|jet|arctic|stable|luna|sora|muse|spark|ernie|hermes|aya)\b/i.test(
    written,
  );

/** Does it begin with its family's word: "Claude Mythos 5", "GPT-5.6"? */
function isFullName(written: string, entry: Entry, lexicon: Lexicon): boolean {
  const head = foldName(written).split(' ')[0]!;
  const family = lexicon.families.get(head);
  return family !== undefined && family.provider === entry.provider;
}
