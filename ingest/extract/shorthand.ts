/** What a document calls a thing after it has named it: "Fable", "both models", "the company", "the regulator". */
import { foldName } from './fold.ts';
import type { Entry } from './lexicon.ts';
import type { Named, Reading } from './reading.ts';

const NUMBERS: Record<string, number> = { both: 2, two: 2, either: 2, neither: 2, three: 3, four: 4, pair: 2 };
const MODEL_NOUNS = new Set(['models', 'model', 'systems', 'versions', 'duo']);
const BETWEEN = new Set(
  'of the its these those their our top most latest newest flagship frontier new affected covered restricted ai claude powerful advanced anthropic openai google suspended said capable same named two'.split(
    ' ',
  ),
);
const LIST_LINKS = new Set([
  ',',
  'and',
  'or',
  '&',
  '/',
  'its',
  'the',
  'claude',
  'anthropic',
  'as',
  'well',
  'both',
  'with',
  '+',
  'nor',
  '(',
  'sibling',
]);

/** Adds shorthand mentions, in the order of the text. */
export function addShorthand(reading: Reading): void {
  const added: Named[] = [];
  addTiers(reading, added);
  merge(reading, added);
  const groups: Named[] = [];
  addGroups(reading, groups);
  addRoles(reading, groups);
  merge(reading, groups);
}

function merge(reading: Reading, added: Named[]): void {
  if (added.length === 0) return;
  reading.named = [...reading.named, ...added].sort((a, b) => a.first - b.first);
  reading.namedAt.fill(-1);
  reading.named.forEach((named, index) => {
    for (let i = named.first; i < named.last; i++) reading.namedAt[i] = index;
  });
}

function shorthand(
  reading: Reading,
  first: number,
  last: number,
  entries: Entry[],
  form: Named['form'],
  exempt = false,
): Named {
  const tail = reading.tokens[last - 1]!;
  return {
    start: reading.tokens[first]!.start,
    end: tail.possessive ? tail.start + tail.lower.length : tail.end,
    first,
    last,
    sentence: reading.sentenceOf[first]!,
    entries,
    form,
    provisional: false,
    exempt,
    modifier: false,
  };
}

/** "Fable" for the Fable that the document means: the last one named before, else the only one it names, else the only one there is. */
function addTiers(reading: Reading, added: Named[]): void {
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
    if (entry !== undefined) added.push(shorthand(reading, i, i + 1, [entry], 'shorthand'));
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

/** Models named together: "Claude Fable 5 and Claude Mythos 5". */
interface Group {
  at: number;
  entries: Entry[];
}

function groupsOf(reading: Reading): Group[] {
  const groups: Group[] = [];
  let lastEnd = -1;
  for (const named of reading.named) {
    const entry = named.entries[0]!;
    if (entry.kind !== 'Model' || named.exempt) continue;
    const group = groups.at(-1);
    let joined =
      group !== undefined &&
      lastEnd !== -1 &&
      reading.sentenceOf[lastEnd - 1] === named.sentence &&
      named.first - lastEnd <= 4;
    for (let i = lastEnd; joined && i < named.first; i++) {
      if (!LIST_LINKS.has(reading.tokens[i]!.lower)) joined = false;
    }
    if (joined) {
      if (!group!.entries.some((one) => one.id === entry.id)) group!.entries.push(entry);
    } else groups.push({ at: named.first, entries: [entry] });
    lastEnd = named.last;
  }
  return groups;
}

function addGroups(reading: Reading, added: Named[]): void {
  const { tokens, namedAt, sentences, sentenceOf } = reading;
  const groups = groupsOf(reading);
  if (groups.length === 0) return;
  const leading = [
    ...new Map(
      groups
        .filter((group) => isLeading(reading, group.at))
        .flatMap((group) => group.entries)
        .map((entry) => [entry.id, entry]),
    ).values(),
  ];
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]!.lower;
    const size = NUMBERS[word];
    const isThe =
      word === 'the' ||
      word === 'these' ||
      word === 'those' ||
      word === 'this' ||
      word === 'affected' ||
      word === 'covered';
    if (
      (size === undefined && !isThe && word !== 'former' && word !== 'latter') ||
      (namedAt[i] !== -1 && reading.named[namedAt[i]!]!.entries[0]!.kind !== 'Jurisdiction')
    )
      continue;
    const last = sentences[sentenceOf[i]!]!.last;
    const before = groups.filter((group) => group.at < i);
    const pair = (n: number): Entry[] | undefined =>
      before.findLast((group) => group.entries.length === n)?.entries ??
      (leading.length === n ? leading : onlyGroup(groups, n));
    if (word === 'former' || word === 'latter') {
      const two = pair(2);
      if (two !== undefined && tokens[i - 1]?.lower === 'the')
        added.push(shorthand(reading, i, i + 1, [two[word === 'former' ? 0 : 1]!], 'shorthand'));
      continue;
    }
    let k = i + 1;
    while (k < last && k < i + 5 && BETWEEN.has(tokens[k]!.lower)) k++;
    const noun = tokens[k]?.lower ?? '';
    if (k < last && MODEL_NOUNS.has(noun) && NUMBERS[tokens[k - 1]!.lower] !== 3) {
      const number =
        size ??
        tokens
          .slice(i, k)
          .map((token) => NUMBERS[token.lower])
          .find((n) => n !== undefined);
      const isOne = noun === 'model' && number === undefined;
      const entries = isOne
        ? lastSingle(before, leading)
        : number !== undefined
          ? pair(number)
          : (before.at(-1)?.entries.length ?? 0) > 1
            ? before.at(-1)!.entries
            : (pair(2) ?? leading);
      if (entries !== undefined && entries.length > 0 && (!isOne || isThe))
        added.push(shorthand(reading, i, k + 1, entries, 'group'));
      i = k;
    } else if ((word === 'both' || word === 'neither') && !isFollowedByAnd(reading, i, last)) {
      const two = pair(2);
      if (two !== undefined && isBare(tokens[i + 1]?.lower)) added.push(shorthand(reading, i, i + 1, two, 'group'));
    }
  }
}

/** "its two most advanced models", named further down: the only group of that size. */
function onlyGroup(groups: readonly Group[], size: number): Entry[] | undefined {
  const found = new Map(
    groups
      .filter((group) => group.entries.length === size)
      .map((group) => [
        group.entries
          .map((entry) => entry.id)
          .sort()
          .join(),
        group.entries,
      ]),
  );
  return found.size === 1 ? [...found.values()][0] : undefined;
}

const isLeading = (reading: Reading, at: number): boolean => reading.sentences[reading.sentenceOf[at]!]!.paragraph <= 1;

function lastSingle(before: Group[], leading: Entry[]): Entry[] | undefined {
  const last = before.at(-1);
  if (last?.entries.length === 1) return last.entries;
  return leading.length === 1 ? leading : undefined;
}

/** "both" that stands for the two by itself: "both were suspended", "access to both." */
function isBare(next: string | undefined): boolean {
  return (
    next === undefined ||
    /^(?:were|are|have|had|will|remain|remained|to|on|for|at|in|from|by|until|again|[.,;:)])$/.test(next)
  );
}

function isFollowedByAnd(reading: Reading, i: number, last: number): boolean {
  for (let k = i + 1; k < Math.min(i + 8, last); k++) if (reading.tokens[k]!.lower === 'and') return true;
  return false;
}

const COMPANY = new Set([
  'company',
  'startup',
  'start-up',
  'firm',
  'developer',
  'lab',
  'vendor',
  'maker',
  'chipmaker',
  'provider',
  'group',
  'giant',
  'supplier',
  'operator',
]);
const OFFICE = new Set(
  'department bureau commission agency authority regulator watchdog office ministry regulators court board council committee guarantor administration government secretary officials'.split(
    ' ',
  ),
);

/** "the company" → the provider last named; "the regulator", "the department" → the authority last named that is one. */
function addRoles(reading: Reading, added: Named[]): void {
  const { tokens, namedAt } = reading;
  for (let i = 0; i < tokens.length - 1; i++) {
    const token = tokens[i]!;
    if (
      namedAt[i] !== -1 ||
      (token.lower !== 'the' && !(token.capital && OFFICE.has(token.lower)) && token.lower !== 'commerce')
    )
      continue;
    if (token.lower === 'commerce') {
      if (!token.capital) continue;
      const authority =
        lastNamed(reading, i, 'Authority', (entry) => /commerce|industry and security/i.test(entry.name)) ??
        anyNamed(reading, 'Authority', (entry) => /commerce|industry and security/i.test(entry.name));
      if (authority !== undefined) added.push(shorthand(reading, i, i + 1, [authority], 'shorthand'));
      continue;
    }
    let k = token.lower === 'the' ? i + 1 : i;
    while (
      k < i + 4 &&
      namedAt[k] === -1 &&
      /^(?:ai|san|francisco-based|us|data|protection|privacy|antitrust|competition|italian|export|control|federal|independent|tech|french|artificial|intelligence)$/.test(
        tokens[k]?.lower ?? '',
      )
    )
      k++;
    const noun = tokens[k]?.lower ?? '';
    if (namedAt[k] !== -1) continue;
    if (COMPANY.has(noun)) {
      const provider = lastNamed(reading, i, 'Provider', () => true);
      if (provider !== undefined) added.push(shorthand(reading, i, k + 1, [provider], 'shorthand'));
      i = k;
    } else if (OFFICE.has(noun)) {
      const isGeneric = /^(?:regulators?|watchdog|agency|authority|officials|government|administration)$/.test(noun);
      const stem = noun.replace(/s$/, '');
      const authority =
        lastNamed(reading, i, 'Authority', (entry) => namesHold(entry, stem)) ??
        speakerIf(reading, (entry) => isGeneric || namesHold(entry, stem)) ??
        (stem === 'commission' ? europeanCommission(reading, k) : undefined) ??
        (isGeneric ? lastNamed(reading, i, 'Authority', () => true) : undefined);
      if (authority !== undefined) added.push(shorthand(reading, i, k + 1, [authority], 'shorthand'));
      i = k;
    }
  }
}

const namesHold = (entry: Entry, stem: string): boolean => entry.name.toLowerCase().includes(stem);

/** "the Commission" in a text about the European Union that names no other. */
function europeanCommission(reading: Reading, k: number): Entry | undefined {
  if (!reading.tokens[k]!.capital || !reading.named.some((named) => named.entries[0]!.id === 'jurisdiction:EU'))
    return undefined;
  if (
    reading.named.some((named) => named.entries[0]!.kind === 'Authority' && /commission/i.test(named.entries[0]!.name))
  )
    return undefined;
  return reading.lexicon.byName.get('european commission');
}

/** An authority's own page: "the Commission" is itself. */
function speakerIf(reading: Reading, accepts: (entry: Entry) => boolean): Entry | undefined {
  const entry = reading.speaker === null ? undefined : reading.lexicon.entries.get(reading.speaker);
  return entry?.kind === 'Authority' && accepts(entry) ? entry : undefined;
}

function lastNamed(
  reading: Reading,
  before: number,
  kind: string,
  accepts: (entry: Entry) => boolean,
): Entry | undefined {
  for (let k = before - 1; k >= 0; k--) {
    const index = reading.namedAt[k]!;
    if (index === -1) continue;
    const named = reading.named[index]!;
    const entry = named.entries[0]!;
    if (entry.kind === kind && !named.modifier && accepts(entry)) return entry;
    k = named.first;
  }
  return undefined;
}

function anyNamed(reading: Reading, kind: string, accepts: (entry: Entry) => boolean): Entry | undefined {
  return reading.named.find((named) => named.entries[0]!.kind === kind && accepts(named.entries[0]!))?.entries[0];
}
