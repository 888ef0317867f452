/** A way from an event to a workload, step by step, each with the words that say so. */
import type { WorkloadImpactData } from '../operations/workload-impact.ts';
import { formatShare, words } from '../state/format.ts';
import { NodeLink } from './link.tsx';
import { Quotes } from './quote.tsx';

export type Path = WorkloadImpactData['impact']['workloads']['nodes'][number]['paths'][number];

/** As read from the start of a step to its end. */
const RELATIONS: Record<string, string> = {
  CHANGES: 'changes',
  CAUSES: 'brings about',
  RESTRICTS: 'restricts',
  OFFERING_OF: 'is offered as',
  USES: 'is used as',
  HAS_ENDPOINT: 'is what runs',
  DEPENDS_ON: 'is needed by',
  SUPPORTS: 'supports',
};

export const relationWords = (relation: string): string => RELATIONS[relation] ?? words(relation);

export function Way({ path }: { path: Path }) {
  return (
    <div class="way">
      <ol>
        {path.hops.map(({ from, to, relation, evidence }) => (
          <li key={`${from.id} ${to.id}`}>
            <p>
              <NodeLink node={from} /> <span class="quiet">{relationWords(relation)}</span> <NodeLink node={to} />
            </p>
            <Quotes evidence={evidence} most={1} />
          </li>
        ))}
      </ol>
      <p class="quiet small">As sure as its least sure step: {formatShare(path.confidence)}.</p>
    </div>
  );
}
