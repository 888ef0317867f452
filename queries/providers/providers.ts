/** Providers: who develops models or runs channels; by name. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import { type Listing, list, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';

export interface ProvidersArgs extends Moments, PageArgs {
  filter?: { text?: string | null | undefined; jurisdiction?: string | null } | null | undefined;
}

/** `jurisdiction`: id, code or name of the place whose law can switch the provider off. */
export async function providers(store: Store, args: ProvidersArgs, now: Instant): Promise<Listing> {
  const view = viewOf(args, now);
  const { text, jurisdiction } = args.filter ?? {};
  const under =
    jurisdiction == null
      ? undefined
      : await getNode(store, jurisdiction, 'Jurisdiction', { ...view, knownAt: Math.max(now, view.knownAt) });
  const filter = {
    kind: 'Provider' as const,
    // Companies that documents name and nobody has looked at are in the queue of reviews.
    props: { provisional: [null, false] },
    ...(text == null ? {} : { text }),
    ...(under === undefined
      ? {}
      : { related: [{ relation: 'CONTROLLED_FROM' as const, direction: 'out' as const, node: under.id }] }),
  };
  return list(store, filter, view, args, 'name');
}
