/**
 * One step that different writers call by different kinds of act, or date otherwise. Two events are one if one state (or vendor)
 * did them to the same thing, no document tells of both (who tells two tells them apart), and
 *
 * - their kinds are taken for each other, on one day: what the press calls an inquiry, the agency calls orders to answer; or
 * - both are fines of one sum: decided in April, made known in May; or
 * - one is the other with a slip of the pen in its date: "April 9, 2024" for 2025.
 *
 * Pure.
 */
import type { NodeId } from '../../graph/model.ts';
import { ASKS } from '../extract/asks.ts';
import type { Cluster } from './cluster.ts';
import { isAtLarge, isOneNorm } from './norms.ts';
import { countryOf, DAY, type Family, isVendorFamily, isVoiceFamily } from './report.ts';
import { kinOf } from './targets.ts';

/** An order to answer, and none to stop or to pay. */
const orderAsks = (one: Cluster): boolean =>
  one.family === 'order' && one.reports.some(({ mention }) => mention.type === 'ORDER' && ASKS.test(mention.quote));

/** Which kinds are taken for each other, by whom, and where only sometimes, when. */
const TAKEN_FOR_EACH_OTHER: readonly [Family, Family, reason: string, when?: (one: Cluster) => boolean][] = [
  ['order', 'INQUIRY', 'the agency issues compulsory orders to answer; the press reads questions', orderAsks],
  ['order', 'INVESTIGATION', 'or the study that they open', orderAsks],
  ['INQUIRY', 'INVESTIGATION', 'questions are put when a probe is opened; headlines say either'],
  ['INQUIRY', 'STATEMENT', 'a government asks something of a company: a request to one, words to another'],
  ['order', 'COURT_ORDER', 'a country blocks it, says the headline; a court of it did'],
  ['order', 'GUIDANCE', 'an office tells its staff to keep off a product: advice to one, a ban to another'],
  ['STAY', 'COURT_ORDER', 'a court that halts an act gives an order'],
  ['ENTITY_LISTING', 'DESIGNATION', 'a name is put on a list: which list, not everybody says'],
  ['SUSPENSION', 'VENDOR_POLICY', 'a vendor no longer serves somebody: an act to one, a rule of the house to another'],
  ['LEGISLATION', 'AMENDMENT', 'a law that changes a law'],
  ['LEGISLATION', 'RULE', 'laws and what is made under them are called either in other languages'],
  ['RULE', 'AMENDMENT', 'a rule that changes a rule'],
];
const KIN: ReadonlyMap<string, (one: Cluster) => boolean> = new Map(
  TAKEN_FOR_EACH_OTHER.flatMap(([a, b, , when = () => true]) => [
    [`${a} ${b}`, when],
    [`${b} ${a}`, when],
  ]),
);

/** Days that accounts of one step are apart at most: time zones, and the morning after. */
const WITHIN_DAYS = 1;

/** Whoever writes within these days of the day that he gives can hardly be wrong about its month. */
const LATE_DAYS = 8;

/** Joins what is one; `put` makes a cluster of reports. */
export function joinSteps(clusters: readonly Cluster[], put: (reports: Cluster['reports']) => Cluster): Cluster[] {
  const sorted = [...clusters].sort((a, b) => a.consensus.day - b.consensus.day || (firstId(a) < firstId(b) ? -1 : 1));
  const parent = sorted.map((_, index) => index);
  const find = (index: number): number => (parent[index] === index ? index : find(parent[index]!));
  const tellers = sorted.map(tellersOf);
  for (const [i, k] of pairsOf(sorted)) {
    const [a, b] = [find(i), find(k)];
    if (a === b || [...tellers[b]!].some((id) => tellers[a]!.has(id))) continue;
    parent[b] = a;
    for (const id of tellers[b]!) tellers[a]!.add(id);
  }
  const joined = Map.groupBy(sorted, (_, index) => find(index));
  return [...joined.values()].map((some) =>
    some.length === 1 ? some[0]! : put(some.flatMap(({ reports }) => reports)),
  );
}

/** Pairs that may be one step, the nearest in time first. */
function pairsOf(sorted: readonly Cluster[]): [number, number][] {
  const pairs = new Map<string, [number, number, days: number]>();
  for (const { keysOf, withinDays, isOne } of LIKENESSES) {
    const byKey = new Map<string, number[]>();
    sorted.forEach((one, index) => {
      if (one.aspect !== '' || !/^(?:minute|day)$/.test(one.consensus.precision)) return;
      for (const key of new Set(keysOf(one))) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [index]);
        else known.push(index);
      }
    });
    for (const indexes of byKey.values())
      indexes.forEach((i, at) => {
        for (let next = at + 1; next < indexes.length; next++) {
          const k = indexes[next]!;
          const days = (sorted[k]!.consensus.day - sorted[i]!.consensus.day) / DAY;
          if (days > withinDays) break;
          if (isOne(sorted[i]!, sorted[k]!)) pairs.set(`${i} ${k}`, [i, k, days]);
        }
      });
  }
  return [...pairs.values()].sort((a, b) => a[2] - b[2] || a[0] - b[0] || a[1] - b[1]).map(([i, k]) => [i, k]);
}

/** `keysOf`: what two must share to be compared. */
interface Likeness {
  keysOf: (one: Cluster) => string[];
  withinDays: number;
  isOne: (one: Cluster, other: Cluster) => boolean;
}

const LIKENESSES: readonly Likeness[] = [
  { keysOf: (one) => (isAtLarge(one) ? ['at large'] : thingsOf(one)), withinDays: WITHIN_DAYS, isOne: isOtherWord },
  { keysOf: sumsOf, withinDays: 366, isOne: isOneHand },
  { keysOf: slipsOf, withinDays: 366, isOne: isSlip },
];

const thingsOf = (one: Cluster): string[] => [
  ...one.reports.flatMap(kinOf),
  ...one.reports.flatMap(({ mention }) => mention.providers),
];

function sumsOf({ family, reports }: Cluster): string[] {
  if (family !== 'FINE') return [];
  return reports.flatMap((report) => {
    const { amount } = report.mention;
    return amount === null ? [] : kinOf(report).map((target) => `${target} ${amount.value} ${amount.currency}`);
  });
}

/** The day of the month is what a slip leaves. */
function slipsOf(one: Cluster): string[] {
  const dayOfMonth = new Date(one.consensus.day).getUTCDate();
  return isAtLarge(one) ? [] : thingsOf(one).map((thing) => `${one.family} ${thing} ${dayOfMonth}`);
}

const monthOf = ({ consensus }: Cluster): number =>
  new Date(consensus.day).getUTCFullYear() * 12 + new Date(consensus.day).getUTCMonth();

/** A lone late account that gives the day of a well-attested event in the month or the year beside it. */
function isSlip(one: Cluster, other: Cluster): boolean {
  const [weak, strong] = one.consensus.weight < other.consensus.weight ? [one, other] : [other, one];
  const months = Math.abs(monthOf(one) - monthOf(other));
  return (
    (months === 1 || months === 12) &&
    weak.consensus.weight * 3 <= strong.consensus.weight &&
    weak.reports.every(({ document: { publishedAt } }) => {
      if (publishedAt === null || publishedAt < strong.consensus.at) return false;
      return publishedAt - weak.consensus.day > LATE_DAYS * DAY;
    }) &&
    isOneHand(one, other) &&
    haveModelsInCommon(one, other)
  );
}

function isOtherWord(one: Cluster, other: Cluster): boolean {
  const isTaken = KIN.get(`${one.family} ${other.family}`);
  if (isTaken === undefined || !(isTaken(one) || isTaken(other))) return false;
  if (isAtLarge(one) && isAtLarge(other)) return isOneNorm(one, other);
  return !isAtLarge(one) && !isAtLarge(other) && isOneHand(one, other) && haveModelsInCommon(one, other);
}

/** Where both name models, one of them is the same. */
function haveModelsInCommon(one: Cluster, other: Cluster): boolean {
  const [a, b] = [one.consensus.models, other.consensus.models];
  return a.length === 0 || b.length === 0 || a.some((model) => b.includes(model));
}

/** One state, and where a voice is its office's own (an inquiry, a statement) no two offices; or one vendor. */
function isOneHand(one: Cluster, other: Cluster): boolean {
  if (isVendorFamily(one.family) && isVendorFamily(other.family))
    return one.actor === null || other.actor === null || one.actor === other.actor;
  const [states, others] = [statesOf(one), statesOf(other)];
  if (![...states].some((state) => others.has(state))) return false;
  if (!isVoiceFamily(one.family) && !isVoiceFamily(other.family)) return true;
  const [offices, more] = [officesOf(one), officesOf(other)];
  return offices.size === 0 || more.size === 0 || [...offices].some((office) => more.has(office));
}

function statesOf({ family, reports }: Cluster): Set<NodeId> {
  const isCourt = family === 'COURT_ORDER' || family === 'STAY';
  return new Set(
    reports.flatMap(({ mention: { jurisdiction } }) =>
      jurisdiction === null ? [] : isCourt ? [jurisdiction, countryOf(jurisdiction)!] : [jurisdiction],
    ),
  );
}

const officesOf = ({ reports }: Cluster): Set<NodeId> =>
  new Set(reports.flatMap(({ mention }) => mention.authority ?? []));
const firstId = (one: Cluster): string => one.reports[0]!.id;

/** Documents that tell of it themselves, and not in passing. */
const tellersOf = ({ reports }: Cluster): Set<NodeId> =>
  new Set(reports.flatMap(({ founds, document }) => (founds ? [document.id] : [])));
