/** How things stand, as alerts look at it: what is read for everybody once a round, and what is read for one organisation. */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type Evidence, strongestEvidence } from '../../queries/evidence.ts';
import { FactIndex } from '../../queries/facts.ts';
import { getNode } from '../../queries/find-node.ts';
import type { Impact } from '../../queries/impact/answer.ts';
import { readPosture } from '../../queries/impact/impact.ts';
import { type SourceWithHealth, sources } from '../../queries/sources/sources.ts';
import { DAY } from '../../queries/words.ts';

/** An event that became known not long ago. */
export interface RecentEvent {
  event: GraphNode;
  /** Models, providers and channels that it is about or changes. */
  targets: NodeId[];
  /** Documents that tell of it, and the best of what they say. */
  documents: NodeId[];
  evidence: Evidence[];
}

export interface World {
  at: Instant;
  /** By id. */
  events: Map<NodeId, RecentEvent>;
  sources: SourceWithHealth[];
}

export interface Standing extends World {
  impact: Impact;
}

/** What became known longer ago than this is no news. */
export const NEWS_FOR = 14 * DAY;
/** What happened longer before it became known is history, retold. */
export const OLD_NEWS = 30 * DAY;
/** More than this in the time looked at is told by its newest. */
const MOST_EVENTS = 2000;

/** Public, and so the same for every organisation. */
export async function readWorld(store: Store, at: Instant): Promise<World> {
  const view = { at, knownAt: at };
  return {
    at,
    events: await readEvents(store, await listRecent(store, at), at),
    sources: await sources(store, view, at),
  };
}

/** What these events are about, and who tells of them. */
export async function readEvents(store: Store, events: readonly GraphNode[], at: Instant): Promise<World['events']> {
  const subgraph = await store.traverse(
    {
      start: { events: events.map(({ id }) => id) },
      stages: [
        { name: 'targets', from: ['events'], relation: ['CONCERNS', 'CHANGES'], direction: 'out', anyTime: true },
      ],
    },
    { at, knownAt: at },
  );
  const index = new FactIndex(subgraph.facts);
  return new Map(
    events.map((event) => {
      const facts = (['CONCERNS', 'CHANGES'] as const).flatMap((relation) => [...index.from(relation, event.id)]);
      const targets = [...new Set(facts.flatMap(({ object }) => object ?? []))];
      const documents = [...new Set(facts.map(({ document }) => document))];
      return [event.id, { event, targets, documents, evidence: strongestEvidence(facts, subgraph.documents) }];
    }),
  );
}

/** Throws NOT_FOUND where there is no such organisation. */
export async function readStanding(store: Store, organisation: NodeId, world: World): Promise<Standing> {
  const view = { at: world.at, knownAt: world.at };
  const node = await getNode(store, organisation, 'Organisation', view);
  return { ...world, impact: (await readPosture(store, node, view))() };
}

async function listRecent(store: Store, at: Instant): Promise<GraphNode[]> {
  const found: GraphNode[] = [];
  const filter = { kind: 'Event' as const, from: at - NEWS_FOR - OLD_NEWS, props: { withdrawn: [null, false] } };
  let after: string | null = null;
  do {
    const page = await store.find(filter, { at, knownAt: at }, { first: 500, after, order: 'time-desc' });
    found.push(...page.items);
    after = page.hasMore && found.length < MOST_EVENTS ? page.endCursor : null;
  } while (after !== null);
  return found.filter(
    ({ learnedAt, time }) => learnedAt >= at - NEWS_FOR && (time === null || time >= learnedAt - OLD_NEWS),
  );
}
