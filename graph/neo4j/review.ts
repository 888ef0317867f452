/** What analysts decide: kept for ever, applied at once, undone exactly. */
import { BellwetherError, notFound } from '../errors.ts';
import { canonicalJson, hash } from '../ids.ts';
import { type Instant, type NodeId, RELATIONS } from '../model.ts';
import type { Decision, NewDecision } from '../store.ts';
import type { Connection, Run } from './connection.ts';
import { joined, link, settle } from './merges.ts';
import { scopeOf } from './rows.ts';
import { instantValue, PUBLIC } from './values.ts';
import { Writing } from './writing.ts';

const DECISION = 'd { .id, .kind, .a, .b, .by, .at, .reason, .undoneAt, .undoneBy } AS d';

/** The same decision again gives the one that stands. */
export function decide(connection: Connection, decision: NewDecision): Promise<Decision> {
  return connection.write(async (run) => {
    const w = await Writing.begin(run, connection.now());
    const { kind, a, b, by, at, reason } = decision;
    const apply = await check(run, decision);
    const rows = await run<{ d: Decision }>(
      `MATCH (d:Decision { kind: $kind }) WHERE d.a IN [$a, $b] RETURN ${DECISION} ORDER BY d.place`,
      { kind, a, b: kind === 'same' ? a : (b ?? a) },
    );
    const earlier = rows
      .map(({ d }) => toDecision(d))
      .filter((d) => (d.a === a && d.b === b) || (kind !== 'same' && d.a === b && d.b === a));
    const standing = earlier.find(({ undoneAt }) => undoneAt === null);
    if (standing !== undefined) return standing;
    const id = `decision:${hash(canonicalJson([kind, a, b, by, at, earlier.length])).slice(0, 16)}`;
    await run(
      `MATCH (m:Meta { name: 'bellwether' }) SET m.decisions = coalesce(m.decisions, 0) + 1
       CREATE (d:Decision) SET d = $set, d.place = m.decisions`,
      { set: { id, kind, a, b, by, at: instantValue(at), reason } },
    );
    await apply(id);
    w.emit('decision', { id, scope: PUBLIC });
    await w.flush();
    return { id, kind, a, b, by, at, reason, undoneAt: null, undoneBy: null };
  });
}

/** Undone already: nothing happens. */
export function undo(connection: Connection, id: string, by: string, at: Instant): Promise<Decision> {
  return connection.write(async (run) => {
    const w = await Writing.begin(run, connection.now());
    const [row] = await run<{ d: Decision }>(`MATCH (d:Decision { id: $id }) RETURN ${DECISION}`, { id });
    if (row === undefined) throw notFound('decision', id, []);
    const decision = toDecision(row.d);
    if (decision.undoneAt !== null) return decision;
    await run('MATCH (d:Decision { id: $id }) SET d.undoneAt = $at, d.undoneBy = $by', {
      id,
      by,
      at: instantValue(at),
    });
    if (decision.kind === 'reject-fact') await hide(run, decision.a, false);
    if (decision.kind === 'same') {
      const [ends] = await run<{ a: NodeId; b: NodeId }>(
        `MATCH (a:Node { id: $a })-[m:MERGED_INTO { decision: $id }]->(b:Node)
         WITH m, a.id AS a, b.id AS b DELETE m RETURN a, b`,
        { id, a: decision.a },
      );
      if (ends !== undefined) await settle(run, [ends.a, ends.b]);
    }
    w.emit('decision', { id, scope: PUBLIC });
    await w.flush();
    return { ...decision, undoneAt: at, undoneBy: by };
  });
}

export function list(connection: Connection, { about }: { about?: string } = {}): Promise<Decision[]> {
  return connection.read(async (run) => {
    const rows = await run<{ d: Decision }>(
      `MATCH (d:Decision) WHERE $about IS NULL OR d.a = $about OR d.b = $about RETURN ${DECISION} ORDER BY d.place`,
      { about: about ?? null },
    );
    return rows.map(({ d }) => toDecision(d));
  });
}

function toDecision(row: Decision): Decision {
  return { ...row, b: row.b ?? null, undoneAt: row.undoneAt ?? null, undoneBy: row.undoneBy ?? null };
}

/** What the decision does, once it is stored; throws where it can't stand. */
async function check(
  run: Run,
  { kind, a, b }: Pick<Decision, 'kind' | 'a' | 'b'>,
): Promise<(decision: string) => Promise<void>> {
  if (kind === 'reject-fact') {
    if (!(await factExists(run, a))) throw notFound('fact', a, []);
    return () => hide(run, a, true);
  }
  if (kind === 'accept' || kind === 'reject') {
    if (kind === 'reject' || !(await factExists(run, a))) await nodeOf(run, a);
    return async () => {};
  }
  if (b === null || a === b) throw bad(`'${kind}' is said of two different nodes.`, { a, b });
  const [one, other] = [await nodeOf(run, a), await nodeOf(run, b)];
  if (kind === 'unsure' || kind === 'correct') return async () => {};
  const [ones, others] = [await joined(run, [a]), await joined(run, [b])];
  if (kind === 'different') {
    if (ones.has(b)) {
      throw conflict(`'${a}' and '${b}' are merged.`, 'Undo the decision that merged them first.', { a, b });
    }
    return async () => {};
  }
  if (one.kind !== other.kind) {
    throw bad(`'${a}' is a ${one.kind}, '${b}' is a ${other.kind}: they cannot be the same.`, { a, b });
  }
  if (other.scope !== null && other.scope !== one.scope) {
    throw bad(`'${b}' is private to '${other.scope}': what others see cannot be merged into it.`, { a, b });
  }
  const [apart] = await run<{ d: Decision }>(
    `MATCH (d:Decision { kind: 'different' }) WHERE d.undoneAt IS NULL
       AND ((d.a IN $ones AND d.b IN $others) OR (d.a IN $others AND d.b IN $ones)) RETURN ${DECISION} LIMIT 1`,
    { ones: [...ones], others: [...others] },
  );
  if (apart !== undefined) {
    throw conflict(
      `'${apart.d.a}' and '${apart.d.b}' were decided to be different (${apart.d.by}).`,
      `Undo ${apart.d.id} first.`,
      { a, b, decision: apart.d.id },
    );
  }
  return async (decision) => {
    await link(run, a, b, decision);
    await settle(run, [a, b]);
  };
}

async function nodeOf(run: Run, id: NodeId): Promise<{ kind: string; scope: string | null }> {
  const [row] = await run<{ kind: string; scope: string }>(
    'MATCH (n:Node { id: $id }) RETURN n.kind AS kind, n.scope AS scope',
    { id },
  );
  if (row === undefined) throw notFound('node', id, []);
  return { kind: row.kind, scope: scopeOf(row.scope) };
}

/** One branch a relation: each has its index, relationships of any type have none. */
const BY_ID = Object.keys(RELATIONS)
  .map((relation) => `MATCH ()-[r:${relation}]->() WHERE r.id = $id RETURN r`)
  .join(' UNION ALL ');

async function factExists(run: Run, id: string): Promise<boolean> {
  const rows = await run(`CALL () { ${BY_ID} } RETURN r.id AS id LIMIT 1`, { id });
  return rows.length > 0;
}

async function hide(run: Run, id: string, hidden: boolean): Promise<void> {
  await run(`CALL () { ${BY_ID} } SET r.hidden = $hidden`, { id, hidden });
}

function bad(message: string, details: Record<string, unknown>): BellwetherError {
  return new BellwetherError('BAD_INPUT', message, { details });
}
function conflict(message: string, hint: string, details: Record<string, unknown>): BellwetherError {
  return new BellwetherError('CONFLICT', message, { hint, details });
}
