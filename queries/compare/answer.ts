/** What `compare` answers, and the one shape in which a moved status is told everywhere: before → after, why, the way out. */
import type { GraphNode, Instant } from '../../graph/model.ts';
import type { Evidence } from '../evidence.ts';
import type { ImpactCounts, ImpactStatus, Severity } from '../impact/answer.ts';

/** In the order in which they are told. */
export const DIRECTIONS = ['worse', 'unclear', 'settled', 'new', 'better', 'gone'] as const;

/** A workload or function whose status is not what it was. */
export interface StatusChange {
  /** The Workload or Function. */
  node: GraphNode;
  /** Null: the organisation did not have it then (or: has it no more). Never both. */
  before: ImpactStatus | null;
  after: ImpactStatus | null;
  /**
   * `better` and `worse` by the order of IMPACT_STATUSES; `unclear`: it was DOWN, and now nobody knows, which is no good news;
   * `settled`: it was UNKNOWN, and now it is known to be DEGRADED, COVERED or AT_RISK, which is neither;
   * `new` and `gone` where there is nothing to compare with.
   */
  direction: (typeof DIRECTIONS)[number];
  /** Of what it is after; where it is gone, of what it was. */
  severity: Severity;
  /** One line: what put it where it is after. */
  why: string;
  /** What to do about it; null where nothing is to be done, and for functions. */
  wayOut: string | null;
  /** Who says what put it there, the strongest first, at most two; empty for functions and where it is gone. */
  evidence: Evidence[];
}

/** One of the two things compared. */
export interface ComparedSide {
  /** "now", "12 June 2026", "what if Anthropic were off". */
  title: string;
  at: Instant;
  knownAt: Instant;
  status: ImpactStatus;
  counts: ImpactCounts;
}

export interface Comparison {
  organisation: GraphNode;
  before: ComparedSide;
  after: ComparedSide;
  /** The answer in a sentence. */
  summary: string;
  /** What moved, in the order of DIRECTIONS, worst first. What did not move is not listed. */
  workloads: StatusChange[];
  functions: StatusChange[];
  /** How many workloads did not move. */
  unmoved: number;
  /** What is uncertain about either side, a sentence each. */
  uncertain: string[];
}
