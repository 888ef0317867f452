/** The change feed: what began or ceased to be held, in the order in which it was written. */
import type { NodeId, Relation } from '../model.ts';
import type { Change } from '../store.ts';
import { type Connection, PUBLIC, type Row } from './connection.ts';
import { idOfBlob } from './rows.ts';
import { CHANGE } from './writing.ts';

const KIND_OF: Record<number, Change['kind']> = {
  [CHANGE.asserted]: 'asserted',
  [CHANGE.retracted]: 'retracted',
  [CHANGE.node]: 'node',
  [CHANGE.document]: 'document',
  [CHANGE.decision]: 'decision',
};

const DEFAULT_FIRST = 1000;

const CHANGES = `SELECT c.sequence, c.recorded_at, c.kind, c.detail, f.id, f.relation, f.scope, s.id, o.id, n.id, n.scope, d.id
  FROM changes c
  LEFT JOIN facts f ON c.kind IN (${CHANGE.asserted}, ${CHANGE.retracted}) AND f.key = c.target
  LEFT JOIN nodes s ON s.key = f.subject
  LEFT JOIN nodes o ON o.key = f.object
  LEFT JOIN nodes n ON c.kind IN (${CHANGE.node}, ${CHANGE.document}) AND n.key = c.target
  LEFT JOIN decisions d ON c.kind = ${CHANGE.decision} AND d.key = c.target`;

/** Public changes, and those of `scope`. */
export function changes(
  connection: Connection,
  after: number,
  { first = DEFAULT_FIRST, scope }: { first?: number; scope?: NodeId | null } = {},
): Change[] {
  const rows = connection.rows(
    `${CHANGES} WHERE c.sequence > ? AND coalesce(f.scope, n.scope, c.detail ->> 'scopeKey', ${PUBLIC}) IN (${PUBLIC}, ?)
     ORDER BY c.sequence LIMIT ?`,
    after,
    connection.scopeKey(scope),
    first,
  );
  return rows.map((row) => toChange(connection, row));
}

/** Changes of every scope. */
export function allChanges(connection: Connection, after: number, first: number): Change[] {
  const rows = connection.rows(`${CHANGES} WHERE c.sequence > ? ORDER BY c.sequence LIMIT ?`, after, first);
  return rows.map((row) => toChange(connection, row));
}

/** A change whose row was purged, as `changes.detail`. */
export interface PurgedDetail {
  id: string;
  subject: NodeId | null;
  relation: Relation | null;
  object: NodeId | null;
  scopeKey: number;
}

function toChange(connection: Connection, row: Row): Change {
  const [sequence, recordedAt, kind, detail, fact, relation, factScope, subject, object, node, nodeScope, decision] =
    row;
  const head = { sequence: sequence as number, recordedAt: recordedAt as number, kind: KIND_OF[kind as number]! };
  if (detail !== null) {
    const { scopeKey, ...purged } = JSON.parse(detail as string) as PurgedDetail;
    return { ...head, ...purged, scope: connection.scopeOf(scopeKey) };
  }
  if (fact !== null) {
    return {
      ...head,
      id: idOfBlob(fact as Uint8Array),
      subject: subject as NodeId,
      relation: connection.word(relation as number) as Relation,
      object: object as NodeId | null,
      scope: connection.scopeOf(factScope as number),
    };
  }
  return {
    ...head,
    id: (node ?? decision) as string,
    subject: node as NodeId | null,
    relation: null,
    object: null,
    scope: nodeScope === null ? null : connection.scopeOf(nodeScope as number),
  };
}
