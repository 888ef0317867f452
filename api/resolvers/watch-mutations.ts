/** `watchConfirm`, `watchReopen`, `watchTakeBack`: each gives the question as it stands then. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { confirm, reopen, takeBack } from '../../queries/watch/decide.ts';
import { watch } from '../../queries/watch/watch.ts';
import { parseActor } from '../actor.ts';
import type { ApiContext } from '../api-context.ts';
import { type SeenItem, showWatchItem } from './watch-item.ts';

const saying =
  <A extends { item: string; by: string }>(say: (store: Store, args: A, now: Instant) => Promise<unknown>) =>
  async (_: unknown, args: A, context: ApiContext): Promise<SeenItem> => {
    const { store, now } = context;
    await say(store, { ...args, by: parseActor(args.by) }, now);
    const [answer] = await watch(store, { item: args.item }, now);
    return showWatchItem(answer!, { at: now, knownAt: now });
  };

export const watchMutations = {
  watchConfirm: saying<{ item: string; answer: string; by: string }>((store, { answer, ...rest }, now) =>
    confirm(store, { ...rest, reason: answer }, now),
  ),
  watchReopen: saying<{ item: string; reason: string; by: string }>(reopen),
  watchTakeBack: saying<{ item: string; by: string }>(takeBack),
};
