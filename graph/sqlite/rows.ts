/** Rows to the words of the graph. */
import { factPrefix } from '../ids.ts';
import type { Fact, GraphNode, Json, NodeId, NodeKind, Props, Relation } from '../model.ts';
import type { Connection, Row } from './connection.ts';

/** Columns for `toNode`, of a table or alias `n`. */
export const NODE_COLUMNS =
  'n.key, n.id, n.kind, n.scope, n.time, n.learned_at, n.recorded_at, n.name, n.keys, n.props';

export function toNode(connection: Connection, row: Row): GraphNode {
  return {
    id: row[1] as NodeId,
    kind: connection.word(row[2] as number) as NodeKind,
    name: row[7] as string,
    scope: connection.scopeOf(row[3] as number),
    keys: JSON.parse(row[8] as string) as string[],
    time: row[4] as number | null,
    props: JSON.parse(row[9] as string) as Props,
    learnedAt: row[5] as number,
    recordedAt: row[6] as number,
  };
}

/** Columns for `toFact`, of a table or alias `f`. */
export const FACT_COLUMNS = `f.key, f.id, f.subject, f.relation, f.object, f.scope, f.valid_from, f.valid_to, f.learned_at,
  f.retracted_at, f.document, f.text, f.stance, f.origin, f.confidence, f.recorded_at, f.start_at, f.end_at,
  f.value, f.qualifiers, f.quote`;

/** What a fact's row refers to by key: looked up for all rows of an answer at once. */
export interface References {
  nodeIds: Map<number, NodeId>;
  contentHashes: Map<number, string>;
}

export function toFact(connection: Connection, row: Row, { nodeIds, contentHashes }: References): Fact {
  return {
    id: idOfBlob(row[1] as Uint8Array),
    subject: nodeIds.get(row[2] as number) as NodeId,
    relation: connection.word(row[3] as number) as Relation,
    object: row[4] === null ? null : (nodeIds.get(row[4] as number) as NodeId),
    value: row[18] === null ? null : (JSON.parse(row[18] as string) as Json),
    validFrom: row[6] as number | null,
    validTo: row[7] as number | null,
    qualifiers: row[19] === null ? {} : (JSON.parse(row[19] as string) as Props),
    stance: connection.word(row[12] as number) as Fact['stance'],
    confidence: row[14] as number,
    origin: connection.word(row[13] as number) as Fact['origin'],
    document: nodeIds.get(row[10] as number) as NodeId,
    contentHash: contentHashes.get(row[11] as number) as string,
    quote: row[20] as string,
    start: row[16] as number,
    end: row[17] as number,
    scope: connection.scopeOf(row[5] as number),
    learnedAt: row[8] as number,
    retractedAt: row[9] as number | null,
    recordedAt: row[15] as number,
  };
}

/** Parameters for "id BETWEEN ? AND ? AND document = ?": the facts of a document. */
export function rangeOfDocument(document: NodeId): [Uint8Array, Uint8Array] {
  const prefix = factPrefix(document);
  return [blobOfId(prefix.padEnd(32, '0')), blobOfId(prefix.padEnd(32, 'f'))];
}

/** Fact ids are 32 hexadecimal digits outside and 16 bytes inside. */
export function idOfBlob(blob: Uint8Array): string {
  return Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength).toString('hex');
}
export function blobOfId(id: string): Uint8Array {
  return Buffer.from(id, 'hex');
}
