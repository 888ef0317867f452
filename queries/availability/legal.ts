/**
 * What may be done: does a legal act that is alive reach this model for this audience? The order is not the effect: a
 * legal scope switches nothing off by itself, and what is lifted restores nothing.
 */
import type { AvailabilityState, EventType, Fact, GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import { isOver, judgeActionStatus } from '../actions/status.ts';
import type { FactIndex } from '../facts.ts';
import { agreedAudience } from './agreed-audience.ts';
import type { Coverage } from './answer.ts';
import { type Asked, covers } from './audience.ts';
import type { Change } from './change.ts';
import type { Places } from './places.ts';

/** What forbids or licenses the use of a named thing. Rules and laws at large ask for conduct: they are no restriction of one model. */
export const RESTRICTING: ReadonlySet<string> = new Set<EventType>([
  'EXPORT_CONTROL_DIRECTIVE',
  'LICENCE_REQUIREMENT',
  'ENTITY_LISTING',
  'DESIGNATION',
  'BAN',
  'ORDER',
]);
/** What lifts, or only speaks: its scope is the scope of what it speaks of, not one of its own. */
export const NOT_RESTRICTING: ReadonlySet<string> = new Set<EventType>([
  'LICENCE_GRANTED',
  'STAY',
  'RESCISSION',
  'RESTORATION',
  'STATEMENT',
  'DISPUTE',
  'INQUIRY',
  'GUIDANCE',
  'LAWSUIT',
  'OUTAGE',
  'VENDOR_POLICY',
]);

/** A legal act that reaches the audience. */
export interface LegalReach {
  event: NodeId;
  covers: Coverage;
  audience: Asked;
  from: Instant | null;
  facts: Fact[];
}

export interface Legal {
  state: AvailabilityState;
  reached: LegalReach[];
  /** Legal changes that free the audience again. */
  exempt: Change[];
}

export interface LegalContext {
  index: FactIndex;
  nodes: Subgraph['nodes'];
  documents: Subgraph['documents'];
  places: Places;
  at: Instant;
}

export function judgeLegal(model: NodeId, changes: readonly Change[], asked: Asked, context: LegalContext): Legal {
  const { index, nodes, documents, places, at } = context;
  const said = new Map<NodeId, Fact[]>();
  const says = (event: NodeId, facts: readonly Fact[]): void => {
    said.set(event, [...(said.get(event) ?? []), ...facts]);
  };
  for (const fact of index.to('CONCERNS', model)) {
    const type = typeOf(nodes.get(fact.subject));
    if (fact.stance !== 'asserted' || fact.qualifiers.legal !== true || !RESTRICTING.has(type)) continue;
    if (fact.validFrom === null || fact.validFrom <= at) says(fact.subject, [fact]);
  }
  const exempt: Change[] = [];
  for (const change of changes) {
    if (change.layer !== 'legal' || change.planned || change.undated === true || change.from > at) continue;
    const lifts =
      change.state === 'AVAILABLE' || change.state === 'PARTLY_RESTORED' || change.audience.kind === 'listed';
    if (!lifts) says(change.event ?? '', change.facts);
    else if (covers(change.audience, asked, places) === 'yes') exempt.push(change);
  }
  const scopes = [...said].map(([event, facts]): LegalReach => {
    const audience = agreedAudience(facts, documents);
    const from = facts.reduce<Instant | null>((least, { validFrom }) => earlier(least, validFrom), null);
    return { event, covers: covers(audience, asked, places), audience, from, facts };
  });
  const alive = scopes.filter((scope) => {
    if (scope.covers === 'no') return false;
    const freedAt = exempt.filter((change) => change.from >= (scope.from ?? 0));
    return freedAt.length === 0 && !isOverAt(scope.event, context);
  });
  const state = alive.some((scope) => scope.covers === 'yes' || scope.covers === 'partly')
    ? 'RESTRICTED'
    : alive.length > 0
      ? 'UNKNOWN'
      : 'AVAILABLE';
  return { state, reached: alive, exempt };
}

/** An act whose action is withdrawn, stayed, struck down or replaced reaches nobody any more. */
export function isOverAt(event: NodeId, context: Pick<LegalContext, 'index' | 'nodes' | 'documents' | 'at'>): boolean {
  const actions = context.index.objects('PART_OF', event);
  return actions.length > 0 && actions.every((action) => isOver(judgeActionStatus(action, context).status));
}

export const typeOf = (event: GraphNode | undefined): string =>
  typeof event?.props.type === 'string' ? event.props.type : '';

const earlier = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
