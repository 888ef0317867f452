/** What a stretch of time brought, for everybody: read once, and used for every organisation whose digest covers it. */
import type { ActionStatus, EventDate, Fact, GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { Store, Subgraph } from '../../graph/store.ts';
import { statusOfActions } from '../actions/actions.ts';
import { FactIndex } from '../facts.ts';
import { watch } from '../watch/watch.ts';
import { DAY } from '../words.ts';
import type { Deadline, DigestEvent, SourceCoverage, WatchMove } from './answer.ts';

export interface Stretch {
  from: Instant;
  until: Instant;
  /** That became known in it, newest first; `ours` is for whoever asks. */
  events: Omit<DigestEvent, 'ours'>[];
  actions: { action: GraphNode; before: ActionStatus | null; after: ActionStatus; targets: NodeId[] }[];
  deadlines: (Omit<Deadline, 'isOurs'> & { targets: NodeId[] })[];
  watch: WatchMove[];
  heard: SourceCoverage[];
  silent: GraphNode[];
}

/** Events older than this have no deadlines that anybody waits for; most acts take effect within two years. */
const LOOK_BACK = 2 * 365 * DAY;
/** A stretch with more is told by its newest. */
const MOST_EVENTS = 5000;

export async function readStretch(store: Store, from: Instant, until: Instant): Promise<Stretch> {
  // The last moment of the stretch, as it was known then; and the last moment before it.
  const view: View = { at: until - 1, knownAt: until - 1 };
  const before: View = { at: from - 1, knownAt: from - 1 };
  const known = await listEvents(store, from - LOOK_BACK, view);
  const subgraph = await store.traverse(
    {
      start: { events: known.map(({ id }) => id) },
      stages: [
        { name: 'targets', from: ['events'], relation: ['CONCERNS', 'CHANGES'], direction: 'out', anyTime: true },
        { name: 'actions', from: ['events'], relation: 'PART_OF', direction: 'out', anyTime: true },
      ],
      values: [{ of: ['events'], relation: 'DATED', anyTime: true }],
    },
    view,
  );
  const index = new FactIndex(subgraph.facts);
  const targets = (event: NodeId): NodeId[] => [
    ...new Set([...index.objects('CONCERNS', event), ...index.objects('CHANGES', event)]),
  ];
  const fresh = known.filter(({ learnedAt }) => learnedAt >= from);
  return {
    from,
    until,
    events: fresh.map((event) => ({
      event,
      targets: targets(event.id).flatMap((id) => subgraph.nodes.get(id) ?? []),
      documents: documentsOf(event.id, index),
    })),
    actions: await movedActions(store, fresh, index, subgraph, targets, { before, view }),
    deadlines: known
      .flatMap((event) =>
        deadlinesOf(event, index.from('DATED', event.id), index.from('CHANGES', event.id), until).map((deadline) => ({
          ...deadline,
          targets: targets(event.id),
        })),
      )
      .sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1)),
    watch: await movedQuestions(store, before, view),
    ...(await readCoverage(store, from, until, view)),
  };
}

async function listEvents(store: Store, from: Instant, view: View): Promise<GraphNode[]> {
  const found: GraphNode[] = [];
  let after: string | null = null;
  do {
    const page = await store.find({ kind: 'Event', from }, view, { first: 500, after, order: 'time-desc' });
    found.push(...page.items);
    after = page.hasMore && found.length < MOST_EVENTS ? page.endCursor : null;
  } while (after !== null);
  return found;
}

function documentsOf(event: NodeId, index: FactIndex): number {
  const facts = (['CONCERNS', 'CHANGES', 'PART_OF'] as const).flatMap((relation) => [...index.from(relation, event)]);
  return new Set(facts.map(({ document }) => document)).size;
}

async function movedActions(
  store: Store,
  fresh: readonly GraphNode[],
  index: FactIndex,
  subgraph: Subgraph,
  targetsOf: (event: NodeId) => NodeId[],
  { before, view }: { before: View; view: View },
): Promise<Stretch['actions']> {
  const touched = new Map<NodeId, NodeId[]>();
  for (const { id } of fresh)
    for (const action of index.objects('PART_OF', id))
      touched.set(action, [...(touched.get(action) ?? []), ...targetsOf(id)]);
  const ids = [...touched.keys()];
  const [then, now] = await Promise.all([statusOfActions(store, ids, before), statusOfActions(store, ids, view)]);
  return ids.flatMap((id) => {
    const action = subgraph.nodes.get(id);
    const was = then.get(id);
    const after = now.get(id)?.status ?? 'UNKNOWN';
    const beforeStatus = was === undefined || was.history.length === 0 ? null : was.status;
    if (action === undefined || beforeStatus === after) return [];
    return [{ action, before: beforeStatus, after, targets: [...new Set(touched.get(id))] }];
  });
}

/** Of the dates that documents gave one after the other the last holds; the earlier ones are kept as what it was moved from. */
function deadlinesOf(
  event: GraphNode,
  dated: readonly Fact[],
  changes: readonly Fact[],
  until: Instant,
): Omit<Deadline, 'isOurs'>[] {
  const given = [...dated]
    .filter(({ value }) => (value as unknown as EventDate).clock === 'effective')
    .sort((a, b) => a.learnedAt - b.learnedAt || (a.id < b.id ? -1 : 1))
    .map(({ value }) => (value as unknown as EventDate).instant);
  const effective = given.at(-1);
  const movedFrom = [...new Set(given)].filter((instant) => instant !== effective);
  const ends = changes
    .filter(({ qualifiers, validFrom }) => {
      const { state, undated } = qualifiers as { state?: string; undated?: boolean };
      return (state === 'SUSPENDED' || state === 'DEPRECATED') && undated !== true && (validFrom ?? 0) >= until;
    })
    .map(({ validFrom }) => validFrom as Instant);
  const end = ends.length === 0 ? null : Math.min(...ends);
  return [
    ...(effective !== undefined && effective >= until && effective !== end
      ? [{ at: effective, kind: 'effective' as const, event, movedFrom }]
      : []),
    ...(end === null ? [] : [{ at: end, kind: 'ends' as const, event, movedFrom }]),
  ];
}

async function movedQuestions(store: Store, before: View, view: View): Promise<WatchMove[]> {
  const [then, now] = await Promise.all([watch(store, before, before.at), watch(store, view, view.at)]);
  const was = new Map(then.map(({ item, state }) => [item.id, state]));
  return now
    .map(({ item, question, state, why }) => ({ item, question, before: was.get(item.id) ?? null, after: state, why }))
    .filter((one) => one.before !== one.after);
}

async function readCoverage(
  store: Store,
  from: Instant,
  until: Instant,
  view: View,
): Promise<Pick<Stretch, 'heard' | 'silent'>> {
  const { items } = await store.find({ kind: 'Source' }, view, { first: 500, order: 'name' });
  const read = items.filter(({ props }) => props.kind !== 'catalogue' && props.kind !== 'import');
  const counted = await Promise.all(
    read.map(async (source) => ({
      source,
      documents: await store.count({ kind: 'Document', props: { source: source.id }, from, to: until }, view),
    })),
  );
  return {
    heard: counted.filter(({ documents }) => documents > 0).sort((a, b) => b.documents - a.documents),
    silent: counted.filter(({ documents }) => documents === 0).map(({ source }) => source),
  };
}
