/** How much of an organisation hangs on one provider, model, base model, channel or jurisdiction of control. */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Store, TraverseSpec } from '../../graph/store.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { getNode } from '../find-node.ts';
import { criticalityOf, functionsOf } from '../impact/business.ts';
import { type EndpointUse, endpointsOf } from '../impact/endpoint.ts';
import { type Footing, Independence } from '../impact/independence.ts';
import { type Moments, viewOf } from '../view.ts';

export interface ConcentrationShare {
  node: GraphNode;
  /** Workloads with a primary on it. */
  workloads: number;
  /** Of these, how many have no fallback that does without it: they stop when it is off. */
  withoutFallback: number;
  /** Critical functions that the workloads of `withoutFallback` support. */
  criticalFunctions: number;
  /** 0 to 1: `workloads` of all workloads. */
  share: number;
}
export interface Dimension {
  /** Largest share first. */
  shares: ConcentrationShare[];
  /**
   * Herfindahl–Hirschman index of the primaries, 0 to 10,000: the sum of squared percentages, each workload counting
   * once (a half for each of two primaries). Above 2,500 is highly concentrated by the usual reading. Null without any.
   */
  hhi: number | null;
}
export interface Concentration {
  organisation: GraphNode;
  at: Instant;
  knownAt: Instant;
  workloads: number;
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

const DIMENSIONS: Record<'byProvider' | 'byModel' | 'byBaseModel' | 'byChannel' | 'byJurisdiction', Hangs> = {
  // Nobody can switch off a copy of open weights on one's own machines: it hangs on no provider and no jurisdiction.
  byProvider: (footing) => (footing.ownCopy ? [] : footing.providers),
  byModel: (_, use) => (use.model === null ? [] : [use.model]),
  // The last of the chain is what everything above it is made from.
  byBaseModel: (footing) => [...footing.bases].slice(-1),
  byChannel: (footing) => (footing.channel === null ? [] : [footing.channel]),
  byJurisdiction: (footing) => (footing.ownCopy ? [] : footing.control),
};

/** Pure; one pass over the workloads. */
export function judgeConcentration(
  organisation: GraphNode,
  workloads: readonly NodeId[],
  judge: AvailabilityJudge,
): Concentration {
  const independence = new Independence(judge);
  const rows = workloads.map((id) => {
    const uses = endpointsOf(id, judge).filter((use) => use.model !== null);
    const critical = functionsOf(id, judge).filter((node) => criticalityOf(node) === 'yes');
    return {
      primaries: uses.filter((use) => use.role === 'primary'),
      fallbacks: uses.filter((use) => use.role === 'fallback'),
      critical: critical.map((node) => node.id),
    };
  });
  const dimension = (hangs: Hangs): Dimension => {
    const on = (use: EndpointUse): Set<NodeId> => new Set(hangs(independence.footing(use), use));
    const tally = new Map<NodeId, { workloads: number; stops: number; critical: Set<NodeId>; weight: number }>();
    for (const { primaries, fallbacks, critical } of rows) {
      const primaryOn = primaries.map(on);
      const others = fallbacks.map(on);
      for (const id of new Set(primaryOn.flatMap((ids) => [...ids]))) {
        const entry = tally.get(id) ?? { workloads: 0, stops: 0, critical: new Set(), weight: 0 };
        tally.set(id, entry);
        entry.workloads += 1;
        for (const ids of primaryOn) if (ids.has(id)) entry.weight += 1 / (primaries.length * ids.size);
        if (others.some((ids) => !ids.has(id))) continue;
        entry.stops += 1;
        for (const one of critical) entry.critical.add(one);
      }
    }
    const weight = [...tally.values()].reduce((sum, entry) => sum + entry.weight, 0);
    const squares = [...tally.values()].reduce((sum, entry) => sum + ((100 * entry.weight) / weight) ** 2, 0);
    const shares = [...tally].flatMap(([id, entry]): ConcentrationShare[] => {
      const node = judge.node(id);
      if (node === undefined) return [];
      const share = entry.workloads / workloads.length;
      return [
        {
          node,
          workloads: entry.workloads,
          withoutFallback: entry.stops,
          criticalFunctions: entry.critical.size,
          share,
        },
      ];
    });
    shares.sort((a, b) => b.workloads - a.workloads || (a.node.id < b.node.id ? -1 : 1));
    return { shares, hhi: weight === 0 ? null : Math.round(squares) };
  };
  const answers = {
    byProvider: dimension(DIMENSIONS.byProvider),
    byModel: dimension(DIMENSIONS.byModel),
    byBaseModel: dimension(DIMENSIONS.byBaseModel),
    byChannel: dimension(DIMENSIONS.byChannel),
    byJurisdiction: dimension(DIMENSIONS.byJurisdiction),
  };
  return {
    organisation,
    at: judge.view.at,
    knownAt: judge.view.knownAt,
    workloads: workloads.length,
    ...answers,
    singlePoints: singlePoints(Object.values(answers)),
  };
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
    (a, b) =>
      b.criticalFunctions - a.criticalFunctions ||
      b.withoutFallback - a.withoutFallback ||
      (a.node.id < b.node.id ? -1 : 1),
  );
}
