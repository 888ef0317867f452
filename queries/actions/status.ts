/** The status of an action at a moment: what its events made of it, in order. Pure; `actions.ts` brings the subgraph. */
import { ACTION_STATUSES, type ActionStatus, type Fact, type Instant, type NodeId } from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import { PRESS, sourceRank } from '../evidence.ts';
import type { FactIndex } from '../facts.ts';

export interface StatusStep {
  event: NodeId;
  status: ActionStatus;
  from: Instant;
  facts: Fact[];
}
export interface ActionLife {
  /** UNKNOWN where no event by `at` says anything. */
  status: ActionStatus;
  since: Instant | null;
  /** Every change of status, oldest first, those to come included. */
  steps: StatusStep[];
  /** What a lone page of hearsay says against those who know better: it changes nothing, and is kept to be shown. */
  doubted: StatusStep[];
}

const OVER: ReadonlySet<ActionStatus> = new Set(['STAYED', 'RESCINDED', 'ANNULLED', 'EXPIRED', 'SUPERSEDED']);
/** It binds nobody at present. */
export const isOver = (status: ActionStatus): boolean => OVER.has(status);

/**
 * `index` must hold the PART_OF facts of the action at any time. Documents of one event may date it apart or read its
 * status apart: first-hand ones decide, then most of them.
 */
export function judgeActionStatus(
  action: NodeId,
  context: { index: FactIndex; nodes: Subgraph['nodes']; documents: Subgraph['documents']; at: Instant },
): ActionLife {
  const { index, nodes, documents, at } = context;
  const byEvent = new Map<NodeId, Fact[]>();
  for (const fact of index.to('PART_OF', action)) {
    if (fact.stance !== 'asserted' && fact.stance !== 'past') continue;
    if (!isStatus(fact.qualifiers.status)) continue;
    const facts = byEvent.get(fact.subject);
    if (facts === undefined) byEvent.set(fact.subject, [fact]);
    else facts.push(fact);
  }
  const told: (StatusStep & { rank: number; sources: number })[] = [];
  for (const [event, facts] of byEvent) {
    const best = firstHand(facts, documents);
    const dated = best.flatMap((fact) => fact.validFrom ?? []).sort((a, b) => a - b);
    const from = dated[(dated.length - 1) >> 1] ?? nodes.get(event)?.time ?? publishedFirst(facts, documents);
    const rank = Math.min(...facts.map((fact) => rankOf(fact, documents)));
    const sources = new Set(facts.map((fact) => documents.get(fact.document)?.source)).size;
    told.push({ event, status: mostSaid(best), from, facts, rank, sources });
  }
  told.sort((a, b) => a.from - b.from || (a.event < b.event ? -1 : 1));
  const steps: StatusStep[] = [];
  const doubted: StatusStep[] = [];
  let known = Number.POSITIVE_INFINITY;
  for (const { rank, sources, ...step } of told) {
    // One analyst or one aggregator ends no act that an office, a vendor or the press has told of.
    const isHearsay = rank > PRESS && sources < 2 && rank > known;
    (isHearsay ? doubted : steps).push(step);
    if (!isHearsay) known = Math.min(known, rank);
  }
  const last = steps.findLast((step) => step.from <= at);
  return { status: last?.status ?? 'UNKNOWN', since: last?.from ?? null, steps, doubted };
}

function firstHand(facts: Fact[], documents: Subgraph['documents']): Fact[] {
  const best = Math.min(...facts.map((fact) => rankOf(fact, documents)));
  return facts.filter((fact) => rankOf(fact, documents) === best);
}

const rankOf = (fact: Fact, documents: Subgraph['documents']): number =>
  sourceRank(documents.get(fact.document)?.sourceKind ?? null);

function mostSaid(facts: Fact[]): ActionStatus {
  const said = new Map<ActionStatus, number>();
  for (const { qualifiers } of facts) {
    const status = qualifiers.status as ActionStatus;
    said.set(status, (said.get(status) ?? 0) + 1);
  }
  // A tie goes to the one that binds longer: the cautious reading.
  const order = (status: ActionStatus): number => ACTION_STATUSES.indexOf(status);
  return [...said].sort(([a, n], [b, m]) => m - n || order(a) - order(b))[0]![0];
}

function publishedFirst(facts: Fact[], documents: Subgraph['documents']): Instant {
  return Math.min(...facts.map((fact) => documents.get(fact.document)?.publishedAt ?? fact.learnedAt));
}

function isStatus(value: unknown): value is ActionStatus {
  return ACTION_STATUSES.includes(value as ActionStatus);
}
