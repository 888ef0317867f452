/** What a saved search would find now that was not there before. */
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Filter, Store } from '../../graph/store.ts';
import { eventFilter } from '../events/events.ts';
import type { SavedSearch } from './saved-searches.ts';

export interface SearchNews {
  /** How many things that it finds were recorded first behind the cursor. */
  count: number;
  /** More came than were looked at: `count` is of the first of them. */
  isMore: boolean;
  /** Sequence to go on after. */
  cursor: number;
}

/** More changes than these at a time are not looked at. */
const MOST = 5_000;
const PAGE = 500;
/** How many things are tried at once. */
const PARALLEL = 20;

/** `after`: a sequence of the feed; default: what its owner has seen. Throws NOT_FOUND where the filter names what is gone. */
export async function searchNews(
  store: Store,
  search: SavedSearch,
  after: number | null,
  now: Instant,
): Promise<SearchNews> {
  const scope = search.organisation;
  const start = after ?? search.seenUntil;
  let [cursor, since, looked, isMore] = [start, Number.POSITIVE_INFINITY, 0, true];
  const touched = new Set<NodeId>();
  while (looked < MOST) {
    const page = await store.changes(cursor, { first: PAGE, scope });
    since = Math.min(since, page[0]?.recordedAt ?? since);
    for (const { kind, subject } of page) if (kind !== 'retracted' && subject !== null) touched.add(subject);
    cursor = page.at(-1)?.sequence ?? cursor;
    looked += page.length;
    isMore = page.length === PAGE;
    if (!isMore) break;
  }
  const view = { at: now, knownAt: now };
  const nodes = await store.get([...touched], view);
  const fresh = new Set(nodes.flatMap((node) => (node !== undefined && node.recordedAt >= since ? [node.id] : [])));
  const filter = await filterOf(store, search, now);
  let count = 0;
  const ids = [...fresh];
  for (let i = 0; i < ids.length; i += PARALLEL) {
    const found = await Promise.all(
      ids.slice(i, i + PARALLEL).map(async (id) => {
        const { items } = await store.find({ ...filter, key: id }, view, { first: 5 });
        return items.some((node) => node.id === id);
      }),
    );
    count += found.filter(Boolean).length;
  }
  return { count, isMore, cursor };
}

async function filterOf(store: Store, { text, filter, organisation }: SavedSearch, now: Instant): Promise<Filter> {
  if (filter !== null) return { ...(await eventFilter(store, filter, {}, now)), scope: organisation };
  return { text: text!, scope: organisation };
}
