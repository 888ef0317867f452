/** What a stretch of time brought, for everybody: read once, and used for every organisation whose digest covers it. */
import type { EventType, Fact, GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { Store, Subgraph } from '../../graph/store.ts';
import { statusOfActions } from '../actions/actions.ts';
import { type Evidence, strongestEvidence } from '../evidence.ts';
import { FactIndex } from '../facts.ts';
import { precedents } from '../precedent/precedent.ts';
import { watch } from '../watch/watch.ts';
import { DAY } from '../words.ts';
import type { ActionMove, Besides, Deadline, DigestEvent, NewPrecedent, WatchMove } from './answer.ts';
import { readBesides } from './besides.ts';
import { deadlinesOf } from './deadlines.ts';
import { readSourcesHeard, type SourcesHeard } from './sources-heard.ts';

export interface Stretch {
  from: Instant;
  until: Instant;
  /** That became known in it, newest first; `ours` is for whoever asks. */
  events: Omit<DigestEvent, 'ours'>[];
  actions: (Omit<ActionMove, 'ours'> & { targets: GraphNode[] })[];
  precedents: (Omit<NewPrecedent, 'isOurs'> & { targets: GraphNode[] })[];
  deadlines: (Omit<Deadline, 'ours'> & { targets: GraphNode[] })[];
  /** Of vendors and regulators, first-hand, that tell of none of the events; newest first. */
  besides: (Omit<Besides, 'ours'> & { targets: GraphNode[] })[];
  watch: WatchMove[];
  sources: SourcesHeard;
}

/** Events older than this have no deadlines that anybody waits for; most acts take effect within two years. */
const LOOK_BACK = 2 * 365 * DAY;
/** A stretch with more is told by its newest. */
const MOST_EVENTS = 5000;
/** Documents that are named for one thing. */
const MOST_EVIDENCE = 3;
/** New actions whose precedents are sought. */
const MOST_PRECEDENTS = 50;
/** What a vendor decides for himself binds nobody the next time. */
const VENDORS: ReadonlySet<EventType> = new Set([
  'SUSPENSION',
  'RESTORATION',
  'STAGED_RELEASE',
  'DEPRECATION',
  'OUTAGE',
  'VENDOR_POLICY',
]);

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
  const targets = (...events: NodeId[]): GraphNode[] => {
    const ids = events.flatMap((id) => [...index.objects('CONCERNS', id), ...index.objects('CHANGES', id)]);
    return [...new Set(ids)].flatMap((id) => subgraph.nodes.get(id) ?? []);
  };
  const evidence = (facts: readonly Fact[]): Evidence[] =>
    eachDocument(strongestEvidence(facts, subgraph.documents, facts.length)).slice(0, MOST_EVIDENCE);
  const fresh = known.filter(({ learnedAt }) => learnedAt >= from);
  const actions = await movedActions(store, fresh, { index, subgraph, targets, evidence }, { before, view });
  return {
    from,
    until,
    events: fresh.map((event) => {
      const facts = toldOf(event.id, index);
      return {
        event,
        targets: targets(event.id),
        documents: new Set(facts.map(({ document }) => document)).size,
        evidence: evidence(facts),
      };
    }),
    actions,
    precedents: await newPrecedents(store, actions, view),
    deadlines: known
      .flatMap((event) =>
        deadlinesOf(index.from('DATED', event.id), index.from('CHANGES', event.id), { from, until }).map(
          ({ facts, ...deadline }) => ({
            ...deadline,
            event,
            evidence: evidence(facts),
            targets: targets(event.id),
          }),
        ),
      )
      .sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1)),
    besides: await readBesides(store, from, until),
    watch: await movedQuestions(store, before, view),
    sources: await readSourcesHeard(store, from, until),
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

/** Of each document the strongest. */
const eachDocument = (evidence: readonly Evidence[]): Evidence[] =>
  [...Map.groupBy(evidence, ({ document }) => document.id).values()].map(([first]) => first!);

const toldOf = (event: NodeId, index: FactIndex): Fact[] =>
  (['CONCERNS', 'CHANGES', 'PART_OF'] as const).flatMap((relation) => [...index.from(relation, event)]);

interface Told {
  index: FactIndex;
  subgraph: Subgraph;
  targets: (...events: NodeId[]) => GraphNode[];
  evidence: (facts: readonly Fact[]) => Evidence[];
}

async function movedActions(
  store: Store,
  fresh: readonly GraphNode[],
  { index, subgraph, targets, evidence }: Told,
  { before, view }: { before: View; view: View },
): Promise<Stretch['actions']> {
  const touched = new Map<NodeId, NodeId[]>();
  for (const { id } of fresh)
    for (const action of index.objects('PART_OF', id)) touched.set(action, [...(touched.get(action) ?? []), id]);
  const ids = [...touched.keys()];
  const [then, now] = await Promise.all([statusOfActions(store, ids, before), statusOfActions(store, ids, view)]);
  return ids.flatMap((id) => {
    const action = subgraph.nodes.get(id);
    const was = then.get(id);
    const after = now.get(id)?.status ?? 'UNKNOWN';
    const beforeStatus = was === undefined || was.history.length === 0 ? null : was.status;
    if (action === undefined || beforeStatus === after) return [];
    const events = touched.get(id) ?? [];
    return [
      {
        action,
        before: beforeStatus,
        after,
        targets: targets(...events),
        evidence: evidence(events.flatMap((event) => [...index.from('PART_OF', event)])),
      },
    ];
  });
}

async function newPrecedents(store: Store, actions: Stretch['actions'], view: View): Promise<Stretch['precedents']> {
  const fresh = actions
    .filter(({ action, before }) => before === null && !VENDORS.has(action.props.kind as EventType))
    .slice(0, MOST_PRECEDENTS);
  const found = await Promise.all(
    fresh.map(async ({ action, targets }) => {
      const { precedents: earlier, summary } = await precedents(store, { action: action.id, ...view }, view.knownAt);
      const [closest] = earlier;
      return closest === undefined || summary === null ? [] : [{ action, earlier: closest.action, summary, targets }];
    }),
  );
  return found.flat();
}

async function movedQuestions(store: Store, before: View, view: View): Promise<WatchMove[]> {
  const [then, now] = await Promise.all([watch(store, before, before.at), watch(store, view, view.at)]);
  const was = new Map(then.map(({ item, state }) => [item.id, state]));
  return now
    .map(({ item, question, state, why, evidence: [latest] }) => ({
      item,
      question,
      before: was.get(item.id) ?? null,
      after: state,
      why,
      event: latest?.event ?? null,
      evidence: eachDocument(latest?.evidence ?? []).slice(0, MOST_EVIDENCE),
    }))
    .filter((one) => one.before !== one.after);
}
