/** The answer at a glance: counts, headline, the reasons that matter most, what to do, what is uncertain. */
import { capitalise, count, listText, momentText } from '../words.ts';
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

/** Most urgent first: what is down and critical, then ways out that are ready, then what to find out. At most seven. */
export function nextSteps(workloads: readonly WorkloadImpact[], coverage: Coverage): string[] {
  const byStep = new Map<string, string[]>();
  for (const { wayOut, workload, status } of workloads) {
    if (wayOut === null || status === 'UNAFFECTED') continue;
    byStep.set(wayOut, [...(byStep.get(wayOut) ?? []), workload.name]);
  }
  const steps = [...byStep].map(
    ([step, names]) => `${listText(names)}: ${step.charAt(0).toLowerCase()}${step.slice(1)}`,
  );
  const untested = workloads.flatMap((one) =>
    one.fallbacks.filter((f) => f.usable === true && f.independent && !f.verified).map(() => one.workload.name),
  );
  if (untested.length > 0)
    steps.push(
      `Test the fallbacks of ${listText([...new Set(untested)])}: they are usable and independent, but not verified.`,
    );
  if (coverage.unresolved.length > 0)
    steps.push(`Name the models behind ${listText(coverage.unresolved.map((node) => node.name))}.`);
  const breached = workloads.filter((one) => one.rtoBreached === true).map((one) => one.workload.name);
  if (breached.length > 0)
    steps.unshift(`Recovery time is exceeded for ${listText(breached)}: call the owners of the functions.`);
  return steps.slice(0, 7).map(capitalise);
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
