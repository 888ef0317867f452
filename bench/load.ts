/** Streams batches into a store and tells how fast that went and how much memory it took. */
import { readFileSync } from 'node:fs';
import type { Batch, Store } from '../graph/store.ts';

export interface LoadReport {
  nodes: number;
  facts: number;
  seconds: number;
  nodesPerSecond: number;
  factsPerSecond: number;
  /** Of the seconds, those that making the batches took: not the store's. */
  generatingSeconds: number;
  /** Memory of the process at its highest, in MB; pages of the file that are mapped (up to 1 GB) don't count: the system takes them back. */
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
    peak = Math.max(peak, ownMemory());
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
    peakMemoryMb: peak,
  };
}

/** In MB. Where the system can't tell its own from mapped pages: both. */
export function ownMemory(): number {
  try {
    const own = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (own !== undefined) return Number(own) / 1_024;
  } catch {} // not Linux
  return process.memoryUsage.rss() / 2 ** 20;
}
