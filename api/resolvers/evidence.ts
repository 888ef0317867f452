import type { Fact, GraphNode } from '../../graph/model.ts';
import type { DocumentHeader } from '../../graph/store.ts';
import { type Evidence as EvidenceAnswer, strongestEvidence } from '../../queries/evidence.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { load } from './related.ts';

export const Evidence = {
  async document(parent: Seen<EvidenceAnswer>, _: unknown, context: ApiContext): Promise<Seen> {
    const { fact, document } = parent.it;
    const found = await load(document.id, parent, context);
    return { ...(found ?? seen(fromHeader(document), parent.view)), fact };
  },
};

/** Each value of the model in lower case is the schema's in upper case. */
export const Stance = {
  ASSERTED: 'asserted',
  DENIED: 'denied',
  DISPUTED: 'disputed',
  HYPOTHETICAL: 'hypothetical',
  PLANNED: 'planned',
  PAST: 'past',
  QUOTED: 'quoted',
};

/** A conflict of an availability or of an impact. */
interface AnyConflict {
  text: string;
  about?: string;
  sides: { text: string; evidence: EvidenceAnswer[] }[];
}

export const Conflict = {
  summary: (parent: Seen<AnyConflict>) => parent.it.text,
  about: (parent: Seen<AnyConflict>, _: unknown, context: ApiContext) => load(parent.it.about, parent, context),
  sides: (parent: Seen<AnyConflict>) => parent.it.sides.map((side) => seen(side, parent.view)),
  evidence: (parent: Seen<AnyConflict>) =>
    parent.it.sides.flatMap((side) => side.evidence.map((one) => seen(one, parent.view))),
};

export const ConflictSide = {
  summary: (parent: Seen<{ text: string }>) => parent.it.text,
  evidence: showEvidence,
};

/** The field `evidence` of whatever carries some. */
export function showEvidence(parent: Seen<{ evidence: EvidenceAnswer[] }>): Seen<EvidenceAnswer>[] {
  return parent.it.evidence.map((one) => seen(one, parent.view));
}

/** The words of facts, the strongest first, at most `limit`. */
export async function showFacts(
  facts: readonly Fact[],
  parent: Seen,
  context: ApiContext,
  limit?: number,
): Promise<Seen<EvidenceAnswer>[]> {
  const { evidence } = context.loaders(parent.view);
  const found = (await Promise.all(facts.map(({ id }) => evidence(id)))).filter((one) => one !== undefined);
  const documents = new Map(found.map(({ document }) => [document.id, document]));
  const strongest = strongestEvidence(
    found.map(({ fact }) => fact),
    documents,
    limit,
  );
  return strongest.map((one) => seen(one, parent.view));
}

/** For a scenario: the assumption is a document that no store has. */
function fromHeader(header: DocumentHeader): GraphNode {
  const { id, title, source, url, language, publishedAt } = header;
  return {
    id,
    kind: 'Document',
    name: title,
    scope: null,
    keys: [],
    time: publishedAt,
    props: { source, url, language },
    learnedAt: publishedAt ?? 0,
    recordedAt: publishedAt ?? 0,
  };
}
