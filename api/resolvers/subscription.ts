import { parseSequence } from '../../queries/changes/changes.ts';
import { getNode } from '../../queries/find-node.ts';
import type { Impact } from '../../queries/impact/answer.ts';
import { type ApiContext, seen } from '../api-context.ts';
import type { FeedPage } from '../live/feed.ts';
import { showChanges } from './change.ts';

const organisationId = async (given: string, { store, now }: ApiContext): Promise<string> =>
  (await getNode(store, given, 'Organisation', { at: now, knownAt: now })).id;

export const Subscription = {
  changes: {
    async subscribe(_: unknown, args: { after?: string | null; organisation?: string | null }, context: ApiContext) {
      const scope = args.organisation == null ? null : await organisationId(args.organisation, context);
      return context.live.feed.follow(args.after == null ? null : parseSequence(args.after), scope);
    },
    resolve({ items, cursor }: FeedPage, _: unknown, context: ApiContext) {
      context.renew();
      return showChanges({ items, endCursor: String(cursor), hasMore: false }, context);
    },
  },
  impact: {
    async subscribe(_: unknown, args: { organisation: string }, context: ApiContext) {
      return context.live.postures.follow(await organisationId(args.organisation, context));
    },
    resolve(answer: Impact, _: unknown, context: ApiContext) {
      context.renew();
      return seen(answer, { at: answer.at, knownAt: answer.knownAt });
    },
  },
};
