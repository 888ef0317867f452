/** Lists: a filter, an order, a page. */
import { firstOf } from '../check.ts';
import { formatCursor, type Position, parseCursor } from '../cursor.ts';
import { BellwetherError } from '../errors.ts';
import { canonicalJson, normaliseKey } from '../ids.ts';
import type { GraphNode, View } from '../model.ts';
import type { Filter, Order, Page, PageResult } from '../store.ts';
import type { Connection, Run, Values } from './connection.ts';
import { typesOf } from './read.ts';
import { KNOWN, NODE, type NodeRow, TRUE_AT, toNode, viewValues } from './rows.ts';
import { queriesOf } from './search.ts';
import { instantValue } from './values.ts';
import { keyHash } from './write-nodes.ts';

/** Cypher that ends with `n` and `tier` in scope; undefined: nothing can match. */
interface Plan {
  text: string;
  values: Values;
}

export async function find(
  connection: Connection,
  filter: Filter,
  view: View,
  { first: wished, after, order: asked }: Page & { order?: Order } = {},
): Promise<PageResult<GraphNode>> {
  const order = asked ?? (filter.text === undefined ? 'id' : 'relevance');
  const first = firstOf(wished);
  const past = after == null ? undefined : parseCursor(after, filter, order);
  const plan = planOf(filter, view);
  if (plan === undefined) return { items: [], endCursor: null, hasMore: false };
  const { where, orderBy } = ORDERS[order];
  const rows = await connection.read((run) =>
    run<{ n: NodeRow; tier: number }>(
      `${plan.text} WITH n, tier ${past === undefined ? '' : `WHERE ${where(past)}`}
       RETURN ${NODE} AS n, tier ORDER BY ${orderBy} LIMIT $limit`,
      { ...plan.values, ...(past === undefined ? {} : pastValues(past)), limit: first + 1 },
    ),
  );
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    items: shown.map(({ n }) => toNode(n)),
    endCursor: last === undefined ? null : formatCursor(filter, order, { ...toNode(last.n), tier: last.tier }),
    hasMore: rows.length > first,
  };
}

export async function count(connection: Connection, filter: Filter, view: View): Promise<number> {
  const plan = planOf(filter, view);
  if (plan === undefined) return 0;
  const rows = await connection.read((run: Run) =>
    run<{ count: number }>(`${plan.text} RETURN count(n) AS count`, plan.values),
  );
  return rows[0]!.count;
}

/** Each order: what comes after a position, and what sorts. Nodes without a time come last in both directions. */
const ORDERS: Record<Order, { where: (past: Position) => string; orderBy: string }> = {
  id: { where: () => 'n.id > $pastId', orderBy: 'n.id' },
  name: { where: () => 'n.name > $pastName OR (n.name = $pastName AND n.id > $pastId)', orderBy: 'n.name, n.id' },
  time: { where: (past) => afterTime(past, '>'), orderBy: 'n.time IS NULL, n.time, n.id' },
  'time-desc': { where: (past) => afterTime(past, '<'), orderBy: 'n.time IS NULL, n.time DESC, n.id' },
  relevance: {
    where: (past) => `tier > $pastTier OR (tier = $pastTier AND (${afterTime(past, '<')}))`,
    orderBy: 'tier, n.time IS NULL, n.time DESC, n.id',
  },
};

function afterTime(past: Position, sign: '<' | '>'): string {
  return past.time === null
    ? 'n.time IS NULL AND n.id > $pastId'
    : `n.time IS NULL OR n.time ${sign} $pastTime OR (n.time = $pastTime AND n.id > $pastId)`;
}

function pastValues({ id, name, time, tier }: Position): Values {
  return { pastId: id, pastName: name, pastTime: instantValue(time), pastTier: tier };
}

export function planOf(filter: Filter, view: View): Plan | undefined {
  const values: Values = viewValues(view, filter.scope);
  const conditions = ['n.scope IN $scopes', 'n.standsFor IS NULL', 'n.learnedAt <= $knownAt'];
  const sources: string[] = [];
  if (filter.kind !== undefined) {
    values.kinds = [filter.kind].flat();
    conditions.push('n.kind IN $kinds');
  }
  if (filter.text !== undefined) {
    const queries = queriesOf(filter.text);
    if (queries === undefined) return undefined;
    sources.push(BY_TEXT);
    Object.assign(values, { inName: queries[0], inKeys: queries[1], anywhere: queries[2] });
  }
  if (filter.key !== undefined) {
    values.normalised = normaliseKey(filter.key);
    values.keyHash = keyHash(values.normalised as string);
    sources.push(BY_KEY);
  }
  for (const [i, { relation, direction, node }] of (filter.related ?? []).entries()) {
    values[`related${i}`] = node;
    const [start, end] = direction === 'out' ? ['-', '->'] : ['<-', '-'];
    sources.push(
      `MATCH (asked:Node { id: $related${i} }) MATCH (other:Node { id: coalesce(asked.standsFor, asked.id) })
       MATCH (n:Node)${start}[r:${typesOf(relation)}]${end}(other)
       WHERE r.value IS NULL AND ${KNOWN} AND ${TRUE_AT} RETURN DISTINCT n, 0 AS tier`,
    );
  }
  for (const [i, [prop, wanted]] of Object.entries(filter.props ?? {}).entries()) {
    conditions.push(propIs(prop, [wanted].flat(), i, values));
  }
  if (filter.from !== undefined) {
    values.from = instantValue(filter.from);
    conditions.push('n.time >= $from');
  }
  if (filter.to !== undefined) {
    values.to = instantValue(filter.to);
    conditions.push('n.time < $to');
  }
  const [candidates, ...further] = sources;
  const start = candidates === undefined ? 'MATCH (n:Node) WITH *, 0 AS tier' : `CALL () { ${candidates} } WITH *`;
  const others = further.map((source, i) => {
    conditions.push(`n.id IN also${i}`);
    return `CALL () { CALL () { ${source} } RETURN collect(n.id) AS also${i} }`;
  });
  return { text: `${others.join(' ')} ${start} WHERE ${conditions.join(' AND ')} WITH n, tier`, values };
}

/** The node that was found, or that it was merged into; the best tier counts. */
const BY_TEXT = `
  CALL () {
    CALL db.index.fulltext.queryNodes('search', $inName) YIELD node RETURN node, 0 AS t
    UNION ALL CALL db.index.fulltext.queryNodes('search', $inKeys) YIELD node RETURN node, 1 AS t
    UNION ALL CALL db.index.fulltext.queryNodes('search', $anywhere) YIELD node RETURN node, 2 AS t
  }
  MATCH (n:Node { id: coalesce(node.standsFor, node.id) }) RETURN n, min(t) AS tier`;

const BY_KEY = `
  MATCH (:Key { hash: $keyHash })-[:FINDS]->(k:Node)
  MATCH (n:Node { id: coalesce(k.standsFor, k.id) }) RETURN DISTINCT n, 0 AS tier`;

/** Simple props stand beside the JSON; null is also what isn't there. Others are compared as they stand in the JSON. */
function propIs(prop: string, wanted: unknown[], i: number, values: Values): string {
  checkProp(prop);
  const parts = wanted
    .filter((value) => value !== null)
    .map((value, j) => {
      // Canonical JSON has no spaces between a name and its value, so that a whole entry can be looked for.
      values[`prop${i}_${j}`] = `${JSON.stringify(prop)}:${canonicalJson(value)}`;
      return [',', '}'].map((end) => `n.props CONTAINS ($prop${i}_${j} + '${end}')`).join(' OR ');
    });
  if (wanted.includes(null)) {
    values[`prop${i}`] = `${JSON.stringify(prop)}:`;
    values[`prop${i}_null`] = `${JSON.stringify(prop)}:null`;
    parts.push(`NOT n.props CONTAINS $prop${i} OR n.props CONTAINS $prop${i}_null`);
  }
  return `(${parts.join(' OR ')})`;
}

/** Throws BAD_INPUT for what no prop can be called. */
export function checkProp(prop: string): void {
  if (!/[^\p{L}\p{N}_-]/u.test(prop)) return;
  throw new BellwetherError('BAD_INPUT', `No prop can be called '${prop}'.`, { details: { prop } });
}
