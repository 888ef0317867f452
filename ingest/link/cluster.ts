/**
 * Many accounts → events. A pure function of the set of reports: they are sorted first, so that the order of arrival can't matter.
 *
 * 1. Reports that may tell of one event share family, actor, aspect, and (directly or through others) a target.
 * 2. Those written within days of the day they give are witnesses. Witnesses close in time make an event.
 * 3. Every other account (undated, dated otherwise, retold later, passing mention) joins the event that it fits best; one that
 *    dates what it tells before its subject existed, or otherwise than the witnesses do, joins as a conflict.
 * 4. What fits none founds an event of its own, if it is sure enough of itself.
 */
import type { Instant, NodeId } from '../../graph/model.ts';
import { type Consensus, consensusOf } from './consensus.ts';
import { joinNorms } from './norms.ts';
import { DAY, type Family, familyOf, isActOfState, isVendorFamily, type Report } from './report.ts';
import { joinSteps } from './same-step.ts';
import { partiesOf } from './targets.ts';
import type { Verdicts } from './verdicts.ts';
import { voicesAmong } from './voice.ts';

export interface Cluster {
  family: Family;
  actor: NodeId | null;
  aspect: string;
  /** Sorted by id. */
  reports: Report[];
  consensus: Consensus;
  /** An analyst took it out of another. */
  split: boolean;
}

/** How far apart (in days) two accounts may date one event of a family. */
const GAPS: Partial<Record<Family, number>> = {
  control: 10,
  order: 10,
  SUSPENSION: 7,
  RESTORATION: 5,
  AMENDMENT: 7,
  RESCISSION: 7,
  LAWSUIT: 7,
  INQUIRY: 7,
  STATEMENT: 4,
  OUTAGE: 1,
  DEPRECATION: 30,
};
const USUAL_GAP = 12;
/** A witness writes within this many days of the day it gives. */
const WITNESS_DAYS = 8;
/** An undated account is of the last fitting event, if that is not older than this; courts decide in one case again and again. */
const undatedDays = (family: Family): number => (family === 'COURT_ORDER' ? 30 : 75);
/** Undated accounts of an act of state that no dated one tells of are retellings of the first within these days. */
const RETOLD_DAYS = 30;

/** `released`: before it a model can't have been acted on. */
export function cluster(
  reports: readonly Report[],
  released: ReadonlyMap<NodeId, Instant>,
  apart: Verdicts['apart'] = new Map(),
): Cluster[] {
  const clusters: Cluster[] = [];
  const read = reports.filter(({ document }) => document.corrects === null);
  for (const group of groups([...read].sort(byId))) clusters.push(...clusterGroup(group, released));
  const notes = reports.filter(({ document }) => document.corrects !== null).sort(byId);
  return joinSteps(joinNorms(adopt(clusters), toCluster), toCluster)
    .flatMap((one) => divide(one, apart))
    .map((one) => withNotes(one, notes))
    .sort((a, b) => (a.reports[0]!.id < b.reports[0]!.id ? -1 : 1));
}

/** Documents that an analyst took out of the events of another: their accounts stand for themselves, together. */
function divide(one: Cluster, apart: Verdicts['apart']): Cluster[] {
  const documents = new Set(one.reports.map(({ document }) => document.id));
  const isOut = ({ document }: Report): boolean =>
    [...(apart.get(document.id) ?? [])].some((other) => documents.has(other));
  const out = one.reports.filter(isOut);
  if (out.length === 0 || out.length === one.reports.length) return [one];
  const rest = toCluster(one.reports.filter((report) => !isOut(report)));
  return [rest, { ...toCluster(out), split: true }];
}

/** An analyst's note goes where the account that it corrects is, whatever that says of itself. */
function withNotes(one: Cluster, notes: readonly Report[]): Cluster {
  const own = notes.filter(({ document: { corrects }, models }) =>
    one.reports.some(
      (report) =>
        report.document.id === corrects!.document &&
        report.index === corrects!.index &&
        // One account of a restoration is a report for each of its models.
        (report.models.length === 0 || models.length === 0 || models.some((model) => report.models.includes(model))),
    ),
  );
  if (own.length === 0) return one;
  const corrected = toCluster([...one.reports, ...own.map((note) => ({ ...note, aspect: one.aspect }))]);
  return { ...corrected, family: one.family, actor: one.actor, aspect: one.aspect, split: one.split };
}

const byId = (a: Report, b: Report): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Reports of one family and aspect that are connected by targets, with an actor that agrees (unsaid ones agree with all). */
function groups(reports: readonly Report[]): Report[][] {
  const buckets = new Map<string, Report[]>();
  for (const report of reports) {
    const key = `${report.family}|${report.aspect}`;
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [report]);
    else bucket.push(report);
  }
  return [...buckets.values()].flatMap(splitByTarget).map(withVoiceWeights).flatMap(splitByActor);
}

/** Copies of a text have no weight beside the weightiest of them: what is repeated is not confirmed. */
function withVoiceWeights(reports: Report[]): Report[] {
  const weights = new Map<NodeId, number>();
  const documents = new Map(reports.map(({ document }) => [document.id, document]));
  for (const { document, weight } of reports) weights.set(document.id, Math.max(weights.get(document.id) ?? 0, weight));
  const best = new Map<string, NodeId>();
  const voices = voicesAmong([...documents.values()]);
  for (const id of [...documents.keys()].sort()) {
    const known = best.get(voices.get(id)!);
    if (known === undefined || weights.get(id)! > weights.get(known)!) best.set(voices.get(id)!, id);
  }
  if (best.size === documents.size) return reports;
  const counted = new Set(best.values());
  return reports.map((report) => (counted.has(report.document.id) ? report : { ...report, weight: 0 }));
}

function splitByTarget(reports: Report[]): Report[][] {
  const parent = new Map<string, string>();
  const find = (x: string): string => {
    let root = x;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root)!;
    return root;
  };
  for (const report of reports) {
    const targets = partiesOf(report);
    for (const target of targets) {
      if (!parent.has(target)) parent.set(target, target);
      parent.set(find(target), find(targets[0]!));
    }
  }
  const split = new Map<string, Report[]>();
  for (const report of reports) {
    const root = find(partiesOf(report)[0]!);
    split.set(root, [...(split.get(root) ?? []), report]);
  }
  return [...split.values()];
}

function splitByActor(reports: Report[]): Report[][] {
  const weights = new Map<NodeId, number>();
  for (const { actor, weight } of reports) if (actor !== null) weights.set(actor, (weights.get(actor) ?? 0) + weight);
  if (weights.size <= 1) return [reports];
  const [main] = [...weights].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!;
  const split = new Map<NodeId | null, Report[]>();
  for (const report of reports) {
    const actor = report.actor ?? defaultActor(report, reports, weights, main);
    split.set(actor, [...(split.get(actor) ?? []), report]);
  }
  return [...split.values()];
}

/** Who switches a model off, if nobody is named, is who makes it; of several states, the one that acted on that day, if there is one. */
function defaultActor(
  report: Report,
  reports: readonly Report[],
  weights: ReadonlyMap<NodeId, number>,
  main: NodeId,
): NodeId | null {
  const developer = report.mention.providers.find((provider) => weights.has(provider));
  if (isVendorFamily(report.family)) return developer ?? main;
  // Where many states act on one thing, whoever names none means any of them.
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (report.day === null || !isExact(report)) return weights.get(main)! > all / 2 ? main : null;
  const near = new Set(
    reports.flatMap(({ actor, day }) =>
      actor !== null && day !== null && Math.abs(day - report.day!) <= DAY ? [actor] : [],
    ),
  );
  return near.size === 1 ? [...near][0]! : null;
}

function clusterGroup(group: Report[], released: ReadonlyMap<NodeId, Instant>): Cluster[] {
  const gap = isNumbered(group) ? Number.POSITIVE_INFINITY : (GAPS[group[0]!.family] ?? USUAL_GAP) * DAY;
  const isPossible = (report: Report): boolean => {
    const first = Math.min(...report.models.map((model) => released.get(model) ?? Number.NEGATIVE_INFINITY));
    return report.day === null || !Number.isFinite(first) || report.day >= first - 2 * DAY;
  };
  const isWitness = (report: Report): boolean => {
    const { publishedAt } = report.document;
    if (!report.founds || report.day === null || !isExact(report) || !isPossible(report)) return false;
    return (
      publishedAt === null || (publishedAt - report.day > -3 * DAY && publishedAt - report.day < WITNESS_DAYS * DAY)
    );
  };
  const events: Report[][] = byDay(group.filter(isWitness), gap);
  const rest = group.filter((report) => !isWitness(report));
  // Then those who tell it later, dated as the witnesses do or of days that have no witness.
  const retold = rest.filter((report) => report.founds && report.day !== null && isPossible(report));
  const unplaced: Report[] = [];
  const spans = events.map(spanOf);
  for (const report of retold) {
    const fitting = spans.findIndex(
      ([from, to]) => report.day! >= from - toleranceOf(report, gap) && report.day! <= to + toleranceOf(report, gap),
    );
    if (fitting === -1) unplaced.push(report);
    else events[fitting]!.push(report);
  }
  events.push(...byDay(unplaced.filter(isExact), gap));
  const vague = [
    ...unplaced.filter((report) => !isExact(report)),
    ...rest.filter((report) => !retold.includes(report)),
  ];
  const homeless: Report[] = [];
  // Fixed before any of them moves in: who joins must not depend on who joined before.
  const homes = events.map((event) => ({ event, from: beginningOf(event) }));
  for (const report of vague) {
    const home = homeOf(report, homes, gap);
    if (home === null) homeless.push(report);
    else home.push(report);
  }
  events.push(
    ...byPublication(
      homeless.filter((report) => report.founds),
      isActOfState(group[0]!.family) ? Math.max(gap, RETOLD_DAYS * DAY) : gap,
    ),
  );
  return events.map(toCluster);
}

/** An executive order is signed once: who gives another day for the same number is wrong about the day. */
function isNumbered(group: readonly Report[]): boolean {
  const numbers = new Set(group.map(({ mention }) => mention.instrument));
  return group[0]!.family === 'EXECUTIVE_ORDER' && numbers.size === 1 && !numbers.has(null);
}

const isExact = (report: Report): boolean => report.precision === 'day' || report.precision === 'minute';

function toleranceOf(report: Report, gap: number): number {
  return report.precision === 'year' ? 366 * DAY : report.precision === 'month' ? 31 * DAY : gap;
}

function byDay(reports: Report[], gap: number): Report[][] {
  return chain(reports, (report) => report.day!, gap);
}

function byPublication(reports: Report[], gap: number): Report[][] {
  return chain(reports, (report) => report.day ?? report.document.publishedAt ?? 0, gap);
}

/** Sorted by time; a gap begins another event. */
function chain(reports: Report[], timeOf: (report: Report) => Instant, gap: number): Report[][] {
  const chains: Report[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const report of [...reports].sort((a, b) => timeOf(a) - timeOf(b) || byId(a, b))) {
    if (chains.length === 0 || timeOf(report) - last > gap) chains.push([]);
    chains.at(-1)!.push(report);
    last = timeOf(report);
  }
  return chains;
}

function spanOf(reports: readonly Report[]): [from: Instant, to: Instant] {
  const days = reports.flatMap((report) => report.day ?? report.document.publishedAt ?? []);
  return [Math.min(...days), Math.max(...days)];
}

/** Its first day as those tell it who give one: "in 2023" is no day. */
function beginningOf(event: readonly Report[]): Instant {
  const exact = event.filter((report) => report.day !== null && isExact(report));
  return spanOf(exact.length > 0 ? exact : event)[0];
}

/** The last event that had happened when the account was written; for one dated impossibly or otherwise, the nearest before. */
function homeOf(report: Report, homes: readonly { event: Report[]; from: Instant }[], gap: number): Report[] | null {
  const at = report.document.publishedAt;
  let best: Report[] | null = null;
  let latest = Number.NEGATIVE_INFINITY;
  for (const { event, from } of homes) {
    if (at !== null && (from > at + 2 * DAY || (report.day === null && at - from > undatedDays(report.family) * DAY)))
      continue;
    if (
      report.day !== null &&
      !isExact(report) &&
      Math.abs(report.day - from) > toleranceOf(report, gap) &&
      report.models.length === 0
    )
      continue;
    if (from > latest) {
      latest = from;
      best = event;
    }
  }
  return best;
}

function toCluster(reports: Report[]): Cluster {
  const sorted = withVoiceWeights([...reports].sort(byId));
  const actors = new Map<NodeId, number>();
  for (const { actor, weight } of sorted) if (actor !== null) actors.set(actor, (actors.get(actor) ?? 0) + weight);
  // Who switches a model, if nobody is named, is who makes it.
  if (actors.size === 0 && isVendorFamily(sorted[0]!.family)) {
    for (const { mention, weight } of sorted)
      for (const provider of mention.providers) actors.set(provider, (actors.get(provider) ?? 0) + weight);
  }
  const actor = [...actors].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
  const consensus = consensusOf(sorted);
  return {
    family: sorted.some(({ family }) => family === 'control') ? 'control' : familyOf(consensus.type),
    actor,
    aspect: sorted[0]!.aspect,
    reports: sorted,
    consensus,
    split: false,
  };
}

/**
 * A general "order" or "ban" on the same models by the same state within days of an export control is that control in a journalist's
 * words; and an account that nobody else confirms, written long after and less weighty than an event with the same target, is a
 * retelling that got its date wrong.
 */
function adopt(clusters: Cluster[]): Cluster[] {
  const kept: Cluster[] = [];
  const moved = new Map<Cluster, Report[]>();
  for (const one of clusters) {
    const home =
      one.family === 'order'
        ? clusters.find(
            (other) =>
              other.family === 'control' &&
              sharesModel(one, other) &&
              agree(one.actor, other.actor) &&
              near(one, other, 10),
          )
        : undefined;
    const strong =
      home ??
      clusters
        .filter(
          (other) =>
            other !== one &&
            other.family === one.family &&
            other.aspect === one.aspect &&
            sharesModel(one, other) &&
            agree(one.actor, other.actor),
        )
        .filter((other) => isRetelling(one, other))
        .sort((a, b) => b.consensus.at - a.consensus.at)[0];
    if (strong === undefined) kept.push(one);
    else moved.set(strong, [...(moved.get(strong) ?? []), ...one.reports]);
  }
  return kept.map((one) => {
    const more = moved.get(one);
    return more === undefined ? one : toCluster([...one.reports, ...more]);
  });
}

const agree = (a: NodeId | null, b: NodeId | null): boolean => a === null || b === null || a === b;
const near = (a: Cluster, b: Cluster, days: number): boolean => Math.abs(a.consensus.at - b.consensus.at) <= days * DAY;

function sharesModel(a: Cluster, b: Cluster): boolean {
  const models = new Set(a.reports.flatMap((report) => report.models));
  return b.reports.some((report) => report.models.some((model) => models.has(model)));
}

/** Nobody wrote of it at the time; all who do wrote after the other, and weigh less than a third of it. */
function isRetelling(weak: Cluster, strong: Cluster): boolean {
  if (weak.consensus.weight * 3 > strong.consensus.weight) return false;
  return weak.reports.every((report) => {
    const at = report.document.publishedAt;
    if (at === null || at < strong.consensus.at) return false;
    return report.day === null || at - report.day > WITNESS_DAYS * DAY || report.document.sourceKind === 'aggregator';
  });
}
