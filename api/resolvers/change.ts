import type { PageResult, Change as StoreChange } from '../../graph/store.ts';
import { changes as readChanges } from '../../queries/changes/changes.ts';
import type { PageArgs } from '../../queries/listing.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import type { Connection } from '../connection.ts';
import { load, upper } from './related.ts';

/** The cursors are sequences, so that one can be kept for ever: `endCursor` of an empty page is the one that was given. */
export async function changes(_: unknown, args: PageArgs, context: ApiContext): Promise<Connection<Seen<StoreChange>>> {
  return showChanges(await readChanges(context.store, args), context);
}

export function showChanges(
  { items, endCursor, hasMore }: PageResult<StoreChange>,
  context: ApiContext,
): Connection<Seen<StoreChange>> {
  const view = { at: context.now, knownAt: context.now };
  const nodes = items.map((change) => seen(change, view));
  return {
    edges: nodes.map((node) => ({ node, cursor: String(node.it.sequence) })),
    nodes,
    pageInfo: { hasNextPage: hasMore, endCursor },
  };
}

export const Change = {
  kind: ({ it }: Seen<StoreChange>) => upper(it.kind),
  subject: (parent: Seen<StoreChange>, _: unknown, context: ApiContext) => load(parent.it.subject, parent, context),
  object: (parent: Seen<StoreChange>, _: unknown, context: ApiContext) => load(parent.it.object, parent, context),
};
