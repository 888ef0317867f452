/** "both models", "the two models", "its two most advanced models", "the latter". */
import type { Entry } from './lexicon.ts';
import type { Named, Reading } from './reading.ts';
import { shortMention } from './short-mention.ts';

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ both: 2, two: 2, either: 2, neither: 2, three: 3, four: 4, pair: 2 }),
);
/** Words at which a group may begin: every other is passed over at once. */
const OPENERS = new Set([
  ...NUMBERS.keys(),
  'the',
  'these',
  'those',
  'this',
  'affected',
  'covered',
  'former',
  'latter',
]);
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

export function addGroups(reading: Reading, added: Named[]): void {
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
  const only = new Map<number, Entry[] | undefined>();
  const onlyOf = (n: number): Entry[] | undefined => {
    if (!only.has(n)) only.set(n, onlyGroup(groups, n));
    return only.get(n);
  };
  // The last group of each size, and the last of all, before the token that is looked at.
  const bySize = new Map<number, Entry[]>();
  let lastGroup: Entry[] | undefined;
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    for (; next < groups.length && groups[next]!.at < i; next++) {
      lastGroup = groups[next]!.entries;
      bySize.set(lastGroup.length, lastGroup);
    }
    const word = tokens[i]!.lower;
    if (!OPENERS.has(word)) continue;
    const size = NUMBERS.get(word);
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
    const pair = (n: number): Entry[] | undefined => bySize.get(n) ?? (leading.length === n ? leading : onlyOf(n));
    if (word === 'former' || word === 'latter') {
      const two = pair(2);
      if (two !== undefined && tokens[i - 1]?.lower === 'the')
        added.push(shortMention(reading, i, i + 1, [two[word === 'former' ? 0 : 1]!], 'shorthand'));
      continue;
    }
    let k = i + 1;
    while (k < last && k < i + 5 && BETWEEN.has(tokens[k]!.lower)) k++;
    const noun = tokens[k]?.lower ?? '';
    if (k < last && MODEL_NOUNS.has(noun) && NUMBERS.get(tokens[k - 1]!.lower) !== 3) {
      const number =
        size ??
        tokens
          .slice(i, k)
          .map((token) => NUMBERS.get(token.lower))
          .find((n) => n !== undefined);
      const isOne = noun === 'model' && number === undefined;
      const entries = isOne
        ? lastSingle(lastGroup, leading)
        : number !== undefined
          ? pair(number)
          : lastGroup !== undefined && lastGroup.length > 1
            ? lastGroup
            : (pair(2) ?? leading);
      if (entries !== undefined && entries.length > 0 && (!isOne || isThe))
        added.push(shortMention(reading, i, k + 1, entries, 'group'));
      i = k;
    } else if ((word === 'both' || word === 'neither') && !isFollowedByAnd(reading, i, last)) {
      const two = pair(2);
      if (two !== undefined && isBare(tokens[i + 1]?.lower)) added.push(shortMention(reading, i, i + 1, two, 'group'));
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

function lastSingle(last: Entry[] | undefined, leading: Entry[]): Entry[] | undefined {
  if (last?.length === 1) return last;
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
