/**
 * Which node stands for which: merges that analysts decided and redirects that derivation left behind. Both are links;
 * what follows from them (`nodes.stands_for`, subject and object of facts) is worked out anew whenever a link comes or
 * goes, so that undoing gives exactly what was there before.
 */
import { refused } from '../check.ts';
import type { Connection, Row } from './connection.ts';
import { CHANGE, type Writing } from './writing.ts';

interface Link {
  node: number;
  into: number;
}

/** The id `from` goes on resolving, to `into`. Nothing happens where it already does. */
export function redirect(w: Writing, from: string, into: string): void {
  const { connection } = w;
  const target = w.find(into);
  if (target === undefined) throw refused(`Redirect of '${from}': there is no node '${into}'.`, { from, into });
  const node = w.find(from)?.key ?? writeStub(w, from, target.key);
  const before = connection.row('SELECT into_node FROM merges WHERE node = ? AND decision IS NULL', node);
  if (before?.[0] === target.key) return;
  // The target lives again; it may itself have been given up in favour of `from` before.
  connection.run('DELETE FROM merges WHERE node IN (?, ?) AND decision IS NULL', node, target.key);
  connection.run('INSERT INTO merges (node, into_node) VALUES (?, ?)', node, target.key);
  settle(connection, [node, target.key, ...(before === undefined ? [] : [before[0] as number])]);
  w.forget();
  w.nodes++;
  w.emit(CHANGE.node, node);
}

/** A node that was redirected is written again: it stands for itself. */
export function revive(w: Writing, id: string): void {
  const { connection } = w;
  const key = w.find(id)!.key;
  const row = connection.row('SELECT into_node FROM merges WHERE node = ? AND decision IS NULL', key);
  if (row === undefined) return;
  connection.run('DELETE FROM merges WHERE node = ? AND decision IS NULL', key);
  settle(connection, [key, row[0] as number]);
  w.forget();
  w.nodes++;
  w.emit(CHANGE.node, key);
}

/** An id that only redirects: a node was never written for it here. */
function writeStub(w: Writing, id: string, like: number): number {
  const key = w.takeNodeKeys(1);
  w.connection.run(
    `INSERT INTO nodes (key, id, kind, scope, time, learned_at, recorded_at, name, keys, props)
     SELECT ?, ?, kind, scope, NULL, learned_at, ?, name, '[]', '{}' FROM nodes WHERE key = ?`,
    key,
    id,
    w.at,
    like,
  );
  w.forget();
  return key;
}

/** All nodes that links join with these, themselves included. */
export function joined(connection: Connection, keys: number[]): Set<number> {
  const rows = connection.rows(
    `WITH RECURSIVE joined (node) AS (
       SELECT value FROM json_each(?)
       UNION SELECT m.into_node FROM joined j JOIN merges m ON m.node = j.node
       UNION SELECT m.node FROM joined j JOIN merges m ON m.into_node = j.node
     ) SELECT node FROM joined`,
    JSON.stringify(keys),
  );
  return new Set(rows.map(([node]) => node as number));
}

/** Works out what every node that is joined with `keys` stands for now, and moves facts accordingly. */
export function settle(connection: Connection, keys: number[]): void {
  const members = joined(connection, keys);
  const rows = connection.rows(
    'SELECT node, into_node FROM merges WHERE node IN (SELECT value FROM json_each(?)) ORDER BY key',
    JSON.stringify([...members]),
  );
  const standsFor = replay(
    members,
    rows.map((row) => ({ node: row[0] as number, into: row[1] as number })),
  );
  for (const node of members) {
    const target = standsFor.get(node) as number;
    const row = connection.row('SELECT stands_for FROM nodes WHERE key = ?', node) as Row;
    const current = (row[0] as number | null) ?? node;
    if (current === target) continue;
    connection.run('UPDATE nodes SET stands_for = ? WHERE key = ?', target === node ? null : target, node);
    moveFacts(connection, node, current, target);
  }
}

/** Links in the order they were made; each merges the class of `node` into that of `into`. */
function replay(members: ReadonlySet<number>, links: Link[]): Map<number, number> {
  const standsFor = new Map([...members].map((node) => [node, node]));
  for (const link of links) {
    const leaving = standsFor.get(link.node) as number;
    const staying = standsFor.get(link.into) as number;
    for (const [node, target] of standsFor) if (target === leaving) standsFor.set(node, staying);
  }
  return standsFor;
}

/** Facts that were written about `node` and stand at `current` go to `target`. */
function moveFacts(connection: Connection, node: number, current: number, target: number): void {
  const said = target === node ? null : node;
  for (const end of ['subject', 'object'] as const) {
    connection.run(
      `UPDATE facts SET ${end} = ?, said_${end} = ?
       WHERE ${end} = ? AND ${current === node ? `said_${end} IS NULL` : `said_${end} = ?`}`,
      ...(current === node ? [target, said, current] : [target, said, current, node]),
    );
  }
}
