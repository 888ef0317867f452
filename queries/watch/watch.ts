/** Open questions: what would answer each, and what has become of it, by the facts and as it was known. */
import type { GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { Store, TraverseSpec } from '../../graph/store.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { PLACES_STAGES, placesStart } from '../availability/places.ts';
import { findSubject } from '../events/find-subject.ts';
import { holdsAt } from '../facts.ts';
import { getNode } from '../find-node.ts';
import { type Moments, viewOf } from '../view.ts';
import type { WatchAnswer, WatchState } from './answer.ts';
import { judgeItem } from './judge.ts';
import { parseAsked } from './pattern.ts';

export interface WatchArgs extends Moments {
  /** Only one: its id or name. */
  item?: string | null | undefined;
  /** Only those that hang on this event or action: its id, or words that find it. */
  subject?: string | null | undefined;
  state?: WatchState[] | null | undefined;
}

/** More questions than these are no watch list. */
const MOST = 1_000;

/**
 * Those that are open longest first. One traverse for all. Throws NOT_FOUND with the nearest names for an item, event or
 * action that nobody knows.
 */
export async function watch(store: Store, args: WatchArgs, now: Instant): Promise<WatchAnswer[]> {
  const view = viewOf(args, now);
  const naming = { ...view, knownAt: Math.max(now, view.knownAt) };
  const subject = args.subject == null ? null : await findSubject(store, args.subject, naming);
  const items =
    args.item == null
      ? (await store.find({ kind: 'WatchItem' }, view, { first: MOST, order: 'time' })).items
      : [await getNode(store, args.item, 'WatchItem', naming)];
  if (items.length === 0) return [];
  const answers = await watchItems(store, items, view);
  return answers.filter(
    (one) =>
      (subject === null || hangsOn(one, subject.id)) &&
      (args.state == null || args.state.length === 0 || args.state.includes(one.state)),
  );
}

/** An action stands for its events. */
export const hangsOn = ({ about, aboutEvents }: WatchAnswer, subject: NodeId): boolean =>
  about.some((node) => node.id === subject) || aboutEvents.includes(subject);

/** In the order of when they were opened; those not opened yet are left out. */
export async function watchItems(store: Store, items: readonly GraphNode[], view: View): Promise<WatchAnswer[]> {
  const [subgraph, decisions] = await Promise.all([
    store.traverse(watchSpec(items.map((item) => item.id)), view),
    Promise.all(items.map((item) => store.review.list({ about: item.id }))),
  ]);
  const judge = new AvailabilityJudge(subgraph, view);
  const events = [...(subgraph.stages.get('events') ?? [])].sort().flatMap((id) => subgraph.nodes.get(id) ?? []);
  return items.flatMap((item, i) => {
    // Two lists may have the same question: what was learned last holds.
    const asks = judge.index.from('ASKS', item.id).filter((fact) => holdsAt(fact, view.at));
    const asked =
      asks.length === 0 ? null : parseAsked(asks.reduce((a, b) => (b.learnedAt > a.learnedAt ? b : a)).value);
    return asked === null ? [] : (judgeItem(item, asked, events, decisions[i]!, judge) ?? []);
  });
}

/** From the questions to all that could bear on them, and to what is needed to tell. */
function watchSpec(items: NodeId[]): TraverseSpec {
  return {
    start: { items, ...placesStart([]) },
    stages: [
      { name: 'watched', from: ['items'], relation: 'WATCHES', direction: 'out', anyTime: true },
      { name: 'silent', from: ['items'], relation: 'SILENT', direction: 'in' },
      { name: 'theirs', from: ['watched'], relation: 'DEVELOPED_BY', direction: 'in', kind: 'Model' },
      {
        name: 'events',
        from: ['watched', 'theirs'],
        relation: ['CONCERNS', 'CHANGES', 'BY', 'IN'],
        direction: 'in',
        kind: 'Event',
        anyTime: true,
      },
      { name: 'actors', from: ['events'], relation: ['BY', 'IN'], direction: 'out', anyTime: true },
      { name: 'targets', from: ['events'], relation: ['CONCERNS', 'CHANGES'], direction: 'out', anyTime: true },
      { name: 'makers', from: ['targets'], relation: 'DEVELOPED_BY', direction: 'out' },
      { name: 'actions', from: ['events'], relation: 'PART_OF', direction: 'out', anyTime: true },
      { name: 'lives', from: ['actions'], relation: 'PART_OF', direction: 'in', anyTime: true },
      { name: 'offerings', from: ['watched'], relation: 'OFFERING_OF', direction: 'in', anyTime: true },
      { name: 'channels', from: ['offerings'], relation: 'THROUGH', direction: 'out', anyTime: true },
      ...PLACES_STAGES,
    ],
    values: [{ of: ['items'], relation: 'ASKS', anyTime: true }],
  };
}
