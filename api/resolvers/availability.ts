import type { View } from '../../graph/model.ts';
import type { Availability as Answer, Cause } from '../../queries/availability/answer.ts';
import { type AvailabilityArgs, availability } from '../../queries/availability/availability.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { type AudienceInput, parseAudience } from './audience.ts';
import { showEvidence } from './evidence.ts';
import { load, loadAll } from './related.ts';

export const Availability = {
  model: (parent: Seen<Answer>, _: unknown, context: ApiContext) => load(parent.it.model, parent, context),
  channel: (parent: Seen<Answer>, _: unknown, context: ApiContext) => load(parent.it.channel, parent, context),
  offering: (parent: Seen<Answer>, _: unknown, context: ApiContext) => load(parent.it.offering, parent, context),
  audience: (parent: Seen<Answer>) => seen(parent.it.audience, parent.view),
  causes: (parent: Seen<Answer>) => parent.it.causes.map((cause) => seen(cause, parent.view)),
  conflicts: (parent: Seen<Answer>) =>
    parent.it.conflicts.map((conflict) => seen({ ...conflict, about: parent.it.model }, parent.view)),
  evidence: showEvidence,
};

/** Channel by channel; see `queries/availability`. */
export async function showAvailability(
  args: Omit<AvailabilityArgs, 'audience' | 'at' | 'knownAt'> & { audience?: AudienceInput | null | undefined },
  view: View,
  context: ApiContext,
): Promise<Seen<Answer>[]> {
  const { model, channel, audience } = args;
  const asked = { model, channel, audience: parseAudience(audience), ...view };
  return (await availability(context.store, asked, context.now)).map((one) => seen(one, view));
}

export const AvailabilityCause = {
  event: (parent: Seen<Cause>, _: unknown, context: ApiContext) => load(parent.it.event, parent, context),
  summary: (parent: Seen<Cause>) => parent.it.text,
  channels: (parent: Seen<Cause>, _: unknown, context: ApiContext) =>
    parent.it.channels === null ? null : loadAll(parent.it.channels, parent, context),
  audience: (parent: Seen<Cause>) => seen(parent.it.audience, parent.view),
  evidence: showEvidence,
};

export const AvailabilityLayer = { LEGAL: 'legal', OPERATIONAL: 'operational' };

export const Basis = {
  STATEMENT: 'statement',
  REPORT: 'report',
  OBSERVATION: 'observation',
  LISTING: 'listing',
  CATALOGUE: 'catalogue',
};

export const AudienceCover = { YES: 'yes', PARTLY: 'partly', NO: 'no', UNKNOWN: 'unknown' };
