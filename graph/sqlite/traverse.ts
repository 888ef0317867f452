/** Many hops in one call: one recursive statement finds the nodes, three more fetch what was met, each all at once. */
import type { NodeId, View } from '../model.ts';
import { setNames } from '../stages.ts';
import type { Subgraph, TraverseSpec } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { HEADER_COLUMNS, HEADER_JOINS, IN_SCOPE, KNOWN, relationKeys, TRUE_AT, toHeader } from './read.ts';
import { FACT_COLUMNS, NODE_COLUMNS, toFact, toNode } from './rows.ts';

/**
 * The spec's hops as a table of this connection, so that the statements below are the same for every spec and are prepared
 * once: who stands in set `source` may go along `relation` into set `stage`. direction: 0 out, 1 in, 2 for value facts;
 * again: how often a stage may follow itself (NULL for the step from another set); kind: 0 is any.
 */
const HOPS = `
  CREATE TEMP TABLE IF NOT EXISTS hop (
    source INTEGER, direction INTEGER, place INTEGER,
    relation INTEGER, stage INTEGER, again INTEGER, kind INTEGER, any_time INTEGER,
    PRIMARY KEY (source, direction, place)
  ) WITHOUT ROWID;
  DELETE FROM hop;
`;

const FAR_KIND = '(h.kind = 0 OR h.kind = (SELECT kind FROM nodes WHERE key = %))';
const VISIBLE = `${KNOWN} AND (h.any_time OR (${TRUE_AT}))`;

/** From set `r` along hop `h`: `near` is the end of the fact where we stand. */
function step(near: 'subject' | 'object', far: 'subject' | 'object'): string {
  return `CROSS JOIN hop h ON h.source = r.stage AND h.direction = ${near === 'subject' ? 0 : 1}
      AND (h.again IS NULL OR r.depth < h.again)
    CROSS JOIN facts f ON f.${near} = r.node AND f.relation = h.relation AND ${IN_SCOPE}
    WHERE f.object IS NOT NULL AND ${VISIBLE} AND ${FAR_KIND.replace('%', `f.${far}`)}`;
}

const DEPTH = 'CASE WHEN h.again IS NULL THEN 1 ELSE r.depth + 1 END';

/** Every node that is reached, in each set with the least number of hops within it. */
const REACH = `
  WITH RECURSIVE r (stage, node, depth) AS (
    SELECT s.value ->> 0, coalesce(n.stands_for, n.key), 0
    FROM json_each(:start) s CROSS JOIN nodes n ON n.id = s.value ->> 1 WHERE n.scope IN (0, :scope)
    UNION SELECT h.stage, f.object, ${DEPTH} FROM r ${step('subject', 'object')}
    UNION SELECT h.stage, f.subject, ${DEPTH} FROM r ${step('object', 'subject')}
  )
  SELECT stage, node, min(depth) FROM r GROUP BY stage, node`;

/**
 * The same for many scopes. The plus keeps the scope out of the search in the index: a thousand scopes would be a thousand
 * searches for each hop, most of them in vain.
 */
const forMany = (statement: string): string =>
  statement
    .replaceAll(IN_SCOPE, '(f.scope = 0 OR +f.scope IN (SELECT value FROM json_each(:scope)))')
    .replace('n.scope IN (0, :scope)', '(n.scope = 0 OR n.scope IN (SELECT value FROM json_each(:scope)))');

/** What was reached, as the first statement gave it. */
const REACHED = `r (stage, node, depth) AS MATERIALIZED (
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(:reached)
  )`;

/** The facts that lead from what was reached: both ends of each are among it. */
const FACTS = `
  WITH ${REACHED}
  SELECT ${FACT_COLUMNS} FROM facts f WHERE f.key IN (
    SELECT f.key FROM r ${step('subject', 'object')}
    UNION ALL SELECT f.key FROM r ${step('object', 'subject')}
    UNION ALL SELECT f.key FROM r
      CROSS JOIN hop h ON h.source = r.stage AND h.direction = 2
      CROSS JOIN facts f ON f.subject = r.node AND f.relation = h.relation AND ${IN_SCOPE}
      WHERE f.object IS NULL AND ${VISIBLE}
  )`;

const REACH_MANY = forMany(REACH);
const FACTS_MANY = forMany(FACTS);

const NODES = `SELECT ${NODE_COLUMNS} FROM json_each(?) r CROSS JOIN nodes n ON n.key = r.value`;

const HEADERS = `
  SELECT ${HEADER_COLUMNS}, t.key, t.content_hash
  FROM json_each(?) r CROSS JOIN texts t ON t.key = r.value CROSS JOIN documents d ON d.node = t.document ${HEADER_JOINS}`;

/** Which hops the table of a connection holds, as JSON: mostly those of the call before. */
const loaded = new WeakMap<Connection, string>();

export function traverse(connection: Connection, spec: TraverseSpec, view: View): Subgraph {
  const names = setNames(spec);
  loadHops(connection, hopsOf(connection, spec, names));
  return connection.snapshot(() => {
    const start = names.flatMap((name, set) => (spec.start[name] ?? []).map((id) => [set, id]));
    const { scope: given = null } = spec;
    const many = given !== null && typeof given !== 'string';
    const scope = many ? JSON.stringify(given.map((one) => connection.scopeKey(one))) : connection.scopeKey(given);
    const visible = { scope, at: view.at, knownAt: view.knownAt };
    const [reach, walk] = many ? [REACH_MANY, FACTS_MANY] : [REACH, FACTS];
    const reached = connection.sql(reach).all({ start: JSON.stringify(start), ...visible }) as unknown as Reached[];
    const facts = connection.sql(walk).all({ reached: JSON.stringify(reached), ...visible }) as unknown as Row[];
    return collect(connection, names, reached, facts);
  });
}

/** Set (its place among the names), node, depth. */
type Reached = [number, number, number];

/** Rows of the table of hops. */
function hopsOf(connection: Connection, spec: TraverseSpec, names: string[]): (number | null)[][] {
  const setOf = (name: string): number => names.indexOf(name);
  const hops: (number | null)[][] = [];
  for (const { name, from, relation, direction, kind, repeat = 1, anyTime = false } of spec.stages) {
    const stage = setOf(name);
    // A kind that nothing has yet matches nothing.
    const kindKey = kind === undefined ? 0 : (connection.findWord(kind) ?? -1);
    const way = direction === 'out' ? 0 : 1;
    const sources = from.map(setOf);
    for (const key of relationKeys(connection, relation)) {
      for (const source of sources) hops.push([source, way, key, stage, null, kindKey, anyTime ? 1 : 0]);
      if (repeat === Infinity) hops.push([stage, way, key, stage, null, kindKey, anyTime ? 1 : 0]);
      else if (repeat > 1) hops.push([stage, way, key, stage, repeat, kindKey, anyTime ? 1 : 0]);
    }
  }
  for (const { of, relation, anyTime = false } of spec.values ?? []) {
    const sources = of.map(setOf);
    for (const key of relationKeys(connection, relation)) {
      for (const source of sources) hops.push([source, 2, key, null, null, 0, anyTime ? 1 : 0]);
    }
  }
  return hops;
}

/** In a transaction of its own: one that fails later must not take the table along. */
function loadHops(connection: Connection, hops: (number | null)[][]): void {
  const asJson = JSON.stringify(hops);
  if (loaded.get(connection) === asJson) return;
  loaded.delete(connection);
  connection.snapshot(() => {
    connection.db.exec(HOPS);
    const insert = connection.sql(
      'INSERT INTO hop (source, direction, relation, stage, again, kind, any_time, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const [place, hop] of hops.entries()) insert.run(...hop, place);
  });
  loaded.set(connection, asJson);
}

function collect(connection: Connection, names: string[], reached: Reached[], facts: Row[]): Subgraph {
  const found: Subgraph = { nodes: new Map(), facts: [], stages: new Map(), documents: new Map() };
  const nodeIds = new Map<number, NodeId>();
  const contentHashes = new Map<number, string>();
  for (const row of connection.rows(NODES, distinct(reached, 1))) {
    const node = toNode(connection, row);
    nodeIds.set(row[0] as number, node.id);
    found.nodes.set(node.id, node);
  }
  for (const row of connection.rows(HEADERS, distinct(facts, 11))) {
    const header = toHeader(row);
    nodeIds.set(row[0] as number, header.id);
    found.documents.set(header.id, header);
    contentHashes.set(row[8] as number, row[9] as string);
  }
  found.facts = facts
    .map((row) => toFact(connection, row, { nodeIds, contentHashes }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.learnedAt - b.learnedAt));
  for (const name of names) found.stages.set(name, new Set());
  for (const [stage, node] of reached) {
    found.stages.get(names[stage] as string)?.add(nodeIds.get(node) as NodeId);
  }
  return found;
}

/** The different keys in a column, as JSON. */
function distinct(rows: readonly (readonly unknown[])[], column: number): string {
  return JSON.stringify([...new Set(rows.map((row) => row[column]))]);
}
