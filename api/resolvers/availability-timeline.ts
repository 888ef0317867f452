import type { Instant } from '../../graph/model.ts';
import {
  type AvailabilityTimeline as Answer,
  availabilityTimeline as ask,
  type AvailabilityBand as Band,
  type AvailabilitySegment as Segment,
} from '../../queries/availability-timeline/availability-timeline.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { type AudienceInput, parseAudience } from './audience.ts';
import { load } from './related.ts';

interface Args {
  models?: string[] | null;
  organisation?: string | null;
  audience?: AudienceInput | null;
  from: Instant;
  to?: Instant | null;
  knownAt?: Instant | null;
}

/** What is reached from it is read as of its end. */
export async function availabilityTimeline(_: unknown, args: Args, context: ApiContext): Promise<Seen<Answer>> {
  const answer = await ask(context.store, { ...args, audience: parseAudience(args.audience) }, context.now);
  return seen(answer, { at: answer.to, knownAt: answer.knownAt });
}

export const AvailabilityTimeline = {
  audience: ({ it, view }: Seen<Answer>) => seen(it.audience, view),
  bands: ({ it, view }: Seen<Answer>) => it.bands.map((band) => seen(band, view)),
  moments: ({ it, view }: Seen<Answer>) => it.moments.map((moment) => seen(moment, { ...view, at: moment.at })),
};

export const AvailabilityBand = {
  model: (parent: Seen<Band>, _: unknown, context: ApiContext) => load(parent.it.model, parent, context),
  channel: (parent: Seen<Band>, _: unknown, context: ApiContext) => load(parent.it.channel, parent, context),
  segments: ({ it, view }: Seen<Band>) => it.segments.map((segment) => seen(segment, { ...view, at: segment.from })),
};

export const AvailabilitySegment = {
  event: (parent: Seen<Segment>, _: unknown, context: ApiContext) => load(parent.it.event, parent, context),
};

export const AvailabilityMoment = {
  events: ({ it, view }: Seen<Answer['moments'][number]>) => it.events.map((event) => seen(event, view)),
};
