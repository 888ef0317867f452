/**
 * When may a status change? Only then is anything judged. Each kind of instant that a rule looks at is here; one that is
 * missing would show as a change that comes too late.
 */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import { judgeActionStatus } from '../actions/status.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { instantOf } from '../impact/endpoint.ts';
import { DAY } from '../words.ts';

/** In (from, to), ascending, each once. `judge` must know the facts of all times; `testDays`: how long a test of a fallback counts. */
export function instantsOf(
  judge: AvailabilityJudge,
  { from, to, testDays }: { from: Instant; to: Instant; testDays: number },
): Instant[] {
  const { documents } = judge;
  const found = new Set<Instant>();
  const add = (...instants: (Instant | null)[]): void => {
    for (const instant of instants) if (instant !== null && instant > from && instant < to) found.add(instant);
  };
  // What can be used: begins, ends, and is announced.
  for (const model of modelsOf(judge)) {
    for (const change of judge.changes(model)) add(change.from, change.to, change.announcedAt);
  }
  // Offerings, from release to retirement.
  for (const fact of factsOf(judge, 'OFFERING_OF')) add(fact.validFrom, fact.validTo);
  // Whom the law reaches: from when on, and since when that was said.
  for (const fact of factsOf(judge, 'CONCERNS')) {
    if (fact.qualifiers.legal !== true) continue;
    add(fact.validFrom, documents.get(fact.document)?.publishedAt ?? fact.learnedAt);
  }
  // The lives of actions: what is withdrawn or stayed binds nobody.
  const actions = new Set(factsOf(judge, 'PART_OF').flatMap((fact) => fact.object ?? []));
  for (const action of actions) for (const step of judgeActionStatus(action, judge).steps) add(step.from);
  // A fallback counts as verified from its test on, and for so long.
  for (const fact of factsOf(judge, 'HAS_ENDPOINT')) {
    const verifiedAt = instantOf(fact.qualifiers.verifiedAt);
    if (verifiedAt !== null) add(verifiedAt, verifiedAt + testDays * DAY + 1);
  }
  return [...found].sort((a, b) => a - b);
}

/** Events of which a change begins at each instant, in the order of their ids; announcements that switch nothing are none. */
export function eventsAt(judge: AvailabilityJudge): Map<Instant, GraphNode[]> {
  const events = new Map<Instant, Set<NodeId>>();
  const add = (at: Instant, event: NodeId | null): void => {
    if (event !== null) events.set(at, (events.get(at) ?? new Set()).add(event));
  };
  for (const change of modelsOf(judge).flatMap((model) => judge.changes(model))) {
    if (change.undated !== true) add(change.from, change.event);
  }
  const actions = new Set(factsOf(judge, 'PART_OF').flatMap((fact) => fact.object ?? []));
  for (const action of actions) {
    for (const step of judgeActionStatus(action, judge).steps) add(step.from, step.event);
  }
  const nodes = [...events].map(([at, ids]) => [at, [...ids].sort().flatMap((id) => judge.node(id) ?? [])] as const);
  return new Map(nodes);
}

const factsOf = (judge: AvailabilityJudge, relation: Parameters<AvailabilityJudge['index']['subjectsOf']>[0]) =>
  [...judge.index.subjectsOf(relation)].flatMap((subject) => [...judge.index.from(relation, subject)]);

const modelsOf = (judge: AvailabilityJudge): NodeId[] => [
  ...new Set(factsOf(judge, 'OFFERING_OF').flatMap((fact) => fact.object ?? [])),
];
