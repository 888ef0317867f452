/** What a resolver is given beside its arguments. */
import type { GraphNode, Instant, View } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';
import type { Stretch } from '../queries/digest/stretch.ts';
import type { Networks } from './alerts/networks.ts';
import type { Feed } from './live/feed.ts';
import type { Postures } from './live/postures.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { LoadReviewVerbs } from './review-verbs.ts';

export interface ApiContext {
  store: Store;
  /** The instant of the request: what "now" means everywhere in its answer. */
  now: Instant;
  loaders(view: View): Loaders;
  /** What an analyst may decide; null: nothing can be decided here. */
  review: LoadReviewVerbs | null;
  /** Private networks that webhooks may lead to; default: none. */
  networks?: Networks;
  /** What subscriptions follow. */
  live: Live;
  /** Where people reach us, for addresses that are given out. */
  base: string;
  /** For each answer of a subscription: now is now, and everything is read anew. */
  renew(): void;
  /** What a stretch brought for everybody; for whoever asks for many digests of the same stretch. Default: read for each. */
  stretch?: Stretch;
}

export interface Live {
  feed: Feed;
  postures: Postures;
}

export function createContext(
  { networks, ...given }: Pick<ApiContext, 'store' | 'review' | 'live' | 'base' | 'networks'>,
  clock: () => Instant,
): ApiContext {
  const fresh = () => ({ now: clock(), loaders: createLoaders(given.store) });
  const context: ApiContext = {
    ...given,
    ...fresh(),
    ...(networks === undefined ? {} : { networks }),
    renew: () => void Object.assign(context, fresh()),
  };
  return context;
}

/**
 * A thing as an answer shows it: with the moment at which whatever is reached from it is read. This is the parent of
 * every resolver below Query. Fields without a resolver are read from `it`.
 */
export interface Seen<T = GraphNode> {
  it: T;
  view: View;
  /** For a document that was reached from a piece of evidence: the fact, whose version of the text is meant. */
  fact?: string;
}

export const seen = <T>(it: T, view: View): Seen<T> => ({ it, view });

/** The arguments `at` and `knownAt`; both default to now. */
export interface ViewArgs {
  at?: Instant | null | undefined;
  knownAt?: Instant | null | undefined;
}

export function viewOf(args: ViewArgs, context: ApiContext): View {
  return { at: args.at ?? context.now, knownAt: args.knownAt ?? context.now };
}
