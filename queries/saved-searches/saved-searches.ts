/** Searches that people keep: a name, whose it is, and what is looked for. They are records of the store, and no facts. */
import { randomBytes } from 'node:crypto';
import { BellwetherError, notFound } from '../../graph/errors.ts';
import type { Instant, NodeId, Props } from '../../graph/model.ts';
import type { Store, StoredRecord } from '../../graph/store.ts';
import { type EventFilter, eventFilter } from '../events/events.ts';
import { getNode } from '../find-node.ts';

const COLLECTION = 'saved-search';

export interface SavedSearch {
  id: string;
  name: string;
  /** Who keeps it. */
  owner: string;
  /** Whose private things are searched beside the public ones; null: only these. */
  organisation: NodeId | null;
  /** Words to look for everywhere; or `filter`, which events have to meet. */
  text: string | null;
  filter: EventFilter | null;
  createdAt: Instant;
  /** Its owner has seen what came up to this sequence of the feed. */
  seenUntil: number;
}

export interface NewSavedSearch {
  name: string;
  owner: string;
  /** Id or name. */
  organisation?: string | null | undefined;
  text?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}

/** By name. */
export async function savedSearches(
  store: Store,
  { owner, organisation }: { owner?: string | null | undefined; organisation?: NodeId | null | undefined } = {},
): Promise<SavedSearch[]> {
  const found: SavedSearch[] = [];
  for (let after: StoredRecord | undefined; ; ) {
    const page = await store.records.list(COLLECTION, {
      ...(organisation == null ? {} : { scope: organisation }),
      ...(after === undefined ? {} : { after }),
      first: 1_000,
    });
    found.push(...page.map(fromRecord));
    after = page.at(-1);
    if (page.length < 1_000) break;
  }
  return found
    .filter((one) => owner == null || one.owner === owner)
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

/**
 * Throws BAD_INPUT where it is not exactly one of text and filter, NOT_FOUND (with the nearest names) where a part of the
 * filter is nothing that anybody knows, CONFLICT where the owner has one of that name.
 */
export async function createSavedSearch(store: Store, input: NewSavedSearch, now: Instant): Promise<SavedSearch> {
  const name = parseName(input.name);
  const text = input.text?.trim() ?? null;
  const filter = input.filter ?? null;
  if ((text === null) === (filter === null) || text === '') {
    throw new BellwetherError('BAD_INPUT', 'Give text or filter, one of them.', {
      hint: 'text looks for words everywhere; filter is for events, and may have words too.',
      details: { field: 'text' },
    });
  }
  if (filter !== null) await eventFilter(store, filter, {}, now);
  const view = { at: now, knownAt: now };
  const organisation =
    input.organisation == null ? null : (await getNode(store, input.organisation, 'Organisation', view)).id;
  await refuseTwin(store, name, input.owner);
  const { sequence } = await store.stats();
  const id = randomBytes(9).toString('base64url');
  const search = { id, name, owner: input.owner, organisation, text, filter, createdAt: now, seenUntil: sequence };
  await store.records.put([{ ...toPut(search), expect: 0 }]);
  return search;
}

/** Throws NOT_FOUND; CONFLICT where the owner has another one of that name. */
export async function renameSavedSearch(store: Store, id: string, name: string): Promise<SavedSearch> {
  const wanted = parseName(name);
  const { search } = await getSavedSearch(store, id);
  if (search.name !== wanted) await refuseTwin(store, wanted, search.owner);
  return change(store, id, () => ({ name: wanted }));
}

/** Whatever came until now is no news any more. Throws NOT_FOUND. */
export async function markSeen(store: Store, id: string): Promise<SavedSearch> {
  const { sequence } = await store.stats();
  return change(store, id, ({ seenUntil }) => ({ seenUntil: Math.max(seenUntil, sequence) }));
}

/** Gives what was removed. Throws NOT_FOUND. */
export async function removeSavedSearch(store: Store, id: string): Promise<SavedSearch> {
  const { search } = await getSavedSearch(store, id);
  await store.records.put([{ collection: COLLECTION, id, value: null }]);
  return search;
}

/** Throws NOT_FOUND. */
export async function getSavedSearch(store: Store, id: string): Promise<{ search: SavedSearch; version: number }> {
  const [record] = await store.records.get(COLLECTION, [id]);
  if (record === undefined) throw notFound('saved search', id, []);
  return { search: fromRecord(record), version: record.version };
}

async function change(
  store: Store,
  id: string,
  changed: (search: SavedSearch) => Partial<SavedSearch>,
): Promise<SavedSearch> {
  for (;;) {
    const { search, version } = await getSavedSearch(store, id);
    const next = { ...search, ...changed(search) };
    if (await store.records.put([{ ...toPut(next), expect: version }])) return next;
  }
}

async function refuseTwin(store: Store, name: string, owner: string): Promise<void> {
  const twin = (await savedSearches(store, { owner })).find((one) => one.name === name);
  if (twin === undefined) return;
  throw new BellwetherError('CONFLICT', `${owner} has a saved search '${name}'.`, {
    hint: 'Give this one another name, or remove that one.',
    details: { field: 'name', id: twin.id },
  });
}

const MOST = 200;

function parseName(given: string): string {
  const name = given.trim();
  if (name !== '' && name.length <= MOST) return name;
  throw new BellwetherError('BAD_INPUT', name === '' ? 'name is empty.' : `name is longer than ${MOST} characters.`, {
    details: { field: 'name' },
  });
}

function fromRecord({ id, value }: StoredRecord): SavedSearch {
  return { id, ...(value as unknown as Omit<SavedSearch, 'id'>) };
}

function toPut({ id, ...search }: SavedSearch) {
  return { collection: COLLECTION, id, scope: search.organisation, value: search as unknown as Props };
}
