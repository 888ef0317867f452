/** A business function in DORA's words, as the organisation describes it. What was not assessed is never "no". */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { HOUR } from '../words.ts';
import type { ImpactStatus, Severity } from './answer.ts';

export type Criticality = 'yes' | 'no' | 'not-assessed';

export function criticalityOf(node: GraphNode): Criticality {
  const { critical } = node.props;
  if (critical === true || critical === 'yes') return 'yes';
  return critical === false || critical === 'no' ? 'no' : 'not-assessed';
}

export const rtoHoursOf = (node: GraphNode): number | null =>
  typeof node.props.rtoHours === 'number' ? node.props.rtoHours : null;

/** The functions that a workload supports, by id. */
export function functionsOf(workload: NodeId, judge: AvailabilityJudge): GraphNode[] {
  return judge.index
    .objects('SUPPORTS', workload)
    .flatMap((id) => judge.node(id) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The most critical of them: one critical function is enough; none at all was never assessed. */
export function worstCriticality(functions: readonly GraphNode[]): Criticality {
  const all = functions.map(criticalityOf);
  if (all.includes('yes')) return 'yes';
  return all.length === 0 || all.includes('not-assessed') ? 'not-assessed' : 'no';
}

/** The shortest recovery time objective, in milliseconds; null where no function has one. */
export function shortestRto(functions: readonly GraphNode[]): number | null {
  const hours = functions.map(rtoHoursOf).filter((rto) => rto !== null);
  return hours.length === 0 ? null : Math.min(...hours) * HOUR;
}

/**
 * Ordinal on purpose: a number would claim a precision that nobody has. Rows are what becomes of the workload, columns how
 * critical what it supports is. "Not assessed" stands one step below critical: until somebody assessed it, a stop may be
 * one of the worst kind, and the analyst is to look.
 */
const SEVERITY: Record<ImpactStatus, Record<Criticality, Severity>> = {
  DOWN: { yes: 'CRITICAL', 'not-assessed': 'HIGH', no: 'MEDIUM' },
  UNKNOWN: { yes: 'HIGH', 'not-assessed': 'MEDIUM', no: 'LOW' },
  DEGRADED: { yes: 'HIGH', 'not-assessed': 'MEDIUM', no: 'LOW' },
  COVERED: { yes: 'MEDIUM', 'not-assessed': 'LOW', no: 'LOW' },
  AT_RISK: { yes: 'MEDIUM', 'not-assessed': 'LOW', no: 'LOW' },
  UNAFFECTED: { yes: 'NONE', 'not-assessed': 'NONE', no: 'NONE' },
};

export const severityOf = (status: ImpactStatus, criticality: Criticality): Severity => SEVERITY[status][criticality];
