/** The words of the graph: what a node is, what a fact is, what it means to look at them at a moment. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Props = { [key: string]: Json };

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** Stable and readable: `model:anthropic/claude-fable-5`. Made by `ids.ts` alone. */
export type NodeId = string;

export const NODE_KINDS = [
  'Source',
  'Document',
  'Authority',
  'Jurisdiction',
  'Provider',
  'Model',
  'Channel',
  'Offering',
  'Action',
  'Event',
  'Claim',
  'Organisation',
  'Function',
  'Workload',
  'Endpoint',
  'WatchItem',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/**
 * A thing that facts speak of. `props` describe it and carry no time: whatever an answer depends on is a Fact.
 * For derived nodes (Event, Action) the props are the reading of *all* that is known now, for sorting and filtering.
 */
export interface GraphNode {
  id: NodeId;
  kind: NodeKind;
  name: string;
  /** The organisation that alone may see it; null for what is public. */
  scope: NodeId | null;
  /** Other strings that find it exactly: aliases, URLs, CELEX numbers. Compared after `normaliseKey`. */
  keys: string[];
  /** What lists are ordered by: when an Event happened, a Document was published, a Model released. */
  time: Instant | null;
  props: Props;
  /** When we first learned that it exists: the least `learnedAt` of the writes that named it. */
  learnedAt: Instant;
  /** The store's own clock at its first write. */
  recordedAt: Instant;
}

export const RELATIONS = {
  // Catalogue: who makes what, through whom it is reached, whose law it is under.
  DEVELOPED_BY: 'Model → Provider',
  BASED_ON: 'Model → Model: shares its base model (weights) with, or was made from',
  OFFERING_OF: 'Offering → Model; validFrom is the day of its release there; qualifiers: audience',
  THROUGH: 'Offering → Channel; qualifiers: region',
  OPERATED_BY: 'Channel → Provider',
  CONTROLLED_FROM: 'Provider → Jurisdiction whose law can order it to switch off',
  INVESTS_IN:
    'Provider → Provider that it holds a stake in, or committed money to; validFrom is the day of the announcement',
  ACTS_FOR: 'Authority → Jurisdiction',
  WITHIN: 'Jurisdiction → Jurisdiction (state → country → union or group)',
  // What documents say.
  MENTIONS: 'Document → anything named in it',
  FROM: 'Document → Source',
  // What happened, as clustered from documents.
  BY: 'Event → Authority | Provider that acted; Claim → who speaks',
  IN: 'Event → Jurisdiction',
  PART_OF: 'Event → Action; qualifiers: status (ActionStatus that the event gives the action)',
  CAUSED_BY: 'Event → Event',
  CONCERNS: 'Event → Model | Provider | Channel that it is about or legally reaches; qualifiers: audience, legal',
  CHANGES: 'Event → Model, what can be used from validFrom on; qualifiers: see AvailabilityChange',
  DATED: 'Event, value: { clock, instant, precision }',
  ABOUT: 'Claim → Event | Action',
  // What is open.
  ASKS: 'WatchItem, value: the question, what it hangs on, and which facts would answer or move it',
  WATCHES: 'WatchItem → Model | Provider | Authority | Jurisdiction that an answer would be about, by or from',
  SILENT:
    'Source → WatchItem that nothing of it tells of, from validFrom (our first look) on; learnedAt is our last look',
  // The customer. Facts about it are in its scope.
  PERFORMS: 'Organisation → Function',
  RUNS: 'Organisation → Workload',
  SUPPORTS: 'Workload → Function',
  DEPENDS_ON: 'Workload → Workload; qualifiers: strength hard | soft',
  HAS_ENDPOINT: 'Workload → Endpoint; qualifiers: role, order, verifiedAt, switchMinutes',
  USES: 'Endpoint → Offering; qualifiers: region',
  UNRESOLVED: 'Organisation → Endpoint whose model or channel nothing in the catalogue matches',
  SERVES: 'Workload, value: Audience (who uses it)',
} as const;
export type Relation = keyof typeof RELATIONS;

/** How a document stands to what it says. `hypothetical`, `planned` and `denied` never change an availability. */
export const STANCES = ['asserted', 'denied', 'disputed', 'hypothetical', 'planned', 'past', 'quoted'] as const;
export type Stance = (typeof STANCES)[number];

export const ORIGINS = ['document', 'catalogue', 'import', 'analyst'] as const;
export type Origin = (typeof ORIGINS)[number];

/** One statement, said by one document. `object` or `value` is set, never both. */
export interface Fact {
  /** Hash of what is said, where and by whom; the same statement has the same id for ever. */
  id: string;
  subject: NodeId;
  relation: Relation;
  object: NodeId | null;
  value: Json;
  /** True in the world from (inclusive) … to (exclusive); null is open. */
  validFrom: Instant | null;
  validTo: Instant | null;
  qualifiers: Props;
  stance: Stance;
  /** 0 to 1: how sure we are that the document says this. */
  confidence: number;
  origin: Origin;
  /** What said it. Every fact has one: catalogue files, imported files and analysts' notes are documents too. */
  document: NodeId;
  /** The text of the document (by hash) in which `quote` stands at [start, end). */
  contentHash: string;
  quote: string;
  start: number;
  end: number;
  scope: NodeId | null;
  /** When it reached us; for a back-fill, when it was published. */
  learnedAt: Instant;
  /** From when on we no longer held it; null while we do. Equal to `learnedAt`: a misreading of ours, never seen. */
  retractedAt: Instant | null;
  /** The store's own clock. */
  recordedAt: Instant;
}

/** What was true at `at`, as far as it was known at `knownAt`. */
export interface View {
  at: Instant;
  knownAt: Instant;
}

export const EVENT_TYPES = [
  'EXPORT_CONTROL_DIRECTIVE',
  'LICENCE_REQUIREMENT',
  'LICENCE_GRANTED',
  'ENTITY_LISTING',
  'RULE',
  'EXECUTIVE_ORDER',
  'LEGISLATION',
  'GUIDANCE',
  'DESIGNATION',
  'BAN',
  'ORDER',
  'INVESTIGATION',
  'FINE',
  'LAWSUIT',
  'COURT_ORDER',
  'STAY',
  'RESCISSION',
  'AMENDMENT',
  'SUSPENSION',
  'RESTORATION',
  'STAGED_RELEASE',
  'INQUIRY',
  'STATEMENT',
  'DISPUTE',
  'DEPRECATION',
  'OUTAGE',
  'VENDOR_POLICY',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const ACTION_STATUSES = [
  'PROPOSED',
  'ANNOUNCED',
  'EFFECTIVE_LATER',
  'IN_FORCE',
  'PARTLY_LIFTED',
  'STAYED',
  'RESCINDED',
  'ANNULLED',
  'EXPIRED',
  'SUPERSEDED',
  'UNKNOWN',
] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

export const AVAILABILITY_STATES = [
  'AVAILABLE',
  'RESTRICTED',
  'SUSPENDED',
  'PARTLY_RESTORED',
  'DEPRECATED',
  'UNKNOWN',
] as const;
export type AvailabilityState = (typeof AVAILABILITY_STATES)[number];

/**
 * For whom. `everyone`: all customers. `foreign-persons`: persons without the nationality of `jurisdictions[0]`
 * (wherever they are). `listed`: named entities on an allow-list called `list`. `class`: whoever meets a condition that
 * anyone may meet (organisations of `jurisdictions`, a customer tier); `region`: users located in `jurisdictions`.
 */
export interface Audience {
  kind: 'everyone' | 'foreign-persons' | 'listed' | 'class' | 'region';
  jurisdictions?: NodeId[];
  list?: string;
  label?: string;
}

/** Which strength a statement about availability has; a weaker one never overturns a stronger one. */
export const BASES = ['statement', 'report', 'observation', 'listing'] as const;
/** `statement`: by who switches it (vendor, channel). `report`: press, analysts. `observation`: somebody uses it, or could not. `listing`: a catalogue shows it. */
export type Basis = (typeof BASES)[number];

/** The qualifiers of a CHANGES fact. */
export interface AvailabilityChange {
  state: AvailabilityState;
  /** `legal`: what may be done; `operational`: what works. */
  layer: 'legal' | 'operational';
  audience: Audience;
  /** Channels that it holds for; null: every channel. */
  channels: NodeId[] | null;
  basis: Basis;
  /** A limit that stays, in words: "half of weekly limits". */
  cap?: string;
  /** Announced for later, without a date: validFrom is the announcement. Such a change switches nothing by itself. */
  undated?: boolean;
}

/** The value of a DATED fact. */
export interface EventDate {
  clock: 'occurred' | 'effective' | 'published';
  instant: Instant;
  precision: 'minute' | 'day' | 'month' | 'year';
}
