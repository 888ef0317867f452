import type { NodeId } from '../../graph/model.ts';
import { parseSequence } from '../../queries/changes/changes.ts';
import { getNode } from '../../queries/find-node.ts';
import { searchNews } from '../../queries/saved-searches/news.ts';
import {
  createSavedSearch,
  markSeen,
  type NewSavedSearch,
  savedSearches as readSavedSearches,
  removeSavedSearch,
  renameSavedSearch,
  type SavedSearch as Saved,
} from '../../queries/saved-searches/saved-searches.ts';
import { parseActor } from '../actor.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { load } from './related.ts';

const show = (search: Saved, { now }: ApiContext): Seen<Saved> => seen(search, { at: now, knownAt: now });

export async function savedSearches(
  _: unknown,
  { owner, organisation }: { owner?: string | null; organisation?: string | null },
  context: ApiContext,
): Promise<Seen<Saved>[]> {
  const { store, now } = context;
  const scope: NodeId | null =
    organisation == null ? null : (await getNode(store, organisation, 'Organisation', { at: now, knownAt: now })).id;
  const found = await readSavedSearches(store, { owner, organisation: scope });
  return found.map((one) => show(one, context));
}

export const SavedSearch = {
  organisation: (parent: Seen<Saved>, _: unknown, context: ApiContext) => load(parent.it.organisation, parent, context),
  seenUntil: ({ it }: Seen<Saved>) => String(it.seenUntil),
  async news({ it }: Seen<Saved>, { after }: { after?: string | null }, { store, now }: ApiContext) {
    const { count, isMore, cursor } = await searchNews(store, it, after == null ? null : parseSequence(after), now);
    return { count, isMore, endCursor: String(cursor) };
  },
};

type Named = { id: string; by: string };

export const savedSearchMutations = {
  savedSearchCreate: async (
    _: unknown,
    { by, ...rest }: Omit<NewSavedSearch, 'owner'> & { by: string },
    context: ApiContext,
  ) => show(await createSavedSearch(context.store, { ...rest, owner: parseActor(by) }, context.now), context),
  async savedSearchRename(_: unknown, { id, name, by }: Named & { name: string }, context: ApiContext) {
    parseActor(by);
    return show(await renameSavedSearch(context.store, id, name), context);
  },
  async savedSearchMarkSeen(_: unknown, { id, by }: Named, context: ApiContext) {
    parseActor(by);
    return show(await markSeen(context.store, id), context);
  },
  async savedSearchRemove(_: unknown, { id, by }: Named, context: ApiContext) {
    parseActor(by);
    return show(await removeSavedSearch(context.store, id), context);
  },
};
