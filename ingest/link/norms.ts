/**
 * Acts that hit nobody by name (rules, laws, orders at large) have no target that accounts could agree on, and one office or
 * another is named for them. Two accounts are of one such act if the state, the kind and the day agree, no number tells them
 * apart, and they speak of the same thing: words of their first sentences (`about.ts`). Pure.
 */
import { aboutOf } from './about.ts';
import type { Cluster } from './cluster.ts';
import { DAY, isAtLarge as isNobody, type Report } from './report.ts';

/** Days that accounts of an act at large are apart at most: its signing, and its publication the day after. */
const WITHIN_DAYS = 1;
/** Where the same office is named, accounts without a date may come later. */
const SAME_OFFICE_DAYS = 12;
/** Beginnings of words that must be shared. Fewer may be chance; who tells of one rule shares what it is about. On the development set 3 and 4 give the same, 8 tears apart. */
const SHARED_WORDS = 4;

/** Joins what is one; `put` makes a cluster of reports. */
export function joinNorms(clusters: readonly Cluster[], put: (reports: Report[]) => Cluster): Cluster[] {
  const byFamily = new Map<string, Cluster[]>();
  for (const one of clusters) byFamily.set(one.family, [...(byFamily.get(one.family) ?? []), one]);
  return [...byFamily.values()].flatMap((group) => joinGroup(group, put));
}

function joinGroup(group: readonly Cluster[], put: (reports: Report[]) => Cluster): Cluster[] {
  const sorted = [...group].sort((a, b) => a.consensus.day - b.consensus.day || (firstId(a) < firstId(b) ? -1 : 1));
  const parent = sorted.map((_, index) => index);
  const find = (index: number): number => (parent[index] === index ? index : find(parent[index]!));
  sorted.forEach((one, i) => {
    if (!isAtLarge(one)) return;
    for (const step of [1, -1]) {
      for (let k = i + step; k >= 0 && k < sorted.length; k += step) {
        const other = sorted[k]!;
        const days = Math.abs(other.consensus.day - one.consensus.day) / DAY;
        if (days > SAME_OFFICE_DAYS) break;
        if ((days <= WITHIN_DAYS || mayBeLate(one, other)) && isAtLarge(other) && isOneNorm(one, other))
          parent[find(i)] = find(k);
      }
    }
  });
  const joined = new Map<number, Cluster[]>();
  sorted.forEach((one, index) => {
    const root = find(index);
    joined.set(root, [...(joined.get(root) ?? []), one]);
  });
  return [...joined.values()].map((some) =>
    some.length === 1 ? some[0]! : put(some.flatMap(({ reports }) => reports)),
  );
}

const firstId = (one: Cluster): string => one.reports[0]!.id;

/** Nobody is named, in no account; and it is no account of what somebody only saw or listed. */
export function isAtLarge({ aspect, reports }: Cluster): boolean {
  return aspect === '' && reports.every(({ founds, mention }) => founds && isNobody(mention));
}

/** Two events at large: one state, no two numbers, and one subject; across languages, where words can't be shared, states that are said. */
export function isOneNorm(one: Cluster, other: Cluster): boolean {
  if (one.aspect !== other.aspect || !compatible(statesOf(one), statesOf(other))) return false;
  const [numbers, others] = [numbersOf(one), numbersOf(other)];
  if (numbers.length > 0 && others.length > 0) return numbers.some((number) => others.includes(number));
  const languages = new Set([...one.reports, ...other.reports].map(({ document }) => document.extraction.language));
  if (languages.size > 1) return statesOf(one).length > 0 && statesOf(other).length > 0;
  return sharedWords(one, other) >= SHARED_WORDS;
}

/** How many beginnings of words the accounts of two events share: see `about.ts`. */
export function sharedWords(one: Cluster, other: Cluster): number {
  const [ones, others] = [wordsOf(one), wordsOf(other)];
  let shared = 0;
  for (const word of ones) if (others.has(word)) shared++;
  return shared;
}

/** One office, and one of the two gives no day. */
const mayBeLate = (one: Cluster, other: Cluster): boolean =>
  hasSameOffice(one, other) && !(isDated(one) && isDated(other));
const isDated = ({ reports }: Cluster): boolean => reports.some(({ day }) => day !== null);

function hasSameOffice(one: Cluster, other: Cluster): boolean {
  const offices = new Set(authoritiesOf(one));
  return authoritiesOf(other).some((office) => offices.has(office));
}

const compatible = (ones: readonly string[], others: readonly string[]): boolean =>
  ones.length === 0 || others.length === 0 || ones.some((one) => others.includes(one));
const statesOf = ({ reports }: Cluster): string[] => reports.flatMap(({ mention }) => mention.jurisdiction ?? []);
const numbersOf = ({ reports }: Cluster): string[] => reports.flatMap(({ mention }) => mention.instrument ?? []);
const authoritiesOf = ({ reports }: Cluster): string[] => reports.flatMap(({ mention }) => mention.authority ?? []);

const wordsOfClusters = new WeakMap<Cluster, Set<string>>();

/** A list of many things is about each of them in its own sentence. */
function wordsOf(one: Cluster): Set<string> {
  const known = wordsOfClusters.get(one);
  if (known !== undefined) return known;
  const words = new Set(one.reports.flatMap(({ document, mention }) => [...document.about, ...aboutOf(mention.quote)]));
  wordsOfClusters.set(one, words);
  return words;
}
