/** How much of an organisation hangs on one provider, model, base model, channel or jurisdiction of control. */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Store, TraverseSpec } from '../../graph/store.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { getNode } from '../find-node.ts';
import { type Criticality, criticalityOf, functionsOf, worstCriticality } from '../impact/business.ts';
import { dependenciesOf } from '../impact/dependency.ts';
import { type EndpointUse, endpointsOf } from '../impact/endpoint.ts';
import { type Footing, Independence } from '../impact/independence.ts';
import { type Moments, viewOf } from '../view.ts';
import { type Row, Tally } from './tally.ts';

export interface ConcentrationShare {
  node: GraphNode;
  /** Workloads with a primary on it. */
  workloads: number;
  /** Of these, how many have no fallback that does without it: they stop when it is off. */
  withoutFallback: number;
  /** These, and all that need one of them hard, directly or through others. */
  stops: number;
  /** Critical functions that the workloads of `stops` support; by id. */
  critical: NodeId[];
  criticalFunctions: number;
  /** 0 to 1: `workloads` of all workloads. */
  share: number;
  /** 0 to 1: the same with each workload weighed by `WEIGHTS`. */
  weightedShare: number;
}
export interface Dimension {
  /** Largest share first. */
  shares: ConcentrationShare[];
  /**
   * Herfindahl–Hirschman index of the primaries, 0 to 10,000: the sum of squared percentages, each workload counting
   * once (a half for each of two primaries). Above 2,500 is highly concentrated by the usual reading. Null without any.
   */
  hhi: number | null;
  /** The same with each workload weighed by `WEIGHTS`. */
  weightedHhi: number | null;
}
export interface Concentration {
  organisation: GraphNode;
  at: Instant;
  knownAt: Instant;
  workloads: number;
  /** Workloads none of whose primaries is known: they are in no share, and may hang on anything. */
  unresolved: number;
  /** Who develops the model or operates the channel: either can switch it off. */
  byProvider: Dimension;
  byModel: Dimension;
  byBaseModel: Dimension;
  byChannel: Dimension;
  byJurisdiction: Dimension;
  /** The one things off that would stop the most critical functions, worst first; empty where none would stop any. */
  singlePoints: ConcentrationShare[];
}

export interface ConcentrationArgs extends Moments {
  /** Id or name. */
  organisation: string;
}

/**
 * What a workload weighs by the most critical function that it supports. Ranks and no measure: nobody knows how many times
 * more a critical function matters. Not assessed lies between, as everywhere: it may be critical.
 */
export const WEIGHTS: Record<Criticality, number> = { yes: 3, 'not-assessed': 2, no: 1 };

/** Throws NOT_FOUND, with the nearest names, for an organisation that nobody knows. */
export async function concentration(store: Store, args: ConcentrationArgs, now: Instant): Promise<Concentration> {
  const view = viewOf(args, now);
  const organisation = await getNode(store, args.organisation, 'Organisation', {
    ...view,
    knownAt: Math.max(now, view.knownAt),
  });
  const subgraph = await store.traverse(concentrationSpec(organisation.id), view);
  const judge = new AvailabilityJudge(subgraph, view);
  return judgeConcentration(organisation, [...(subgraph.stages.get('workloads') ?? [])], judge);
}

function concentrationSpec(organisation: NodeId): TraverseSpec {
  return {
    start: { organisation: [organisation] },
    stages: [
      { name: 'workloads', from: ['organisation'], relation: 'RUNS', direction: 'out' },
      { name: 'needs', from: ['workloads'], relation: 'DEPENDS_ON', direction: 'out' },
      { name: 'functions', from: ['workloads'], relation: 'SUPPORTS', direction: 'out' },
      { name: 'endpoints', from: ['workloads'], relation: 'HAS_ENDPOINT', direction: 'out' },
      { name: 'used', from: ['endpoints'], relation: 'USES', direction: 'out' },
      { name: 'models', from: ['used'], relation: 'OFFERING_OF', direction: 'out', anyTime: true },
      { name: 'channels', from: ['used'], relation: 'THROUGH', direction: 'out' },
      { name: 'bases', from: ['models'], relation: 'BASED_ON', direction: 'out', repeat: Infinity },
      { name: 'developers', from: ['models'], relation: 'DEVELOPED_BY', direction: 'out' },
      { name: 'operators', from: ['channels'], relation: 'OPERATED_BY', direction: 'out' },
      { name: 'control', from: ['developers', 'operators'], relation: 'CONTROLLED_FROM', direction: 'out' },
    ],
    scope: organisation,
  };
}

/** What a dimension says that a footing hangs on. */
type Hangs = (footing: Footing, use: EndpointUse) => Iterable<NodeId>;

type DimensionName = 'byProvider' | 'byModel' | 'byBaseModel' | 'byChannel' | 'byJurisdiction';
const DIMENSIONS: Record<DimensionName, Hangs> = {
  // Nobody can switch off a copy of open weights on one's own machines: it hangs on no provider and no jurisdiction.
  byProvider: (footing) => (footing.ownCopy ? [] : [...footing.providers, ...footing.operators]),
  byModel: (_, use) => (use.model === null ? [] : [use.model]),
  // The last of the chain is what everything above it is made from.
  byBaseModel: (footing) => [...footing.bases].slice(-1),
  byChannel: (footing) => (footing.channel === null ? [] : [footing.channel]),
  byJurisdiction: (footing) => (footing.ownCopy ? [] : footing.control),
};

/** Pure; one pass over the workloads, then one over what needs those that stop. */
export function judgeConcentration(
  organisation: GraphNode,
  workloads: readonly NodeId[],
  judge: AvailabilityJudge,
): Concentration {
  const independence = new Independence(judge);
  const tallies = new Map(Object.keys(DIMENSIONS).map((name) => [name as DimensionName, new Tally()]));
  const dependents = new Map<NodeId, NodeId[]>();
  const critical = new Map<NodeId, NodeId[]>();
  let unresolved = 0;
  for (const id of workloads) {
    for (const { on, strength } of dependenciesOf(id, judge.index)) {
      if (strength === 'hard') dependents.set(on, [...(dependents.get(on) ?? []), id]);
    }
    const functions = functionsOf(id, judge);
    const decisive = functions.filter((node) => criticalityOf(node) === 'yes').map((node) => node.id);
    if (decisive.length > 0) critical.set(id, decisive);
    const uses = endpointsOf(id, judge).filter((use) => use.model !== null);
    if (!uses.some((use) => use.role === 'primary')) unresolved += 1;
    const weight = WEIGHTS[worstCriticality(functions)];
    for (const [name, hangs] of Object.entries(DIMENSIONS) as [DimensionName, Hangs][]) {
      const row: Row = { workload: id, weight, primaries: [], fallbacks: [] };
      for (const use of uses) {
        const footing = independence.footing(use);
        const on = new Set(hangs(footing, use));
        // A copy that nobody can revoke goes on, unless one's own machines are what is off.
        const stopsWith = footing.ownCopy && name !== 'byChannel' ? new Set<NodeId>() : on;
        row[use.role === 'primary' ? 'primaries' : 'fallbacks'].push({ on, stopsWith });
      }
      tallies.get(name)!.add(row);
    }
  }
  const dimension = (name: DimensionName): Dimension =>
    tallies.get(name)!.sum({ total: workloads.length, dependents, critical, node: (id) => judge.node(id) });
  const answers = {
    byProvider: dimension('byProvider'),
    byModel: dimension('byModel'),
    byBaseModel: dimension('byBaseModel'),
    byChannel: dimension('byChannel'),
    byJurisdiction: dimension('byJurisdiction'),
  };
  const { at, knownAt } = judge.view;
  const singles = singlePoints(Object.values(answers));
  return { organisation, at, knownAt, workloads: workloads.length, unresolved, ...answers, singlePoints: singles };
}

/** The same thing stands in two dimensions where a model is its own base: it is told once. */
function singlePoints(dimensions: readonly Dimension[]): ConcentrationShare[] {
  const all = new Map<NodeId, ConcentrationShare>();
  for (const share of dimensions.flatMap(({ shares }) => shares)) {
    const known = all.get(share.node.id);
    const worse = known === undefined || share.criticalFunctions > known.criticalFunctions;
    if (share.criticalFunctions > 0 && worse) all.set(share.node.id, share);
  }
  return [...all.values()].sort(
    (a, b) => b.criticalFunctions - a.criticalFunctions || b.stops - a.stops || (a.node.id < b.node.id ? -1 : 1),
  );
}
