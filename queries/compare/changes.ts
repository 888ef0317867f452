/** From two answers to what moved between them. Pure; the timeline uses it from instant to instant. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { Evidence } from '../evidence.ts';
import {
  badness,
  type FunctionImpact,
  type ImpactStatus,
  type Severity,
  type WorkloadImpact,
} from '../impact/answer.ts';
import { DIRECTIONS, type StatusChange } from './answer.ts';

const EVIDENCE_OF_A_CHANGE = 2;

/** What is needed of a workload or function to compare it. */
export interface Standing {
  node: GraphNode;
  status: ImpactStatus;
  severity: Severity;
  why: string;
  wayOut: string | null;
  evidence: Evidence[];
}

export const workloadStanding = (impact: WorkloadImpact): Standing => ({
  node: impact.workload,
  status: impact.status,
  severity: impact.severity,
  why: firstSentence(impact.reason),
  wayOut: impact.wayOut,
  evidence: groundsOf(impact),
});

/** The words about the event at the beginning of the shortest path; where nothing reaches it, about what gave back what it runs on. */
function groundsOf({ paths, primaries }: WorkloadImpact): Evidence[] {
  const told = paths[0]?.hops.find(({ relation }) => relation === 'CHANGES' || relation === 'CONCERNS');
  const causes = primaries.flatMap(({ availability }) => availability?.causes ?? []);
  const cause = causes.find(({ event, decisive }) => event !== null && decisive);
  return (told ?? cause)?.evidence.slice(0, EVIDENCE_OF_A_CHANGE) ?? [];
}

export const functionStanding = ({ function: node, status, severity, reason }: FunctionImpact): Standing => ({
  node,
  status,
  severity,
  why: reason,
  wayOut: null,
  evidence: [],
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
    const { node, severity, why, wayOut, evidence } = one;
    changes.push({ node, before: then, after: one.status, direction, severity, why, wayOut, evidence });
  }
  for (const { node, status, severity } of before) {
    if (is.has(node.id)) continue;
    const why = 'The organisation runs it no more.';
    changes.push({ node, before: status, after: null, direction: 'gone', severity, why, wayOut: null, evidence: [] });
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
