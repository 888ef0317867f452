/** From a model and a channel as people write them to an offering of the catalogue. Nothing is guessed: what has no match says so. */
import type { Catalogue, ChannelRow, ModelRow, OfferingRow } from '../../graph/catalogue/catalogue.ts';
import { findRow, nearestNames } from '../../graph/catalogue/keys.ts';

/** A name that the catalogue can't tell. */
export interface UnresolvedName {
  what: 'model' | 'channel';
  given: string;
  /** The catalogue's names that come nearest, or those that it may mean; may be empty. */
  nearest: string[];
  /** It means more than one thing. */
  ambiguous: boolean;
}

export type Resolution =
  | { resolved: true; model: ModelRow; channel: ChannelRow; offering: OfferingRow | null }
  | { resolved: false; unresolved: UnresolvedName[] };

/** `offering` is that of the region, else that of the channel wherever it is; null where the catalogue lists neither. */
export function resolveEndpoint(
  catalogue: Catalogue,
  endpoint: { model: string; channel: string; region?: string | undefined },
): Resolution {
  const model = resolveName(catalogue, 'model', endpoint.model);
  const channel = resolveName(catalogue, 'channel', endpoint.channel);
  if ('given' in model || 'given' in channel) {
    return { resolved: false, unresolved: [model, channel].filter((found) => 'given' in found) };
  }
  // A later row for the same offering replaces an earlier one.
  const offered = catalogue.offerings.filter((row) => row.model === model.id && row.channel === channel.id);
  const region = endpoint.region?.toLowerCase();
  const offering =
    offered.findLast((row) => region !== undefined && row.region?.toLowerCase() === region) ??
    offered.findLast((row) => row.region === null) ??
    null;
  return { resolved: true, model: model as ModelRow, channel: channel as ChannelRow, offering };
}

function resolveName(catalogue: Catalogue, what: 'model' | 'channel', given: string) {
  const rows = findRow(catalogue, given, what);
  if (rows.length === 1) return rows[0]!;
  const unresolved: UnresolvedName = {
    what,
    given,
    nearest: rows.length > 1 ? rows.map((row) => row.name) : nearestNames(catalogue, given, what),
    ambiguous: rows.length > 1,
  };
  return unresolved;
}
