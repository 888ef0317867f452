/**
 * An organisation's posture over time: what was down when, for how long, and why. One traverse reads the facts of all times;
 * the judge of `impact` is asked again at each instant at which something may change, and at no other.
 */
import type { Fact, GraphNode, Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { changesBetween, functionStanding, type Standing, workloadStanding } from '../compare/changes.ts';
import { FactIndex } from '../facts.ts';
import { getNode } from '../find-node.ts';
import type { ImpactCounts } from '../impact/answer.ts';
import { recordsBegin, silenceOf, unknownOf } from '../impact/before-records.ts';
import { criticalityOf, rtoHoursOf } from '../impact/business.ts';
import { judgeFunctions } from '../impact/business-impact.ts';
import { homesOf, testDaysOf } from '../impact/policy.ts';
import { readQuestion } from '../impact/question.ts';
import { impactSpec } from '../impact/spec.ts';
import { countStatuses } from '../impact/summary.ts';
import { judgeWorkloads } from '../impact/workload.ts';
import { count, dayText, HOUR, listText, MINUTE, momentText, spanText } from '../words.ts';
import type { Band, FunctionBand, Moment, Timeline } from './answer.ts';
import { Bands } from './bands.ts';
import { checkPeriod, type PeriodArgs } from './check-period.ts';
import { eventsAt, instantsOf } from './instants.ts';
import { atAnyTime, Replay } from './replay.ts';

export interface TimelineArgs extends PeriodArgs {
  /** Id or name. */
  organisation: string;
}

const POSTURE = { kind: 'posture' } as const;

/** Throws NOT_FOUND with the nearest names for an unknown organisation, BAD_INPUT for a period that is none. */
export async function timeline(store: Store, args: TimelineArgs, now: Instant): Promise<Timeline> {
  const { from, to, knownAt } = checkPeriod(args, now);
  const naming = { at: from, knownAt: Math.max(now, knownAt) };
  const organisation = await getNode(store, args.organisation, 'Organisation', naming);
  const spec = impactSpec(POSTURE, [organisation.id], homesOf([organisation]));
  const [all, begins] = await Promise.all([
    store.traverse(atAnyTime(spec), { at: to, knownAt }),
    recordsBegin(store, organisation, { at: from, knownAt }),
  ]);
  const replay = new Replay(spec, all);
  const everything = new AvailabilityJudge(all, { at: from, knownAt });
  const testDays = testDaysOf(organisation);
  const changing = instantsOf(everything, { from, to, testDays });
  const bounds = begins === null ? replay.bounds : [...replay.bounds, begins];
  const instants = [...new Set([from, ...within(bounds, from, to), ...changing])];
  return assemble(
    organisation,
    { from, to, knownAt },
    silenceOf(organisation, { at: from, knownAt }, begins),
    instants.sort((a, b) => a - b),
    eventsAt(everything),
    (at) => {
      const subgraph = replay.at(at);
      const judge = new AvailabilityJudge(subgraph, { at, knownAt }, { index: indexOf(subgraph.facts) });
      const asked = readQuestion(POSTURE, subgraph, judge, '');
      const judged = judgeWorkloads(subgraph, judge, asked, organisation);
      const told = { workloads: judged, functions: judgeFunctions(judged, judge) };
      const silence = silenceOf(organisation, { at, knownAt }, begins);
      const { workloads, functions } = silence === null ? told : unknownOf(told, silence);
      return {
        workloads: workloads.map(workloadStanding),
        functions: functions.map(functionStanding),
        counts: countStatuses(workloads, subgraph.stages.get('hit')?.size ?? 0),
      };
    },
  );
}

interface Posture {
  workloads: Standing[];
  functions: Standing[];
  counts: ImpactCounts;
}

/** From how everything stood at each instant to bands and moments. */
function assemble(
  organisation: GraphNode,
  period: { from: Instant; to: Instant; knownAt: Instant },
  silence: string | null,
  instants: readonly Instant[],
  events: ReadonlyMap<Instant, GraphNode[]>,
  postureAt: (at: Instant) => Posture,
): Timeline {
  const workloads = new Bands();
  const functions = new Bands();
  const moments: Moment[] = [];
  let before: Posture | null = null;
  let opening: ImpactCounts | null = null;
  for (const at of instants) {
    const posture = postureAt(at);
    opening ??= posture.counts;
    workloads.stand(at, posture.workloads);
    functions.stand(at, posture.functions);
    if (before !== null) {
      const moved = {
        workloads: changesBetween(before.workloads, posture.workloads),
        functions: changesBetween(before.functions, posture.functions),
      };
      if (moved.workloads.length > 0) {
        moments.push({ at, events: events.get(at) ?? [], counts: posture.counts, ...moved });
      }
    }
    before = posture;
  }
  const bands = workloads.end(period.to);
  const functionBands = functions.end(period.to).map(functionBand);
  const summary = summaryOf(organisation.name, period, silence, bands, functionBands);
  return {
    organisation,
    ...period,
    summary,
    opening: opening!,
    moments,
    functions: functionBands,
    workloads: bands,
  };
}

function functionBand(band: Band): FunctionBand {
  const rtoHours = rtoHoursOf(band.node);
  const rtoBreached = rtoHours === null ? null : band.longestOutageMinutes > (rtoHours * HOUR) / MINUTE;
  return { ...band, critical: criticalityOf(band.node), rtoHours, rtoBreached };
}

/** "Meridian Mutual, 1 June to 1 August 2026: 5 of 26 workloads were down, the longest (Claims summaries) for 18 days. …" */
function summaryOf(
  organisation: string,
  { from, to, knownAt }: { from: Instant; to: Instant; knownAt: Instant },
  silence: string | null,
  workloads: readonly Band[],
  functions: readonly FunctionBand[],
): string {
  const known = knownAt < to ? `, as known at ${momentText(knownAt)}` : '';
  const head = `${organisation}, ${dayText(from)} to ${dayText(to)}${known}`;
  const onlyUnknown = workloads.every(({ segments }) => segments.every((one) => one.status === 'UNKNOWN'));
  if (silence !== null && onlyUnknown) return `${head}: nobody knows. ${silence}`;
  if (workloads.length === 0) return `${head}: it ran nothing that is known here.`;
  const told = silence === null ? '' : ` ${silence}`;
  const all = count(workloads.length, 'workload');
  const down = workloads.filter((one) => one.minutes.DOWN > 0);
  if (down.length === 0) {
    const unknown = workloads.filter((one) => one.minutes.UNKNOWN > 0).length;
    const but = unknown === 0 ? '' : `, as far as is known: ${unknown} of them unknown, for all of it or a part`;
    return `${head}: none of ${all} was down${but}.${told}`;
  }
  const longest = down.reduce((a, b) => (b.longestOutageMinutes > a.longestOutageMinutes ? b : a));
  const breached = functions.filter((one) => one.rtoBreached === true).map((one) => one.node.name);
  const late = breached.length === 0 ? '' : ` Longer down than their recovery time allows: ${listText(breached)}.`;
  return `${head}: ${down.length} of ${all} went down, the longest (${longest.node.name}) for ${spanText(longest.longestOutageMinutes * MINUTE)}.${late}${told}`;
}

const within = (instants: readonly Instant[], from: Instant, to: Instant): Instant[] =>
  instants.filter((instant) => instant > from && instant < to);

/** Most instants see the same facts. */
const indices = new WeakMap<Fact[], FactIndex>();
function indexOf(facts: Fact[]): FactIndex {
  let index = indices.get(facts);
  if (index === undefined) {
    index = new FactIndex(facts);
    indices.set(facts, index);
  }
  return index;
}
