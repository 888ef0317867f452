/** What `digest` answers. */
import type { ActionStatus, GraphNode, Instant } from '../../graph/model.ts';
import type { Comparison } from '../compare/answer.ts';
import type { Conflict } from '../impact/answer.ts';
import type { WatchState } from '../watch/answer.ts';

/** An event that became known in the stretch. */
export interface DigestEvent {
  event: GraphNode;
  /** The models, providers and channels that it is about or changes. */
  targets: GraphNode[];
  /** Those of them that the organisation uses: it reaches us. */
  ours: GraphNode[];
  /** Documents that tell of it, as known at the end. */
  documents: number;
}

/** An action whose status is not what it was. */
export interface ActionMove {
  action: GraphNode;
  /** Null: it was not known. */
  before: ActionStatus | null;
  after: ActionStatus;
  /** It is about what the organisation uses. */
  isOurs: boolean;
}

/** A date that is still to come. */
export interface Deadline {
  at: Instant;
  /** `effective`: an act takes effect. `ends`: a model is switched off or deprecated. */
  kind: 'effective' | 'ends';
  event: GraphNode;
  /** Dates that were given for it before, oldest first; empty: it never moved. */
  movedFrom: Instant[];
  isOurs: boolean;
}

/** An open question that moved. */
export interface WatchMove {
  item: GraphNode;
  question: string;
  /** Null: it was not asked yet. */
  before: WatchState | null;
  after: WatchState;
  /** What moved it, in a line. */
  why: string;
}

export interface SourceCoverage {
  source: GraphNode;
  /** That it published in the stretch, as far as they reached us by its end. */
  documents: number;
}

export interface Digest {
  organisation: GraphNode;
  from: Instant;
  until: Instant;
  /** The news in one line. */
  headline: string;
  /** Nothing moved and nothing happened that touches what the organisation uses. */
  quiet: boolean;
  posture: Comparison;
  /** Those that reach us first, then the newest. */
  events: DigestEvent[];
  /** How many events there were, those about what we don't use and that are not listed included. */
  eventCount: number;
  actions: ActionMove[];
  /** The next first. */
  deadlines: Deadline[];
  /** Open questions that moved; they are about the world, and so for every organisation. */
  watch: WatchMove[];
  /** That arose in the stretch, and are open at its end. */
  conflicts: Conflict[];
  /** How many are open at its end, older ones included. */
  openConflicts: number;
  coverage: {
    documents: number;
    /** Sources that gave something, most first. */
    heard: SourceCoverage[];
    /** Sources that gave nothing: either nothing happened there, or they were not read. */
    silent: GraphNode[];
    /** What the organisation uses, in numbers: what was looked at. */
    workloads: number;
    models: number;
  };
}
