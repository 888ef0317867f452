/** Follows the change feed: what was written since the last round is looked at by every rule, what time brings by those that are due. */
import type { Instant, NodeId, Relation } from '../../graph/model.ts';
import type { Change, Store } from '../../graph/store.ts';
import { look } from './look.ts';
import type { Notice } from './notices.ts';
import { listRules } from './rules.ts';
import { readStanding, readWorld, type Standing } from './standing.ts';
import { LOOK_EVERY, COLLECTION as WATCHES } from './watches.ts';

const FEED = { collection: 'alert-feed', id: 'cursor' };
const PAGE = 1000;

export interface RoundOptions {
  store: Store;
  now: () => Instant;
  /** All rules look, whether there is a change or not: at the start of a process. */
  all?: boolean;
  /** A rule that could not be looked at, and why; the others go on, and it is tried again when it is due. */
  onFault: (rule: string, error: Error) => void;
}

/**
 * One round; gives what is owed now. Killed at any moment, it is done again by the next: the cursor moves on last, and what
 * was put stands.
 */
export async function round(options: RoundOptions): Promise<Notice[]> {
  const { store, now, all = false, onFault } = options;
  const feed = await readFeed(store);
  const rules = await rulesToLook(store, now(), all || feed.committedAt !== null);
  const notices: Notice[] = [];
  if (rules.length > 0) {
    const world = await readWorld(store, now());
    // Those of one organisation after each other, so that one answer is held at a time.
    for (const [organisation, ids] of byOrganisation(rules)) {
      let standing: Promise<Standing> | null = null;
      for (const id of ids) {
        try {
          standing ??= readStanding(store, organisation, world);
          notices.push(...(await look(store, id, await standing, feed.committedAt)));
        } catch (error) {
          onFault(id, error as Error);
          await postpone(store, id, now() + LOOK_EVERY);
        }
      }
    }
  }
  await feed.moveOn();
  return notices;
}

function byOrganisation(rules: readonly { id: string; organisation: NodeId }[]): Map<NodeId, string[]> {
  const found = new Map<NodeId, string[]>();
  for (const { id, organisation } of rules) found.set(organisation, [...(found.get(organisation) ?? []), id]);
  return found;
}

async function postpone(store: Store, rule: string, dueAt: Instant): Promise<void> {
  const [record] = await store.records.get(WATCHES, [rule]);
  if (record !== undefined) await store.records.put([{ ...record, dueAt, expect: record.version }]);
}

async function rulesToLook(store: Store, now: Instant, all: boolean): Promise<{ id: string; organisation: NodeId }[]> {
  if (all) return listRules(store);
  const due = await store.records.list(WATCHES, { dueUntil: now, first: 1000 });
  return due.flatMap(({ id, scope }) => (scope === null ? [] : [{ id, organisation: scope }]));
}

/** What the feed brought that may matter: when the oldest of it was written; null: nothing did. */
async function readFeed(store: Store): Promise<{ committedAt: Instant | null; moveOn: () => Promise<void> }> {
  const [record] = await store.records.get(FEED.collection, [FEED.id]);
  // Rules begin with what they know, so there is nothing to catch up on.
  const begin = record === undefined ? (await store.stats()).sequence : Number(record.value.after);
  let after = begin;
  let committedAt: Instant | null = null;
  for (;;) {
    const changes = await store.changes(after, { first: PAGE });
    for (const change of changes) if (matters(change)) committedAt ??= change.recordedAt;
    after = changes.at(-1)?.sequence ?? after;
    if (changes.length < PAGE) break;
  }
  const moveOn = async (): Promise<void> => {
    // Of two workers one moves it on; the other's round found nothing that the first did not.
    if (record === undefined || after !== begin)
      await store.records.put([{ ...FEED, value: { after }, expect: record?.version ?? 0 }]);
  };
  return { committedAt, moveOn };
}

/** Relations that no answer about an organisation rests on. */
const ASIDE: ReadonlySet<Relation> = new Set(['MENTIONS', 'FROM', 'SILENT', 'ASKS', 'WATCHES']);

function matters({ kind, relation }: Change): boolean {
  if (kind === 'decision') return true;
  return (kind === 'asserted' || kind === 'retracted') && (relation === null || !ASIDE.has(relation));
}
