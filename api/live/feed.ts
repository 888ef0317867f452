/** The feed as it grows: many followers share one poll of the store, each reads at its own pace and from where it left off. */
import { Repeater } from 'graphql-yoga';
import type { NodeId } from '../../graph/model.ts';
import type { Change, Store } from '../../graph/store.ts';

export interface FeedPage {
  items: Change[];
  /** Sequence to go on after; that of the page before where there is nothing. */
  cursor: number;
}

export interface Feed {
  /**
   * Pages behind `after` (null: from now on), of what is public and of `scope`. The first comes at once, even if it is empty;
   * later ones as soon as there is something. Ends when the feed is closed; throws what the store throws.
   */
  follow(after: number | null, scope: NodeId | null): AsyncIterableIterator<FeedPage>;
  /** How many follow. */
  readonly followers: number;
  /** Every follower ends. */
  close(): void;
}

/** The longest page. */
const PAGE = 500;
/** Whoever lags behind more changes than these reads them from the store. */
const KEPT = 5_000;

export function createFeed(store: Store, everyMs: number): Feed {
  const polls = new Map<NodeId | null, Poll>();
  const closing = new AbortController();
  return {
    follow: (after, scope) =>
      new Repeater<FeedPage>(async (push, stop) => {
        let isOver = closing.signal.aborted;
        const end = (): void => {
          isOver = true;
          poll.wake();
        };
        const poll = polls.get(scope) ?? new Poll(store, scope, everyMs);
        polls.set(scope, poll);
        poll.followers++;
        void stop.then(end);
        closing.signal.addEventListener('abort', end);
        try {
          let cursor = after ?? (await poll.head());
          for (let isFirst = true; !isOver; isFirst = false) {
            const items = await poll.read(cursor);
            cursor = items.at(-1)?.sequence ?? cursor;
            if (items.length > 0 || isFirst) await push({ items, cursor });
            else await poll.next(cursor);
          }
          stop();
        } finally {
          closing.signal.removeEventListener('abort', end);
          if (--poll.followers === 0) {
            poll.end();
            polls.delete(scope);
          }
        }
      }),
    get followers() {
      return [...polls.values()].reduce((sum, poll) => sum + poll.followers, 0);
    },
    close: () => closing.abort(),
  };
}

/** Everything behind the sequence `floor`, up to `last`. */
interface Recent {
  floor: number;
  last: number;
  changes: Change[];
}

/** One poll for all that follow the same scope; it rests while nobody waits. */
class Poll {
  followers = 0;
  private readonly store: Store;
  private readonly scope: NodeId | null;
  private readonly everyMs: number;
  /** Null before anybody asked. */
  private recent: Recent | null = null;
  private timer: NodeJS.Timeout | undefined;
  private waiting: PromiseWithResolvers<void> | null = null;

  constructor(store: Store, scope: NodeId | null, everyMs: number) {
    this.store = store;
    this.scope = scope;
    this.everyMs = everyMs;
  }

  /** The end of the feed. */
  async head(): Promise<number> {
    return (await this.known()).last;
  }

  /** What is behind `after`, a page at most. */
  async read(after: number): Promise<Change[]> {
    const { floor, changes } = await this.known();
    if (after < floor) return this.store.changes(after, { first: PAGE, scope: this.scope });
    // The sequences grow, but those of other scopes are missing.
    const start = changes.findIndex(({ sequence }) => sequence > after);
    return start === -1 ? [] : changes.slice(start, start + PAGE);
  }

  /** Resolves when there is something behind `after`, or somebody ends; rejects with what the store threw. */
  next(after: number): Promise<void> {
    // Something may have come since it was read.
    if (this.recent !== null && this.recent.last > after) return Promise.resolve();
    this.waiting ??= Promise.withResolvers();
    this.timer ??= setTimeout(() => void this.look(), this.everyMs);
    return this.waiting.promise;
  }

  wake(): void {
    this.waiting?.resolve();
    this.waiting = null;
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private async known(): Promise<Recent> {
    if (this.recent !== null) return this.recent;
    const { sequence } = await this.store.stats();
    this.recent ??= { floor: sequence, last: sequence, changes: [] };
    return this.recent;
  }

  private async look(): Promise<void> {
    try {
      const recent = await this.known();
      const found = await this.store.changes(recent.last, { first: PAGE, scope: this.scope });
      this.timer = undefined;
      recent.changes.push(...found);
      recent.last = found.at(-1)?.sequence ?? recent.last;
      const surplus = recent.changes.splice(0, Math.max(0, recent.changes.length - KEPT));
      recent.floor = surplus.at(-1)?.sequence ?? recent.floor;
      if (found.length > 0) this.wake();
      else if (this.waiting !== null && this.followers > 0)
        this.timer = setTimeout(() => void this.look(), this.everyMs);
    } catch (error) {
      this.timer = undefined;
      this.waiting?.reject(error);
      this.waiting = null;
    }
  }
}
