/** What `timeline` answers. Instants are epoch milliseconds; `from` is inclusive, `to` exclusive, everywhere. */
import type { GraphNode, Instant } from '../../graph/model.ts';
import type { StatusChange } from '../compare/answer.ts';
import type { ImpactCounts, ImpactStatus } from '../impact/answer.ts';

/** A stretch of time with one status. */
export interface Segment {
  from: Instant;
  to: Instant;
  status: ImpactStatus;
  /** One line: what put it there. */
  why: string;
  wayOut: string | null;
}

/** A workload or function over the whole period; segments without gaps, unless the organisation did not have it. */
export interface Band {
  /** The Workload or Function. */
  node: GraphNode;
  segments: Segment[];
  /** Whole minutes spent in each status. */
  minutes: Record<ImpactStatus, number>;
  /** Of the longest stretch in which it was DOWN; 0 where it never was. */
  longestOutageMinutes: number;
}

export interface FunctionBand extends Band {
  critical: 'yes' | 'no' | 'not-assessed';
  rtoHours: number | null;
  /** A stretch DOWN lasted longer than the RTO; null: no RTO is set. A stretch that the period cuts counts as far as it is in it. */
  rtoBreached: boolean | null;
}

/** An instant at which something moved. */
export interface Moment {
  at: Instant;
  /** Events that take effect then, as far as they touch what the organisation uses. */
  events: GraphNode[];
  counts: ImpactCounts;
  workloads: StatusChange[];
  functions: StatusChange[];
}

export interface Timeline {
  organisation: GraphNode;
  from: Instant;
  to: Instant;
  /** As far as it was known at this instant. */
  knownAt: Instant;
  summary: string;
  /** How many workloads had which status at `from`. */
  opening: ImpactCounts;
  /** Oldest first; those at which nothing moved are left out. */
  moments: Moment[];
  /** Most outage first. */
  functions: FunctionBand[];
  workloads: Band[];
}
