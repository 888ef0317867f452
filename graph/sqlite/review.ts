/** What analysts decide: kept for ever, applied at once, undone exactly. */
import { BellwetherError, notFound } from '../errors.ts';
import { canonicalJson, hash } from '../ids.ts';
import type { Instant } from '../model.ts';
import type { Decision, NewDecision } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { joined, settle } from './merges.ts';
import { blobOfId } from './rows.ts';
import { CHANGE } from './writing.ts';

const COLUMNS = 'id, kind, a, b, said_by, decided_at, reason, undone_at, undone_by';

/** The same decision again gives the one that stands. */
export function decide(connection: Connection, decision: NewDecision): Decision {
  return connection.transaction(() => {
    const { kind, a, b, by, at, reason } = decision;
    const apply = check(connection, decision);
    const earlier = connection
      .rows(`SELECT ${COLUMNS} FROM decisions WHERE kind = ? AND a IN (?, ?)`, kind, a, kind === 'same' ? a : (b ?? a))
      .map(toDecision)
      .filter((d) => (d.a === a && d.b === b) || (kind !== 'same' && d.a === b && d.b === a));
    const standing = earlier.find(({ undoneAt }) => undoneAt === null);
    if (standing !== undefined) return standing;
    const id = `decision:${hash(canonicalJson([kind, a, b, by, at, earlier.length])).slice(0, 16)}`;
    const key = connection.number('SELECT max(key) FROM decisions') + 1;
    connection.run(
      'INSERT INTO decisions (key, id, kind, a, b, said_by, decided_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      key,
      id,
      kind,
      a,
      b,
      by,
      at,
      reason,
    );
    apply(key);
    emit(connection, key);
    return { id, kind, a, b, by, at, reason, undoneAt: null, undoneBy: null };
  });
}

/** Undone already: nothing happens. */
export function undo(connection: Connection, id: string, by: string, at: Instant): Decision {
  return connection.transaction(() => {
    const row = connection.row(`SELECT ${COLUMNS}, key FROM decisions WHERE id = ?`, id);
    if (row === undefined) throw notFound('decision', id, []);
    const decision = toDecision(row);
    if (decision.undoneAt !== null) return decision;
    const key = row.at(-1) as number;
    connection.run('UPDATE decisions SET undone_at = ?, undone_by = ? WHERE key = ?', at, by, key);
    if (decision.kind === 'reject-fact') hide(connection, decision.a, false);
    if (decision.kind === 'same') {
      const link = connection.row('SELECT node, into_node FROM merges WHERE decision = ?', key) as Row;
      connection.run('DELETE FROM merges WHERE decision = ?', key);
      settle(connection, link as number[]);
    }
    emit(connection, key);
    return { ...decision, undoneAt: at, undoneBy: by };
  });
}

export function list(connection: Connection, { about }: { about?: string } = {}): Decision[] {
  const rows =
    about === undefined
      ? connection.rows(`SELECT ${COLUMNS} FROM decisions ORDER BY key`)
      : connection.rows(`SELECT ${COLUMNS} FROM decisions WHERE a = ? OR b = ? ORDER BY key`, about, about);
  return rows.map(toDecision);
}

/** What the decision does, once it is stored; throws where it can't stand. */
function check(connection: Connection, { kind, a, b }: Pick<Decision, 'kind' | 'a' | 'b'>): (key: number) => void {
  if (kind === 'reject-fact') {
    if (!factExists(connection, a)) throw notFound('fact', a, []);
    return () => hide(connection, a, true);
  }
  if (kind === 'accept' || kind === 'reject') {
    if (kind === 'reject' || !factExists(connection, a)) nodeOf(connection, a);
    return () => {};
  }
  if (b === null || a === b) throw bad(`'${kind}' is said of two different nodes.`, { a, b });
  const [one, other] = [nodeOf(connection, a), nodeOf(connection, b)];
  if (kind === 'unsure' || kind === 'correct') return () => {};
  const [ones, others] = [joined(connection, [one.key]), joined(connection, [other.key])];
  if (kind === 'different') {
    if (ones.has(other.key))
      throw conflict(`'${a}' and '${b}' are merged.`, 'Undo the decision that merged them first.', { a, b });
    return () => {};
  }
  if (one.kind !== other.kind)
    throw bad(`'${a}' is a ${one.kind}, '${b}' is a ${other.kind}: they cannot be the same.`, { a, b });
  if (other.scope !== null && other.scope !== one.scope) {
    throw bad(`'${b}' is private to '${other.scope}': what others see cannot be merged into it.`, { a, b });
  }
  const apart = differentBetween(connection, ones, others);
  if (apart !== undefined) {
    throw conflict(
      `'${apart.a}' and '${apart.b}' were decided to be different (${apart.by}).`,
      `Undo ${apart.id} first.`,
      { a, b, decision: apart.id },
    );
  }
  return (decision) => {
    connection.run('INSERT INTO merges (node, into_node, decision) VALUES (?, ?, ?)', one.key, other.key, decision);
    settle(connection, [one.key, other.key]);
  };
}

function differentBetween(connection: Connection, ones: Set<number>, others: Set<number>): Decision | undefined {
  const ids = `SELECT id FROM nodes WHERE key IN (SELECT value FROM json_each(?))`;
  const [x, y] = [JSON.stringify([...ones]), JSON.stringify([...others])];
  const row = connection.row(
    `SELECT ${COLUMNS} FROM decisions WHERE kind = 'different' AND undone_at IS NULL
     AND ((a IN (${ids}) AND b IN (${ids})) OR (a IN (${ids}) AND b IN (${ids}))) LIMIT 1`,
    x,
    y,
    y,
    x,
  );
  return row && toDecision(row);
}

function nodeOf(connection: Connection, id: string): { key: number; kind: string; scope: string | null } {
  const row = connection.row('SELECT key, kind, scope FROM nodes WHERE id = ?', id);
  if (row === undefined) throw notFound('node', id, []);
  return {
    key: row[0] as number,
    kind: connection.word(row[1] as number),
    scope: connection.scopeOf(row[2] as number),
  };
}

/** A fact's id is 32 hexadecimal digits; what isn't is a node's. */
function factExists(connection: Connection, id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id) && connection.row('SELECT 1 FROM facts WHERE id = ?', blobOfId(id)) !== undefined;
}

function hide(connection: Connection, fact: string, hidden: boolean): void {
  connection.run('UPDATE facts SET hidden = ? WHERE id = ?', hidden ? 1 : 0, blobOfId(fact));
}

function emit(connection: Connection, decision: number): void {
  connection.run(
    `INSERT INTO changes (recorded_at, kind, target) VALUES (?, ${CHANGE.decision}, ?)`,
    connection.now(),
    decision,
  );
}

function toDecision(row: Row): Decision {
  const [id, kind, a, b, by, at, reason, undoneAt, undoneBy] = row;
  return { id, kind, a, b, by, at, reason, undoneAt, undoneBy } as Decision;
}

function bad(message: string, details: Record<string, unknown>): BellwetherError {
  return new BellwetherError('BAD_INPUT', message, { details });
}
function conflict(message: string, hint: string, details: Record<string, unknown>): BellwetherError {
  return new BellwetherError('CONFLICT', message, { hint, details });
}
