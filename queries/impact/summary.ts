/** The answer at a glance: counts, headline, the reasons that matter most, what to do, what is uncertain. */
import { count, listText, momentText } from '../words.ts';
import {
  badness,
  type Conflict,
  type Coverage,
  type FunctionImpact,
  type ImpactCounts,
  type ImpactStatus,
  type Question,
  type WorkloadImpact,
} from './answer.ts';

/** Every workload of the organisation is in one count: what the question does not reach is unaffected. */
export function countStatuses(workloads: readonly WorkloadImpact[], total: number): ImpactCounts {
  const of = (status: ImpactStatus): number => workloads.filter((one) => one.status === status).length;
  const affected = workloads.length - of('UNAFFECTED');
  return {
    total: Math.max(total, workloads.length),
    down: of('DOWN'),
    degraded: of('DEGRADED'),
    covered: of('COVERED'),
    atRisk: of('AT_RISK'),
    unknown: of('UNKNOWN'),
    unaffected: Math.max(total, workloads.length) - affected,
  };
}

/** "Meridian: 5 of 25 workloads are down, 3 degraded …; critical: Claims. The action is IN_FORCE." */
export function headline(input: {
  organisation: string;
  question: Question;
  counts: ImpactCounts;
  functions: readonly FunctionImpact[];
  at: number;
}): string {
  const { organisation, question, counts, functions, at } = input;
  const parts = (
    [
      [counts.down, 'down'],
      [counts.unknown, 'unknown'],
      [counts.degraded, 'degraded'],
      [counts.covered, 'on a fallback'],
      [counts.atRisk, 'at risk'],
    ] as const
  ).flatMap(([n, word]) => (n > 0 ? [`${n} ${word}`] : []));
  const when = momentText(at);
  const what = question.title === '' ? '' : ` (${question.title})`;
  const status =
    question.actionStatus === null ? '' : ` It is ${question.actionStatus.toLowerCase().replaceAll('_', ' ')}.`;
  if (counts.total === 0) return `${organisation} has no workloads, so nothing is affected${what}.${status}`;
  if (parts.length === 0) {
    return `At ${when}, ${counts.total === 1 ? 'the one workload' : `none of the ${counts.total} workloads`} of ${organisation} is affected${what}.${status}`;
  }
  const critical = functions
    .filter((one) => one.critical === 'yes' && badness(one.status) >= badness('DEGRADED'))
    .map((one) => one.function.name);
  const hit = critical.length === 0 ? '' : ` Critical functions hit: ${listText(critical)}.`;
  return `At ${when}, of ${count(counts.total, 'workload')} of ${organisation}: ${parts.join(', ')}, ${counts.unaffected} unaffected${what}.${hit}${status}`;
}

/** The three most important reasons: those of the worst workloads, the same reason once. */
export function mainReasons(workloads: readonly WorkloadImpact[]): string[] {
  const groups = new Map<string, WorkloadImpact[]>();
  for (const one of workloads) {
    if (one.status === 'UNAFFECTED') continue;
    // Up to the fallback's part, which differs by workload.
    const key = one.reason.split('. ')[0]!.replace(/\.$/, '');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups]
    .sort(([, a], [, b]) => badness(b[0]!.status) - badness(a[0]!.status) || b.length - a.length)
    .slice(0, 3)
    .map(
      ([reason, all]) =>
        `${reason} (${listText(
          all.map((one) => one.workload.name),
          3,
        )}).`,
    );
}

/** Most urgent first; within a step the worst workloads first. */
export function nextSteps(workloads: readonly WorkloadImpact[], coverage: Coverage): string[] {
  // What is down through another comes back with the other.
  const own = workloads.filter((one) => one.status !== 'UNAFFECTED' && one.through.length === 0);
  const say = (step: string, of: readonly WorkloadImpact[], after = ''): string[] =>
    of.length === 0
      ? []
      : [
          `${step} ${listText(
            of.map((one) => one.workload.name),
            6,
          )}${after}.`,
        ];
  const usable = (one: WorkloadImpact): boolean => one.fallbacks.some((fallback) => fallback.usable === true);
  const covered = own.filter((one) => one.status === 'COVERED');
  const weak = own.filter((one) => one.status === 'DEGRADED' && usable(one));
  const unresolved = new Set(coverage.unresolved.map((node) => node.id));
  const isUnresolved = (one: WorkloadImpact): boolean => one.primaries.some((use) => unresolved.has(use.endpoint.id));
  const untested = workloads.filter((one) =>
    one.fallbacks.some((f) => f.usable === true && f.independent && !f.verified),
  );
  const breached = workloads.filter((one) => one.rtoBreached === true);
  return [
    ...say('Tell the owners that the recovery time is not kept for', breached),
    ...say(
      'Find an alternative for',
      own.filter((one) => one.status === 'DOWN'),
      ', which have no usable fallback',
    ),
    ...say('Switch to the fallback, which is ready, for', covered),
    ...say('Switch to the fallback, weak as it is, for', weak),
    ...say(
      'Find out whether it still works:',
      own.filter((one) => one.status === 'UNKNOWN' && !isUnresolved(one)),
    ),
    ...say(
      'Move the users who are cut off from',
      own.filter((one) => one.status === 'DEGRADED' && !usable(one)),
    ),
    ...say(
      'Say which models are behind',
      own.filter((one) => one.status === 'UNKNOWN' && isUnresolved(one)),
    ),
    ...say('Test the fallback, which is usable and independent but not verified, of', untested),
    ...say(
      'Get a way out ready for',
      own.filter((one) => one.status === 'AT_RISK' && !one.fallbacks.some((f) => f.covers)),
    ),
  ];
}

export function uncertainties(
  workloads: readonly WorkloadImpact[],
  conflicts: readonly Conflict[],
  coverage: Coverage,
): string[] {
  const unknown = workloads.filter((one) => one.status === 'UNKNOWN').map((one) => one.workload.name);
  return [
    ...(unknown.length === 0 ? [] : [`Not known, and not to be read as unaffected: ${listText(unknown)}.`]),
    ...coverage.gaps,
    ...conflicts.filter((one) => one.kind !== 'claim').map((one) => `${one.text}.`),
    ...conflicts
      .filter((one) => one.kind === 'claim')
      .map((one) => `Disputed by ${one.text}${/[.!?]$/.test(one.text) ? '' : '.'}`),
  ];
}
