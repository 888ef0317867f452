import { type ApiContext, type ViewArgs, viewOf } from '../api-context.ts';
import type { AudienceInput } from './audience.ts';
import { showAvailability } from './availability.ts';
import { node, nodes } from './node.ts';

export const Query = {
  node,
  nodes,
  availability: (
    _: unknown,
    args: { model: string; channel?: string | null; audience?: AudienceInput | null } & ViewArgs,
    context: ApiContext,
  ) => showAvailability(args, viewOf(args, context), context),
};
