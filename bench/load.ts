/** Streams batches into a store and tells how fast that went and how much memory it took. */
import type { Batch, Store } from '../graph/store.ts';

export interface LoadReport {
  nodes: number;
  facts: number;
  seconds: number;
  nodesPerSecond: number;
  factsPerSecond: number;
  /** Of the seconds, those that making the batches took: not the store's. */
  generatingSeconds: number;
  /** Resident memory of the process at its highest, in MB. */
  peakMemoryMb: number;
}

/** `tell` is called about once a second. */
export async function load(store: Store, batches: Iterable<Batch>, tell: (text: string) => void): Promise<LoadReport> {
  const begin = performance.now();
  let writing = 0;
  let facts = 0;
  let nodes = 0;
  let peak = 0;
  let told = begin;
  for (const batch of batches) {
    const before = performance.now();
    const result = await store.write(batch);
    const after = performance.now();
    writing += after - before;
    facts += result.asserted;
    nodes += result.nodes + result.documents;
    peak = Math.max(peak, process.memoryUsage.rss());
    if (after - told > 1_000) {
      told = after;
      const rate = Math.round(facts / (writing / 1_000));
      tell(
        `${nodes.toLocaleString('en')} nodes, ${facts.toLocaleString('en')} facts, ${rate.toLocaleString('en')} facts/s`,
      );
    }
  }
  tell('');
  const seconds = writing / 1_000;
  return {
    nodes,
    facts,
    seconds,
    nodesPerSecond: nodes / seconds,
    factsPerSecond: facts / seconds,
    generatingSeconds: (performance.now() - begin - writing) / 1_000,
    peakMemoryMb: peak / 2 ** 20,
  };
}
