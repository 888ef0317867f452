/**
 * An answer for programs: instants in ISO 8601, things as id, kind and name, each document once at the end with
 * evidence pointing to it by id, and of an availability its result (`bellwether availability --json` has its causes).
 */
import type { GraphNode, Json } from '../../graph/model.ts';
import type { DocumentHeader } from '../../graph/store.ts';
import type { Availability } from '../../queries/availability/answer.ts';
import type { Evidence } from '../../queries/evidence.ts';

/** Fields that hold epoch milliseconds. */
const INSTANTS: ReadonlySet<string> = new Set([
  'at',
  'from',
  'to',
  'knownAt',
  'since',
  'validFrom',
  'validTo',
  'verifiedAt',
  'testedOn',
  'publishedAt',
  'lastEvidenceAt',
  'lastLearnedAt',
  'newestAt',
  'newestEvidenceAt',
  'time',
  'openedAt',
]);

type JsonObject = { [key: string]: Json };

export function answerJson(answer: object): JsonObject {
  const documents = new Map<string, DocumentHeader>();
  const show = (value: unknown, field: string): Json => {
    if (typeof value === 'number' && INSTANTS.has(field)) return new Date(value).toISOString();
    if (value === null || value === undefined || typeof value !== 'object') return (value ?? null) as Json;
    if (Array.isArray(value)) return value.map((one) => show(one, field));
    if (isNode(value)) return { id: value.id, kind: value.kind, name: value.name };
    if (isEvidence(value)) {
      documents.set(value.document.id, value.document);
      const { document, fact: _, publishedAt: __, ...rest } = value;
      return { document: document.id, ...rest };
    }
    return showFields(isAvailability(value) ? summaryOf(value) : value);
  };
  const showFields = (value: object): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([name, one]) => [name, show(one, name)]));
  const shown = showFields(answer);
  const sorted = [...documents.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.length === 0 ? shown : { ...shown, documents: sorted.map(showFields) };
}

function summaryOf(availability: Availability): object {
  const { state, legal, operational, usable, partly, since, reason, lastEvidenceAt, stale } = availability;
  return { state, legal, operational, usable, partly, since, reason, lastEvidenceAt, stale };
}

const isNode = (value: object): value is GraphNode => 'kind' in value && 'keys' in value && 'learnedAt' in value;
const isEvidence = (value: object): value is Evidence => 'fact' in value && 'quote' in value && 'document' in value;
const isAvailability = (value: object): value is Availability => 'operational' in value && 'causes' in value;
