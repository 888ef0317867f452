/** The ordered feed of what the store learned: whoever keeps the cursor misses nothing and sees nothing twice. */
import { BellwetherError } from '../../graph/errors.ts';
import type { NodeId } from '../../graph/model.ts';
import type { Change, PageResult, Store } from '../../graph/store.ts';
import { checkFirst, type PageArgs } from '../listing.ts';

export interface ChangesArgs extends PageArgs {
  /** Whose private changes are told beside the public ones. */
  organisation?: NodeId | null | undefined;
}

/**
 * The cursor is the sequence of the last change, in digits. Where there is nothing new, `endCursor` is the cursor given,
 * so that it can always be kept. Throws BAD_INPUT for a cursor that is no number.
 */
export async function changes(store: Store, args: ChangesArgs): Promise<PageResult<Change>> {
  const first = checkFirst(args.first);
  const after = parseSequence(args.after ?? '0');
  // One more than asked tells whether there is more.
  const found = await store.changes(after, { first: first + 1, scope: args.organisation ?? null });
  const items = found.slice(0, first);
  return { items, endCursor: String(items.at(-1)?.sequence ?? after), hasMore: found.length > first };
}

/** Throws BAD_INPUT. */
export function parseSequence(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new BellwetherError('BAD_INPUT', `after: '${cursor}' is not a cursor of the feed.`, {
    hint: 'Give the endCursor of the page before, or none to start from the beginning.',
    details: { field: 'after', given: cursor },
  });
}
