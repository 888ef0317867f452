import type { Decision as StoreDecision } from '../../graph/store.ts';
import type { PageArgs } from '../../queries/listing.ts';
import { reviewHistory } from '../../queries/review/review.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { type Connection, pageOfList } from '../connection.ts';
import { load, upper } from './related.ts';

export const showDecision = (decision: StoreDecision, context: ApiContext): Seen<StoreDecision> =>
  seen(decision, { at: context.now, knownAt: context.now });

export async function decisions(
  _: unknown,
  args: { about?: string | null } & PageArgs,
  context: ApiContext,
): Promise<Connection<Seen<StoreDecision>>> {
  const entries = await reviewHistory(context.store, args.about ?? undefined);
  const shown = entries.map(({ decision }) => showDecision(decision, context));
  return pageOfList(shown, args, ({ it }) => it.id);
}

/** Of an `accept`, `b` is the question; of a rejected account its place: neither is a thing. */
const hasOther = ({ kind }: StoreDecision): boolean => kind !== 'accept' && kind !== 'reject' && kind !== 'reject-fact';

export const Decision = {
  kind: ({ it }: Seen<StoreDecision>) => upper(it.kind),
  about: ({ it }: Seen<StoreDecision>) => it.a,
  subject: (parent: Seen<StoreDecision>, _: unknown, context: ApiContext) =>
    parent.it.kind === 'reject-fact' ? null : load(parent.it.a, parent, context),
  other: (parent: Seen<StoreDecision>, _: unknown, context: ApiContext) =>
    hasOther(parent.it) ? load(parent.it.b, parent, context) : null,
  answers: ({ it }: Seen<StoreDecision>) => (it.kind === 'accept' ? it.b : null),
};
