/** What `availability` answers. Instants are epoch milliseconds. */
import type { Audience, AvailabilityState, Basis, Instant, NodeId } from '../../graph/model.ts';
import type { Evidence } from '../evidence.ts';

/** Does one audience cover another? `partly`: some of those asked about; `unknown`: can't be told from what is known. */
export type Coverage = 'yes' | 'partly' | 'no' | 'unknown';

/** One thing that made the state what it is (or was weighed and found not to). */
export interface Cause {
  /** The event that says so; null for the catalogue's offering itself. */
  event: NodeId | null;
  /** One clause for people: "suspended for everyone from 12 June 2026, 22:50 UTC". */
  text: string;
  layer: 'legal' | 'operational';
  state: AvailabilityState;
  audience: Audience;
  /** Null: every channel. */
  channels: NodeId[] | null;
  /** Does it hold for the audience that was asked about? */
  covers: Coverage;
  from: Instant | null;
  basis: Basis | 'catalogue';
  undated: boolean;
  cap: string | null;
  /** False: it is told for completeness (another audience, an undated announcement), and changed nothing. */
  decisive: boolean;
  evidence: Evidence[];
}

/** Two sides that can't both be right (or the weaker can't overturn the stronger). The first side is the one followed. */
export interface AvailabilityConflict {
  text: string;
  sides: { text: string; evidence: Evidence[] }[];
}

export interface Availability {
  model: NodeId;
  channel: NodeId | null;
  offering: NodeId | null;
  audience: Audience;
  at: Instant;
  knownAt: Instant;
  state: AvailabilityState;
  /** The answer in a line: "Suspended for everyone from 12 June 2026, 22:50 UTC." */
  reason: string;
  /** What may be done, for this audience: RESTRICTED where a licence requirement reaches it. */
  legal: AvailabilityState;
  /** What works, for this audience. */
  operational: AvailabilityState;
  /** Does it work for this audience, whatever the law says? Null: not known. */
  works: boolean | 'partly' | null;
  /**
   * Can this audience use it now? True: all of it; false: none of it; null: a part of it, only with a licence, or not
   * known (`partly` and `legal` tell which).
   */
  usable: boolean | null;
  /** Some of the audience can and some can't. */
  partly: boolean;
  /** Off (or limited) since; null where nothing is off. */
  since: Instant | null;
  /** Latest first. */
  causes: Cause[];
  conflicts: AvailabilityConflict[];
  evidence: Evidence[];
  /** Publication of the newest evidence (by `at`) on which the state rests; null: the catalogue alone. */
  lastEvidenceAt: Instant | null;
  /** "last evidence 40 days old", where that is older than `STALE_DAYS`; else null. */
  stale: string | null;
}
