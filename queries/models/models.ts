/** Models of the catalogue, and models that were named in documents; by name. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import { type Listing, list, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';

export interface ModelFilter {
  text?: string | null | undefined;
  /** Id, name or alias of who develops it. */
  provider?: string | null | undefined;
  family?: string | null | undefined;
  openWeights?: boolean | null | undefined;
}

export interface ModelsArgs extends Moments, PageArgs {
  filter?: ModelFilter | null | undefined;
}

export async function models(store: Store, args: ModelsArgs, now: Instant): Promise<Listing> {
  const view = viewOf(args, now);
  const { text, provider, family, openWeights } = args.filter ?? {};
  const by =
    provider == null
      ? undefined
      : await getNode(store, provider, 'Provider', { ...view, knownAt: Math.max(now, view.knownAt) });
  const props = {
    ...(family == null ? {} : { family }),
    ...(openWeights == null ? {} : { openWeights }),
  };
  const filter = {
    kind: 'Model' as const,
    props,
    ...(text == null ? {} : { text }),
    ...(by === undefined
      ? {}
      : { related: [{ relation: 'DEVELOPED_BY' as const, direction: 'out' as const, node: by.id }] }),
  };
  return list(store, filter, view, args, 'name');
}
