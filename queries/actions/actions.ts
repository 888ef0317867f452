/** Actions: instruments with a life. Their status is judged from the events that are part of them. */
import type { ActionStatus, EventType, GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { Filter, Store } from '../../graph/store.ts';
import { eventFilter } from '../events/events.ts';
import { FactIndex } from '../facts.ts';
import { checkFirst, type Listing, list, NO_PAGE, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';
import { type ActionLife, judgeActionStatus } from './status.ts';

export interface ActionFilter {
  kind?: EventType[] | null | undefined;
  /** What it has become, by all that is known now. */
  status?: ActionStatus[] | null | undefined;
  /** Each of these: id, name or alias; of any of its events. */
  authority?: string | null | undefined;
  jurisdiction?: string | null | undefined;
  model?: string | null | undefined;
  provider?: string | null | undefined;
  text?: string | null | undefined;
  from?: Instant | null | undefined;
  to?: Instant | null | undefined;
}

export interface ActionsArgs extends Moments, PageArgs {
  filter?: ActionFilter | null | undefined;
}

/** Newest first. Throws NOT_FOUND where a part of the filter names what nobody knows. */
export async function actions(store: Store, args: ActionsArgs, now: Instant): Promise<Listing> {
  const view = viewOf(args, now);
  const { kind, status, text, from, to, authority, jurisdiction, model, provider } = args.filter ?? {};
  const filter: Filter = {
    kind: 'Action',
    props: {
      withdrawn: [null, false],
      ...(kind == null || kind.length === 0 ? {} : { kind }),
      ...(status == null || status.length === 0 ? {} : { status }),
    },
    ...(text == null ? {} : { text }),
    ...(from == null ? {} : { from }),
    ...(to == null ? {} : { to }),
  };
  const throughEvents = { authority, jurisdiction, model, provider };
  if (Object.values(throughEvents).every((given) => given == null)) {
    return list(store, filter, view, args, 'time-desc');
  }
  const among = await actionsOfEvents(store, throughEvents, args, view, now);
  return among.size === 0 ? NO_PAGE : pick(store, filter, view, args, among);
}

/** Who acts, where and on what is said of events; the actions are those that such events are part of. */
async function actionsOfEvents(
  store: Store,
  through: Pick<ActionFilter, 'authority' | 'jurisdiction' | 'model' | 'provider'>,
  moments: Moments,
  view: View,
  now: Instant,
): Promise<Set<NodeId>> {
  const filter = await eventFilter(store, through, moments, now);
  const found = new Set<NodeId>();
  let after: string | null = null;
  do {
    const page = await store.find(filter, view, { first: 500, after });
    const ids = page.items.map((event) => event.id);
    const hops = await store.expand(ids, { relation: 'PART_OF', direction: 'out', anyTime: true }, view);
    for (const { node } of [...hops.values()].flat()) if (node !== null) found.add(node.id);
    after = page.hasMore ? page.endCursor : null;
  } while (after !== null);
  return found;
}

/** A page of those in `among`, by walking the filtered list: the store can't ask for a list of ids. */
async function pick(store: Store, filter: Filter, view: View, args: PageArgs, among: Set<NodeId>): Promise<Listing> {
  const first = checkFirst(args.first);
  const all = [...(await store.get([...among], view))].filter((node) => node !== undefined);
  const { props = {} } = filter;
  const wanted = all.filter(
    (node) =>
      Object.entries(props).every(([name, allowed]) => (allowed as unknown[]).includes(node.props[name] ?? null)) &&
      (filter.from === undefined || (node.time ?? -Infinity) >= filter.from) &&
      (filter.to === undefined || (node.time ?? Infinity) < filter.to) &&
      (filter.text === undefined || node.name.toLowerCase().includes(filter.text.toLowerCase())),
  );
  const sorted = wanted.sort((a, b) => (b.time ?? -Infinity) - (a.time ?? -Infinity) || (a.id < b.id ? -1 : 1));
  const start = args.after == null ? 0 : sorted.findIndex((node) => node.id === args.after) + 1;
  const items = sorted.slice(start, start + first);
  return {
    items,
    endCursor: items.at(-1)?.id ?? null,
    hasMore: start + first < sorted.length,
    count: async () => sorted.length,
  };
}

export interface LifeWithEvents extends ActionLife {
  /** All of its events, oldest first, those to come included. */
  history: GraphNode[];
}

/** Status and history of many actions in one traverse. UNKNOWN and empty for what has no events in the view. */
export async function statusOfActions(store: Store, ids: NodeId[], view: View): Promise<Map<NodeId, LifeWithEvents>> {
  const subgraph = await store.traverse(
    {
      start: { actions: ids },
      stages: [{ name: 'events', from: ['actions'], relation: 'PART_OF', direction: 'in', anyTime: true }],
    },
    view,
  );
  const { nodes, documents } = subgraph;
  const index = new FactIndex(subgraph.facts);
  return new Map(
    ids.map((id) => {
      const life = judgeActionStatus(id, { index, nodes, documents, at: view.at });
      const history = index.subjects('PART_OF', id).flatMap((event) => nodes.get(event) ?? []);
      history.sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || (a.id < b.id ? -1 : 1));
      return [id, { ...life, history }];
    }),
  );
}
