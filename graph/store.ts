/**
 * The store: what is true, who says so, since when we know. Two engines stand behind it (`sqlite/`, `neo4j/`);
 * `test/contract/store.ts` is the one definition of what each verb means.
 */
import type { DumpPage } from './dump.ts';
import type { Fact, GraphNode, Instant, Json, NodeId, NodeKind, Props, Relation, View } from './model.ts';

/**
 * A node as a writer gives it. Written again, what is given replaces what was there (props and keys as a whole) and what is
 * left out stays; `learnedAt` takes the lesser. A public fact that names it makes it known from then on too; without any
 * of these it is known from the write on. Kind and scope of a node never change.
 */
export type NodeInput = Pick<GraphNode, 'id' | 'kind' | 'name'> &
  Partial<Pick<GraphNode, 'scope' | 'keys' | 'time' | 'props' | 'learnedAt'>> & {
    /** Operational state (ETag, last success …), merged key by key: not content, so no change is emitted for it. */
    state?: Props;
  };

/** A fact as a writer gives it: the rest comes from its document. */
export type FactInput = Pick<Fact, 'subject' | 'relation' | 'quote' | 'start' | 'end'> &
  Partial<Pick<Fact, 'object' | 'value' | 'validFrom' | 'validTo' | 'qualifiers' | 'stance' | 'confidence'>>;

/**
 * A document is a node as well: name is its title, time its `publishedAt`, keys its `keys` and `url`, and props its `props`
 * with url, source, language, publishedAt, fetchedAt, origin, contentHash and backfilled beside them; of the newest version.
 */
export interface DocumentInput {
  id: NodeId;
  /** A Source node: in the store, or in the same batch. */
  source: NodeId;
  url: string | null;
  title: string;
  publishedAt: Instant | null;
  fetchedAt: Instant;
  language: string | null;
  text: string;
  contentHash: string;
  origin: Fact['origin'];
  scope?: NodeId | null;
  /** When it reached us; for a back-fill its publication instant. */
  learnedAt: Instant;
  backfilled?: boolean;
  /** Strings that find it exactly: URL, guid, clustering keys. */
  keys?: string[];
  /** What the extractor read, and whatever else describes it. */
  props?: Props;
}

/**
 * All or nothing. A document comes with *all* that it says: facts of it that are missing here end. If the text is new,
 * they end at the new version's `learnedAt`; if the text is the same, we had misread it, and they vanish from every view
 * in which this was the newest text. Versions may come in any order: one that was learned before others takes its place
 * among them (only a page that goes back to an older text must come in order: sightings of the same text aren't kept).
 * Facts name nodes that exist, in the store or in the batch; a fact of a private document may name public
 * nodes and those of its own scope, a public one only public nodes.
 */
export interface Batch {
  nodes?: NodeInput[];
  documents?: { document: DocumentInput; facts: FactInput[] }[];
  /** Stored documents whose text is as it was, read anew: `facts` is again all that each says. */
  reread?: { document: NodeId; facts: FactInput[] }[];
  /** Nodes that derivation gave up (a cluster that moved): their ids go on resolving to `into`. */
  redirects?: { from: NodeId; into: NodeId }[];
}

export interface WriteResult {
  asserted: number;
  retracted: number;
  nodes: number;
  documents: number;
  /** Sequence of the last change in the feed after this write. */
  sequence: number;
}

export interface Page {
  first?: number;
  /** Opaque; from `PageResult.endCursor`. */
  after?: string | null;
}
export interface PageResult<T> {
  items: T[];
  endCursor: string | null;
  hasMore: boolean;
}

/** Every part that is given must hold. Merged and redirected nodes are not listed; their keys and names find what they became. */
export interface Filter {
  kind?: NodeKind | NodeKind[];
  /** Exact, after `normaliseKey`: id, name or one of `keys`. */
  key?: string;
  /**
   * Full text over name, keys and (newest) document text. Every word must occur, in any case and without regard to accents;
   * words in "double quotes" or joined by punctuation stand side by side; `clau*` is a beginning.
   */
  text?: string;
  /** Prop equals (or is one of); null is also what isn't there. */
  props?: Record<string, Json | Json[]>;
  /** `time` in [from, to). */
  from?: Instant;
  to?: Instant;
  /** Is joined by a fact that is visible in the view; `out`: the node is its subject. */
  related?: { relation: Relation; direction: 'out' | 'in'; node: NodeId }[];
  /** Whose private nodes are visible beside the public ones. */
  scope?: NodeId | null;
}
/**
 * Ties are broken by id; what has no time comes last. Text search orders by relevance unless told otherwise: all words in
 * the name first, then in name and keys, then anywhere; within these the newest first. Else `id` is the default.
 */
export type Order = 'id' | 'name' | 'time' | 'time-desc' | 'relevance';

/** What nodes are counted by: their kind, a prop that holds a word, or what they are joined to by a visible fact. */
export type TallyBy =
  | 'kind'
  | { prop: string }
  | { relation: Relation; direction: Hop['direction']; kind?: NodeKind; anyTime?: boolean };

export interface Tally {
  /** A kind, a word, or the id of a node. */
  value: string;
  /** How many nodes have it; a node with several counts for each of them. */
  count: number;
}

export interface Hop {
  relation: Relation | Relation[];
  /** `out`: from subject to object; `in`: the other way. */
  direction: 'out' | 'in';
  /** Only facts with these kinds at the far end. */
  kind?: NodeKind;
}

/** One hop (or up to `repeat` of the same hop) from every node that a start set or an earlier stage has. */
export interface Stage extends Hop {
  name: string;
  /** Names of start sets and of earlier stages. */
  from: string[];
  /** How many times the hop may be repeated; default 1, Infinity: as far as it goes. Cycles end by themselves. */
  repeat?: number;
  /** Ignore `view.at` (history and future); `knownAt` always holds. */
  anyTime?: boolean;
}

export interface TraverseSpec {
  /** Merged and redirected ids stand for what they became; ids that nothing has, or that are out of scope, are passed over. */
  start: Record<string, NodeId[]>;
  stages: Stage[];
  /** Value facts (no object) to bring along: of nodes in `of`, with these relations. */
  values?: { of: string[]; relation: Relation | Relation[]; anyTime?: boolean }[];
  /** Whose private facts are visible beside the public ones: one organisation's, or those of several at once. */
  scope?: NodeId | readonly NodeId[] | null;
}

/** What a traverse met. Everything is in there once, whatever the number of ways to it. */
export interface Subgraph {
  nodes: Map<NodeId, GraphNode>;
  /** The facts that were walked over, and the value facts asked for; in the order of their ids. */
  facts: Fact[];
  /** Stage (or start set) → ids found there. */
  stages: Map<string, Set<NodeId>>;
  /** Headers of the documents that said the facts. */
  documents: Map<NodeId, DocumentHeader>;
}

export interface DocumentHeader {
  id: NodeId;
  source: NodeId;
  sourceKind: string | null;
  url: string | null;
  title: string;
  publishedAt: Instant | null;
  language: string | null;
}

/** A fact and what is at its other end; `node` is null for a value fact (`direction` out, no `kind`). */
export interface Neighbour {
  fact: Fact;
  node: GraphNode | null;
}

/**
 * Facts are told of when they begin or cease to be held; nodes and documents when they are new or differ. Of what a purge
 * deleted only its end is told.
 */
export interface Change {
  /** Grows by one from change to change; only a purge takes numbers out. */
  sequence: number;
  recordedAt: Instant;
  kind: 'asserted' | 'retracted' | 'node' | 'document' | 'decision';
  /** The fact, node, document or decision. */
  id: string;
  subject: NodeId | null;
  relation: Relation | null;
  object: NodeId | null;
  scope: NodeId | null;
}

/**
 * What an analyst decided; outranks extraction, survives re-ingest, and can be undone.
 *
 * - `same`: node `a` is merged into node `b`. `different`, `unsure`: two nodes are not one, or may be.
 * - `reject-fact`: fact `a` is hidden from every read.
 * - `accept`: node or fact `a` is right as it stands; `b` says which question about it this answers (any words), or null.
 * - `reject`: node `a` is nothing (with `b`: what `a` says of `b` in whatever words is): whoever derives nodes leaves it out. `correct`: of node `a` holds what document `b` says.
 *
 * `same` and `reject-fact` change what reads show; the others are for who writes and who asks.
 */
export interface Decision {
  id: string;
  kind: 'same' | 'different' | 'unsure' | 'reject-fact' | 'accept' | 'reject' | 'correct';
  a: string;
  b: string | null;
  by: string;
  at: Instant;
  reason: string;
  undoneAt: Instant | null;
  undoneBy: string | null;
}

export type NewDecision = Omit<Decision, 'id' | 'undoneAt' | 'undoneBy'>;

/**
 * What the program keeps for itself beside the graph: who subscribed, what was sent to whom, which alert was acknowledged.
 * It is no content: it has no view and no evidence, and the change feed doesn't tell of it.
 */
export interface StoredRecord {
  /** Which kind of record: `subscription`, `mailing` … Ids are unique within it. */
  collection: string;
  id: string;
  /** 1 at first; grows by one with each put. */
  version: number;
  /** The organisation that it belongs to; null: none. */
  scope: NodeId | null;
  /** When it wants attention; null: it doesn't. */
  dueAt: Instant | null;
  value: Props;
  /** The store's own clock. */
  updatedAt: Instant;
}

export interface RecordPut {
  collection: string;
  id: string;
  /** Null takes the record away. */
  value: Props | null;
  scope?: NodeId | null;
  dueAt?: Instant | null;
  /** The version that must stand for this to happen; 0: there must be none. Left out: whatever stands. */
  expect?: number;
}

export interface StoreStats {
  engine: string;
  schemaVersion: number;
  nodes: Partial<Record<NodeKind, number>>;
  facts: { live: number; retracted: number };
  documents: number;
  sequence: number;
}

export interface Store {
  /** Creates or upgrades the schema; idempotent. Throws STORE_TOO_NEW where a newer version wrote it. */
  migrate(): Promise<void>;
  write(batch: Batch): Promise<WriteResult>;
  /**
   * In the order asked; undefined where there is none (or not yet, in that view). Merged and redirected ids give the node
   * they became. Private nodes are given too: whoever answers others must look at `scope`.
   */
  get(ids: NodeId[], view: View): Promise<(GraphNode | undefined)[]>;
  /** The text of a document: the version asked for, else the newest known in the view. */
  text(document: NodeId, options?: { contentHash?: string; view?: View }): Promise<string | undefined>;
  /** `first` is 100 unless given. Throws BAD_INPUT for a cursor that is none, or of another filter or order. */
  find(filter: Filter, view: View, options?: Page & { order?: Order }): Promise<PageResult<GraphNode>>;
  count(filter: Filter, view: View): Promise<number>;
  /** How many of the nodes of a list have which value, the most frequent first, ties by value; `first` is 100 unless given. */
  tally(filter: Filter, by: TallyBy, view: View, options?: { first?: number }): Promise<Tally[]>;
  /**
   * One hop for many nodes in one call, under the ids asked; `first` (default 10,000) bounds the neighbours of each, which
   * come in the order of their ids.
   */
  expand(
    ids: NodeId[],
    hop: Hop & { anyTime?: boolean; first?: number; scope?: NodeId | null },
    view: View,
  ): Promise<Map<NodeId, Neighbour[]>>;
  /** Many hops in one call, run inside the engine. */
  traverse(spec: TraverseSpec, view: View): Promise<Subgraph>;
  /** Facts by id, with the headers of their documents; retracted ones too. */
  evidence(factIds: string[]): Promise<{ fact: Fact; document: DocumentHeader }[]>;
  /** Ordered, without gaps or repeats. `after` 0 is the beginning. */
  changes(after: number, options?: { first?: number; scope?: NodeId | null }): Promise<Change[]>;
  /** Operational state that writers kept with `NodeInput.state`. */
  state(id: NodeId): Promise<Props>;
  /** Takes or renews the lease; false while another holder has it. A lease ends `ttlMs` after its last renewal. */
  lease(name: string, holder: string, ttlMs: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
  /** Reads show decisions at once and in every view. Deciding the same again gives the decision that stands. */
  review: {
    /** Throws NOT_FOUND for what doesn't exist, CONFLICT where a standing decision says the contrary. */
    decide(decision: NewDecision): Promise<Decision>;
    undo(id: string, by: string, at: Instant): Promise<Decision>;
    list(filter?: { about?: string }): Promise<Decision[]>;
  };
  records: {
    /** In the order asked; undefined where there is none. */
    get(collection: string, ids: string[]): Promise<(StoredRecord | undefined)[]>;
    /**
     * Of one collection, in the order of their ids; with `dueUntil` only those due by then, the longest due first. `after`
     * is the last record of the page before. `first` is 100 unless given.
     */
    list(
      collection: string,
      options?: { scope?: NodeId; prefix?: string; dueUntil?: Instant; first?: number; after?: StoredRecord },
    ): Promise<StoredRecord[]>;
    /**
     * All or nothing: false, and nothing written, where one of the versions expected doesn't stand. Of two writers that
     * expect the same, one gets true. Throws BAD_INPUT where one record is put twice.
     */
    put(puts: RecordPut[]): Promise<boolean>;
  };
  /** Deletes a document, its texts, its facts and those about it physically (copyright, privacy). The only thing that does. */
  purge(document: NodeId, reason: string): Promise<{ facts: number }>;
  stats(): Promise<StoreStats>;
  /**
   * All that is in the store, page by page, for `restore`; `after` is the cursor of a page that was taken over already.
   * What is written meanwhile may be in it or not: writers should rest.
   */
  dump(after?: string | null): AsyncIterable<DumpPage>;
  /** Takes over what another store dumped, exactly as it was there. No other verb should be used before `finish`. */
  restore: {
    /**
     * Marks an empty store as a copy of `source` (a name) in the making; gives the cursor to go on after, null at the
     * beginning. Throws CONFLICT where there is anything else in it.
     */
    begin(source: string): Promise<string | null>;
    /** One page and its cursor, all or nothing. */
    add(page: DumpPage): Promise<void>;
    /** The copy is whole: takes the mark away. */
    finish(): Promise<void>;
    /** Whose copy is in the making; null: none is, and the store can be used. */
    pending(): Promise<string | null>;
  };
  close(): Promise<void>;
}
