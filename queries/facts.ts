/** The facts of a subgraph, found by what they join: built once an answer, so that no judge scans them again. */
import type { Fact, NodeId, Relation } from '../graph/model.ts';

type Ends = Map<NodeId, Fact[]>;
const NONE: readonly Fact[] = [];

export class FactIndex {
  readonly #bySubject = new Map<Relation, Ends>();
  readonly #byObject = new Map<Relation, Ends>();

  constructor(facts: Iterable<Fact>) {
    for (const fact of facts) {
      put(this.#bySubject, fact.relation, fact.subject, fact);
      if (fact.object !== null) put(this.#byObject, fact.relation, fact.object, fact);
    }
  }

  /** Facts that `subject` is the subject of; empty where there are none. */
  from(relation: Relation, subject: NodeId): readonly Fact[] {
    return this.#bySubject.get(relation)?.get(subject) ?? NONE;
  }

  /** Facts that `object` is the object of. */
  to(relation: Relation, object: NodeId): readonly Fact[] {
    return this.#byObject.get(relation)?.get(object) ?? NONE;
  }

  /** The nodes that `subject` points to, each once, in the order of the facts. */
  objects(relation: Relation, subject: NodeId): NodeId[] {
    return [...new Set(this.from(relation, subject).flatMap((fact) => fact.object ?? []))];
  }

  /** The nodes that point to `object`, each once. */
  subjects(relation: Relation, object: NodeId): NodeId[] {
    return [...new Set(this.to(relation, object).map((fact) => fact.subject))];
  }

  /** Every subject that has a fact of this relation. */
  subjectsOf(relation: Relation): Iterable<NodeId> {
    return this.#bySubject.get(relation)?.keys() ?? [];
  }

  /** The facts that join exactly these two: one for each document that says so. */
  between(subject: NodeId, relation: Relation, object: NodeId): readonly Fact[] {
    const out = this.from(relation, subject);
    const into = this.to(relation, object);
    return out.length <= into.length
      ? out.filter((fact) => fact.object === object)
      : into.filter((fact) => fact.subject === subject);
  }
}

function put(index: Map<Relation, Ends>, relation: Relation, node: NodeId, fact: Fact): void {
  let ends = index.get(relation);
  if (ends === undefined) {
    ends = new Map();
    index.set(relation, ends);
  }
  const known = ends.get(node);
  if (known === undefined) ends.set(node, [fact]);
  else known.push(fact);
}

/** True in the world at `at`: from (inclusive) to (exclusive). */
export const holdsAt = (fact: Fact, at: number): boolean =>
  (fact.validFrom === null || fact.validFrom <= at) && (fact.validTo === null || fact.validTo > at);
