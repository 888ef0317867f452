/** All of an impact: the first page as every answer, further pages one after the other. */
import { useEffect, useState } from 'preact/hooks';
import { type ImpactGraphData, type ImpactGraphVariables, operation } from '../../operations/impact-graph.ts';
import { ask } from '../../state/ask.ts';
import { type Answer, useQuery } from '../../state/use-query.ts';
import type { ImpactWorkload } from './graph.ts';

export interface WholeImpact {
  answer: Answer<ImpactGraphData>;
  /** As far as they are here. */
  workloads: readonly ImpactWorkload[];
  complete: boolean;
  /** Further pages could not be read. */
  failed: boolean;
}

export function useImpact(variables: ImpactGraphVariables | null): WholeImpact {
  const answer = useQuery(operation, variables);
  const first = answer.data?.impact.workloads;
  const [rest, setRest] = useState<{ of: typeof first; nodes: ImpactWorkload[]; done: boolean; failed: boolean }>({
    of: undefined,
    nodes: [],
    done: true,
    failed: false,
  });
  useEffect(() => {
    if (first === undefined || variables === null || !first.pageInfo.hasNextPage) return;
    const control = new AbortController();
    const nodes: ImpactWorkload[] = [];
    const readOn = async (): Promise<void> => {
      for (let after = first.pageInfo.endCursor; after !== null; ) {
        const { workloads } = (await ask(operation, { ...variables, after }, control.signal)).impact;
        nodes.push(...workloads.nodes);
        after = workloads.pageInfo.hasNextPage ? workloads.pageInfo.endCursor : null;
      }
      setRest({ of: first, nodes, done: true, failed: false });
    };
    readOn().catch(() => {
      if (!control.signal.aborted) setRest({ of: first, nodes, done: true, failed: true });
    });
    return () => control.abort();
  }, [first]);
  const more = rest.of === first && first !== undefined ? rest : null;
  return {
    answer,
    workloads: first === undefined ? NONE : more === null ? first.nodes : joined(first.nodes, more.nodes),
    complete: first === undefined || !first.pageInfo.hasNextPage || more?.done === true,
    failed: more?.failed === true,
  };
}

const NONE: readonly ImpactWorkload[] = [];

/** The same array for the same parts: whatever is made of it need not be made again. */
let last: { first: readonly ImpactWorkload[]; rest: readonly ImpactWorkload[]; all: readonly ImpactWorkload[] } | null =
  null;
function joined(first: readonly ImpactWorkload[], rest: readonly ImpactWorkload[]): readonly ImpactWorkload[] {
  if (last?.first !== first || last.rest !== rest) last = { first, rest, all: [...first, ...rest] };
  return last.all;
}
