/** Organisations whose dependence on models is known here, by name. What they run is private to each. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type Listing, list, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';

export interface OrganisationsArgs extends Moments, PageArgs {
  filter?: { text?: string | null } | null | undefined;
}

export async function organisations(store: Store, args: OrganisationsArgs, now: Instant): Promise<Listing> {
  const text = args.filter?.text;
  return list(store, { kind: 'Organisation', ...(text == null ? {} : { text }) }, viewOf(args, now), args, 'name');
}
