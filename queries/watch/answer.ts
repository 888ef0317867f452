/** What `watch` answers: open questions, and what has become of them. Instants are epoch milliseconds. */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Evidence } from '../evidence.ts';

/**
 * `OPEN`: nothing that would answer or move it. `MOVED`: something bears on it. `ANSWERED`: what was said to answer it has
 * happened, and nobody has looked at that yet. `CONFIRMED`: an analyst says that it is answered.
 */
export const WATCH_STATES = ['OPEN', 'MOVED', 'ANSWERED', 'CONFIRMED'] as const;
export type WatchState = (typeof WATCH_STATES)[number];

/** Something that bears on a question. */
export interface WatchEvidence {
  effect: 'moves' | 'answers';
  /** When it happened. */
  at: Instant;
  /** Null for a state of availability, which several events may have brought about. */
  event: GraphNode | null;
  /** In a line. */
  text: string;
  evidence: Evidence[];
}

/** What an analyst said last. */
export interface WatchDecision {
  /** Id of the decision. */
  id: string;
  by: string;
  at: Instant;
  /** The answer, or why it is still open. */
  reason: string;
}

/** A channel of an authority's or vendor's own that was read, and told nothing of the question. */
export interface Silence {
  /** The Source. */
  source: GraphNode;
  /** Our first look that found nothing. */
  since: Instant;
  /** Our last one, to the day. */
  lookedAt: Instant;
  /** What we noted when we looked. */
  evidence: Evidence[];
}

export interface WatchAnswer {
  /** The WatchItem. */
  item: GraphNode;
  question: string;
  /** What would answer it, in words. */
  answeredBy: string;
  openedAt: Instant;
  state: WatchState;
  /** Since when it is in this state. */
  since: Instant;
  /** One line: what brought it there; of an open one, what would answer it. */
  why: string;
  /** Newest first. */
  evidence: WatchEvidence[];
  /** Who could have told of it and has not; empty where nobody's own channel is read, or once it tells. */
  silence: Silence[];
  /** Actions and lone events that it hangs on, as far as they are known. */
  about: GraphNode[];
  /** Ids of the events of these, and of the lone ones. */
  aboutEvents: NodeId[];
  confirmed: WatchDecision | null;
  /** An analyst looked at what seemed to answer it by then, and it did not. */
  keptOpen: WatchDecision | null;
}
