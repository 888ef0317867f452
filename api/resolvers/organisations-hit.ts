import type { PageArgs } from '../../queries/listing.ts';
import {
  type OrganisationImpact as Answer,
  organisationsHit as ask,
  type EveryArgs,
} from '../../queries/organisations-hit/organisations-hit.ts';
import { type ApiContext, type Seen, seen, type ViewArgs, viewOf } from '../api-context.ts';
import { type Connection, pageOfQuery } from '../connection.ts';

/** How many there are in all is not offered: it would take all organisations to know. */
export function organisationsHit(
  _: unknown,
  args: Omit<EveryArgs, 'at' | 'knownAt'> & ViewArgs & PageArgs,
  context: ApiContext,
): Promise<Connection<Seen<Answer>>> {
  const view = viewOf(args, context);
  return pageOfQuery(
    args,
    async (page) => ({ ...(await ask(context.store, { ...args, ...page }, context.now)), count: async () => 0 }),
    (one) => seen(one, view),
  );
}

export const OrganisationImpact = {
  organisation: ({ it, view }: Seen<Answer>) => seen(it.organisation, view),
  criticalFunctions: ({ it, view }: Seen<Answer>) =>
    it.criticalFunctions.map((one) => ({ ...one, function: seen(one.function, view) })),
  worst: ({ it, view }: Seen<Answer>) => it.worst.map((one) => ({ ...one, workload: seen(one.workload, view) })),
};
