/** Which models could be used when, channel by channel: `availability` asked again at each instant at which it may change. */
import { BellwetherError } from '../../graph/errors.ts';
import type { Audience, AvailabilityState, GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Store, TraverseSpec } from '../../graph/store.ts';
import type { Availability } from '../availability/answer.ts';
import { EVERYONE, parseAudience } from '../availability/audience.ts';
import { availabilitySpec, judgeModel } from '../availability/availability.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { getNode } from '../find-node.ts';
import { checkPeriod, type PeriodArgs } from '../timeline/check-period.ts';
import { eventsAt, instantsOf } from '../timeline/instants.ts';

export interface AvailabilityTimelineArgs extends PeriodArgs {
  /** Ids, names or aliases. Default: those that `organisation` uses. */
  models?: readonly string[] | null | undefined;
  /** Id or name. */
  organisation?: string | null | undefined;
  /** Default: everyone. */
  audience?: Audience | null | undefined;
}

/** A stretch of time in which nothing changed about a model on a channel. */
export interface AvailabilitySegment
  extends Pick<Availability, 'state' | 'legal' | 'operational' | 'usable' | 'reason'> {
  from: Instant;
  to: Instant;
  /** What brought the state; null where that is the catalogue. */
  event: NodeId | null;
}

/** A model on a channel over the whole period; segments without gaps. */
export interface AvailabilityBand {
  model: NodeId;
  channel: NodeId | null;
  segments: AvailabilitySegment[];
  /** Whole minutes in which it was SUSPENDED. */
  suspendedMinutes: number;
}

export interface AvailabilityTimeline {
  audience: Audience;
  from: Instant;
  to: Instant;
  knownAt: Instant;
  /** By model as asked, then by channel. */
  bands: AvailabilityBand[];
  /** Events that take effect in the period, the oldest first. */
  moments: { at: Instant; events: GraphNode[] }[];
}

/** So many at once are more than anybody reads. */
const MOST_MODELS = 100;

/**
 * One traverse (two where models come from an organisation). Throws NOT_FOUND with the nearest names for what nobody knows,
 * BAD_INPUT for a period that is none, and where neither models nor an organisation are given.
 */
export async function availabilityTimeline(
  store: Store,
  args: AvailabilityTimelineArgs,
  now: Instant,
): Promise<AvailabilityTimeline> {
  const { from, to, knownAt } = checkPeriod(args, now);
  const models = await modelsOf(store, args, { at: to, knownAt: Math.max(now, knownAt) });
  const audience = parseAudience((args.audience ?? EVERYONE) as never) ?? EVERYONE;
  // Its stages look at all times: what was read once is right for every instant.
  const subgraph = await store.traverse(availabilitySpec(models, audience.jurisdictions ?? []), { at: to, knownAt });
  const everything = new AvailabilityJudge(subgraph, { at: from, knownAt });
  const { index } = everything;
  const bands = new Map<string, AvailabilityBand>();
  for (const at of [from, ...instantsOf(everything, { from, to, testDays: 0 })]) {
    const judge = new AvailabilityJudge(subgraph, { at, knownAt }, { index });
    for (const model of models) {
      for (const answer of byChannel(judgeModel(judge, model, audience, null))) extend(bands, answer, at, to);
    }
  }
  const moments = [...eventsAt(everything)].flatMap(([at, events]) => (at > from && at < to ? [{ at, events }] : []));
  return {
    audience,
    from,
    to,
    knownAt,
    bands: [...bands.values()].map((band) => ({ ...band, suspendedMinutes: suspendedIn(band) })),
    moments: moments.sort((a, b) => a.at - b.at),
  };
}

async function modelsOf(
  store: Store,
  { models, organisation }: AvailabilityTimelineArgs,
  view: { at: Instant; knownAt: Instant },
): Promise<NodeId[]> {
  if ((models == null || models.length === 0) && organisation == null) {
    throw new BellwetherError('BAD_INPUT', 'Neither models nor an organisation are given.', {
      hint: 'Give `models`, or an `organisation` to look at what it uses.',
      details: { field: 'models' },
    });
  }
  if (models != null && models.length > 0) {
    checkCount(models.length);
    const found = await Promise.all(models.map((model) => getNode(store, model, 'Model', view)));
    return [...new Set(found.map(({ id }) => id))];
  }
  const { id } = await getNode(store, organisation!, 'Organisation', view);
  const used = await store.traverse(usedBy(id), view);
  const named = [...(used.stages.get('models') ?? [])].map((model) => used.nodes.get(model)!);
  checkCount(named.length);
  return named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map((model) => model.id);
}

function checkCount(given: number): void {
  if (given <= MOST_MODELS) return;
  throw new BellwetherError('BAD_INPUT', `${given} models are too many at once.`, {
    hint: `Give the names of at most ${MOST_MODELS} in \`models\`.`,
    details: { field: 'models', given, most: MOST_MODELS },
  });
}

const usedBy = (organisation: NodeId): TraverseSpec => ({
  start: { organisation: [organisation] },
  scope: organisation,
  stages: [
    { name: 'workloads', from: ['organisation'], relation: 'RUNS', direction: 'out' },
    { name: 'endpoints', from: ['workloads'], relation: 'HAS_ENDPOINT', direction: 'out' },
    { name: 'used', from: ['endpoints'], relation: 'USES', direction: 'out' },
    { name: 'models', from: ['used'], relation: 'OFFERING_OF', direction: 'out', anyTime: true },
  ],
});

/** From best to worst, as far as use goes: where regions of one channel differ, the best of them is told. */
const STATES: readonly AvailabilityState[] = [
  'AVAILABLE',
  'DEPRECATED',
  'PARTLY_RESTORED',
  'RESTRICTED',
  'UNKNOWN',
  'SUSPENDED',
];

function byChannel(answers: readonly Availability[]): Availability[] {
  const best = new Map<NodeId | null, Availability>();
  for (const answer of answers) {
    const other = best.get(answer.channel);
    if (other === undefined || STATES.indexOf(answer.state) < STATES.indexOf(other.state)) {
      best.set(answer.channel, answer);
    }
  }
  return [...best.values()];
}

/** Goes on with the open segment where nothing changed. */
function extend(bands: Map<string, AvailabilityBand>, answer: Availability, at: Instant, to: Instant): void {
  const { model, channel, state, legal, operational, usable, reason } = answer;
  const key = `${model} ${channel}`;
  const band = bands.get(key) ?? { model, channel, segments: [], suspendedMinutes: 0 };
  bands.set(key, band);
  const last = band.segments.at(-1);
  // What withdrew the law is no reason for what is still off.
  const decisive = answer.causes.filter((cause) => cause.decisive);
  const event = (decisive.find((cause) => cause.state === state) ?? decisive[0])?.event ?? null;
  const same = last !== undefined && last.state === state && last.usable === usable && last.event === event;
  if (same && last.legal === legal && last.operational === operational) return;
  if (last !== undefined) last.to = at;
  band.segments.push({ from: at, to, state, legal, operational, usable, reason, event });
}

const suspendedIn = ({ segments }: AvailabilityBand): number =>
  Math.floor(segments.reduce((sum, one) => sum + (one.state === 'SUSPENDED' ? one.to - one.from : 0), 0) / 60_000);
