/** How a workload hangs on what happened, step by step in the words of documents, and how good these are. Pure. */
import type { NodeId } from '../../graph/model.ts';
import { type Evidence, PRESS, sourceRank } from '../../queries/evidence.ts';
import type { Path, WorkloadImpact } from '../../queries/impact/answer.ts';
import type { Step, Subject } from './subjects.ts';

/** The shortest way to it, or the one by way of `event`, from there on; empty where there is none. */
export function pathOf(workload: WorkloadImpact | undefined, event?: NodeId): Step[] {
  const startOf = ({ hops }: Path): number =>
    event === undefined ? 0 : hops.findIndex(({ from }) => from.id === event);
  const path = workload?.paths.find((one) => startOf(one) !== -1);
  if (path === undefined) return [];
  return path.hops
    .slice(startOf(path))
    .map(({ from, relation, to, evidence: [best] }) => stepOf(from.name, relation, to.name, best));
}

/** What the first way to it rests on, beside what the catalogue and the organisation say. */
export const evidenceOf = (workload: WorkloadImpact | undefined): Evidence[] =>
  (workload?.paths[0]?.hops ?? []).flatMap(({ from, evidence }) =>
    from.kind === 'Event' || from.kind === 'Action' ? evidence : [],
  );

/** Who acts and who switches knows. */
export function basisOf(evidence: readonly Evidence[]): Subject['basis'] {
  if (evidence.length === 0) return 'none';
  const isFirstHand = evidence.some(
    ({ document, stance }) => stance === 'asserted' && sourceRank(document.sourceKind) < PRESS,
  );
  return isFirstHand ? 'first-hand' : 'reported';
}

export const stepOf = (from: string, relation: string, to: string, best: Evidence | undefined): Step => ({
  from,
  relation,
  to,
  quote: best?.quote ?? null,
  title: best?.document.title ?? null,
  url: best?.document.url ?? null,
});

export const wayOutOf = (workload: WorkloadImpact | undefined): string | null =>
  workload?.wayOut == null ? null : `${workload.wayOut.replace(/\.$/, '')} (${workload.workload.name})`;
