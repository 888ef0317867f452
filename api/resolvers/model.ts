import type { ApiContext, Seen } from '../api-context.ts';
import type { AudienceInput } from './audience.ts';
import { showAvailability } from './availability.ts';
import { instant, prop, related, relatedOne } from './related.ts';

/** What finds it beside its name. */
const aliases = (parent: Seen): string[] => parent.it.keys.filter((key) => key !== parent.it.name);

export const Model = {
  aliases,
  family: prop('family'),
  provider: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'DEVELOPED_BY', direction: 'out', anyTime: true }),
  baseModel: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'BASED_ON', direction: 'out', anyTime: true }),
  openWeights: prop('openWeights'),
  releasedAt: (parent: Seen) => instant(parent.it.props.releaseDate) ?? parent.it.time,
  offerings: (parent: Seen, _: unknown, context: ApiContext) =>
    related(parent, context, { relation: 'OFFERING_OF', direction: 'in', kind: 'Offering' }),
  availability: (
    parent: Seen,
    args: { channel?: string | null; audience?: AudienceInput | null },
    context: ApiContext,
  ) => showAvailability({ ...args, model: parent.it.id }, parent.view, context),
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
};
