/** Many hops in one call: one recursive query finds the nodes, three more fetch what was met, all inside SQLite. */
import { BellwetherError } from '../errors.ts';
import type { NodeId, View } from '../model.ts';
import type { Subgraph, TraverseSpec } from '../store.ts';
import type { Connection } from './connection.ts';
import { HEADER_COLUMNS, HEADER_JOINS, IN_SCOPE, KNOWN, relationKeys, TRUE_AT, toHeader } from './read.ts';
import { FACT_COLUMNS, NODE_COLUMNS, toFact, toNode } from './rows.ts';

/**
 * The spec as tables of this connection, so that the statements below are the same for every spec and are prepared once.
 * hop: who stands in set `source` may go along `relation` into set `stage`; `again` bounds how often a stage may follow
 * itself (NULL for the first step from another set), `kind` 0 is any. reached.depth: hops within the stage.
 */
const WORKING_TABLES = `
  CREATE TEMP TABLE hop (
    source INTEGER, direction INTEGER, relation INTEGER, stage INTEGER, again INTEGER, kind INTEGER, any_time INTEGER
  );
  CREATE INDEX temp.hop_by_source ON hop (source, direction);
  CREATE TEMP TABLE reached (stage INTEGER, node INTEGER, depth INTEGER, PRIMARY KEY (stage, node)) WITHOUT ROWID;
  CREATE TEMP TABLE walked (fact INTEGER PRIMARY KEY);
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

const REACH = `
  INSERT INTO reached (stage, node, depth)
  WITH RECURSIVE r (stage, node, depth) AS (
    SELECT s.value ->> 0, coalesce(n.stands_for, n.key), 0
    FROM json_each(:start) s CROSS JOIN nodes n ON n.id = s.value ->> 1 WHERE n.scope IN (0, :scope)
    UNION SELECT h.stage, f.object, ${DEPTH} FROM r ${step('subject', 'object')}
    UNION SELECT h.stage, f.subject, ${DEPTH} FROM r ${step('object', 'subject')}
  )
  SELECT stage, node, min(depth) FROM r GROUP BY stage, node`;

const WALK = `
  INSERT OR IGNORE INTO walked
  SELECT f.key FROM reached r ${step('subject', 'object')}
  UNION ALL SELECT f.key FROM reached r ${step('object', 'subject')}
  UNION ALL SELECT f.key FROM reached r
    CROSS JOIN hop h ON h.source = r.stage AND h.direction = 2
    CROSS JOIN facts f ON f.subject = r.node AND f.relation = h.relation AND ${IN_SCOPE}
    WHERE f.object IS NULL AND ${VISIBLE}`;

const FACTS = `SELECT ${FACT_COLUMNS} FROM walked w CROSS JOIN facts f ON f.key = w.fact ORDER BY f.id, f.key`;

const NODES = `
  SELECT ${NODE_COLUMNS} FROM (
    SELECT node FROM reached
    UNION SELECT f.subject FROM walked w CROSS JOIN facts f ON f.key = w.fact
    UNION SELECT f.object FROM walked w CROSS JOIN facts f ON f.key = w.fact WHERE f.object IS NOT NULL
  ) m CROSS JOIN nodes n ON n.key = m.node ORDER BY n.id`;

const HEADERS = `
  SELECT ${HEADER_COLUMNS}, t.key, t.content_hash FROM (
    SELECT DISTINCT f.text FROM walked w CROSS JOIN facts f ON f.key = w.fact
  ) m CROSS JOIN texts t ON t.key = m.text CROSS JOIN documents d ON d.node = t.document ${HEADER_JOINS}`;

const prepared = new WeakSet<Connection>();

export function traverse(connection: Connection, spec: TraverseSpec, view: View): Subgraph {
  if (!prepared.has(connection)) {
    connection.db.exec(WORKING_TABLES);
    prepared.add(connection);
  }
  return connection.snapshot(() => {
    const names = [...Object.keys(spec.start), ...spec.stages.map(({ name }) => name)];
    loadHops(connection, spec, names);
    const scope = connection.scopeKey(spec.scope);
    const start = names.flatMap((name, set) => (spec.start[name] ?? []).map((id) => [set, id]));
    const visible = { scope, at: view.at, knownAt: view.knownAt };
    connection.sql('DELETE FROM reached').run();
    connection.sql('DELETE FROM walked').run();
    connection.sql(REACH).run({ start: JSON.stringify(start), ...visible });
    connection.sql(WALK).run(visible);
    return collect(connection, names);
  });
}

function loadHops(connection: Connection, spec: TraverseSpec, names: string[]): void {
  const setOf = (name: string): number => {
    const set = names.indexOf(name);
    if (set !== -1) return set;
    throw new BellwetherError('BAD_INPUT', `No stage or start set '${name}' in the traversal.`, {
      hint: `There are: ${names.join(', ')}.`,
      details: { name },
    });
  };
  if (new Set(names).size < names.length) {
    throw new BellwetherError('BAD_INPUT', 'Two stages or start sets of the traversal have the same name.', {
      details: { names },
    });
  }
  connection.sql('DELETE FROM hop').run();
  const insert = connection.sql('INSERT INTO hop VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const { name, from, relation, direction, kind, repeat = 1, anyTime = false } of spec.stages) {
    const stage = setOf(name);
    // A kind that nothing has yet matches nothing.
    const kindKey = kind === undefined ? 0 : (connection.findWord(kind) ?? -1);
    const way = direction === 'out' ? 0 : 1;
    const sources = from.map(setOf);
    for (const key of relationKeys(connection, relation)) {
      for (const source of sources) insert.run(source, way, key, stage, null, kindKey, anyTime ? 1 : 0);
      if (repeat === Infinity) insert.run(stage, way, key, stage, null, kindKey, anyTime ? 1 : 0);
      else if (repeat > 1) insert.run(stage, way, key, stage, repeat, kindKey, anyTime ? 1 : 0);
    }
  }
  for (const { of, relation, anyTime = false } of spec.values ?? []) {
    const sources = of.map(setOf);
    for (const key of relationKeys(connection, relation)) {
      for (const source of sources) insert.run(source, 2, key, null, null, 0, anyTime ? 1 : 0);
    }
  }
}

function collect(connection: Connection, names: string[]): Subgraph {
  const found: Subgraph = { nodes: new Map(), facts: [], stages: new Map(), documents: new Map() };
  const nodeIds = new Map<number, NodeId>();
  const contentHashes = new Map<number, string>();
  for (const row of connection.rows(NODES)) {
    const node = toNode(connection, row);
    nodeIds.set(row[0] as number, node.id);
    found.nodes.set(node.id, node);
  }
  for (const row of connection.rows(HEADERS)) {
    const header = toHeader(row);
    nodeIds.set(row[0] as number, header.id);
    found.documents.set(header.id, header);
    contentHashes.set(row[8] as number, row[9] as string);
  }
  for (const row of connection.rows(FACTS)) found.facts.push(toFact(connection, row, { nodeIds, contentHashes }));
  for (const name of names) found.stages.set(name, new Set());
  for (const [stage, node] of connection.rows('SELECT stage, node FROM reached')) {
    found.stages.get(names[stage as number] as string)?.add(nodeIds.get(node as number) as NodeId);
  }
  return found;
}
