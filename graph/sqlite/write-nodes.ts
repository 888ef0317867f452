/** Nodes: new ones in rows of many, known ones compared first, so that writing the same again changes nothing. */
import type { SQLInputValue } from 'node:sqlite';
import { refused } from '../check.ts';
import { canonicalJson } from '../ids.ts';
import type { Instant, NodeId, NodeKind, Props } from '../model.ts';
import type { NodeInput } from '../store.ts';
import type { Row } from './connection.ts';
import { insertMany } from './insert-many.ts';
import { keyHashes } from './key-hash.ts';
import { CHANGE, type Writing } from './writing.ts';

export const NODE_TABLE_COLUMNS = [
  'key',
  'id',
  'kind',
  'scope',
  'time',
  'learned_at',
  'recorded_at',
  'name',
  'keys',
  'props',
];

/**
 * Writes nodes and returns those that were there before. `named` is the instant from which a fact of this batch makes a
 * node known, Infinity where none does.
 */
export function writeNodes(
  w: Writing,
  inputs: NodeInput[],
  named: (id: NodeId, scope: NodeId | null) => Instant,
): NodeInput[] {
  const { connection } = w;
  const nodes = mergeSameIds(inputs);
  const first = w.takeNodeKeys(nodes.length);
  const rows = nodes.map((node, i) => rowOf(w, first + i, node, named(node.id, node.scope ?? null)));
  const inserted = insertMany(connection, 'nodes', NODE_TABLE_COLUMNS, rows, 'OR IGNORE');
  const stored = inserted === rows.length ? undefined : keysOf(w, nodes);
  const known: NodeInput[] = [];
  const hashes: SQLInputValue[][] = [];
  for (const [i, node] of nodes.entries()) {
    const [key, , , scope, , learnedAt] = rows[i] as [number, string, number, number, number | null, number];
    if (stored !== undefined && stored.get(node.id) !== key) {
      known.push(node);
      continue;
    }
    w.remember(node.id, { key, target: key, scope, learnedAt });
    for (const hash of keyHashes({ id: node.id, name: node.name, keys: node.keys ?? [] })) hashes.push([hash, key]);
  }
  w.nodes += inserted;
  insertMany(connection, 'node_keys', ['hash', 'node'], hashes);
  const last = first + nodes.length - 1;
  connection.run(
    `INSERT INTO search (rowid, name, keys, text) SELECT key, name, keys, '' FROM nodes WHERE key BETWEEN ? AND ?`,
    first,
    last,
  );
  connection.run(
    `INSERT INTO changes (recorded_at, kind, target) SELECT ?, ${CHANGE.node}, key FROM nodes WHERE key BETWEEN ? AND ?`,
    w.at,
    first,
    last,
  );
  for (const node of known) updateNode(w, node, named(node.id, node.scope ?? null));
  for (const node of nodes) if (node.state !== undefined) mergeState(w, node.id, node.state);
  return known;
}

/** The same id twice in one batch: what is said later replaces, state adds up, the earliest `learnedAt` counts. */
function mergeSameIds(inputs: NodeInput[]): NodeInput[] {
  const merged = new Map<NodeId, NodeInput>();
  for (const input of inputs) {
    const before = merged.get(input.id);
    if (before === undefined) {
      merged.set(input.id, input);
      continue;
    }
    if (before.kind !== input.kind) throw changedKind(input.id, before.kind, input.kind);
    const said = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const learnedAt = Math.min(before.learnedAt ?? Infinity, input.learnedAt ?? Infinity);
    merged.set(input.id, {
      ...before,
      ...(said as unknown as NodeInput),
      ...(learnedAt === Infinity ? {} : { learnedAt }),
      ...(before.state || input.state ? { state: { ...before.state, ...input.state } } : {}),
    });
  }
  return [...merged.values()];
}

function rowOf(w: Writing, key: number, node: NodeInput, named: Instant): SQLInputValue[] {
  const learnedAt = Math.min(node.learnedAt ?? Infinity, named);
  return [
    key,
    node.id,
    w.connection.intern(node.kind),
    w.connection.intern(node.scope ?? ''),
    node.time ?? null,
    learnedAt === Infinity ? w.at : learnedAt,
    w.at,
    node.name,
    node.keys === undefined || node.keys.length === 0 ? '[]' : JSON.stringify([...new Set(node.keys)]),
    node.props === undefined ? '{}' : canonicalJson(node.props),
  ];
}

function keysOf(w: Writing, nodes: NodeInput[]): Map<NodeId, number> {
  const ids = JSON.stringify(nodes.map(({ id }) => id));
  const rows = w.connection.rows('SELECT id, key FROM nodes WHERE id IN (SELECT value FROM json_each(?))', ids);
  return new Map(rows as [NodeId, number][]);
}

function updateNode(w: Writing, node: NodeInput, named: Instant): void {
  const row = w.connection.row(
    'SELECT key, kind, scope, time, learned_at, name, keys, props FROM nodes WHERE id = ?',
    node.id,
  ) as Row;
  const kind = w.connection.word(row[1] as number);
  if (kind !== node.kind) throw changedKind(node.id, kind, node.kind);
  const scope = w.connection.scopeOf(row[2] as number);
  if (node.scope !== undefined && node.scope !== scope) {
    throw refused(`Node '${node.id}' is ${scope === null ? 'public' : `private to '${scope}'`}: that cannot change.`, {
      id: node.id,
      field: 'scope',
    });
  }
  const key = row[0] as number;
  const learnedAt = Math.min(row[4] as number, node.learnedAt ?? Infinity, named);
  if (learnedAt < (row[4] as number)) w.connection.run('UPDATE nodes SET learned_at = ? WHERE key = ?', learnedAt, key);
  const next: NodeContent = {
    name: node.name,
    time: node.time === undefined ? (row[3] as number | null) : node.time,
    keys: node.keys === undefined ? (row[6] as string) : JSON.stringify([...new Set(node.keys)]),
    props: node.props === undefined ? (row[7] as string) : canonicalJson(node.props),
  };
  const before: NodeContent = {
    time: row[3] as number | null,
    name: row[5] as string,
    keys: row[6] as string,
    props: row[7] as string,
  };
  if (!replaceContent(w, key, node.id, before, next, '')) return;
  w.nodes++;
  w.emit(CHANGE.node, key);
}

/** What of a node can be written anew; keys and props as stored. */
export interface NodeContent {
  name: string;
  time: Instant | null;
  keys: string;
  props: string;
}

/** Writes what differs, with the indexes that hang on it; false where nothing did. `text` is that of a document. */
export function replaceContent(
  w: Writing,
  key: number,
  id: NodeId,
  before: NodeContent,
  next: NodeContent,
  text: string | undefined,
): boolean {
  const named = before.name !== next.name || before.keys !== next.keys;
  if (!named && before.time === next.time && before.props === next.props) return false;
  w.connection.run(
    'UPDATE nodes SET name = ?, time = ?, keys = ?, props = ? WHERE key = ?',
    next.name,
    next.time,
    next.keys,
    next.props,
    key,
  );
  if (named) {
    const hashesOf = ({ name, keys }: NodeContent) => keyHashes({ id, name, keys: JSON.parse(keys) as string[] });
    for (const hash of hashesOf(before))
      w.connection.run('DELETE FROM node_keys WHERE hash = ? AND node = ?', hash, key);
    for (const hash of hashesOf(next)) w.connection.run('INSERT INTO node_keys (hash, node) VALUES (?, ?)', hash, key);
    if (text !== undefined) indexText(w, key, next.name, next.keys, text);
  }
  return true;
}

/** Puts a node into the full-text index, in place of what it had there. */
export function indexText(w: Writing, key: number, name: string, keys: string, text: string): void {
  w.connection.run(
    'INSERT OR REPLACE INTO search (rowid, name, keys, text) VALUES (?, ?, ?, ?)',
    key,
    name,
    keys,
    text,
  );
}

function mergeState(w: Writing, id: NodeId, state: Props): void {
  const key = w.find(id)!.key;
  const before = w.connection.row('SELECT state FROM node_state WHERE node = ?', key);
  const merged = { ...(before === undefined ? {} : (JSON.parse(before[0] as string) as Props)), ...state };
  w.connection.run('INSERT OR REPLACE INTO node_state (node, state) VALUES (?, ?)', key, canonicalJson(merged));
}

function changedKind(id: NodeId, kind: string, given: NodeKind): Error {
  return refused(`Node '${id}' is a ${kind} and cannot become a ${given}.`, { id, field: 'kind' });
}
