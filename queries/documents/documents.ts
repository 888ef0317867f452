/** Documents: items as fetched, newest first. */
import type { Instant } from '../../graph/model.ts';
import type { Filter, Store } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import { type Listing, list, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';

export interface DocumentFilter {
  /** Id or name of a source. */
  source?: string | null | undefined;
  text?: string | null | undefined;
  url?: string | null | undefined;
  /** Telling of this event. */
  event?: string | null | undefined;
  /** Naming this thing: id, name or alias. */
  mentions?: string | null | undefined;
  from?: Instant | null | undefined;
  to?: Instant | null | undefined;
}

export interface DocumentsArgs extends Moments, PageArgs {
  filter?: DocumentFilter | null | undefined;
}

export async function documents(store: Store, args: DocumentsArgs, now: Instant): Promise<Listing> {
  const view = viewOf(args, now);
  const naming = { ...view, knownAt: Math.max(now, view.knownAt) };
  const { source, text, url, event, mentions, from, to } = args.filter ?? {};
  const related: NonNullable<Filter['related']> = [];
  if (source != null) {
    const { id } = await getNode(store, source, 'Source', naming);
    related.push({ relation: 'FROM', direction: 'out', node: id });
  }
  const told = event ?? mentions;
  if (told != null) {
    const kinds = event == null ? [...MENTIONED] : (['Event'] as const);
    const { id } = await getNode(store, told, [...kinds], naming);
    related.push({ relation: 'MENTIONS', direction: 'out', node: id });
  }
  const filter: Filter = {
    kind: 'Document',
    related,
    ...(text == null ? {} : { text }),
    ...(url == null ? {} : { key: url }),
    ...(from == null ? {} : { from }),
    ...(to == null ? {} : { to }),
  };
  return list(store, filter, view, args, 'time-desc');
}

const MENTIONED = ['Model', 'Provider', 'Authority', 'Jurisdiction', 'Channel', 'Event', 'Action'] as const;
