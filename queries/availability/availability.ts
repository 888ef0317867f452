/** Whether a model can be used, channel by channel, by an audience, at a moment; and why. */
import type { Audience, Instant, NodeId } from '../../graph/model.ts';
import type { Stage, Store, TraverseSpec } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import { type Moments, viewOf } from '../view.ts';
import type { Availability } from './answer.ts';
import { EVERYONE, parseAudience } from './audience.ts';
import { AvailabilityJudge } from './judge.ts';
import { PLACES_STAGES, placesStart } from './places.ts';

export interface AvailabilityArgs extends Moments {
  /** Id, name or alias. */
  model: string;
  /** Default: every channel that offers it. */
  channel?: string | null | undefined;
  /** Default: everyone. */
  audience?: Audience | null | undefined;
}

/**
 * One answer a channel, ordered by channel; regions of one channel are told apart only where they differ. A channel that was
 * asked for and does not offer the model gives UNKNOWN; a model that is offered nowhere, without a channel asked for, gives
 * none. Throws NOT_FOUND (with the nearest names) for a model or channel that nobody knows.
 */
export async function availability(store: Store, args: AvailabilityArgs, now: Instant): Promise<Availability[]> {
  const view = viewOf(args, now);
  const [model, channel] = await Promise.all([
    getNode(store, args.model, 'Model', { ...view, knownAt: Math.max(now, view.knownAt) }),
    args.channel == null
      ? null
      : getNode(store, args.channel, 'Channel', { ...view, knownAt: Math.max(now, view.knownAt) }),
  ]);
  const audience = parseAudience((args.audience ?? EVERYONE) as never) ?? EVERYONE;
  const subgraph = await store.traverse(availabilitySpec([model.id], audience.jurisdictions ?? []), view);
  const judge = new AvailabilityJudge(subgraph, view);
  return judgeModel(judge, model.id, audience, channel?.id ?? null);
}

/** Many models in one traverse: for lists of models. */
export async function availabilities(
  store: Store,
  models: NodeId[],
  args: Omit<AvailabilityArgs, 'model' | 'channel'>,
  now: Instant,
): Promise<Map<NodeId, Availability[]>> {
  const view = viewOf(args, now);
  const audience = parseAudience((args.audience ?? EVERYONE) as never) ?? EVERYONE;
  const subgraph = await store.traverse(availabilitySpec(models, audience.jurisdictions ?? []), view);
  const judge = new AvailabilityJudge(subgraph, view);
  return new Map(models.map((model) => [model, judgeModel(judge, model, audience, null)]));
}

/** Every offering of `model` (on `channel`, if given), judged. Pure. */
export function judgeModel(
  judge: AvailabilityJudge,
  model: NodeId,
  audience: Audience,
  channel: NodeId | null,
): Availability[] {
  const offerings = judge.index.subjects('OFFERING_OF', model).map((offering) => ({
    offering: offering as NodeId | null,
    channel: judge.index.objects('THROUGH', offering)[0] ?? null,
  }));
  const wanted = offerings
    .filter((one) => channel === null || one.channel === channel)
    .sort((a, b) => (`${a.channel} ${a.offering}` < `${b.channel} ${b.offering}` ? -1 : 1));
  if (wanted.length === 0 && channel !== null) wanted.push({ offering: null, channel });
  const answers = wanted.map((one) => judge.judge({ model, ...one, audience }));
  // Regions of a channel are told apart only where they differ.
  return answers.filter(
    (one, i) => answers.findIndex((other) => other.channel === one.channel && other.reason === one.reason) === i,
  );
}

/** What an availability depends on: offerings, changes and legal acts at any time, and the lives of their actions. */
export const LEGAL_STAGES: Stage[] = [
  { name: 'actions', from: ['events'], relation: 'PART_OF', direction: 'out', anyTime: true },
  { name: 'actionEvents', from: ['actions'], relation: 'PART_OF', direction: 'in', anyTime: true },
];

export function availabilitySpec(models: NodeId[], jurisdictions: NodeId[]): TraverseSpec {
  return {
    start: { models, ...placesStart(jurisdictions) },
    stages: [
      { name: 'offerings', from: ['models'], relation: 'OFFERING_OF', direction: 'in', anyTime: true },
      { name: 'channels', from: ['offerings'], relation: 'THROUGH', direction: 'out', anyTime: true },
      { name: 'events', from: ['models'], relation: ['CHANGES', 'CONCERNS'], direction: 'in', anyTime: true },
      ...LEGAL_STAGES,
      ...PLACES_STAGES,
    ],
  };
}
