/** What becomes of the business functions: each as bad as the worst of the workloads that support it. */
import type { NodeId } from '../../graph/model.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { count, listText } from '../words.ts';
import { badness, type FunctionImpact, type ImpactStatus, type WorkloadImpact, worse } from './answer.ts';
import { severityOf, termsOf } from './business.ts';

const CRITICAL_TEXT = { yes: 'critical', no: 'not critical', 'not-assessed': 'criticality not assessed' } as const;

/** Functions with at least one workload that was reached, worst first. */
export function judgeFunctions(workloads: readonly WorkloadImpact[], judge: AvailabilityJudge): FunctionImpact[] {
  const supporting = new Map<NodeId, WorkloadImpact[]>();
  for (const workload of workloads) {
    for (const id of workload.functions) supporting.set(id, [...(supporting.get(id) ?? []), workload]);
  }
  const answers = [...supporting].flatMap(([id, all]): FunctionImpact[] => {
    const node = judge.node(id);
    if (node === undefined) return [];
    const status = all.map((one) => one.status).reduce(worse);
    const affected = all.filter((one) => one.status !== 'UNAFFECTED');
    const terms = termsOf(node, judge.at);
    return [
      {
        function: node,
        status,
        severity: severityOf(status, terms.critical),
        ...terms,
        rtoBreached: breached(affected.map((one) => one.rtoBreached)),
        workloads: affected.map((one) => ({ id: one.workload.id, name: one.workload.name, status: one.status })),
        reason: reason(status, affected, CRITICAL_TEXT[terms.critical]),
      },
    ];
  });
  return answers.sort((a, b) => badness(b.status) - badness(a.status) || (a.function.id < b.function.id ? -1 : 1));
}

function breached(parts: (boolean | null)[]): boolean | null {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}

function reason(status: ImpactStatus, affected: readonly WorkloadImpact[], critical: string): string {
  if (affected.length === 0) return `None of its workloads is affected (${critical}).`;
  const worst = affected.filter((one) => one.status === status).map((one) => one.workload.name);
  const others = affected.length - worst.length;
  const more = others === 0 ? '' : `, and ${count(others, 'other workload')} affected`;
  return `${listText(worst)}: ${status.toLowerCase().replace('_', ' ')}${more} (${critical}).`;
}

/** What an analyst has to settle about the functions that are hit, one step each; worst first, as they stand. */
export function functionSteps(functions: readonly FunctionImpact[]): string[] {
  return functions
    .filter((one) => one.status !== 'UNAFFECTED' && one.missing.length > 0)
    .map((one) => `Settle for ${one.function.name}: ${listText(one.missing)}.`);
}
