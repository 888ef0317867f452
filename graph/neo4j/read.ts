/** Reads by id: nodes, texts, evidence, one hop. */
import { BellwetherError } from '../errors.ts';
import type { Fact } from '../model.ts';
import { type GraphNode, type NodeId, type Props, RELATIONS, type Relation, type View } from '../model.ts';
import type { DocumentHeader, Hop, Neighbour } from '../store.ts';
import type { Connection } from './connection.ts';
import {
  FACT,
  type FactRow,
  HEADER,
  type HeaderRow,
  KNOWN,
  NODE,
  type NodeRow,
  TRUE_AT,
  toFact,
  toHeader,
  toNode,
  viewValues,
} from './rows.ts';
import { instantValue } from './values.ts';

export async function get(connection: Connection, ids: NodeId[], view: View): Promise<(GraphNode | undefined)[]> {
  const rows = await connection.read((run) =>
    run<{ asked: NodeId; n: NodeRow }>(
      `UNWIND $ids AS asked MATCH (a:Node { id: asked }) MATCH (n:Node { id: coalesce(a.standsFor, a.id) })
       WHERE n.learnedAt <= $knownAt RETURN asked, ${NODE} AS n`,
      { ids: [...new Set(ids)], knownAt: instantValue(view.knownAt) },
    ),
  );
  const found = new Map(rows.map(({ asked, n }) => [asked, toNode(n)]));
  return ids.map((id) => found.get(id));
}

export async function text(
  connection: Connection,
  document: NodeId,
  { contentHash, view }: { contentHash?: string; view?: View } = {},
): Promise<string | undefined> {
  const rows = await connection.read((run) =>
    contentHash === undefined
      ? run<{ text: string }>(
          `MATCH (v:Version { document: $document }) WHERE $knownAt IS NULL OR v.learnedAt <= $knownAt
           WITH v ORDER BY v.learnedAt DESC, v.fetchedAt DESC, v.place DESC LIMIT 1
           MATCH (t:Text { document: $document, contentHash: v.contentHash }) RETURN t.text AS text`,
          { document, knownAt: view === undefined ? null : instantValue(view.knownAt) },
        )
      : run<{ text: string }>(
          'MATCH (t:Text { document: $document, contentHash: $contentHash }) RETURN t.text AS text',
          {
            document,
            contentHash,
          },
        ),
  );
  return rows[0]?.text;
}

export async function state(connection: Connection, id: NodeId): Promise<Props> {
  const rows = await connection.read((run) =>
    run<{ state: string | null }>('MATCH (n:Node { id: $id }) RETURN n.state AS state', { id }),
  );
  return rows[0]?.state == null ? {} : (JSON.parse(rows[0].state) as Props);
}

export async function expand(
  connection: Connection,
  ids: NodeId[],
  hop: Hop & { anyTime?: boolean; first?: number; scope?: NodeId | null },
  view: View,
): Promise<Map<NodeId, Neighbour[]>> {
  const kind = hop.kind === undefined ? '' : `:${hop.kind}`;
  const types = typesOf(hop.relation);
  const [start, end] = hop.direction === 'out' ? ['-', '->'] : ['<-', '-'];
  const rows = await connection.read((run) =>
    run<{ asked: NodeId; r: FactRow; n: NodeRow }>(
      `UNWIND $ids AS asked MATCH (a:Node { id: asked }) WHERE a.scope IN $scopes
       MATCH (here:Node { id: coalesce(a.standsFor, a.id) })
       CALL (here) {
         MATCH (here)${start}[r:${types}]${end}(n:Node${kind})
         WHERE ${KNOWN} ${hop.anyTime ? '' : `AND ${TRUE_AT}`} ${VALUE_FACTS_ONCE[hop.direction]}
         RETURN r, n ORDER BY CASE WHEN r.value IS NULL THEN n.id ELSE '' END, r.id LIMIT $first
       }
       RETURN asked, ${FACT} AS r, ${NODE} AS n`,
      { ids: [...new Set(ids)], first: hop.first ?? 10_000, ...viewValues(view, hop.scope) },
    ),
  );
  const found = new Map<NodeId, Neighbour[]>(ids.map((id) => [id, []]));
  for (const { asked, r, n } of rows) {
    const fact = toFact(r);
    found.get(asked)?.push({ fact, node: fact.object === null ? null : toNode(n) });
  }
  return found;
}

/** A value fact is a loop: it goes out of its subject, and comes in from nowhere. */
const VALUE_FACTS_ONCE = { out: '', in: 'AND r.value IS NULL' } as const;

/** "BY|IN". */
export function typesOf(relation: Relation | Relation[]): string {
  return relationNames(relation).join('|');
}

/** Each once. Relations are ours, never a user's text: anything else is refused. */
export function relationNames(relation: Relation | Relation[]): string[] {
  for (const word of [relation].flat()) {
    if (!Object.hasOwn(RELATIONS, word)) throw new BellwetherError('BAD_INPUT', `There is no relation '${word}'.`);
  }
  return [...new Set([relation].flat())];
}

const BY_ID = Object.keys(RELATIONS)
  .map((relation) => `MATCH ()-[r:${relation}]->() WHERE r.id = id RETURN r`)
  .join(' UNION ALL ');

/** Of a fact with several episodes: the one that is held, else the last that was. */
export async function evidence(
  connection: Connection,
  ids: string[],
): Promise<{ fact: Fact; document: DocumentHeader }[]> {
  for (const id of ids) {
    if (!/^[0-9a-f]{32}$/.test(id)) {
      throw new BellwetherError('BAD_INPUT', `'${id}' is not the id of a fact.`, { details: { id } });
    }
  }
  const rows = await connection.read((run) =>
    run<{ id: string; r: FactRow; header: HeaderRow }>(
      `UNWIND $ids AS id CALL (id) {
         CALL (id) { ${BY_ID} }
         RETURN r ORDER BY r.retractedAt IS NULL DESC, coalesce(r.retractedAt > r.learnedAt, false) DESC, r.learnedAt DESC LIMIT 1
       }
       MATCH (d:Document:Node { id: r.document }) MATCH (s:Node { id: d.source })
       RETURN id, ${FACT} AS r, ${HEADER} AS header`,
      { ids: [...new Set(ids)] },
    ),
  );
  const found = new Map(rows.map(({ id, r, header }) => [id, { fact: toFact(r), document: toHeader(header) }]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
