/**
 * A traverse again, in memory, as of another moment: what was read once for all times gives the subgraph that the store
 * would give for `at`. `test/queries/timeline.test.ts` holds the two equal.
 */
import type { Fact, Instant, NodeId } from '../../graph/model.ts';
import type { Stage, Subgraph, TraverseSpec } from '../../graph/store.ts';
import { FactIndex, holdsAt } from '../facts.ts';

/** The spec that reads it for all times at once. */
export function atAnyTime(spec: TraverseSpec): TraverseSpec {
  return {
    ...spec,
    stages: spec.stages.map((stage) => ({ ...stage, anyTime: true })),
    values: (spec.values ?? []).map((values) => ({ ...values, anyTime: true })),
  };
}

export class Replay {
  readonly #spec: TraverseSpec;
  readonly #all: Subgraph;
  readonly #index: FactIndex;
  readonly #values = new Map<NodeId, Fact[]>();
  /** Where the facts of stages that look at one moment begin and end. */
  readonly #bounds: Instant[];
  #last: { epoch: number; subgraph: Subgraph } | null = null;

  /** `all`: what `atAnyTime(spec)` gave. */
  constructor(spec: TraverseSpec, all: Subgraph) {
    this.#spec = spec;
    this.#all = all;
    this.#index = new FactIndex(all.facts);
    for (const fact of all.facts) {
      if (fact.object === null) this.#values.set(fact.subject, [...(this.#values.get(fact.subject) ?? []), fact]);
    }
    const momentary = new Set(
      [...spec.stages, ...(spec.values ?? [])]
        .filter((stage) => stage.anyTime !== true)
        .flatMap(({ relation }) => relation),
    );
    const bounds = all.facts.flatMap(({ relation, validFrom, validTo }) =>
      momentary.has(relation) ? [validFrom, validTo].filter((bound) => bound !== null) : [],
    );
    this.#bounds = [...new Set(bounds)].sort((a, b) => a - b);
  }

  /** Instants at which the subgraph is another one. */
  get bounds(): readonly Instant[] {
    return this.#bounds;
  }

  /** The same object for moments between which nothing begins or ends. */
  at(at: Instant): Subgraph {
    const epoch = this.#bounds.filter((bound) => bound <= at).length;
    if (this.#last?.epoch !== epoch) this.#last = { epoch, subgraph: this.#walk(at) };
    return this.#last.subgraph;
  }

  #walk(at: Instant): Subgraph {
    const stages = new Map<string, Set<NodeId>>();
    const facts = new Set<Fact>();
    for (const name of Object.keys(this.#spec.start)) stages.set(name, new Set(this.#all.stages.get(name)));
    for (const stage of this.#spec.stages) {
      const found = new Set<NodeId>();
      let frontier = new Set(stage.from.flatMap((name) => [...(stages.get(name) ?? [])]));
      for (let depth = 0; frontier.size > 0 && depth < (stage.repeat ?? 1); depth++) {
        const next = new Set<NodeId>();
        for (const { fact, far } of this.#hops(frontier, stage, at)) {
          facts.add(fact);
          if (!found.has(far)) next.add(far);
        }
        for (const node of next) found.add(node);
        frontier = next;
      }
      stages.set(stage.name, found);
    }
    for (const { of, relation, anyTime } of this.#spec.values ?? []) {
      const wanted = new Set([relation].flat());
      for (const node of of.flatMap((name) => [...(stages.get(name) ?? [])])) {
        for (const fact of this.#values.get(node) ?? []) {
          if (wanted.has(fact.relation) && (anyTime === true || holdsAt(fact, at))) facts.add(fact);
        }
      }
    }
    const { nodes, documents } = this.#all;
    return { nodes, documents, stages, facts: this.#all.facts.filter((fact) => facts.has(fact)) };
  }

  *#hops(from: Iterable<NodeId>, stage: Stage, at: Instant): Generator<{ fact: Fact; far: NodeId }> {
    for (const node of from) {
      for (const relation of [stage.relation].flat()) {
        const ends = stage.direction === 'out' ? this.#index.from(relation, node) : this.#index.to(relation, node);
        for (const fact of ends) {
          const far = stage.direction === 'out' ? fact.object : fact.subject;
          if (far === null || !(stage.anyTime === true || holdsAt(fact, at))) continue;
          if (stage.kind !== undefined && this.#all.nodes.get(far)?.kind !== stage.kind) continue;
          yield { fact, far };
        }
      }
    }
  }
}
