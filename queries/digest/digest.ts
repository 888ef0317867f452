/** What a stretch of time brought for an organisation, as it was known at its end. */
import { BellwetherError } from '../../graph/errors.ts';
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { compareAnswers } from '../compare/compare.ts';
import { getNode } from '../find-node.ts';
import type { Conflict, Impact } from '../impact/answer.ts';
import { readPosture } from '../impact/impact.ts';
import { momentText } from '../words.ts';
import type { Digest } from './answer.ts';
import { headlineOf } from './headline.ts';
import { readSearches } from './searches.ts';
import { readStretch, type Stretch } from './stretch.ts';

export interface DigestArgs {
  /** Id or name. */
  organisation: string;
  from: Instant;
  /** Exclusive. */
  until: Instant;
  /** Names under which the reader keeps searches; default: none. */
  owners?: readonly string[] | null | undefined;
}

/** Events of others that are listed beside those that reach us; all are counted. */
const MOST_OTHERS = 8;
const MOST_BESIDES = 10;
/** Deadlines of others that are listed. */
const MOST_DEADLINES = 6;

/**
 * `stretch`: what `readStretch` gave for the same moments, where many organisations are asked about. Throws NOT_FOUND with
 * the nearest names for an unknown organisation, BAD_INPUT for a stretch that ends before it begins.
 */
export async function digest(store: Store, args: DigestArgs, now: Instant, stretch?: Stretch): Promise<Digest> {
  const { from, until } = args;
  if (from >= until) {
    throw new BellwetherError(
      'BAD_INPUT',
      `The digest ends (${momentText(until)}) before it begins (${momentText(from)}).`,
      {
        hint: 'Give an `until` that is later than `from`.',
        details: { field: 'until', from: new Date(from).toISOString(), until: new Date(until).toISOString() },
      },
    );
  }
  const organisation = await getNode(store, args.organisation, 'Organisation', {
    at: until,
    knownAt: Math.max(now, until),
  });
  const postureAt = async (instant: Instant): Promise<Impact> =>
    (await readPosture(store, organisation, { at: instant, knownAt: instant }))();
  const [before, after, brought] = await Promise.all([
    postureAt(from - 1),
    postureAt(until - 1),
    stretch ?? readStretch(store, from, until),
  ]);
  const side = (answer: Impact) => ({ title: momentText(answer.at + 1), answer, notes: [] });
  const posture = compareAnswers(side(before), side(after));
  const used = usedBy(after);
  const isOurs = (one: { ours: readonly GraphNode[] }): boolean => one.ours.length > 0;
  const withOurs = <T extends { targets: GraphNode[] }>({ targets, ...one }: T) => ({
    ...one,
    ours: oursOf(targets, used.all),
  });
  const events = brought.events.map((one) => ({ ...one, ours: oursOf(one.targets, used.all) }));
  const ours = events.filter(isOurs).sort((a, b) => b.documents - a.documents);
  const others = events.filter((one) => !isOurs(one));
  const deadlines = brought.deadlines.map(withOurs);
  const known = new Set(before.conflicts.map(keyOf));
  const told: Omit<Digest, 'headline' | 'quiet'> = {
    organisation,
    from,
    until,
    posture,
    events: [...ours, ...others.slice(0, MOST_OTHERS)],
    eventCount: events.length,
    actions: brought.actions
      // A statement or a dispute has no status that could have moved.
      .filter(({ before: was, after: is }) => was !== null || is !== 'UNKNOWN')
      .map(withOurs)
      .sort((a, b) => Number(isOurs(b)) - Number(isOurs(a))),
    precedents: brought.precedents
      .map(({ targets, ...one }) => ({ ...one, isOurs: oursOf(targets, used.all).length > 0 }))
      .sort((a, b) => Number(b.isOurs) - Number(a.isOurs)),
    deadlines: [...deadlines.filter(isOurs), ...deadlines.filter((one) => !isOurs(one)).slice(0, MOST_DEADLINES)].sort(
      (a, b) => a.at - b.at,
    ),
    besides: brought.besides.map(withOurs).filter(isModelOurs).slice(0, MOST_BESIDES),
    searches: await readSearches(store, args.owners ?? [], organisation.id, args),
    watch: brought.watch,
    conflicts: after.conflicts.filter((one) => !known.has(keyOf(one))),
    openConflicts: after.conflicts.length,
    uncertain: posture.uncertain.filter((text) => !after.conflicts.some((one) => text.startsWith(one.text))),
    coverage: {
      documents: brought.sources.heard.reduce((sum, { documents }) => sum + documents, 0),
      ...brought.sources,
      workloads: after.counts.total,
      models: used.models.size,
    },
  };
  const quiet =
    posture.workloads.length === 0 &&
    ours.length === 0 &&
    told.conflicts.length === 0 &&
    told.besides.length === 0 &&
    !told.actions.some(isOurs) &&
    !told.deadlines.some((one) => isOurs(one) && one.change !== null);
  return { ...told, headline: headlineOf(told), quiet };
}

/** A vendor names himself on every page. */
const isModelOurs = ({ ours }: { ours: readonly GraphNode[] }): boolean => ours.some(({ kind }) => kind !== 'Provider');

/** What it says of a model or channel is what matters; that its maker is named too goes without saying. */
function oursOf(targets: readonly GraphNode[], used: ReadonlySet<NodeId>): GraphNode[] {
  const ours = targets.filter(({ id }) => used.has(id));
  const things = ours.filter(({ kind }) => kind !== 'Provider');
  return things.length > 0 ? things : ours;
}

/** What is said against it, by whom; what stands changes with every event. */
const keyOf = ({ kind, about, sides }: Conflict): string => JSON.stringify([kind, about, sides.at(-1)?.text]);

/** Models, their makers, and channels: of primaries and of fallbacks. */
function usedBy({ workloads }: Impact): { models: Set<NodeId>; all: Set<NodeId> } {
  const models = new Set<NodeId>();
  const all = new Set<NodeId>();
  for (const { primaries, fallbacks } of workloads) {
    for (const { model, provider, channel } of [...primaries, ...fallbacks]) {
      if (model !== null) models.add(model.id);
      for (const node of [model, provider, channel]) if (node !== null) all.add(node.id);
    }
  }
  return { models, all };
}
