import type { Batch } from '../../graph/store.ts';
import { FABLE, june, nodes, report } from '../contract/june.ts';

export const WORKLOADS = 40;

/** Batch n: workloads of its own and one document with a fact about each; a text of some size, so that pages are many. */
export function crashBatch(n: number): Batch {
  const own = Array.from({ length: WORKLOADS }, (_, i) => ({
    id: `workload:batch-${n}/${i}`,
    kind: 'Workload' as const,
    name: `Workload ${i} of batch ${n}`,
    keys: [`key-${n}-${i}`],
    learnedAt: june(1),
  }));
  const sayings = own.map(({ id }) => ({ subject: id, relation: 'SUPPORTS' as const, object: FABLE }));
  const also = `marker${n} `.repeat(500);
  return {
    nodes: [...nodes, ...own],
    documents: [report(`document:batch/${n}`, sayings, { also, learnedAt: june(2) })],
  };
}
