/** One dimension of a concentration: what hangs on each thing, counted workload by workload. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { ConcentrationShare, Dimension } from './concentration.ts';

interface Standing {
  /** What it counts for. */
  on: ReadonlySet<NodeId>;
  /** What takes it along when it is off. */
  stopsWith: ReadonlySet<NodeId>;
}
export interface Row {
  workload: NodeId;
  weight: number;
  primaries: Standing[];
  fallbacks: Standing[];
}

interface Entry {
  workloads: number;
  /** A workload counts once, shared evenly among its primaries and what each stands on. */
  part: number;
  weight: number;
  weightedPart: number;
  stops: NodeId[];
}

export class Tally {
  readonly #entries = new Map<NodeId, Entry>();
  #weight = 0;

  add({ workload, weight, primaries, fallbacks }: Row): void {
    this.#weight += weight;
    const stopping = new Set(primaries.flatMap(({ stopsWith }) => [...stopsWith]));
    for (const id of new Set(primaries.flatMap(({ on }) => [...on]))) {
      const entry = this.#entries.get(id) ?? { workloads: 0, part: 0, weight: 0, weightedPart: 0, stops: [] };
      this.#entries.set(id, entry);
      entry.workloads += 1;
      entry.weight += weight;
      for (const { on } of primaries) {
        if (!on.has(id)) continue;
        entry.part += 1 / (primaries.length * on.size);
        entry.weightedPart += weight / (primaries.length * on.size);
      }
      if (stopping.has(id) && fallbacks.every(({ stopsWith }) => stopsWith.has(id))) entry.stops.push(workload);
    }
  }

  sum(of: {
    /** Of all workloads, those that stand on nothing known included. */
    total: number;
    /** Workload → those that need it hard. */
    dependents: ReadonlyMap<NodeId, NodeId[]>;
    /** Workload → critical functions that it supports. */
    critical: ReadonlyMap<NodeId, NodeId[]>;
    node(id: NodeId): GraphNode | undefined;
  }): Dimension {
    const entries = [...this.#entries.values()];
    const shares = [...this.#entries].flatMap(([id, entry]): ConcentrationShare[] => {
      const node = of.node(id);
      if (node === undefined) return [];
      const stopping = new Set(entry.stops);
      for (const one of stopping) for (const dependent of of.dependents.get(one) ?? []) stopping.add(dependent);
      const critical = [...new Set([...stopping].flatMap((one) => of.critical.get(one) ?? []))].sort();
      return [
        {
          node,
          workloads: entry.workloads,
          withoutFallback: entry.stops.length,
          stops: stopping.size,
          critical,
          criticalFunctions: critical.length,
          share: entry.workloads / of.total,
          weightedShare: entry.weight / this.#weight,
        },
      ];
    });
    shares.sort((a, b) => b.workloads - a.workloads || (a.node.id < b.node.id ? -1 : 1));
    return {
      shares,
      hhi: indexOf(entries.map((entry) => entry.part)),
      weightedHhi: indexOf(entries.map((entry) => entry.weightedPart)),
    };
  }
}

/** Of parts of whatever size, summing to whatever they sum to. */
function indexOf(parts: readonly number[]): number | null {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return whole === 0 ? null : Math.round(parts.reduce((sum, part) => sum + ((100 * part) / whole) ** 2, 0));
}
