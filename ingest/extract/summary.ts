/** What a document names at all, worked out once: rules ask it for every frame. */
import type { NodeId } from '../../graph/model.ts';
import type { Named, Reading } from './reading.ts';

export interface Summary {
  /** The first 600 characters, in lower case: what the text is about. */
  head: string;
  hasModel: boolean;
  hasProvider: boolean;
  hasProvisional: boolean;
  /** The first model that is not spared. */
  firstModel: Named | null;
  /** Places named, by any form. */
  places: ReadonlySet<NodeId>;
  /** Authorities by the place that they act for, in the order of the text. */
  authorities: ReadonlyMap<NodeId, Named[]>;
  /** Channels named, each once. */
  channels: readonly Named[];
  /** Who develops each model. */
  providerOf: ReadonlyMap<NodeId, NodeId>;
}

const summaries = new WeakMap<Named[], Summary>();

export function summaryOf(reading: Reading): Summary {
  const known = summaries.get(reading.named);
  if (known !== undefined) return known;
  const places = new Set<NodeId>();
  const authorities = new Map<NodeId, Named[]>();
  const channels = new Map<NodeId, Named>();
  const providerOf = new Map<NodeId, NodeId>();
  let firstModel: Named | null = null;
  const kinds = new Set<string>();
  let hasProvisional = false;
  for (const named of reading.named) {
    const entry = named.entries[0]!;
    kinds.add(entry.kind);
    if (named.provisional) hasProvisional = true;
    for (const one of named.entries)
      if (one.kind === 'Model' && one.provider !== null) providerOf.set(one.id, one.provider);
    if (entry.kind === 'Model' && firstModel === null && !named.exempt) firstModel = named;
    else if (entry.kind === 'Jurisdiction') places.add(entry.id);
    else if (entry.kind === 'Channel' && !channels.has(entry.id)) channels.set(entry.id, named);
    else if (entry.kind === 'Authority' && entry.jurisdiction !== null) {
      authorities.set(entry.jurisdiction, [...(authorities.get(entry.jurisdiction) ?? []).slice(0, 50), named]);
    }
  }
  const summary: Summary = {
    head: reading.text.slice(0, 600).toLowerCase(),
    hasModel: kinds.has('Model'),
    hasProvider: kinds.has('Provider'),
    hasProvisional,
    firstModel,
    places,
    authorities,
    channels: [...channels.values()],
    providerOf,
  };
  summaries.set(reading.named, summary);
  return summary;
}
