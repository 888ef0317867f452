/**
 * A business function in DORA's words, as the organisation describes it: the columns of the register of information
 * (Implementing Regulation (EU) 2024/2956, templates B_06.01 and B_07.01). What was not assessed is never "no".
 */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { count, DAY, dayText, HOUR } from '../words.ts';
import type { ImpactStatus, Severity } from './answer.ts';
import { instantOf } from './endpoint.ts';

export type Criticality = 'yes' | 'no' | 'not-assessed';

/** How long a test of an exit plan counts. Reason: DORA (EU 2022/2554, Art. 28(8)) asks for plans that are tested and reviewed periodically; continuity plans (Art. 11(6)) at least yearly. */
export const EXIT_TEST_DAYS = 365;

export interface FunctionTerms {
  /** B_06.01: critical or important. */
  critical: Criticality;
  /** B_06.01, in hours; null: none is set. */
  rtoHours: number | null;
  rpoHours: number | null;
  /** B_06.01. */
  impactOfDiscontinuing: 'low' | 'medium' | 'high' | 'not-assessed';
  /** B_07.01, in the organisation's words; null: not assessed. */
  substitutability: string | null;
  /** B_07.01; null: nobody said whether there is one. `testedOn` null: never. */
  exitPlan: { exists: boolean; testedOn: Instant | null } | null;
  /** What is missing of it, in words; for what is critical or may be. */
  missing: string[];
}

/** As the node describes it; `at`: what was tested later was not tested then. */
export function termsOf(node: GraphNode, at: Instant): FunctionTerms {
  const { impactOfDiscontinuing: impact, substitutability, exitPlan: plan, rpoHours } = node.props;
  const given = plan !== null && typeof plan === 'object' && !Array.isArray(plan) ? plan : null;
  const terms = {
    critical: criticalityOf(node),
    rtoHours: rtoHoursOf(node),
    rpoHours: typeof rpoHours === 'number' ? rpoHours : null,
    impactOfDiscontinuing: impact === 'low' || impact === 'medium' || impact === 'high' ? impact : 'not-assessed',
    substitutability: typeof substitutability === 'string' ? substitutability : null,
    exitPlan: given === null ? null : { exists: given.exists === true, testedOn: instantOf(given.testedOn) },
  } as const;
  return { ...terms, missing: missingOf(terms, at) };
}

/** Only a function that is known not to be critical may do without. */
function missingOf(terms: Omit<FunctionTerms, 'missing'>, at: Instant): string[] {
  const { critical, rtoHours, impactOfDiscontinuing, substitutability, exitPlan } = terms;
  if (critical === 'no') return [];
  const tested = exitPlan?.testedOn ?? null;
  return [
    ...(critical === 'not-assessed' ? ['whether it is critical or important was not assessed'] : []),
    ...(rtoHours === null ? ['no recovery time is set'] : []),
    ...(impactOfDiscontinuing === 'not-assessed' ? ['the impact of discontinuing it was not assessed'] : []),
    ...(substitutability === null ? ['how easily it can be done otherwise was not assessed'] : []),
    ...(exitPlan === null ? ['nobody said whether there is an exit plan'] : []),
    ...(exitPlan?.exists === false ? ['there is no exit plan'] : []),
    ...(exitPlan?.exists === true && (tested === null || tested > at) ? ['its exit plan was never tested'] : []),
    ...(exitPlan?.exists === true && tested !== null && tested <= at && at - tested > EXIT_TEST_DAYS * DAY
      ? [`its exit plan was last tested ${dayText(tested)}, more than ${count(EXIT_TEST_DAYS, 'day')} ago`]
      : []),
  ];
}

export function criticalityOf(node: GraphNode): Criticality {
  const { critical } = node.props;
  if (critical === true || critical === 'yes') return 'yes';
  return critical === false || critical === 'no' ? 'no' : 'not-assessed';
}

export const rtoHoursOf = (node: GraphNode): number | null =>
  typeof node.props.rtoHours === 'number' ? node.props.rtoHours : null;

/** The functions that a workload supports, by id. */
export function functionsOf(workload: NodeId, judge: AvailabilityJudge): GraphNode[] {
  return judge.index
    .objects('SUPPORTS', workload)
    .flatMap((id) => judge.node(id) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The most critical of them: one critical function is enough; none at all was never assessed. */
export function worstCriticality(functions: readonly GraphNode[]): Criticality {
  const all = functions.map(criticalityOf);
  if (all.includes('yes')) return 'yes';
  return all.length === 0 || all.includes('not-assessed') ? 'not-assessed' : 'no';
}

/** The shortest recovery time objective, in milliseconds; null where no function has one. */
export function shortestRto(functions: readonly GraphNode[]): number | null {
  const hours = functions.map(rtoHoursOf).filter((rto) => rto !== null);
  return hours.length === 0 ? null : Math.min(...hours) * HOUR;
}

/**
 * Ordinal on purpose: a number would claim a precision that nobody has. Rows are what becomes of the workload, columns how
 * critical what it supports is. "Not assessed" stands one step below critical: until somebody assessed it, a stop may be
 * one of the worst kind, and the analyst is to look.
 */
const SEVERITY: Record<ImpactStatus, Record<Criticality, Severity>> = {
  DOWN: { yes: 'CRITICAL', 'not-assessed': 'HIGH', no: 'MEDIUM' },
  UNKNOWN: { yes: 'HIGH', 'not-assessed': 'MEDIUM', no: 'LOW' },
  DEGRADED: { yes: 'HIGH', 'not-assessed': 'MEDIUM', no: 'LOW' },
  COVERED: { yes: 'MEDIUM', 'not-assessed': 'LOW', no: 'LOW' },
  AT_RISK: { yes: 'MEDIUM', 'not-assessed': 'LOW', no: 'LOW' },
  UNAFFECTED: { yes: 'NONE', 'not-assessed': 'NONE', no: 'NONE' },
};

export const severityOf = (status: ImpactStatus, criticality: Criticality): Severity => SEVERITY[status][criticality];
