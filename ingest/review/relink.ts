/** What follows from decisions, at once: the threads that they touch are linked again. */
import { randomUUID } from 'node:crypto';
import type { NodeId } from '../../graph/model.ts';
import type { NodeInput, Store } from '../../graph/store.ts';
import { link, type ReadDocument } from '../link/link.ts';
import { withLease } from '../with-lease.ts';

const EVER = { at: 8.64e15, knownAt: 8.64e15 };

/** Runs `work` while nobody else links. */
export function whileLinking<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  return withLease(store, 'link', { holder: randomUUID(), sleep, waitMs: 120_000 }, work);
}

/** To be called while linking. */
export async function relink(
  store: Store,
  threads: Iterable<string>,
  documents: readonly ReadDocument[] = [],
  nodes: NodeInput[] = [],
): Promise<void> {
  const batch = await link(store, documents, threads);
  await store.write({ ...batch, nodes: [...nodes, ...(batch.nodes ?? [])] });
}

/** The threads that a node is in: of an event or document its own, of a name those who use it. */
export async function threadsAbout(store: Store, ids: readonly NodeId[]): Promise<string[]> {
  const nodes = await store.get([...ids], EVER);
  const own = nodes.flatMap((node) => node?.keys.filter((key) => key.startsWith('thread:')) ?? []);
  const named = ids.flatMap((id) => [
    `thread:${id}`,
    ...(id.startsWith('provider:') ? [`thread:organisation/${id.slice('provider:'.length)}`] : []),
  ]);
  return [...new Set([...own, ...named])];
}

/**
 * Deletes a document for good (copyright, privacy), and puts together anew what others tell of the same: the graph is as if
 * it had never been read. Throws NOT_FOUND.
 */
export function forget(store: Store, document: NodeId, reason: string): Promise<{ facts: number }> {
  return whileLinking(store, async () => {
    const threads = await threadsAbout(store, [document]);
    const purged = await store.purge(document, reason);
    await relink(store, threads);
    return purged;
  });
}
