import type { Impact as ImpactAnswer } from '../../queries/impact/answer.ts';
import { impact as askImpact, type ImpactArgs } from '../../queries/impact/impact.ts';
import { type ApiContext, type Seen, seen, type ViewArgs, viewOf } from '../api-context.ts';
import type { AudienceInput } from './audience.ts';
import { showAvailability } from './availability.ts';
import { node, nodes } from './node.ts';

async function impact(_: unknown, args: ImpactArgs, context: ApiContext): Promise<Seen<ImpactAnswer>> {
  return showImpact(await askImpact(context.store, args, context.now));
}

/** What is reached from an answer is read at the moment that it was given for. */
const showImpact = (answer: ImpactAnswer): Seen<ImpactAnswer> =>
  seen(answer, { at: answer.at, knownAt: answer.knownAt });

export const Query = {
  impact,
  node,
  nodes,
  availability: (
    _: unknown,
    args: { model: string; channel?: string | null; audience?: AudienceInput | null } & ViewArgs,
    context: ApiContext,
  ) => showAvailability(args, viewOf(args, context), context),
};
