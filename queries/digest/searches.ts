/** What the saved searches of a person find that became known in a stretch of time. */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Filter, Store } from '../../graph/store.ts';
import { eventFilter } from '../events/events.ts';
import { type SavedSearch, savedSearches } from '../saved-searches/saved-searches.ts';
import type { FoundBySearch } from './answer.ts';

const MOST_SHOWN = 8;
const PAGE = 200;
/** What a search finds beyond these, the newest first, is not looked through. */
const MOST = 1000;

/**
 * `owners`: the names under which the person keeps searches. Those for another organisation are left out, and so is one whose
 * filter names what is gone.
 */
export async function readSearches(
  store: Store,
  owners: readonly string[],
  organisation: NodeId,
  { from, until }: { from: Instant; until: Instant },
): Promise<FoundBySearch[]> {
  const kept = (await Promise.all([...new Set(owners)].map((owner) => savedSearches(store, { owner })))).flat();
  const theirs = kept.filter((one) => one.organisation === null || one.organisation === organisation);
  const view = { at: until - 1, knownAt: until - 1 };
  const found = await Promise.all(
    theirs.map(async (search): Promise<FoundBySearch[]> => {
      const filter = await filterOf(store, search, until).catch(() => null);
      if (filter === null) return [];
      const fresh: GraphNode[] = [];
      let after: string | null = null;
      for (let looked = 0; looked < MOST; looked += PAGE) {
        const page = await store.find(filter, view, { first: PAGE, after, order: 'time-desc' });
        fresh.push(...page.items.filter(({ learnedAt }) => learnedAt >= from));
        if (!page.hasMore) break;
        after = page.endCursor;
      }
      return [{ id: search.id, name: search.name, count: fresh.length, items: fresh.slice(0, MOST_SHOWN) }];
    }),
  );
  return found.flat().filter(({ count }) => count > 0);
}

async function filterOf(store: Store, { text, filter, organisation }: SavedSearch, now: Instant): Promise<Filter> {
  if (filter === null) return { text: text!, scope: organisation };
  return { ...(await eventFilter(store, filter, {}, now)), scope: organisation };
}
