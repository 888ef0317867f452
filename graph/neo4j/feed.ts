/** The change feed: what began or ceased to be held, in the order of commits (all writers share one lock). */
import type { NodeId } from '../model.ts';
import type { Change } from '../store.ts';
import type { Connection } from './connection.ts';
import { scopeOf, scopesOf } from './rows.ts';

const DEFAULT_FIRST = 1000;

/** Public changes, and those of `scope`. */
export async function changes(
  connection: Connection,
  after: number,
  { first = DEFAULT_FIRST, scope }: { first?: number; scope?: NodeId | null } = {},
): Promise<Change[]> {
  const rows = await connection.read((run) =>
    run<{ c: ChangeRow }>(
      `MATCH (c:Change) WHERE c.sequence > $after AND c.scope IN $scopes
       RETURN c { .* } AS c ORDER BY c.sequence LIMIT $first`,
      { after, first, scopes: scopesOf(scope) },
    ),
  );
  return rows.map(({ c }) => toChange(c));
}

export type ChangeRow = Partial<Change> & Change & { scope: string };

export function toChange(c: ChangeRow): Change {
  return {
    sequence: c.sequence,
    recordedAt: c.recordedAt,
    kind: c.kind,
    id: c.id,
    subject: c.subject ?? null,
    relation: c.relation ?? null,
    object: c.object ?? null,
    scope: scopeOf(c.scope),
  };
}
