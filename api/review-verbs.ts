/**
 * What an analyst may decide. The verbs are in `ingest/review`, since their consequences are drawn by the linker, and this
 * room never meets that one: `commands/serve` hands them in.
 */
import type { ActionStatus, EventDate, EventType, Instant, NodeId } from '../graph/model.ts';
import type { Decision, Store } from '../graph/store.ts';

/** Who decides, when and why. */
export interface Said {
  by: string;
  at: Instant;
  reason: string;
}

/** What of an event was wrong; left out is what was right. */
export interface Correction {
  date?: { local: string; instant: Instant; precision: EventDate['precision'] };
  status?: ActionStatus;
  type?: EventType;
}

/** Loaded at the first decision. */
export type LoadReviewVerbs = () => Promise<ReviewVerbs>;

export interface ReviewVerbs {
  accept(store: Store, id: string, question: string | null, said: Said): Promise<Decision>;
  reject(store: Store, id: string, said: Said): Promise<Decision[]>;
  correct(store: Store, event: NodeId, correction: Correction, said: Said): Promise<Decision>;
  merge(store: Store, a: NodeId, b: NodeId, said: Said): Promise<Decision[]>;
  tellApart(store: Store, kind: 'different' | 'unsure', a: NodeId, b: NodeId, said: Said): Promise<Decision>;
  split(store: Store, event: NodeId, documents: readonly NodeId[], said: Said): Promise<Decision[]>;
  undo(store: Store, id: string, by: string, at: Instant): Promise<Decision[]>;
}
