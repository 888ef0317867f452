import { type ReviewItem as Item, type ReviewArgs, review as readQueue } from '../../queries/review/review.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';

export async function review(_: unknown, args: ReviewArgs, context: ApiContext) {
  const { items, endCursor, hasMore } = await readQueue(context.store, args);
  const view = { at: context.now, knownAt: context.now };
  return { nodes: items.map((item) => seen(item, view)), pageInfo: { hasNextPage: hasMore, endCursor } };
}

export const ReviewItem = {
  node: ({ it, view }: Seen<Item>) => seen(it.node, view),
};
