/** The ways from what was asked about to a workload: hop by hop, each with the words that say so. */
import type { Fact, GraphNode, NodeId, Relation } from '../../graph/model.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { strongestEvidence } from '../evidence.ts';
import type { Hop, Path } from './answer.ts';
import type { PrimaryOutcome } from './primary.ts';
import type { Asked } from './question.ts';

/** More ways than these are counted, not shown. */
export const PATHS_SHOWN = 5;

export class Paths {
  readonly #judge: AvailabilityJudge;
  readonly #asked: Asked;
  readonly #hops = new Map<string, Hop>();

  constructor(judge: AvailabilityJudge, asked: Asked) {
    this.#judge = judge;
    this.#asked = asked;
  }

  /** The paths that end at `workload` by one of its primaries. */
  direct(workload: GraphNode, outcome: PrimaryOutcome): Path[] {
    const { use, grounds, effect } = outcome;
    const { endpoint, offering, model, channel } = use;
    if (effect === 'fine') return [];
    if (effect === 'unresolved') {
      const fact = this.#judge.index.to('UNRESOLVED', endpoint.id)[0];
      const start = fact === undefined ? [] : [this.#hop(fact.subject, 'UNRESOLVED', endpoint.id, [fact])];
      return [toPath([...start, this.#hop(endpoint.id, 'HAS_ENDPOINT', workload.id, [use.fact])])];
    }
    if (offering === null || model === null) return [];
    const rest = [
      this.#walk(offering, 'USES', endpoint.id),
      this.#hop(endpoint.id, 'HAS_ENDPOINT', workload.id, [use.fact]),
    ];
    return grounds.flatMap(({ event, target, relation, facts }) => {
      const chain = event === null ? [] : this.#asked.chain(event);
      if (chain === null) return [];
      const hops: Hop[] = [];
      for (let i = 1; i < chain.length; i++) hops.push(this.#between(chain[i - 1]!, chain[i]!));
      hops.push(event === null ? this.#assumed(target) : this.#hop(event, relation, target, facts));
      // A scope on the provider or the channel reaches the offering by another way than one on the model.
      if (target === channel) hops.push(this.#walk(target, 'THROUGH', offering));
      else {
        if (target !== model) hops.push(this.#walk(target, 'DEVELOPED_BY', model));
        hops.push(this.#walk(model, 'OFFERING_OF', offering));
      }
      return [toPath([...hops, ...rest])];
    });
  }

  /** The path of what it depends on, one hop longer. */
  through(path: Path, on: NodeId, dependent: NodeId): Path {
    return toPath([...path.hops, this.#walk(on, 'DEPENDS_ON', dependent)]);
  }

  /** From a node to the one that names it in a fact: the fact's object to its subject. */
  #walk(from: NodeId, relation: Relation, to: NodeId): Hop {
    return this.#hop(from, relation, to, this.#judge.index.between(to, relation, from));
  }

  /** One step of a chain of causes or of an action's life, in whichever way the fact points. */
  #between(from: NodeId, to: NodeId): Hop {
    const { index } = this.#judge;
    for (const relation of ['CAUSED_BY', 'PART_OF'] as const) {
      const facts = [...index.between(to, relation, from), ...index.between(from, relation, to)];
      if (facts.length > 0) return this.#hop(from, relation, to, facts);
    }
    return this.#hop(from, 'CAUSED_BY', to, []);
  }

  #assumed(target: NodeId): Hop {
    const node = this.#node(target);
    return {
      from: node,
      relation: 'CHANGES',
      to: node,
      validFrom: null,
      validTo: null,
      evidence: [],
      evidenceCount: 0,
      assumed: true,
    };
  }

  #hop(from: NodeId, relation: string, to: NodeId, facts: readonly Fact[]): Hop {
    const key = `${from} ${relation} ${to} ${facts[0]?.id}`;
    let hop = this.#hops.get(key);
    if (hop === undefined) {
      const evidence = strongestEvidence(facts, this.#judge.documents);
      const best = facts.find((fact) => fact.id === evidence[0]?.fact);
      hop = {
        from: this.#node(from),
        relation,
        to: this.#node(to),
        validFrom: best?.validFrom ?? null,
        validTo: best?.validTo ?? null,
        evidence,
        evidenceCount: facts.length,
        assumed: false,
      };
      this.#hops.set(key, hop);
    }
    return hop;
  }

  #node(id: NodeId): GraphNode {
    return this.#judge.node(id) ?? missing(id);
  }
}

/** Shortest first, then surest; ties by where they lead, so that the order is always the same. */
export function comparePaths(a: Path, b: Path): number {
  return a.hops.length - b.hops.length || b.confidence - a.confidence || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function toPath(hops: Hop[]): Path {
  return {
    hops,
    confidence: Math.min(1, ...hops.map((hop) => (hop.assumed ? 1 : (hop.evidence[0]?.confidence ?? 0)))),
  };
}

const keyOf = (path: Path): string => path.hops.map((hop) => `${hop.from.id}>${hop.to.id}`).join(' ');

/** A node that the subgraph should have and has not: shown by its id rather than hidden. */
function missing(id: NodeId): GraphNode {
  const kind = 'Event';
  return { id, kind, name: id, scope: null, keys: [], time: null, props: {}, learnedAt: 0, recordedAt: 0 };
}
