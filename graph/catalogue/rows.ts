/** The catalogue as the rest of the program sees it: typed rows with graph ids, resolved references and instants. */
import type { Audience, Instant, NodeId } from '../model.ts';
import type { RawRow } from './read-rows.ts';

/** What every row has. */
export interface CatalogueRow {
  id: NodeId;
  name: string;
  /** Other names that people use for it, as written: case matters where a rule looks for them in a text. */
  aliases: string[];
  /** Everything that finds it exactly (compared after `normaliseKey`), the name not included. */
  keys: string[];
  /** Where its facts were read. */
  source: string;
  /** Since when they were public. */
  date: Instant;
  /** The row in its file; null for what the country library gives. */
  raw: RawRow | null;
}

export interface ProviderRow extends CatalogueRow {
  /** Whose law can order it to switch off. */
  controlledFrom: NodeId[];
}

/** Who has money in whom, from the day that it was public. */
export interface InvestmentRow {
  investor: NodeId;
  in: NodeId;
  date: Instant;
  raw: RawRow;
  /** Id of its evidence row. */
  row: NodeId;
}

export interface ModelRow extends CatalogueRow {
  provider: NodeId;
  family: string;
  /** Models that it shares its weights with or was made from. */
  basedOn: NodeId[];
  /** Only a base: nobody is offered it under this name. */
  base: boolean;
  /** Null: not known. */
  openWeights: boolean | null;
  releaseDate: Instant | null;
  contextTokens: number | null;
  inputs: string[];
  outputs: string[];
  /** Names by which machines call it, at its provider and on clouds. */
  apiIds: string[];
}

export const CHANNEL_SELF_HOSTED: NodeId = 'channel:self-hosted';

export interface ChannelRow extends CatalogueRow {
  kind: 'first-party' | 'cloud' | 'host' | 'aggregator' | 'application' | 'self-hosted';
  /** Null: whoever uses it. */
  operatedBy: NodeId | null;
  /** The channel's name of a region → the country where it is. */
  regions: Record<string, NodeId>;
}

/** From `from` on, `model` can be had through `channel` by `audience`. A later row for the same offering replaces it. */
export interface OfferingRow {
  id: NodeId;
  name: string;
  model: NodeId;
  channel: NodeId;
  region: string | null;
  from: Instant;
  /** Since when is not known: `from` is the first day that it can be, when both the model and the channel were there. */
  approximate: boolean;
  audience: Audience;
  /** Since when this was public. */
  date: Instant;
  /** The row that says so (of the model, or of offerings.yaml), the field and, in a block list, the item. */
  raw: RawRow;
  field: string;
  index: number | null;
  /** Id of that row's document. */
  row: NodeId;
}

export interface AuthorityRow extends CatalogueRow {
  kind: string;
  actsFor: NodeId[];
  partOf: NodeId | null;
  /** Find them in a text with their case: "BIS", not "bis". */
  acronyms: string[];
  /** Language → names. */
  translations: Record<string, string[]>;
}

export interface JurisdictionRow extends CatalogueRow {
  /** `DE`, `US-CA`, `EU`, `G7`. */
  code: string;
  kind: 'country' | 'subdivision' | 'union' | 'group';
  /** What it belongs to: state → country → union or group. */
  within: NodeId[];
  /** ISO codes: exact keys, too short to look for in a text. */
  codes: string[];
  /** Language → names. */
  translations: Record<string, string[]>;
  /** "German", "French". */
  adjectives: string[];
  /** Words that stand for its government: the capital, "Élysée". Not keys: "Washington" is a state as well. */
  metonyms: string[];
}

/** A person who speaks for an office; its name finds the office. */
export interface PersonRow {
  name: string;
  aliases: string[];
  role: string;
  office: NodeId;
  source: string;
  date: Instant;
}

/** A row of offerings.yaml, investments.yaml or subdivisions.yaml: evidence about nodes of other rows. */
export interface EvidenceRow {
  /** What its document is made from: `offering-row:…`, `investment:…`. */
  id: NodeId;
  title: string;
  source: string;
  date: Instant;
  raw: RawRow;
}

export interface Catalogue {
  providers: ProviderRow[];
  investments: InvestmentRow[];
  models: ModelRow[];
  channels: ChannelRow[];
  offerings: OfferingRow[];
  authorities: AuthorityRow[];
  jurisdictions: JurisdictionRow[];
  people: PersonRow[];
  /** Rows that have no node of their own. */
  evidence: EvidenceRow[];
  /** Normalised key → what it may mean; more than one only where ambiguous.yaml says so. */
  byKey: Map<string, CatalogueRow[]>;
  /** Of ambiguous keys, normalised: what a text means by it where nothing else tells. */
  mostly: Map<string, NodeId>;
  byId: Map<NodeId, CatalogueRow>;
}
