/** Pieces of Cypher that several files share, and records to the words of the graph. */
import type { Fact, GraphNode, Json, NodeKind, Props, Relation, View } from '../model.ts';
import type { DocumentHeader } from '../store.ts';
import { instantValue, PUBLIC } from './values.ts';

/** Of a node `n`. */
export const NODE = 'n { .id, .kind, .name, .scope, .keys, .time, .props, .learnedAt, .recordedAt }';

export interface NodeRow {
  id: string;
  kind: string;
  name: string;
  scope: string;
  keys: string[];
  time: number | null;
  props: string;
  learnedAt: number;
  recordedAt: number;
}

export function toNode(row: NodeRow): GraphNode {
  return {
    id: row.id,
    kind: row.kind as NodeKind,
    name: row.name,
    scope: scopeOf(row.scope),
    keys: row.keys,
    time: row.time ?? null,
    props: JSON.parse(row.props) as Props,
    learnedAt: row.learnedAt,
    recordedAt: row.recordedAt,
  };
}

/**
 * Of a relationship `r`: a fact. Its ends are the nodes as merged. A value fact is a loop that has `value`: Neo4j has no
 * relationship without an end.
 */
export const FACT = 'r { .*, relation: type(r), subject: startNode(r).id, object: endNode(r).id }';

export interface FactRow {
  id: string;
  key: number;
  subject: string;
  relation: string;
  object: string;
  value?: string;
  validFrom?: number;
  validTo?: number;
  qualifiers?: string;
  stance: string;
  confidence: number;
  origin: string;
  document: string;
  contentHash: string;
  quote: string;
  start: number;
  end: number;
  scope: string;
  learnedAt: number;
  retractedAt?: number;
  recordedAt: number;
}

export function toFact(row: FactRow): Fact {
  return {
    id: row.id,
    subject: row.subject,
    relation: row.relation as Relation,
    object: row.value === undefined ? row.object : null,
    value: row.value === undefined ? null : (JSON.parse(row.value) as Json),
    validFrom: row.validFrom ?? null,
    validTo: row.validTo ?? null,
    qualifiers: row.qualifiers === undefined ? {} : (JSON.parse(row.qualifiers) as Props),
    stance: row.stance as Fact['stance'],
    confidence: row.confidence,
    origin: row.origin as Fact['origin'],
    document: row.document,
    contentHash: row.contentHash,
    quote: row.quote,
    start: row.start,
    end: row.end,
    scope: scopeOf(row.scope),
    learnedAt: row.learnedAt,
    retractedAt: row.retractedAt ?? null,
    recordedAt: row.recordedAt,
  };
}

/** Instants are given as numbers. */
const INSTANTS: ReadonlySet<string> = new Set([
  'time',
  'validFrom',
  'validTo',
  'learnedAt',
  'retractedAt',
  'recordedAt',
] satisfies (keyof NodeRow | keyof FactRow)[]);

/** The id comes first. */
export const NODE_FIELDS = ['id', 'kind', 'name', 'scope', 'keys', 'time', 'props', 'learnedAt', 'recordedAt'];
export const FACT_FIELDS = [
  'id',
  'relation',
  'subject',
  'object',
  'value',
  'validFrom',
  'validTo',
  'qualifiers',
  'stance',
  'confidence',
  'origin',
  'document',
  'contentHash',
  'quote',
  'start',
  'end',
  'scope',
  'learnedAt',
  'retractedAt',
  'recordedAt',
];
const OF_A_RELATIONSHIP: Record<string, string> = {
  relation: 'type(r)',
  subject: 'startNode(r).id',
  object: 'endNode(r).id',
};

/**
 * A node or a relationship as a list, for statements that bring hundreds: names of fields need not travel with each, and a
 * number is read much faster than a DateTime.
 */
export function listOf(name: 'n' | 'r', fields: readonly string[]): string {
  const of = fields.map((field) => {
    if (name === 'r' && OF_A_RELATIONSHIP[field] !== undefined) return OF_A_RELATIONSHIP[field];
    return INSTANTS.has(field) ? `${name}.${field}.epochMillis` : `${name}.${field}`;
  });
  return `[${of.join(', ')}]`;
}

/** The other way: what is null is left out. */
export function rowOf<T>(fields: readonly string[], list: readonly unknown[]): T {
  const row: Record<string, unknown> = {};
  for (const [i, field] of fields.entries()) if (list[i] !== null) row[field] = list[i];
  return row as T;
}

/** Of a document `d` and its source `s`. */
export const HEADER = `{ id: d.id, source: d.source, sourceProps: s.props, url: d.url, title: d.name,
  publishedAt: d.time, language: d.language }`;

export interface HeaderRow {
  id: string;
  source: string;
  sourceProps: string;
  url: string | null;
  title: string;
  publishedAt: number | null;
  language: string | null;
}

export function toHeader({ sourceProps, ...header }: HeaderRow): DocumentHeader {
  const { kind } = JSON.parse(sourceProps) as Props;
  return { ...header, sourceKind: typeof kind === 'string' ? kind : null };
}

export function scopeOf(scope: string): string | null {
  return scope === PUBLIC ? null : scope;
}

/** "Fact `r` is visible"; with the values of `viewValues`. */
export const KNOWN =
  'r.scope IN $scopes AND NOT r.hidden AND r.learnedAt <= $knownAt AND (r.retractedAt IS NULL OR r.retractedAt > $knownAt)';
export const TRUE_AT = '(r.validFrom IS NULL OR r.validFrom <= $at) AND (r.validTo IS NULL OR r.validTo > $at)';

export function viewValues(view: View, scope: string | readonly string[] | null | undefined): Record<string, unknown> {
  return { at: instantValue(view.at), knownAt: instantValue(view.knownAt), scopes: scopesOf(scope) };
}

export function scopesOf(scope: string | readonly string[] | null | undefined): string[] {
  return scope == null ? [PUBLIC] : [PUBLIC, ...(typeof scope === 'string' ? [scope] : scope)];
}
