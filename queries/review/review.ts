/** What a person should look at, and why: names that the catalogue lacks, links that are not sure, sources that disagree. */

import { BellwetherError } from '../../graph/errors.ts';
import { canonicalJson, hash } from '../../graph/ids.ts';
import type { GraphNode, NodeId, NodeKind } from '../../graph/model.ts';
import type { Decision, Filter, Store } from '../../graph/store.ts';
import { conflictText } from '../events/conflict-text.ts';
import { checkFirst, type PageArgs } from '../listing.ts';

export const REVIEW_QUESTIONS = ['PROVISIONAL', 'LINK', 'MERGE', 'CONFLICT', 'LOW_CONFIDENCE'] as const;
/**
 * `PROVISIONAL`: nothing in the catalogue has this name. `LINK`: a name was linked by likeness. `MERGE`: two events may be
 * one. `CONFLICT`: sources disagree about a date, a status, models. `LOW_CONFIDENCE`: hardly anybody tells it surely.
 */
export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number];

export interface ReviewCandidate {
  id: NodeId;
  name: string;
  /** 0 to 1. */
  score: number;
  reasons: string[];
  /** Somebody looked at it, and couldn't tell. */
  unsure: boolean;
}

export interface ReviewItem {
  /** Of a node and a question; changes when what is asked about changes, so that an answer holds for what was seen. */
  id: string;
  question: ReviewQuestion;
  node: GraphNode;
  /** Each a sentence. */
  reasons: string[];
  /** What it may be the same as, best first. */
  candidates: ReviewCandidate[];
}

export interface ReviewArgs extends PageArgs {
  /** Only these; left out: all. */
  questions?: readonly ReviewQuestion[] | null | undefined;
}

const EVER = { at: 8.64e15, knownAt: 8.64e15 };

/** Names first, then events, the newest first. Pages are of nodes: a node with two questions gives two items. */
export async function review(
  store: Store,
  args: ReviewArgs,
): Promise<{ items: ReviewItem[]; endCursor: string | null; hasMore: boolean }> {
  const first = checkFirst(args.first);
  const verdicts = readAnswers(await store.review.list());
  const wanted = new Set<ReviewQuestion>(args.questions ?? REVIEW_QUESTIONS);
  const items: ReviewItem[] = [];
  let [stage, after] = parseCursor(args.after ?? null);
  for (; stage < STAGES.length; stage++, after = null) {
    for (;;) {
      const { filter, order } = STAGES[stage]!;
      const page = await store.find(filter, EVER, { first: Math.min(first, 100), after, order });
      after = page.endCursor;
      for (const node of page.items)
        items.push(...itemsOf(node, verdicts).filter(({ question }) => wanted.has(question)));
      const hasMore = page.hasMore || stage + 1 < STAGES.length;
      if (items.length >= first) {
        const next = page.hasMore ? `${stage}:${after}` : `${stage + 1}:`;
        return { items, endCursor: next, hasMore };
      }
      if (!page.hasMore) break;
    }
  }
  return { items, endCursor: null, hasMore: false };
}

/** Everything that is asked about one node, answered or not. */
export function questionsAbout(
  node: GraphNode,
  decisions: readonly Decision[],
): { open: ReviewItem[]; all: ReviewItem[] } {
  return { open: itemsOf(node, readAnswers(decisions)), all: itemsOf(node, readAnswers([])) };
}

const STAGES: { filter: Filter; order: 'id' | 'time-desc' }[] = [
  { filter: { kind: ['Model', 'Provider'] as NodeKind[], props: { provisional: true } }, order: 'id' },
  { filter: { kind: 'Event', props: { review: true, withdrawn: [null, false] } }, order: 'time-desc' },
];

function parseCursor(cursor: string | null): [stage: number, after: string | null] {
  if (cursor === null) return [0, null];
  const [, stage, after] = /^([0-2]):(.*)$/s.exec(cursor) ?? [];
  if (stage === undefined) {
    throw new BellwetherError('BAD_INPUT', 'The cursor is none of this list.', { details: { field: 'after' } });
  }
  return [Number(stage), after === '' ? null : after!];
}

interface Answers {
  /** Node → questions that are settled; null: all of them. */
  settled: Map<NodeId, Set<string | null>>;
  apart: Set<string>;
  unsure: Set<string>;
}

function readAnswers(decisions: readonly Decision[]): Answers {
  const answers: Answers = { settled: new Map(), apart: new Set(), unsure: new Set() };
  for (const { kind, a, b, undoneAt } of decisions) {
    if (undoneAt !== null) continue;
    if (kind === 'accept') answers.settled.set(a, (answers.settled.get(a) ?? new Set()).add(b));
    if (kind === 'reject' && b === null) answers.settled.set(a, new Set([null]));
    if (kind === 'different' || kind === 'same') answers.apart.add(pair(a, b!));
    if (kind === 'unsure') answers.unsure.add(pair(a, b!));
  }
  return answers;
}

const pair = (a: NodeId, b: NodeId): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function itemsOf(node: GraphNode, answers: Answers): ReviewItem[] {
  const settled = answers.settled.get(node.id);
  if (settled?.has(null)) return [];
  const items = node.kind === 'Event' ? aboutEvent(node, answers) : aboutName(node, answers);
  return items.filter(({ question, id }) => !settled?.has(question) && !settled?.has(id));
}

/** What the linker noted with the node: see `ingest/link`. */
function candidatesOf(node: GraphNode, prop: 'candidates' | 'similar', answers: Answers): ReviewCandidate[] {
  const noted = node.props[prop];
  if (!Array.isArray(noted)) return [];
  return (noted as unknown as Omit<ReviewCandidate, 'unsure'>[])
    .filter(({ id }) => !answers.apart.has(pair(node.id, id)))
    .map((one) => ({ ...one, unsure: answers.unsure.has(pair(node.id, one.id)) }));
}

function aboutName(node: GraphNode, answers: Answers): ReviewItem[] {
  const what = node.kind === 'Model' ? 'model' : 'company';
  const linkedTo = node.props.linkedTo as NodeId | null | undefined;
  const candidates = candidatesOf(node, 'candidates', answers);
  if (linkedTo != null) {
    const link = candidates.find(({ id }) => id === linkedTo);
    // Decided, or so like that nobody needs to look.
    if (link === undefined || link.score >= SURE_LINK) return [];
    const reason = `The ${what} “${node.name}” was taken for ${link.name}: ${link.reasons.join('; ')}.`;
    return [item(node, 'LINK', [reason], [link])];
  }
  return [
    item(
      node,
      'PROVISIONAL',
      [`The ${what} “${node.name}” is named in documents, and not in the catalogue.`],
      candidates,
    ),
  ];
}

/** Names that differ in hyphens and dots alone. */
const SURE_LINK = 0.95;
/** Of the linker: `UNSURE` in `ingest/link/nodes.ts`. */
const UNSURE = 0.5;

function aboutEvent(node: GraphNode, answers: Answers): ReviewItem[] {
  const items: ReviewItem[] = [];
  const similar = candidatesOf(node, 'similar', answers);
  if (similar.length > 0) {
    const reasons = similar.map(({ name, reasons: why }) => `It may be the same as “${name}”: ${why.join(', ')}.`);
    items.push(item(node, 'MERGE', reasons, similar));
  }
  const conflicts: unknown[] = Array.isArray(node.props.conflicts) ? node.props.conflicts : [];
  if (conflicts.length > 0) {
    items.push(item(node, 'CONFLICT', conflicts.map(conflictText), []));
  }
  const confidence = typeof node.props.confidence === 'number' ? node.props.confidence : 1;
  if (confidence < UNSURE) {
    const { voices, documents } = node.props as { voices?: number; documents?: number };
    const told = `${documents ?? 1} ${documents === 1 ? 'document' : 'documents'}, ${voices ?? 1} independent`;
    items.push(
      item(node, 'LOW_CONFIDENCE', [`Confidence ${confidence} (${told}): nobody tells it first-hand or surely.`], []),
    );
  }
  return items;
}

function item(node: GraphNode, question: ReviewQuestion, reasons: string[], candidates: ReviewCandidate[]): ReviewItem {
  const asked = canonicalJson([reasons, candidates.map(({ id }) => id)]);
  return { id: `${question}:${hash(`${node.id} ${asked}`).slice(0, 12)}`, question, node, reasons, candidates };
}

export interface HistoryEntry {
  decision: Decision;
  /** Names of what it is about, where they have one. */
  names: { a: string; b: string | null };
}

/** The audit log: every decision ever made, the newest first; `about`: a node, fact or document. */
export async function reviewHistory(store: Store, about?: string): Promise<HistoryEntry[]> {
  const decisions = await store.review.list(about === undefined ? {} : { about });
  const ids = [...new Set(decisions.flatMap(({ a, b }) => (b === null ? [a] : [a, b])))].filter((id) =>
    id.includes(':'),
  );
  const nodes = await store.get(ids, EVER);
  const names = new Map(ids.map((id, index) => [id, nodes[index]?.name ?? id]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return decisions
    .map((decision) => ({
      decision,
      names: { a: nameOf(decision.a), b: decision.b === null ? null : nameOf(decision.b) },
    }))
    .reverse();
}
