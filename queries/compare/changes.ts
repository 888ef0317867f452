/** From two answers to what moved between them. Pure; the timeline uses it from instant to instant. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import {
  badness,
  type FunctionImpact,
  type ImpactStatus,
  type Severity,
  type WorkloadImpact,
} from '../impact/answer.ts';
import { DIRECTIONS, type StatusChange } from './answer.ts';

/** What is needed of a workload or function to compare it. */
export interface Standing {
  node: GraphNode;
  status: ImpactStatus;
  severity: Severity;
  why: string;
  wayOut: string | null;
}

export const workloadStanding = ({ workload, status, severity, reason, wayOut }: WorkloadImpact): Standing => ({
  node: workload,
  status,
  severity,
  why: firstSentence(reason),
  wayOut,
});

export const functionStanding = ({ function: node, status, severity, reason }: FunctionImpact): Standing => ({
  node,
  status,
  severity,
  why: reason,
  wayOut: null,
});

/** In the order of DIRECTIONS, then by what it is after, the worst first; ties by id. */
export function changesBetween(before: readonly Standing[], after: readonly Standing[]): StatusChange[] {
  const was = new Map<NodeId, Standing>(before.map((one) => [one.node.id, one]));
  const is = new Map<NodeId, Standing>(after.map((one) => [one.node.id, one]));
  const changes: StatusChange[] = [];
  for (const one of after) {
    const then = was.get(one.node.id)?.status ?? null;
    if (then === one.status) continue;
    const direction = then === null ? 'new' : directionOf(then, one.status);
    const { node, severity, why, wayOut } = one;
    changes.push({ node, before: then, after: one.status, direction, severity, why, wayOut });
  }
  for (const { node, status, severity } of before) {
    if (is.has(node.id)) continue;
    const why = 'The organisation runs it no more.';
    changes.push({ node, before: status, after: null, direction: 'gone', severity, why, wayOut: null });
  }
  const rank = (one: StatusChange): number => (one.after === null ? -1 : badness(one.after));
  return changes.sort(
    (a, b) =>
      DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction) ||
      rank(b) - rank(a) ||
      (a.node.name < b.node.name ? -1 : a.node.name > b.node.name ? 1 : a.node.id < b.node.id ? -1 : 1),
  );
}

function directionOf(before: ImpactStatus, after: ImpactStatus): StatusChange['direction'] {
  if (badness(after) > badness(before)) return 'worse';
  if (before === 'UNKNOWN' && after !== 'UNAFFECTED') return 'settled';
  return after === 'UNKNOWN' ? 'unclear' : 'better';
}

/** A reason's second sentence tells of the fallback, which the way out says shorter. */
const firstSentence = (reason: string): string => {
  const end = reason.indexOf('. ');
  return end === -1 ? reason : reason.slice(0, end + 1);
};
