/** One thing under review: what is asked about it, what documents say, what was decided. */
import { notFound } from '../../graph/errors.ts';
import type { GraphNode } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type Evidence, strongestEvidence } from '../evidence.ts';
import { type HistoryEntry, questionsAbout, type ReviewItem, reviewHistory } from './review.ts';

export interface Subject {
  node: GraphNode;
  /** Questions that nobody has answered. */
  open: ReviewItem[];
  /** Facts about it, each with its words; at most 50. */
  said: { fact: string; relation: string; other: string; evidence: Evidence }[];
  history: HistoryEntry[];
}

const EVER = { at: 8.64e15, knownAt: 8.64e15 };
const SHOWN = 50;

/** Throws NOT_FOUND. */
export async function subject(store: Store, id: string): Promise<Subject> {
  const [node] = await store.get([id], EVER);
  if (node === undefined) throw notFound('node', id, []);
  const relation = ['PART_OF', 'BY', 'CONCERNS', 'CHANGES', 'CAUSED_BY', 'DATED', 'MENTIONS', 'ABOUT'] as const;
  const hops = await Promise.all(
    (['out', 'in'] as const).map((direction) =>
      store.expand([node.id], { relation: [...relation], direction, anyTime: true, first: SHOWN }, EVER),
    ),
  );
  const neighbours = hops.flatMap((hop) => hop.get(node.id) ?? []).slice(0, SHOWN);
  const found = await store.evidence(neighbours.map(({ fact }) => fact.id));
  const documents = new Map(found.map(({ document }) => [document.id, document]));
  const said = neighbours.map(({ fact, node: other }) => ({
    fact: fact.id,
    relation: fact.relation,
    other: other?.name ?? JSON.stringify(fact.value),
    evidence: strongestEvidence([fact], documents)[0]!,
  }));
  // An id that was merged or redirected has a history of its own.
  const history = [...(await reviewHistory(store, node.id)), ...(id === node.id ? [] : await reviewHistory(store, id))];
  return { node, open: questionsAbout(node, await store.review.list()).open, said, history };
}
