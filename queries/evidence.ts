/** What an answer shows for each thing that it says: who said it, in which words. */
import type { Fact, Instant, Stance } from '../graph/model.ts';
import type { DocumentHeader, Subgraph } from '../graph/store.ts';

export interface Evidence {
  /** Id of the fact. */
  fact: string;
  document: DocumentHeader;
  /** Verbatim from the document's text, at [start, end). */
  quote: string;
  start: number;
  end: number;
  publishedAt: Instant | null;
  stance: Stance;
  /** 0 to 1. */
  confidence: number;
}

/** What is told by these or better is reporting; beyond it begins hearsay. */
export const PRESS = 2;
/** First-hand before second-hand: who decides or switches knows best. Unknown kinds (imports, analysts) speak of their own things. */
const RANK: Record<string, number> = { regulator: 0, vendor: 0, catalogue: 1, news: PRESS, analysis: 3, aggregator: 4 };
export const sourceRank = (kind: string | null): number => (kind === null ? 1 : (RANK[kind] ?? 1));

/** How many pieces of evidence an answer carries for one thing; the rest is counted, and found by `documents`. */
export const EVIDENCE_SHOWN = 5;

export function evidenceOf(fact: Fact, documents: Subgraph['documents']): Evidence {
  const document = documents.get(fact.document) ?? unknownDocument(fact);
  return {
    fact: fact.id,
    document,
    quote: fact.quote,
    start: fact.start,
    end: fact.end,
    publishedAt: document.publishedAt,
    stance: fact.stance,
    confidence: fact.confidence,
  };
}

/** Strongest first: asserted, first-hand, sure, early; ties by id, so that the order never depends on the store. At most `limit`. */
export function strongestEvidence(
  facts: readonly Fact[],
  documents: Subgraph['documents'],
  limit = EVIDENCE_SHOWN,
): Evidence[] {
  if (facts.length === 1) return [evidenceOf(facts[0]!, documents)];
  return facts
    .map((fact) => evidenceOf(fact, documents))
    .sort(
      (a, b) =>
        Number(a.stance !== 'asserted') - Number(b.stance !== 'asserted') ||
        sourceRank(a.document.sourceKind) - sourceRank(b.document.sourceKind) ||
        b.confidence - a.confidence ||
        (a.publishedAt ?? Infinity) - (b.publishedAt ?? Infinity) ||
        (a.fact < b.fact ? -1 : 1),
    )
    .slice(0, limit);
}

/** A header that the store did not bring along (it always should): the answer stays whole and says what it knows. */
function unknownDocument(fact: Fact): DocumentHeader {
  return {
    id: fact.document,
    source: '',
    sourceKind: null,
    url: null,
    title: fact.document,
    publishedAt: null,
    language: null,
  };
}
