/**
 * Records that are due, each worked on by one worker at a time: taken by compare-and-set, for as long as a claim lasts.
 * Whoever dies in between leaves it to the next. Any number of workers may run at once, on one machine or many.
 */
import type { Instant } from '../../graph/model.ts';
import type { RecordPut, Store, StoredRecord } from '../../graph/store.ts';

export interface Queue<Item> {
  store: Store;
  now: () => Instant;
  collection: string;
  /** Only ids that begin with this. */
  prefix?: string;
  /** Items under way at the same time. */
  concurrency: number;
  /** How long a worker has for one; after that it counts as dead, and another one takes it. */
  claimMs: number;
  /** What is to be written while it is worked on. */
  claim(record: StoredRecord): Item;
  /** The work. Gives it as it stands then, and when it wants attention next; null: never again. */
  attempt(item: Item): Promise<{ item: Item; dueAt: Instant | null }>;
  put(item: Item, dueAt: Instant | null): RecordPut;
}

/** Everything that is due now, each once; `onDone` hears of what this worker did. */
export async function workThrough<Item>(queue: Queue<Item>, onDone: (item: Item) => void): Promise<void> {
  const records = dueRecords(queue);
  const work = async (): Promise<void> => {
    for (;;) {
      const { value: record, done } = await records.next();
      if (done === true) return;
      const item = await workOn(queue, record);
      if (item !== null) onDone(item);
    }
  };
  await Promise.all(Array.from({ length: queue.concurrency }, work));
}

/** A page at a time: what is due is as long as the list of receivers. */
async function* dueRecords<Item>({
  store,
  now,
  collection,
  prefix,
}: Queue<Item>): AsyncGenerator<StoredRecord, undefined> {
  const dueUntil = now();
  for (let after: StoredRecord | undefined; ; ) {
    const page: StoredRecord[] = await store.records.list(collection, {
      dueUntil,
      first: 200,
      ...(after === undefined ? {} : { after }),
      ...(prefix === undefined ? {} : { prefix }),
    });
    yield* page;
    after = page.at(-1);
    if (page.length < 200) return;
  }
}

/** Null where another worker took it. */
async function workOn<Item>(queue: Queue<Item>, record: StoredRecord): Promise<Item | null> {
  const { records } = queue.store;
  const claimed = queue.claim(record);
  const claim = { ...queue.put(claimed, queue.now() + queue.claimMs), expect: record.version };
  if (!(await records.put([claim]))) return null;
  const { item, dueAt } = await queue.attempt(claimed);
  // Nobody else may have touched it: the claim is ours until it ends. If it did end, whoever has it now decides.
  await records.put([{ ...queue.put(item, dueAt), expect: record.version + 1 }]);
  return item;
}
