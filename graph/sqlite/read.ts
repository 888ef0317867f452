/** Reads by id: nodes, texts, evidence, one hop. */
import { BellwetherError } from '../errors.ts';
import type { Fact, GraphNode, NodeId, Props, View } from '../model.ts';
import type { DocumentHeader, Hop, Neighbour } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { blobOfId, FACT_COLUMNS, NODE_COLUMNS, type References, toFact, toNode } from './rows.ts';

export function get(connection: Connection, ids: NodeId[], view: View): (GraphNode | undefined)[] {
  const rows = connection.rows(
    `SELECT i.key AS place, ${NODE_COLUMNS} FROM json_each(?) i
     JOIN nodes asked ON asked.id = i.value JOIN nodes n ON n.key = coalesce(asked.stands_for, asked.key)
     WHERE n.learned_at <= ?`,
    JSON.stringify(ids),
    view.knownAt,
  );
  const found: (GraphNode | undefined)[] = new Array(ids.length).fill(undefined);
  for (const [place, ...row] of rows) found[place as number] = toNode(connection, row);
  return found;
}

export function text(
  connection: Connection,
  document: NodeId,
  { contentHash, view }: { contentHash?: string; view?: View } = {},
): string | undefined {
  const row =
    contentHash === undefined
      ? connection.row(
          `SELECT t.text FROM nodes n JOIN versions v ON v.document = n.key JOIN texts t ON t.key = v.text
           WHERE n.id = ? AND v.learned_at <= ? ORDER BY v.learned_at DESC, v.fetched_at DESC, v.text DESC LIMIT 1`,
          document,
          view?.knownAt ?? Number.MAX_SAFE_INTEGER,
        )
      : connection.row(
          'SELECT t.text FROM nodes n JOIN texts t ON t.document = n.key WHERE n.id = ? AND t.content_hash = ?',
          document,
          contentHash,
        );
  return row?.[0] as string | undefined;
}

export function state(connection: Connection, id: NodeId): Props {
  const row = connection.row('SELECT s.state FROM nodes n JOIN node_state s ON s.node = n.key WHERE n.id = ?', id);
  return row === undefined ? {} : (JSON.parse(row[0] as string) as Props);
}

/** SQL for "fact `f` is visible"; parameters :knownAt, :at and :scope. */
export const KNOWN =
  'f.hidden = 0 AND f.learned_at <= :knownAt AND (f.retracted_at IS NULL OR f.retracted_at > :knownAt)';
export const TRUE_AT = '(f.valid_from IS NULL OR f.valid_from <= :at) AND (f.valid_to IS NULL OR f.valid_to > :at)';
export const IN_SCOPE = 'f.scope IN (0, :scope)';

export function expand(
  connection: Connection,
  ids: NodeId[],
  hop: Hop & { anyTime?: boolean; first?: number; scope?: NodeId | null },
  view: View,
): Map<NodeId, Neighbour[]> {
  const [near, far] = hop.direction === 'out' ? ['subject', 'object'] : ['object', 'subject'];
  const rows = connection.rows(
    `WITH asked AS MATERIALIZED (
       SELECT DISTINCT i.value AS id, coalesce(a.stands_for, a.key) AS node FROM json_each(:ids) i JOIN nodes a ON a.id = i.value
       WHERE a.scope IN (0, :scope)
     )
     SELECT asked_id, ${FACT_COLUMNS} FROM (
       SELECT asked.id AS asked_id, f.key AS fact, row_number() OVER (PARTITION BY asked.id ORDER BY far.id, f.id) AS place
       FROM asked CROSS JOIN facts f ON f.${near} = asked.node AND f.relation IN (SELECT value FROM json_each(:relations))
         AND ${IN_SCOPE}
       LEFT JOIN nodes far ON far.key = f.${far}
       WHERE ${KNOWN} ${hop.anyTime ? '' : `AND ${TRUE_AT}`} ${hop.kind === undefined ? '' : 'AND far.kind = :kind'}
     ) CROSS JOIN facts f ON f.key = fact
     WHERE place <= :first ORDER BY asked_id, place`,
    {
      ids: JSON.stringify(ids),
      scope: connection.scopeKey(hop.scope),
      relations: JSON.stringify(relationKeys(connection, hop.relation)),
      knownAt: view.knownAt,
      first: hop.first ?? 10_000,
      ...(hop.anyTime ? {} : { at: view.at }),
      ...(hop.kind === undefined ? {} : { kind: connection.findWord(hop.kind) ?? -1 }),
    } as never,
  );
  const facts = factsOf(
    connection,
    rows.map(([, ...row]) => row),
  );
  const ends = [...new Set(facts.map((fact) => (hop.direction === 'out' ? fact.object : fact.subject)))];
  const nodes = new Map<NodeId, GraphNode>();
  for (const node of nodesOf(
    connection,
    ends.filter((id) => id !== null),
  ))
    nodes.set(node.id, node);
  const found = new Map<NodeId, Neighbour[]>(ids.map((id) => [id, []]));
  for (const [i, row] of rows.entries()) {
    const fact = facts[i] as Fact;
    const end = hop.direction === 'out' ? fact.object : fact.subject;
    found.get(row[0] as NodeId)?.push({ fact, node: end === null ? null : (nodes.get(end) ?? null) });
  }
  return found;
}

/** Keys of relations; those that nothing has are left out. */
export function relationKeys(connection: Connection, relation: string | string[]): number[] {
  return [relation].flat().flatMap((word) => connection.findWord(word) ?? []);
}

function nodesOf(connection: Connection, ids: NodeId[]): GraphNode[] {
  const sql = `SELECT ${NODE_COLUMNS} FROM json_each(?) i JOIN nodes n ON n.id = i.value`;
  return connection.rows(sql, JSON.stringify(ids)).map((row) => toNode(connection, row));
}

/** Facts of rows with FACT_COLUMNS; what they refer to is looked up for all of them at once. */
export function factsOf(connection: Connection, rows: Row[]): Fact[] {
  const nodeKeys = new Set<number>();
  const texts = new Set<number>();
  for (const row of rows) {
    nodeKeys.add(row[2] as number);
    if (row[4] !== null) nodeKeys.add(row[4] as number);
    nodeKeys.add(row[10] as number);
    texts.add(row[11] as number);
  }
  const references: References = {
    nodeIds: pairs(connection, 'SELECT n.key, n.id FROM json_each(?) i JOIN nodes n ON n.key = i.value', nodeKeys),
    contentHashes: pairs(
      connection,
      'SELECT t.key, t.content_hash FROM json_each(?) i JOIN texts t ON t.key = i.value',
      texts,
    ),
  };
  return rows.map((row) => toFact(connection, row, references));
}

function pairs(connection: Connection, sql: string, keys: ReadonlySet<number>): Map<number, string> {
  return new Map(connection.rows(sql, JSON.stringify([...keys])) as [number, string][]);
}

export const HEADER_COLUMNS = `n.key, n.id, s.id, json_extract(s.props, '$.kind'), d.url, n.name, n.time, d.language`;
export const HEADER_JOINS = 'JOIN nodes n ON n.key = d.node JOIN nodes s ON s.key = d.source';

export function toHeader(row: Row): DocumentHeader {
  return {
    id: row[1] as NodeId,
    source: row[2] as NodeId,
    sourceKind: row[3] as string | null,
    url: row[4] as string | null,
    title: row[5] as string,
    publishedAt: row[6] as number | null,
    language: row[7] as string | null,
  };
}

/** Of a fact with several episodes: the one that is held, else the last that was. */
export function evidence(connection: Connection, ids: string[]): { fact: Fact; document: DocumentHeader }[] {
  for (const id of ids) {
    if (!/^[0-9a-f]{32}$/.test(id)) {
      throw new BellwetherError('BAD_INPUT', `'${id}' is not the id of a fact.`, { details: { id } });
    }
  }
  const found = ids.flatMap((id) => {
    const row = connection.row(
      `SELECT ${FACT_COLUMNS} FROM facts f WHERE f.id = ?
       ORDER BY f.retracted_at IS NULL DESC, f.retracted_at > f.learned_at DESC, f.learned_at DESC LIMIT 1`,
      blobOfId(id),
    );
    return row === undefined ? [] : [row];
  });
  const facts = factsOf(connection, found);
  const documents = JSON.stringify([...new Set(found.map((row) => row[10] as number))]);
  const headers = new Map(
    connection
      .rows(
        `SELECT ${HEADER_COLUMNS} FROM json_each(?) i JOIN documents d ON d.node = i.value ${HEADER_JOINS}`,
        documents,
      )
      .map((row) => [row[1] as NodeId, toHeader(row)]),
  );
  return facts.map((fact) => ({ fact, document: headers.get(fact.document) as DocumentHeader }));
}
