/** Full text over names, aliases and documents, the most relevant first. */
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type Listing, list, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';

export interface SearchArgs extends Moments, PageArgs {
  text: string;
  /** Whose private things are searched beside the public ones. */
  organisation?: NodeId | null | undefined;
}

/** Throws BAD_INPUT for an empty text: everything is no answer to a search. */
export async function search(store: Store, args: SearchArgs, now: Instant): Promise<Listing> {
  const text = args.text.trim();
  if (text === '') {
    throw new BellwetherError('BAD_INPUT', 'The text to search for is empty.', { details: { field: 'text' } });
  }
  return list(store, { text, scope: args.organisation ?? null }, viewOf(args, now), args, 'relevance');
}
