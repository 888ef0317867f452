/** All that a store holds, without its own clock: equal for stores that hold the same. */
import { canonicalJson } from '../../graph/ids.ts';
import { NODE_KINDS, type View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { NOW } from './truth-table.ts';

const VIEW: View = { at: NOW, knownAt: NOW };

/** A line a node and a line a live fact, sorted. Private ones are left out: they don't depend on what is read. */
export async function dumpGraph(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for (const kind of NODE_KINDS) {
    for (let after: string | null = null; ; ) {
      const page = await store.find({ kind }, VIEW, { first: 500, after, order: 'id' });
      for (const { recordedAt: _, keys, ...node } of page.items) {
        lines.push(`node ${canonicalJson({ ...node, keys: [...keys].sort() })}`);
      }
      after = page.endCursor;
      if (!page.hasMore) break;
    }
  }
  for (const id of await liveFacts(store)) lines.push(`fact ${id}`);
  return lines.sort();
}

/** By the change feed: what was asserted and not retracted since. Each is given with all that it says. */
async function liveFacts(store: Store): Promise<string[]> {
  const live = new Set<string>();
  for (let after = 0; ; ) {
    const changes = await store.changes(after, { first: 5_000 });
    for (const { kind, id } of changes) {
      if (kind === 'asserted') live.add(id);
      if (kind === 'retracted') live.delete(id);
    }
    if (changes.length === 0) break;
    after = changes.at(-1)!.sequence;
  }
  const ids = [...live];
  const facts: string[] = [];
  for (let start = 0; start < ids.length; start += 500) {
    for (const { fact } of await store.evidence(ids.slice(start, start + 500))) {
      const { recordedAt: _, ...said } = fact;
      if (said.retractedAt === null) facts.push(canonicalJson(said));
    }
  }
  return facts;
}

/** The lines that only one of the two has, shortened: what a failing test shows. */
export function difference(a: readonly string[], b: readonly string[]): string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  const only = (lines: readonly string[], other: Set<string>, sign: string) =>
    lines.filter((line) => !other.has(line)).map((line) => `${sign} ${line.slice(0, 600)}`);
  return [...only(a, inB, '-'), ...only(b, inA, '+')].slice(0, 12);
}
