/**
 * One write in memory: what the batch touches is read once, worked out here, and sent back in statements of many rows.
 * A managed transaction may run twice, so each run has a Writing of its own.
 */
import type { Instant, NodeId, Props, Relation } from '../model.ts';
import type { Change, WriteResult } from '../store.ts';
import type { Run } from './connection.ts';
import { foldWords } from './search.ts';
import { instantValue, PUBLIC } from './values.ts';
import { keyHashes } from './write-nodes.ts';

/** A node as stored; scope '' is public, props and state are JSON. */
export interface NodeState {
  id: NodeId;
  kind: string;
  name: string;
  scope: string;
  keys: string[];
  time: Instant | null;
  props: string;
  learnedAt: Instant;
  recordedAt: Instant;
  standsFor: NodeId | null;
  state: string | null;
  /** Of a document: relations of the facts that it ever said, so that only their indexes are searched for them. */
  says: string[];
}

/** A relationship to create: one episode of a fact. */
export interface NewFact {
  relation: Relation;
  subject: NodeId;
  object: NodeId;
  set: Props & Record<string, unknown>;
}

type Emitted = Partial<Pick<Change, 'subject' | 'relation' | 'object'>> & { id: string; scope: string };

/** Rows in one statement: enough to make the way there and back cheap, few enough to keep messages small. */
const ROWS = 2000;

export class Writing {
  readonly run: Run;
  /** The store's clock, the same for all that is written together. */
  readonly at: Instant;
  readonly nodes = new Map<NodeId, NodeState>();
  /** Stored nodes that are known to stand for others. */
  readonly redirected = new Set<NodeId>();
  readonly counts = { asserted: 0, retracted: 0, nodes: 0, documents: 0 };
  readonly #created = new Set<NodeState>();
  readonly #changed = new Map<NodeState, { keysBefore: string[]; propsBefore: string }>();
  /** Document → its newest text, for the full-text index. */
  readonly texts = new Map<NodeId, string>();
  readonly #changes: (Emitted & { kind: Change['kind'] })[] = [];
  readonly facts: NewFact[] = [];
  #sequence: number;

  private constructor(run: Run, at: Instant, sequence: number) {
    this.run = run;
    this.at = at;
    this.#sequence = sequence;
  }

  /** Takes the lock that all writers share until they commit: changes are numbered in the order of their commits. */
  static async begin(run: Run, at: Instant): Promise<Writing> {
    const [row] = await run<{ sequence: number }>(
      `MATCH (m:Meta { name: 'bellwether' }) SET m.lockedAt = datetime() RETURN m.sequence AS sequence`,
    );
    return new Writing(run, at, row!.sequence);
  }

  /** Reads nodes that the write speaks of; those that aren't there are left out. */
  async load(ids: Iterable<NodeId>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.nodes.has(id));
    for (const chunk of chunks(missing)) {
      const rows = await this.run<{ n: Partial<NodeState> & NodeState }>(
        `UNWIND $ids AS id MATCH (n:Node { id: id })
         RETURN n { .id, .kind, .name, .scope, .keys, .time, .props, .learnedAt, .recordedAt, .standsFor, .state, .says } AS n`,
        { ids: chunk },
      );
      for (const { n } of rows) {
        this.nodes.set(n.id, {
          ...n,
          time: n.time ?? null,
          standsFor: n.standsFor ?? null,
          state: n.state ?? null,
          says: n.says ?? [],
        });
        if (n.standsFor != null) this.redirected.add(n.id);
      }
    }
  }

  /** After merges and redirects moved: what nodes stand for, read again. */
  async reload(): Promise<void> {
    await this.flushNodes();
    const ids = [...this.nodes.keys()];
    this.nodes.clear();
    await this.load(ids);
  }

  create(node: NodeState): void {
    this.nodes.set(node.id, node);
    this.#created.add(node);
  }

  change(node: NodeState, next: Partial<NodeState>): void {
    if (!this.#created.has(node) && !this.#changed.has(node)) {
      this.#changed.set(node, { keysBefore: keyHashes(node), propsBefore: node.props });
    }
    Object.assign(node, next);
  }

  /** A fact names the node: it was known by then. A private document says nothing about when a public node was known. */
  lower(node: NodeState, learnedAt: Instant, scope: string): void {
    if (learnedAt < node.learnedAt && (scope === PUBLIC || scope === node.scope)) this.change(node, { learnedAt });
  }

  emit(kind: Change['kind'], change: Emitted): void {
    this.#changes.push({ kind, ...change });
  }

  /** Sends nodes, then facts, then the feed. */
  async flush(): Promise<void> {
    await this.flushNodes();
    await this.#flushFacts();
    const first = this.#sequence;
    const rows = this.#changes.map((change, i) => ({ sequence: first + i + 1, ...change }));
    this.#sequence += rows.length;
    this.#changes.length = 0;
    for (const chunk of chunks(rows)) {
      await this.run('UNWIND $rows AS row CREATE (c:Change) SET c = row, c.recordedAt = $at', {
        rows: chunk,
        at: instantValue(this.at),
      });
    }
    if (rows.length > 0) {
      await this.run(`MATCH (m:Meta { name: 'bellwether' }) SET m.sequence = $sequence`, { sequence: this.#sequence });
    }
  }

  result(): WriteResult {
    return { ...this.counts, sequence: this.#sequence };
  }

  async flushNodes(): Promise<void> {
    for (const chunk of chunks([...this.#created])) {
      const rows = chunk.map((node) => ({
        kind: node.kind,
        set: this.#propertiesOf(node, undefined),
        hashes: keyHashes(node),
      }));
      await this.run(
        `UNWIND $rows AS row CREATE (n:Node:$(row.kind)) SET n = row.set
         WITH n, row UNWIND row.hashes AS hash MERGE (k:Key { hash: hash }) CREATE (k)-[:FINDS]->(n)`,
        { rows },
      );
    }
    this.#created.clear();
    for (const chunk of chunks([...this.#changed])) {
      const rows = chunk.map(([node, { keysBefore, propsBefore }]) => {
        const hashes = keyHashes(node);
        return {
          id: node.id,
          set: this.#propertiesOf(node, propsBefore),
          lost: keysBefore.filter((key) => !hashes.includes(key)),
          gained: hashes.filter((key) => !keysBefore.includes(key)),
        };
      });
      await this.run('UNWIND $rows AS row MATCH (n:Node { id: row.id }) SET n += row.set', { rows });
      await this.run(
        `UNWIND $rows AS row UNWIND row.lost AS hash
         MATCH (:Key { hash: hash })-[f:FINDS]->(:Node { id: row.id }) DELETE f`,
        { rows },
      );
      await this.run(
        `UNWIND $rows AS row UNWIND row.gained AS hash
         MATCH (n:Node { id: row.id }) MERGE (k:Key { hash: hash }) CREATE (k)-[:FINDS]->(n)`,
        { rows },
      );
    }
    this.#changed.clear();
    this.texts.clear();
  }

  async #flushFacts(): Promise<void> {
    for (const rows of chunks(this.facts)) {
      await this.run(
        `UNWIND $rows AS row MATCH (s:Node { id: row.subject }) MATCH (o:Node { id: row.object })
         CREATE (s)-[r:$(row.relation)]->(o) SET r = row.set`,
        { rows },
      );
    }
    this.facts.length = 0;
  }

  /**
   * Everything but its text, which only documents have. Simple props stand beside their JSON too, so that an analyst can
   * filter by them in Cypher; names that the node itself has are left to it.
   */
  #propertiesOf(node: NodeState, propsBefore: string | undefined): Record<string, unknown> {
    const { id, kind, name, scope, keys, time, props, learnedAt, recordedAt, standsFor, state, says } = node;
    const text = this.texts.get(id);
    return {
      ...(propsBefore === undefined ? {} : mapValues(simpleProps(propsBefore), () => null)),
      ...simpleProps(props),
      ...(text === undefined ? {} : { searchText: foldWords(text) }),
      id,
      kind,
      name,
      scope,
      keys,
      searchName: foldWords(name),
      searchKeys: foldWords(keys.join('\n')),
      time: instantValue(time),
      props,
      learnedAt: instantValue(learnedAt),
      recordedAt: instantValue(recordedAt),
      standsFor,
      state,
      says: says.length === 0 ? null : says,
    };
  }
}

/** Props that are strings, numbers or booleans, by name. */
function simpleProps(json: string): Record<string, unknown> {
  const entries = Object.entries(JSON.parse(json) as Props);
  return Object.fromEntries(entries.filter(([name, value]) => isSimple(value) && !OWN.has(name)));
}

function isSimple(value: unknown): boolean {
  return (typeof value === 'string' && value.length < 1000) || typeof value === 'number' || typeof value === 'boolean';
}

const OWN: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'name',
  'scope',
  'keys',
  'searchName',
  'searchKeys',
  'searchText',
  'time',
  'props',
  'learnedAt',
  'recordedAt',
  'standsFor',
  'state',
  'says',
]);

function mapValues<T, U>(of: Record<string, T>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, to(value)]));
}

export function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += ROWS) yield rows.slice(i, i + ROWS);
}
