/** The judgement of every workload that the question reaches: own endpoints first, then what they depend on. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import { type Asked as Audience, EVERYONE, parseAudience } from '../availability/audience.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { badness, type FallbackAssessment, type ImpactStatus, SEVERITIES, type WorkloadImpact } from './answer.ts';
import { functionsOf, severityOf, shortestRto, worstCriticality } from './business.ts';
import { dependenciesOf, type Spread, spread, stemsFrom, throughDependency } from './dependency.ts';
import { type EndpointUse, endpointsOf } from './endpoint.ts';
import { Exposures } from './exposure.ts';
import { assessEndpoint, judgeFallback } from './fallback.ts';
import { Independence } from './independence.ts';
import { LegalScopes } from './legal-scope.ts';
import { Paths } from './path.ts';
import { homeOf, testDaysOf } from './policy.ts';
import { judgePrimary, type PrimaryOutcome } from './primary.ts';
import type { Asked } from './question.ts';
import { reasonOf, shortOf, wayOutOf } from './reason.ts';
import { rtoBreachedOf } from './rto.ts';
import { ownStatus } from './status.ts';
import { type Ways, waysOf } from './ways.ts';

/** What a workload's own endpoints say. */
export interface Own {
  workload: GraphNode;
  audience: Audience;
  functions: GraphNode[];
  primaries: PrimaryOutcome[];
  fallbacks: FallbackAssessment[];
  status: ImpactStatus;
}

/** The stages whose workloads are judged. */
export const JUDGED_STAGES = ['hit', 'unresolvedIn', 'dependents'];

/** What organisations that are judged from the same facts share. */
export interface Shared {
  scopes: LegalScopes;
  independence: Independence;
}
export const sharedFor = (judge: AvailabilityJudge, asked: Asked): Shared => ({
  scopes: new LegalScopes(judge, asked.events),
  independence: new Independence(judge),
});

export function judgeWorkloads(
  subgraph: Subgraph,
  judge: AvailabilityJudge,
  asked: Asked,
  organisation: GraphNode,
  { scopes, independence }: Shared = sharedFor(judge, asked),
): WorkloadImpact[] {
  const home = homeOf(organisation);
  const testDays = testDaysOf(organisation);
  const reached = new Set(JUDGED_STAGES.flatMap((name) => [...(subgraph.stages.get(name) ?? [])]));
  const own = new Map<NodeId, Own>();
  for (const id of reached) {
    const workload = judge.node(id);
    if (workload !== undefined) own.set(id, judgeOwn(workload, { judge, asked, scopes, independence, home, testDays }));
  }
  const spreading = spread(new Map([...own].map(([id, one]) => [id, one.status])), judge.index);
  const { statuses } = spreading;
  const ways = waysOf(own, statuses, new Paths(judge, asked), judge.index);
  const exposures = new Exposures(own, statuses, judge);
  const answers = [...own.values()].map((one) => {
    const status = statuses.get(one.workload.id) ?? one.status;
    return answer(one, status, own, spreading, { ways: ways.get(one.workload.id), exposures, judge });
  });
  return answers.sort(worstFirst);
}

function judgeOwn(
  workload: GraphNode,
  context: {
    judge: AvailabilityJudge;
    asked: Asked;
    scopes: LegalScopes;
    independence: Independence;
    home: NodeId | null;
    testDays: number;
  },
): Own {
  const { judge, asked, scopes, independence, home, testDays } = context;
  const serves = judge.index.from('SERVES', workload.id)[0];
  const audience: Audience = { ...(parseAudience(serves?.value) ?? EVERYONE), home };
  const functions = functionsOf(workload.id, judge);
  const uses = endpointsOf(workload.id, judge);
  const primaries = uses
    .filter((use) => use.role === 'primary')
    .map((use) => judgePrimary(use, { judge, audience, events: asked.events, scopes }));
  const against = standInFor(primaries);
  const rto = shortestRto(functions);
  const fallbacks = uses
    .filter((use) => use.role === 'fallback')
    .map((use) => judgeFallback(use, against, { judge, independence, audience, rto, testDays }));
  const effects = primaries.map((one) => one.effect);
  return { workload, audience, functions, primaries, fallbacks, status: ownStatus(effects, fallbacks) };
}

/** What a fallback is judged against: what failed; else what is at risk of it; else what would have to fail. */
function standInFor(primaries: readonly PrimaryOutcome[]): EndpointUse[] {
  const known = primaries.filter((one) => one.use.model !== null);
  const failed = known.filter((one) => one.effect !== 'fine' && one.effect !== 'at-risk');
  const risky = known.filter((one) => one.effect === 'at-risk');
  return (failed.length > 0 ? failed : risky.length > 0 ? risky : known).map((one) => one.use);
}

function answer(
  one: Own,
  status: ImpactStatus,
  own: ReadonlyMap<NodeId, Own>,
  { statuses, via }: Spread,
  { ways, exposures, judge }: { ways: Ways | undefined; exposures: Exposures; judge: AvailabilityJudge },
): WorkloadImpact {
  const { workload, audience, functions, primaries, fallbacks } = one;
  // Dependencies are the reason only where they make it worse than it is by itself.
  const through = dependenciesOf(workload.id, judge.index)
    .flatMap(({ on, strength }) => {
      const its = statuses.get(on) ?? 'UNAFFECTED';
      const effect = throughDependency(strength, its);
      const worsens = effect === status && badness(effect) > badness(one.status);
      const decides = worsens && !stemsFrom(on, workload.id, via);
      return decides ? [{ workload: on, name: judge.name(on), strength, status: its }] : [];
    })
    .sort((a, b) => badness(b.status) - badness(a.status) || (a.workload < b.workload ? -1 : 1));
  const { shown, count } = exposures.of(one);
  const off = primaries.filter((p) => p.effect === 'off' || p.effect === 'partly' || p.effect === 'unknown');
  const assessed = primaries.map(({ use, availability }) => ({ ...assessEndpoint(use, judge), availability }));
  return {
    workload,
    status,
    severity: severityOf(status, worstCriticality(functions)),
    reason: reasonOf(one, status, through, own),
    short: shortOf(one, through),
    wayOut: wayOutOf(one, status, through),
    audience,
    primaries: assessed,
    fallbacks,
    paths: ways?.shown ?? [],
    pathCount: ways?.count ?? 0,
    exposures: shown,
    exposureCount: count,
    through,
    functions: functions.map((node) => node.id),
    rtoBreached: rtoBreachedOf(one, status, judge.at),
    failedModels: [...new Set(off.flatMap((p) => p.use.model ?? []))],
  };
}

/** Worst status, then severity, then name. */
function worstFirst(a: WorkloadImpact, b: WorkloadImpact): number {
  return (
    badness(b.status) - badness(a.status) ||
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    (a.workload.name < b.workload.name
      ? -1
      : a.workload.name > b.workload.name
        ? 1
        : a.workload.id < b.workload.id
          ? -1
          : 1)
  );
}
