/** Lists: a filter, an order, a page. */
import type { SQLInputValue } from 'node:sqlite';
import { firstOf } from '../check.ts';
import { formatCursor, type Position, parseCursor } from '../cursor.ts';
import { BellwetherError } from '../errors.ts';
import { canonicalJson, normaliseKey } from '../ids.ts';
import type { GraphNode, View } from '../model.ts';
import type { Filter, Order, Page, PageResult } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { hasKey, keyHash } from './key-hash.ts';
import { relationKeys } from './read.ts';
import { NODE_COLUMNS, toNode } from './rows.ts';
import { matchesOf } from './search.ts';

/** A piece of SQL with the values of its question marks. */
export interface Sql {
  sql: string;
  values: SQLInputValue[];
}

export function find(
  connection: Connection,
  filter: Filter,
  view: View,
  { first: wished, after, order: asked }: Page & { order?: Order } = {},
): PageResult<GraphNode> {
  const order = asked ?? (filter.text === undefined ? 'id' : 'relevance');
  const first = firstOf(wished);
  const past = after == null ? undefined : parseCursor(after, filter, order);
  const rows = connection.snapshot(() => {
    const plan = planOf(connection, filter, view);
    const found: Row[] = [];
    for (const { where, orderBy } of phasesOf(order, past)) {
      if (found.length <= first) found.push(...select(connection, plan, where, orderBy, first + 1 - found.length));
    }
    return found;
  });
  const hasMore = rows.length > first;
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  const items = shown.map((row) => toNode(connection, row));
  const end = items.at(-1);
  return {
    items,
    endCursor: end === undefined ? null : formatCursor(filter, order, { ...end, tier: last?.at(-1) as number }),
    hasMore,
  };
}

export function count(connection: Connection, filter: Filter, view: View): number {
  return connection.snapshot(() => {
    const { sql, values } = matching(connection, filter, view);
    return connection.number(`SELECT count(*) ${sql}`, ...values);
  });
}

/** From FROM on: the nodes `n` of a list. To be run in the snapshot that it was made in. */
export function matching(connection: Connection, filter: Filter, view: View): Sql {
  const { candidates, kinds, scopes, conditions } = planOf(connection, filter, view);
  const from = candidates === undefined ? 'nodes n' : `(${candidates.sql}) c CROSS JOIN nodes n ON n.key = c.node`;
  const ofKind = kinds === undefined ? '' : 'AND n.kind IN (SELECT value FROM json_each(?))';
  return {
    sql: `FROM ${from} WHERE n.scope IN (SELECT value FROM json_each(?)) AND ${conditions.sql} ${ofKind}`,
    values: [
      ...(candidates?.values ?? []),
      JSON.stringify(scopes),
      ...conditions.values,
      ...(kinds === undefined ? [] : [JSON.stringify(kinds)]),
    ],
  };
}

interface Plan {
  /** Gives `node` and `tier`, each node once; undefined: all nodes. */
  candidates: Sql | undefined;
  /** undefined: every kind. */
  kinds: number[] | undefined;
  scopes: number[];
  conditions: Sql;
}

function planOf(connection: Connection, filter: Filter, view: View): Plan {
  const conditions: Sql[] = [{ sql: 'n.stands_for IS NULL AND n.learned_at <= ?', values: [view.knownAt] }];
  const sets: Sql[] = [];
  if (filter.text !== undefined) sets.push(matchesOf(filter.text));
  if (filter.key !== undefined) sets.push(withKey(connection, filter.key));
  for (const related of filter.related ?? []) sets.push(relatedTo(connection, related, filter, view));
  const [candidates, ...further] = sets;
  for (const { sql, values } of further) conditions.push({ sql: `n.key IN (SELECT node FROM (${sql}))`, values });
  for (const [prop, wanted] of Object.entries(filter.props ?? {})) conditions.push(propIs(prop, [wanted].flat()));
  if (filter.from !== undefined) conditions.push({ sql: 'n.time >= ?', values: [filter.from] });
  if (filter.to !== undefined) conditions.push({ sql: 'n.time < ?', values: [filter.to] });
  const scope = connection.scopeKey(filter.scope);
  return {
    candidates,
    kinds:
      filter.kind === undefined ? undefined : [filter.kind].flat().flatMap((kind) => connection.findWord(kind) ?? []),
    scopes: scope === 0 ? [0] : [0, scope],
    conditions: {
      sql: conditions.map(({ sql }) => sql).join(' AND '),
      values: conditions.flatMap(({ values }) => values),
    },
  };
}

/** A list is made of parts, each sorted by an index or small: what has a time, then what has none. */
function phasesOf(order: Order, past: Position | undefined): { where: Sql; orderBy: string }[] {
  const all: Sql = { sql: 'TRUE', values: [] };
  switch (order) {
    case 'id':
      return [{ where: past ? { sql: 'n.id > ?', values: [past.id] } : all, orderBy: 'id' }];
    case 'name':
      return [
        { where: past ? { sql: '(n.name, n.id) > (?, ?)', values: [past.name, past.id] } : all, orderBy: 'name, id' },
      ];
    case 'relevance': {
      const values = past && [past.tier, past.time === null ? Number.MAX_SAFE_INTEGER : -past.time, past.id];
      const sql = `(c.tier, coalesce(-n.time, ${Number.MAX_SAFE_INTEGER}), n.id) > (?, ?, ?)`;
      return [{ where: values ? { sql, values } : all, orderBy: 'tier, time DESC, id' }];
    }
    case 'time':
    case 'time-desc': {
      const [sign, direction] = order === 'time' ? ['>', 'ASC'] : ['<', 'DESC'];
      const timed: Sql =
        past === undefined
          ? { sql: 'n.time IS NOT NULL', values: [] }
          : {
              sql: `n.time ${sign}= ? AND (n.time ${sign} ? OR n.id > ?)`,
              values: [past.time, past.time, past.id],
            };
      const timeless: Sql =
        past !== undefined && past.time === null
          ? { sql: 'n.time IS NULL AND n.id > ?', values: [past.id] }
          : { sql: 'n.time IS NULL', values: [] };
      const last = { where: timeless, orderBy: 'id' };
      return past !== undefined && past.time === null
        ? [last]
        : [{ where: timed, orderBy: `time ${direction}, id` }, last];
    }
  }
}

/**
 * Without candidates, one arm for each kind and scope, so that an index on (kind, scope, …) gives each in the order asked
 * and SQLite merges them: the cost is that of the page, not of the list.
 */
function select(connection: Connection, plan: Plan, where: Sql, orderBy: string, limit: number): Row[] {
  const { candidates, kinds, scopes, conditions } = plan;
  const arms: Sql[] = [];
  const arm = (from: string, tier: string, own: Sql) =>
    arms.push({
      sql: `SELECT ${NODE_COLUMNS}, ${tier} AS tier FROM ${from} WHERE ${own.sql} AND ${conditions.sql} AND ${where.sql}`,
      values: [...own.values, ...conditions.values, ...where.values],
    });
  if (candidates !== undefined) {
    const ofKind = kinds === undefined ? '' : ' AND n.kind IN (SELECT value FROM json_each(?))';
    arm(`(${candidates.sql}) c CROSS JOIN nodes n ON n.key = c.node`, 'c.tier', {
      sql: `n.scope IN (SELECT value FROM json_each(?))${ofKind}`,
      values: [...candidates.values, JSON.stringify(scopes), ...(kinds === undefined ? [] : [JSON.stringify(kinds)])],
    });
  } else if (kinds === undefined) {
    arm('nodes n', '0', { sql: 'n.scope IN (SELECT value FROM json_each(?))', values: [JSON.stringify(scopes)] });
  } else {
    for (const kind of kinds) {
      for (const scope of scopes) arm('nodes n', '0', { sql: 'n.kind = ? AND n.scope = ?', values: [kind, scope] });
    }
  }
  if (arms.length === 0) return [];
  return connection.rows(
    `${arms.map(({ sql }) => sql).join(' UNION ALL ')} ORDER BY ${orderBy} LIMIT ?`,
    ...arms.flatMap(({ values }) => values),
    limit,
  );
}

/** Nodes that have the key, and those that they were merged into. */
function withKey(connection: Connection, key: string): Sql {
  const normalised = normaliseKey(key);
  const rows = connection.rows(
    `SELECT coalesce(n.stands_for, n.key), n.id, n.name, n.keys FROM node_keys k JOIN nodes n ON n.key = k.node WHERE k.hash = ?
     UNION ALL SELECT coalesce(stands_for, key), id, name, keys FROM nodes WHERE id = ?`,
    keyHash(normalised),
    normalised,
  ) as [number, string, string, string][];
  const found = rows.filter(([, id, name, keys]) =>
    hasKey({ id, name, keys: JSON.parse(keys) as string[] }, normalised),
  );
  const nodes = [...new Set(found.map(([node]) => node))];
  return { sql: 'SELECT value AS node, 0 AS tier FROM json_each(?)', values: [JSON.stringify(nodes)] };
}

function relatedTo(
  connection: Connection,
  { relation, direction, node }: NonNullable<Filter['related']>[number],
  filter: Filter,
  view: View,
): Sql {
  const [self, other] = direction === 'out' ? ['subject', 'object'] : ['object', 'subject'];
  return {
    sql: `SELECT DISTINCT f.${self} AS node, 0 AS tier FROM facts f
      WHERE f.${other} = (SELECT coalesce(stands_for, key) FROM nodes WHERE id = ?) AND f.relation = ? AND f.scope IN (0, ?)
      AND f.object IS NOT NULL AND f.hidden = 0 AND f.learned_at <= ? AND (f.retracted_at IS NULL OR f.retracted_at > ?)
      AND (f.valid_from IS NULL OR f.valid_from <= ?) AND (f.valid_to IS NULL OR f.valid_to > ?)`,
    values: [
      node,
      relationKeys(connection, relation)[0] ?? -1,
      connection.scopeKey(filter.scope),
      view.knownAt,
      view.knownAt,
      view.at,
      view.at,
    ],
  };
}

/** Props are compared as canonical JSON, so that true is not 1; null is also what isn't there. */
function propIs(prop: string, wanted: unknown[]): Sql {
  const path = propPath(prop);
  const texts = JSON.stringify(wanted.map((value) => canonicalJson(value)));
  const isOne = '(n.props -> ?) IN (SELECT value FROM json_each(?))';
  return wanted.includes(null)
    ? { sql: `(${isOne} OR (n.props -> ?) IS NULL)`, values: [path, texts, path] }
    : { sql: isOne, values: [path, texts] };
}

/** The JSON path of a prop. Throws BAD_INPUT for what cannot be one. */
export function propPath(prop: string): string {
  if (!prop.includes('"')) return `$."${prop}"`;
  throw new BellwetherError('BAD_INPUT', `No prop can be called '${prop}'.`, { details: { prop } });
}
