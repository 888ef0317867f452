/** Full text over names, aliases and documents, the most relevant first. */
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant, NodeKind } from '../../graph/model.ts';
import type { Filter, Store, Tally } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import { type Listing, list, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';

export interface SearchArgs extends Moments, PageArgs {
  text: string;
  /** Only these; default: every kind. */
  kind?: NodeKind[] | null | undefined;
  /** Whose private things are searched beside the public ones: id or name. */
  organisation?: string | null | undefined;
}

/** Throws BAD_INPUT for an empty text: everything is no answer to a search. NOT_FOUND: no such organisation. */
export async function search(store: Store, args: SearchArgs, now: Instant): Promise<Listing> {
  const filter = await filterOf(store, args, now);
  const kind = args.kind == null || args.kind.length === 0 ? {} : { kind: args.kind };
  return list(store, { ...filter, ...kind }, viewOf(args, now), args, 'relevance');
}

/** How much is found of each kind, whatever kinds the search is narrowed down to. */
export async function searchKinds(store: Store, args: SearchArgs, now: Instant): Promise<Tally[]> {
  return store.tally(await filterOf(store, args, now), 'kind', viewOf(args, now));
}

async function filterOf(
  store: Store,
  { text: given, organisation, ...moments }: SearchArgs,
  now: Instant,
): Promise<Filter> {
  const text = given.trim();
  if (text === '') {
    throw new BellwetherError('BAD_INPUT', 'The text to search for is empty.', { details: { field: 'text' } });
  }
  if (organisation == null) return { text };
  const view = viewOf(moments, now);
  const { id } = await getNode(store, organisation, 'Organisation', { ...view, knownAt: Math.max(now, view.knownAt) });
  return { text, scope: id };
}
