/** What `digest` answers. */
import type { ActionStatus, GraphNode, Instant } from '../../graph/model.ts';
import type { Comparison } from '../compare/answer.ts';
import type { Evidence } from '../evidence.ts';
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
  /** Who tells of it, the strongest first, at most three. */
  evidence: Evidence[];
}

/** An action whose status is not what it was. */
export interface ActionMove {
  action: GraphNode;
  /** Null: it was not known. */
  before: ActionStatus | null;
  after: ActionStatus;
  /** What the organisation uses of what it is about. */
  ours: GraphNode[];
  /** Who tells of what moved it, the strongest first, at most three. */
  evidence: Evidence[];
}

/** An action that became known, and an earlier one of its kind: what became of that tells what may become of it. */
export interface NewPrecedent {
  action: GraphNode;
  /** The closest before it. */
  earlier: GraphNode;
  /** In a line. */
  summary: string;
  /** The new one is about what the organisation uses. */
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
  /** What the stretch brought: its first date, another date, or (null) nothing about it. */
  change: 'new' | 'moved' | null;
  /** What the organisation uses of what it is about. */
  ours: GraphNode[];
  /** Who gives the date, the strongest first, at most three. */
  evidence: Evidence[];
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
  /** The event that moved it; null: a state of availability did, an analyst's word, or nothing yet. */
  event: GraphNode | null;
  /** Who tells of that, the strongest first, at most three. */
  evidence: Evidence[];
}

/** A document of a vendor or regulator that none of the events is about. */
export interface Besides {
  /** The Document. */
  document: GraphNode;
  /** What the organisation uses of what it names. */
  ours: GraphNode[];
}

/** A saved search, and what it finds that became known in the stretch. */
export interface FoundBySearch {
  /** Of the search. */
  id: string;
  name: string;
  count: number;
  /** Of any kind; the newest first, at most eight. */
  items: GraphNode[];
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
  /** Those that reach us first, of these those that most documents tell of; then the newest. */
  events: DigestEvent[];
  /** First-hand documents that name what we use and tell of none of the events; newest first, at most ten. */
  besides: Besides[];
  /** How many events there were, those about what we don't use and that are not listed included. */
  eventCount: number;
  actions: ActionMove[];
  /** Of acts of a government or court that became known, those that are not the first of their kind; those about what we use first. */
  precedents: NewPrecedent[];
  /** The next first. */
  deadlines: Deadline[];
  /** Of the person who asks: saved searches that find something new. */
  searches: FoundBySearch[];
  /** Open questions that moved; they are about the world, and so for every organisation. */
  watch: WatchMove[];
  /** That arose in the stretch, and are open at its end. */
  conflicts: Conflict[];
  /** How many are open at its end, older ones included. */
  openConflicts: number;
  /** What else is uncertain about how things stand at its end, a sentence each. */
  uncertain: string[];
  coverage: {
    documents: number;
    /** Sources that gave something, most first. */
    heard: SourceCoverage[];
    /** Sources that gave nothing: those first that gave several documents in the stretch before, as long as this one. */
    silent: GraphNode[];
    /** How many these are. */
    fellSilent: number;
    /** Sources that could not be read at its end, as far as their reader remembers: what they published may be missing. */
    failing: GraphNode[];
    /** Sources that are read by the clock, and were not in the stretch: nothing can be said of them. */
    unread: GraphNode[];
    /** What the organisation uses, in numbers: what was looked at. */
    workloads: number;
    models: number;
  };
}
