import type { Availability as Answer } from '../../queries/availability/answer.ts';
import { getNode } from '../../queries/find-node.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { type AudienceInput, parseAudience } from './audience.ts';
import { showAvailability } from './availability.ts';
import { distinct, instant, prop, related, relatedOne } from './related.ts';

/** What finds it beside its name. */
const aliases = (parent: Seen): string[] => parent.it.keys.filter((key) => key !== parent.it.name);

const OFFERINGS = { relation: 'OFFERING_OF', direction: 'in', kind: 'Offering' } as const;

/** Endpoints of an organisation that use one of the model's offerings. */
async function usedBy(parent: Seen, { organisation }: { organisation: string }, context: ApiContext): Promise<Seen[]> {
  const { id } = await getNode(context.store, organisation, 'Organisation', {
    ...parent.view,
    knownAt: Math.max(context.now, parent.view.knownAt),
  });
  const { neighbours } = context.loaders(parent.view);
  const offerings = await related(parent, context, { ...OFFERINGS, anyTime: true });
  const uses = { relation: 'USES', direction: 'in', kind: 'Endpoint', scope: id } as const;
  const found = await Promise.all(offerings.map((offering) => neighbours(offering.it.id, uses)));
  return distinct(found.flat(), parent);
}

export const Model = {
  aliases,
  family: prop('family'),
  provider: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'DEVELOPED_BY', direction: 'out', anyTime: true }),
  baseModel: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'BASED_ON', direction: 'out', anyTime: true }),
  derivedModels: (parent: Seen, _: unknown, context: ApiContext) =>
    related(parent, context, { relation: 'BASED_ON', direction: 'in', kind: 'Model', anyTime: true }),
  openWeights: prop('openWeights'),
  releasedAt: (parent: Seen) => instant(parent.it.props.releaseDate) ?? parent.it.time,
  offerings: (parent: Seen, _: unknown, context: ApiContext) => related(parent, context, OFFERINGS),
  usedBy,
  async availability(
    parent: Seen,
    { channel, audience }: { channel?: string | null; audience?: AudienceInput | null },
    context: ApiContext,
  ): Promise<Seen<Answer>[]> {
    // A name of a channel needs the store anyhow; without one, all models of a list are judged in one go.
    if (channel != null) return showAvailability({ model: parent.it.id, channel, audience }, parent.view, context);
    const found = await context.loaders(parent.view).availability(parent.it.id, parseAudience(audience));
    return found.map((one) => seen(one, parent.view));
  },
};

export const Provider = {
  aliases,
  controlledFrom: (parent: Seen, _: unknown, context: ApiContext) =>
    related(parent, context, { relation: 'CONTROLLED_FROM', direction: 'out' }),
  models: (parent: Seen, _: unknown, context: ApiContext) =>
    related(parent, context, { relation: 'DEVELOPED_BY', direction: 'in', kind: 'Model' }),
  channels: (parent: Seen, _: unknown, context: ApiContext) =>
    related(parent, context, { relation: 'OPERATED_BY', direction: 'in', kind: 'Channel' }),
};

export const Channel = {
  operator: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'OPERATED_BY', direction: 'out' }),
  firstParty: (parent: Seen) => parent.it.props.firstParty === true,
  selfHosted: (parent: Seen) => parent.it.props.selfHosted === true,
};

export const Authority = {
  aliases,
  jurisdictions: (parent: Seen, _: unknown, context: ApiContext) =>
    related(parent, context, { relation: 'ACTS_FOR', direction: 'out' }),
};

export const Jurisdiction = {
  code: (parent: Seen) => parent.it.id.slice('jurisdiction:'.length),
  within: (parent: Seen, _: unknown, context: ApiContext) =>
    related(parent, context, { relation: 'WITHIN', direction: 'out' }),
  authorities: (parent: Seen, _: unknown, context: ApiContext) =>
    related(parent, context, { relation: 'ACTS_FOR', direction: 'in', kind: 'Authority' }),
};
