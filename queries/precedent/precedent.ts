/**
 * "The second of its kind", and what happened the first time. Two actions are of one kind where both rules hold:
 *
 * 1. The same family of instruments (below), by the same authority or in the same jurisdiction; where a vendor acts, by the
 *    same vendor or on the same model. Reason: what one government did by licence it can do by listing; what another did
 *    under its law tells little.
 * 2. The earlier began at least a day before. Reason: what comes within hours is one story, not a precedent of itself.
 *
 * Whatever else they share (legal basis, targets, scope) makes a precedent closer, not one.
 */
import type { EventType, GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { Store, Subgraph } from '../../graph/store.ts';
import { isOver, judgeActionStatus } from '../actions/status.ts';
import { audienceText, parseAudience } from '../availability/audience.ts';
import { FactIndex } from '../facts.ts';
import { getNode } from '../find-node.ts';
import { type Moments, viewOf } from '../view.ts';
import { DAY, dayText, spanText } from '../words.ts';
import type { Precedent, Precedents, Tie } from './answer.ts';

const FAMILIES: readonly EventType[][] = [
  ['EXPORT_CONTROL_DIRECTIVE', 'LICENCE_REQUIREMENT', 'ENTITY_LISTING'],
  ['BAN', 'ORDER', 'DESIGNATION'],
  ['INVESTIGATION', 'FINE'],
];
/** Words and events are no acts: nobody follows a statement as a precedent. */
const NO_ACTS: ReadonlySet<EventType> = new Set(['STATEMENT', 'DISPUTE', 'INQUIRY', 'OUTAGE']);
const familyOf = (kind: EventType): EventType[] => FAMILIES.find((family) => family.includes(kind)) ?? [kind];

/** Older ones are history: nobody reads more than these. */
const CANDIDATES = 200;
const SHOWN = 10;

/** One `find` and one traverse. Throws NOT_FOUND, with the nearest names, for an action that nobody knows. */
export async function precedents(store: Store, args: Moments & { action: string }, now: Instant): Promise<Precedents> {
  const view = viewOf(args, now);
  const action = await getNode(store, args.action, 'Action', { ...view, knownAt: Math.max(now, view.knownAt) });
  const kind = action.props.kind as EventType;
  const began = action.time ?? action.learnedAt;
  const { items } = await store.find({ kind: 'Action', props: { kind: familyOf(kind) }, to: began - DAY + 1 }, view, {
    first: CANDIDATES,
    order: 'time-desc',
  });
  const earlier = items.filter((one) => one.id !== action.id);
  if (earlier.length === 0 || NO_ACTS.has(kind)) return { action, ordinal: 1, precedents: [], summary: null };
  const subgraph = await store.traverse(
    {
      start: { actions: [action.id, ...earlier.map((one) => one.id)] },
      stages: [
        { name: 'events', from: ['actions'], relation: 'PART_OF', direction: 'in', anyTime: true },
        { name: 'told', from: ['events'], relation: ['BY', 'IN', 'CONCERNS'], direction: 'out', anyTime: true },
        { name: 'makers', from: ['told'], relation: 'DEVELOPED_BY', direction: 'out' },
      ],
    },
    view,
  );
  return judgePrecedents(action, earlier, subgraph, view);
}

/** Pure. */
export function judgePrecedents(
  action: GraphNode,
  earlier: readonly GraphNode[],
  subgraph: Subgraph,
  view: View,
): Precedents {
  const index = new FactIndex(subgraph.facts.filter((fact) => fact.stance === 'asserted' || fact.stance === 'past'));
  const traits = new Traits(index, subgraph.nodes);
  const mine = traits.of(action);
  const found = earlier.flatMap((one): Precedent[] => {
    const ties = tiesBetween(mine, traits.of(one), subgraph.nodes);
    if (!isOfOneKind(ties)) return [];
    return [{ action: one, ties, ...lifeOf(one, index, subgraph, view.at) }];
  });
  found.sort((a, b) => weightOf(b.ties) - weightOf(a.ties) || b.at - a.at || (a.action.id < b.action.id ? -1 : 1));
  const ordinal = found.length + 1;
  return { action, ordinal, precedents: found.slice(0, SHOWN), summary: summaryOf(ordinal, found[0]) };
}

interface TraitsOfAction {
  node: GraphNode;
  authorities: Set<NodeId>;
  jurisdictions: Set<NodeId>;
  targets: Set<NodeId>;
  instruments: Set<string>;
  scopes: Map<string, string>;
}

class Traits {
  readonly #index: FactIndex;
  readonly #nodes: Subgraph['nodes'];

  constructor(index: FactIndex, nodes: Subgraph['nodes']) {
    this.#index = index;
    this.#nodes = nodes;
  }

  /** All that its events say of who, where, under what, about what and for whom. */
  of(node: GraphNode): TraitsOfAction {
    const events = this.#index.subjects('PART_OF', node.id);
    const all = (relation: 'BY' | 'IN' | 'CONCERNS'): NodeId[] =>
      events.flatMap((event) => this.#index.objects(relation, event));
    const named = all('CONCERNS');
    const makers = named.flatMap((target) => this.#index.objects('DEVELOPED_BY', target));
    const scopes = new Map<string, string>();
    for (const fact of events.flatMap((event) => [...this.#index.from('CONCERNS', event)])) {
      const audience = parseAudience(fact.qualifiers.audience);
      if (fact.qualifiers.legal !== true || audience === null || audience.kind === 'everyone') continue;
      scopes.set(audience.kind, audienceText(audience));
    }
    return {
      node,
      authorities: new Set(all('BY')),
      jurisdictions: new Set(all('IN')),
      targets: new Set([...named, ...makers].filter((id) => this.#nodes.has(id))),
      instruments: new Set(node.keys.flatMap((key) => /^thread:instrument\/(.+)$/.exec(key)?.[1] ?? [])),
      scopes,
    };
  }
}

function tiesBetween(a: TraitsOfAction, b: TraitsOfAction, nodes: Subgraph['nodes']): Tie[] {
  const ties: Tie[] = [];
  const same = (what: Tie['what'], mine: ReadonlySet<NodeId>, theirs: ReadonlySet<NodeId>): void => {
    for (const id of mine) if (theirs.has(id)) ties.push({ what, name: nodes.get(id)?.name ?? id, node: id });
  };
  if (a.node.props.kind === b.node.props.kind) {
    const name = String(a.node.props.kind).toLowerCase().replaceAll('_', ' ');
    ties.push({ what: 'instrument', name, node: null });
  }
  same('authority', a.authorities, b.authorities);
  for (const name of a.instruments) if (b.instruments.has(name)) ties.push({ what: 'legal basis', name, node: null });
  same('target', a.targets, b.targets);
  const classes = (targets: ReadonlySet<NodeId>): Set<string> =>
    new Set([...targets].map((id) => nodes.get(id)?.kind ?? ''));
  const shared = [...classes(a.targets)].filter((one) => classes(b.targets).has(one) && one !== '');
  // What names a model names its maker too: the narrower class says more.
  const narrowest = shared.includes('Model') ? 'models' : shared.includes('Provider') ? 'companies' : null;
  if (narrowest !== null) ties.push({ what: 'target class', name: narrowest, node: null });
  for (const [kind, name] of a.scopes) if (b.scopes.has(kind)) ties.push({ what: 'scope', name, node: null });
  same('jurisdiction', a.jurisdictions, b.jurisdictions);
  return ties;
}

const isOfOneKind = (ties: readonly Tie[]): boolean =>
  ties.some(
    ({ what, node }) =>
      what === 'authority' || what === 'jurisdiction' || (what === 'target' && node?.startsWith('model:') === true),
  );

/** Ordinal only: the same hand and basis count more than the same place. */
const WEIGHTS: Record<Tie['what'], number> = {
  instrument: 4,
  authority: 4,
  'legal basis': 4,
  target: 3,
  'target class': 2,
  scope: 2,
  jurisdiction: 1,
};
const weightOf = (ties: readonly Tie[]): number =>
  [...new Set(ties.map((tie) => tie.what))].reduce((sum, what) => sum + WEIGHTS[what], 0);

function lifeOf(
  action: GraphNode,
  index: FactIndex,
  { nodes, documents }: Subgraph,
  at: Instant,
): Omit<Precedent, 'action' | 'ties'> {
  const { status, steps } = judgeActionStatus(action.id, { index, nodes, documents, at });
  const began = action.time ?? steps[0]?.from ?? action.learnedAt;
  const past = steps.filter((step) => step.from <= at);
  const eased = past.find((step) => step.status === 'PARTLY_LIFTED');
  const ended = past.find((step) => isOver(step.status));
  return {
    at: began,
    status,
    partlyLiftedAfter: eased === undefined ? null : eased.from - began,
    endedAfter: ended === undefined ? null : ended.from - began,
    endedAs: ended?.status ?? null,
  };
}

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

/** "Second of its kind that is known here, after …: partly lifted after 14 days, rescinded after 18 days." */
function summaryOf(ordinal: number, closest: Precedent | undefined): string | null {
  if (closest === undefined) return null;
  const which = ORDINALS[ordinal - 1] ?? `Number ${ordinal}`;
  const { partlyLiftedAfter, endedAfter, endedAs, status } = closest;
  const fate = [
    ...(partlyLiftedAfter === null ? [] : [`partly lifted after ${spanText(partlyLiftedAfter)}`]),
    ...(endedAfter === null || endedAs === null
      ? [status === 'UNKNOWN' ? 'what became of it is not known' : `${wordOf(status)} as far as is known`]
      : [`${wordOf(endedAs)} after ${spanText(endedAfter)}`]),
  ];
  return `${which} of its kind that is known here; the closest before it: ${closest.action.name} (${dayText(closest.at)}), ${fate.join(', ')}.`;
}

const wordOf = (status: string): string => status.toLowerCase().replaceAll('_', ' ');
