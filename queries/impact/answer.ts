/** What `impact` and `scenario` answer: GraphQL's `Impact` (DESIGN §5) as plain data. Instants are epoch milliseconds. */
import type { ActionStatus, Audience, GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Availability } from '../availability/answer.ts';
import type { Evidence } from '../evidence.ts';
import type { Assumption } from './assume.ts';
import type { FunctionTerms } from './business.ts';
import type { Exposure } from './exposure.ts';

/** From best to worst. The order is what "never worsens" means, everywhere. */
export const IMPACT_STATUSES = ['UNAFFECTED', 'AT_RISK', 'COVERED', 'DEGRADED', 'UNKNOWN', 'DOWN'] as const;
export type ImpactStatus = (typeof IMPACT_STATUSES)[number];

/** From least to most. A function whose criticality was not assessed stands one step below a critical one, never at "no". */
export const SEVERITIES = ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What was asked about. */
export interface Question {
  kind: 'event' | 'action' | 'posture' | 'scenario';
  /** The event or action; null for posture and scenario. */
  id: NodeId | null;
  title: string;
  /** Its action, where it has one, and that action's status in the view. */
  action: GraphNode | null;
  actionStatus: ActionStatus | null;
  /** The events that count for primaries: the action's, and what they caused. Ordered by time. */
  events: GraphNode[];
}

/** Statement after statement from the event to the workload (and its function). */
export interface Hop {
  from: GraphNode;
  relation: string;
  to: GraphNode;
  validFrom: Instant | null;
  validTo: Instant | null;
  /** Strongest first, at most five; never empty (a what-if shows its assumption). */
  evidence: Evidence[];
  /** How many documents say so. */
  evidenceCount: number;
  /** For what-ifs: assumed, said by nobody. */
  assumed: boolean;
}
export interface Path {
  hops: Hop[];
  /** The least sure of its hops (each at its best evidence): a chain is as strong as its weakest link. */
  confidence: number;
}

/** A workload's use of a model, judged. */
export interface EndpointAssessment {
  endpoint: GraphNode;
  role: 'primary' | 'fallback';
  model: GraphNode | null;
  channel: GraphNode | null;
  provider: GraphNode | null;
  region: string | null;
  /** False: nothing in the catalogue matches its model or channel. */
  resolved: boolean;
  /** Null where it is not resolved. */
  availability: Availability | null;
}

/** What a fallback has in common with the thing that failed. `weights`: it is the very same model. */
export interface Shared {
  what: 'provider' | 'base model' | 'weights' | 'channel' | 'operator' | 'region' | 'jurisdiction';
  node: NodeId | null;
  name: string;
  /** False: named for the record, but it does not make the fallback dependent (see `independence.ts`). */
  decisive: boolean;
}

export interface FallbackAssessment extends EndpointAssessment {
  /** Usable now for this workload's audience; null: not known, or for a part of it. */
  usable: boolean | null;
  /** Shares nothing decisive with what failed, and nothing that would decide is unknown. */
  independent: boolean;
  shared: Shared[];
  /** What can't be compared, since nobody says what one of the two hangs on. */
  unknown: Shared['what'][];
  verifiedAt: Instant | null;
  /** Verified, before `at`, and not longer ago than the organisation's policy allows (a year, where it has none). */
  verified: boolean;
  switchMinutes: number | null;
  /** Does the switch fit into the shortest RTO of the workload's functions? Null: no RTO is set, or the switch time is not known. */
  withinRto: boolean | null;
  /** All of it: usable, independent, verified, in time. */
  covers: boolean;
  /** One clause: "usable and independent, tested 4 May 2026, switches in 30 minutes". */
  text: string;
}

/** A model that nobody has declared as a fallback, but that could be one. */
export interface Alternative {
  model: GraphNode;
  provider: GraphNode | null;
  channel: GraphNode | null;
  openWeights: boolean;
  shared: Shared[];
  /** Lower is better, compared from the left; what each place means is said in `alternatives.ts`. */
  rank: number[];
  reasons: string[];
}

export interface WorkloadImpact {
  workload: GraphNode;
  status: ImpactStatus;
  severity: Severity;
  /** One sentence with names and dates. */
  reason: string;
  /** The same in a few words, for a table: "Claude Fable 5 on Amazon Bedrock is suspended". */
  short: string;
  /** What to do about it, in a few words; null where nothing is to be done. */
  wayOut: string | null;
  audience: Audience;
  primaries: EndpointAssessment[];
  fallbacks: FallbackAssessment[];
  /** The shortest, then the surest where that is another, then the rest by length; at most five. */
  paths: Path[];
  /** How many there are; workloads that need each other in a ring count as one place on the way. */
  pathCount: number;
  /** How it hangs on what is off: own endpoints, then other workloads, the nearest first; at most ten. */
  exposures: Exposure[];
  exposureCount: number;
  /** Hard or soft dependencies that put it into this status; empty where its own endpoints do. */
  through: { workload: NodeId; name: string; strength: 'hard' | 'soft'; status: ImpactStatus }[];
  functions: NodeId[];
  /** True: the way out takes longer (or the outage has lasted longer) than the shortest RTO; null: no RTO, or not known. */
  rtoBreached: boolean | null;
  /** The models (not the endpoints) that are off for it. */
  failedModels: NodeId[];
}

export interface FunctionImpact extends FunctionTerms {
  function: GraphNode;
  status: ImpactStatus;
  severity: Severity;
  rtoBreached: boolean | null;
  /** Affected workloads (those not UNAFFECTED), worst first. */
  workloads: { id: NodeId; name: string; status: ImpactStatus }[];
  reason: string;
}

export interface Conflict {
  kind: 'availability' | 'date' | 'claim';
  /** The model, event or claim that it is about. */
  about: NodeId;
  text: string;
  sides: { text: string; evidence: Evidence[] }[];
}

/** What was looked at, and what is missing. Absence is said, never filled in. */
export interface Coverage {
  /** Of the organisation. */
  workloads: number;
  /** Endpoints that the question reached or that were judged as ways out. */
  endpoints: number;
  /** Endpoints of the organisation whose model or channel nothing in the catalogue matches. */
  unresolved: GraphNode[];
  /** Documents that the answer rests on. */
  documents: number;
  /** When the latest of them reached us. */
  lastLearnedAt: Instant | null;
  sources: { id: NodeId; kind: string | null; documents: number; newestAt: Instant | null }[];
  /** Publication of the newest. */
  newestEvidenceAt: Instant | null;
  /** What is missing, in words: who was silent, what was before the data begins, what can't be resolved. */
  gaps: string[];
}

export interface ImpactCounts {
  total: number;
  down: number;
  degraded: number;
  covered: number;
  atRisk: number;
  unaffected: number;
  unknown: number;
}

export interface Impact {
  at: Instant;
  knownAt: Instant;
  organisation: GraphNode;
  question: Question;
  /** What a what-if supposes; absent where something real was asked about. */
  assumption?: Assumption;
  /** The worst of the workloads. */
  status: ImpactStatus;
  /** The headline. */
  summary: string;
  /** Why nothing can be said of this moment: it lies before the records, or the organisation was not known; else null. */
  silence: string | null;
  counts: ImpactCounts;
  /** Every workload that the question reaches, worst first: those that it reached and left unharmed too, with the reason. */
  workloads: WorkloadImpact[];
  functions: FunctionImpact[];
  conflicts: Conflict[];
  coverage: Coverage;
  /** The three most important reasons, one sentence each. */
  reasons: string[];
  /** What to do, most urgent first. */
  nextSteps: string[];
  /** What is uncertain, one sentence each. */
  uncertain: string[];
}

const RANK = new Map<ImpactStatus, number>(IMPACT_STATUSES.map((status, rank) => [status, rank]));
/** 0 (UNAFFECTED) to 5 (DOWN). */
export const badness = (status: ImpactStatus): number => RANK.get(status) ?? 0;
export const worse = (a: ImpactStatus, b: ImpactStatus): ImpactStatus => (badness(a) >= badness(b) ? a : b);
export const worseSeverity = (a: Severity, b: Severity): Severity =>
  SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
