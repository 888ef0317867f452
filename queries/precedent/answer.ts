/** What `precedents` answers. Instants are epoch milliseconds, spans milliseconds. */
import type { ActionStatus, GraphNode, Instant, NodeId } from '../../graph/model.ts';

/** Something that two actions have in common. */
export interface Tie {
  what: 'instrument' | 'authority' | 'legal basis' | 'target' | 'target class' | 'scope' | 'jurisdiction';
  /** "BIS", "15 CFR 744.22(b)", "models", "foreign persons". */
  name: string;
  /** The thing, where it has an id. */
  node: NodeId | null;
}

/** An earlier action of the same kind, and what became of it by the moment that is looked at. */
export interface Precedent {
  action: GraphNode;
  /** When it began. */
  at: Instant;
  /** Strongest first; never empty. */
  ties: Tie[];
  status: ActionStatus;
  /** From its beginning to the first time that it was eased for some; null: not so far. */
  partlyLiftedAfter: number | null;
  /** From its beginning to when it ended (withdrawn, stayed, struck down, expired, replaced); null: not so far. */
  endedAfter: number | null;
  /** How it ended. */
  endedAs: ActionStatus | null;
}

export interface Precedents {
  action: GraphNode;
  /** 1: the first of its kind that is known here. */
  ordinal: number;
  /** Closest first: by ties, then the latest. */
  precedents: Precedent[];
  /** In a line; null where it is the first. */
  summary: string | null;
}
