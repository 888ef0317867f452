/** How many of the nodes of a list have which value. */
import type { SQLInputValue } from 'node:sqlite';
import { firstOf } from '../check.ts';
import type { View } from '../model.ts';
import type { Filter, Tally, TallyBy } from '../store.ts';
import type { Connection } from './connection.ts';
import { matching, propPath } from './find.ts';
import { relationKeys } from './read.ts';

export function tally(
  connection: Connection,
  filter: Filter,
  by: TallyBy,
  view: View,
  { first }: { first?: number } = {},
): Tally[] {
  const limit = firstOf(first);
  return connection.snapshot(() => {
    const nodes = matching(connection, filter, view);
    const {
      what,
      counted = 'count(*)',
      before = [],
      after = [],
      label,
    } = valuesOf(connection, by, filter, view, nodes.sql);
    const rows = connection.rows(
      `SELECT ${label} AS label, count FROM (SELECT value, ${counted} AS count FROM (${what}) GROUP BY value)
       WHERE label IS NOT NULL ORDER BY count DESC, label LIMIT ?`,
      ...before,
      ...nodes.values,
      ...after,
      limit,
    );
    return rows.map(([value, count]) => ({ value: value as string, count: count as number }));
  });
}

interface Values {
  /** SQL: nodes with a `value` that they have. */
  what: string;
  /** How nodes are counted; default: each is there once. */
  counted?: string;
  /** What its question marks before and after those of the list are given. */
  before?: SQLInputValue[];
  after?: SQLInputValue[];
  /** What stands outside for a value; null: it is left out. */
  label: string;
}

function valuesOf(connection: Connection, by: TallyBy, filter: Filter, view: View, nodes: string): Values {
  if (by === 'kind') {
    return { what: `SELECT n.kind AS value ${nodes}`, label: '(SELECT word FROM words WHERE key = value)' };
  }
  if ('prop' in by) {
    const path = propPath(by.prop);
    const what = `SELECT CASE json_type(n.props, ?) WHEN 'text' THEN n.props ->> ? END AS value ${nodes}`;
    return { what, before: [path, path], label: 'value' };
  }
  const [near, far] = by.direction === 'out' ? ['subject', 'object'] : ['object', 'subject'];
  const { at, knownAt } = view;
  return {
    // Several documents may say the same.
    counted: 'count(DISTINCT node)',
    what: `SELECT m.key AS node, f.${far} AS value FROM (SELECT n.key ${nodes}) m CROSS JOIN facts f ON f.${near} = m.key
      WHERE f.relation = ? AND f.object IS NOT NULL AND f.scope IN (0, ?) AND f.hidden = 0
      AND f.learned_at <= ? AND (f.retracted_at IS NULL OR f.retracted_at > ?)
      ${by.anyTime ? '' : 'AND (f.valid_from IS NULL OR f.valid_from <= ?) AND (f.valid_to IS NULL OR f.valid_to > ?)'}`,
    after: [
      relationKeys(connection, by.relation)[0] ?? -1,
      connection.scopeKey(filter.scope),
      ...[knownAt, knownAt],
      ...(by.anyTime ? [] : [at, at]),
    ],
    label: `(SELECT id FROM nodes WHERE key = value ${by.kind === undefined ? '' : `AND kind = ${connection.findWord(by.kind) ?? -1}`})`,
  };
}
