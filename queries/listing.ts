/** Lists of nodes: a page, and how many there are in all. */
import { BellwetherError } from '../graph/errors.ts';
import type { GraphNode, View } from '../graph/model.ts';
import type { Filter, Order, PageResult, Store } from '../graph/store.ts';

export const MAX_FIRST = 500;
export const DEFAULT_FIRST = 50;

export interface PageArgs {
  /** 1 to 500; default 50. */
  first?: number | null | undefined;
  /** The cursor after which to go on. */
  after?: string | null | undefined;
}

export interface Listing<T = GraphNode> extends PageResult<T> {
  /** How many there are on all pages; asked of the store only when called. */
  count(): Promise<number>;
}

/** Throws BAD_INPUT for a `first` out of range or a cursor of another list. */
export async function list(
  store: Store,
  filter: Filter,
  view: View,
  { first, after }: PageArgs,
  order: Order,
): Promise<Listing> {
  const page = await store.find(filter, view, { first: checkFirst(first), after: after ?? null, order });
  return { ...page, count: () => store.count(filter, view) };
}

export function checkFirst(first: number | null | undefined): number {
  if (first == null) return DEFAULT_FIRST;
  if (Number.isInteger(first) && first >= 1 && first <= MAX_FIRST) return first;
  throw new BellwetherError('BAD_INPUT', `first is ${first}.`, {
    hint: `Ask for 1 to ${MAX_FIRST}, and go on with the cursor.`,
    details: { field: 'first', given: first },
  });
}

/** Nothing at all: what a filter on something that has no such nodes gives. */
export const NO_PAGE: Listing = { items: [], endCursor: null, hasMore: false, count: async () => 0 };
