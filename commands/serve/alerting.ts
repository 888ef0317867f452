/** While the server runs: follows the change feed, and sends what alerts owe within seconds. */
import { round } from '../../api/alerts/round.ts';
import { type PostOffice, sendPosts } from '../../api/alerts/send-posts.ts';
import { type Outbox, sendDue } from '../../api/mail/outbox.ts';

/** One look into the feed, where nothing happened, is one read by key and one of an index. */
export const EVERY_MS = 1_000;

/** A loop waits for the slowest of what it took, ten seconds at most; the others go on. */
const POST_LOOPS = 3;

export interface Alerting {
  posts: PostOffice;
  /** Null: no mail server is set. */
  outbox: Outbox | null;
  note: (line: string) => void;
  everyMs?: number;
}

/** Gives what stops it; that waits for what is under way. Looking never waits for a server that is slow to take what is sent. */
export function startAlerting({ posts, outbox, note, everyMs = EVERY_MS }: Alerting): () => Promise<void> {
  const { store, now } = posts;
  let isFirst = true;
  const faults = new Map<string, string>();
  const look = async (): Promise<void> => {
    const notices = await round({
      store,
      now,
      all: isFirst,
      onFault: (rule, { message }) => {
        // The same fault every second is told once.
        if (faults.get(rule) !== message) note(`alert rule ${rule}: ${message}`);
        faults.set(rule, message);
      },
    });
    isFirst = false;
    if (notices.length > 0) for (const sender of senders) sender.wake();
  };
  const senders = [
    ...Array.from({ length: POST_LOOPS }, () =>
      repeat('alerts to webhooks', () => sendPosts({ ...posts, onProgress: tellPost }), everyMs, note),
    ),
    ...(outbox === null ? [] : [repeat('alerts by mail', () => sendMail(outbox), everyMs, note)]),
  ];
  const looking = repeat('alerts', look, everyMs, note);
  return async () => {
    await looking.stop();
    await Promise.all(senders.map((sender) => sender.stop()));
  };

  async function sendMail(box: Outbox): Promise<void> {
    const onProgress: Outbox['onProgress'] = ({ to, state, note: said }) => {
      if (state === 'failed' || state === 'waiting') note(`alert to ${to}: ${state}: ${said ?? ''}`);
    };
    await sendDue({ ...box, onProgress }, 'alert');
  }

  function tellPost({ state, note: said }: Parameters<NonNullable<PostOffice['onProgress']>>[0], shown: string): void {
    if (state === 'failed' || state === 'waiting') note(`alert to ${shown}: ${state}: ${said ?? ''}`);
  }
}

interface Repeated {
  /** Does it now, or once more after what is under way. */
  wake(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Does it again and again, with a pause in between; a fault is told once, until another one or none comes. */
function repeat(what: string, work: () => Promise<void>, everyMs: number, note: (line: string) => void): Repeated {
  let stopped = false;
  let isWanted = false;
  let timer: NodeJS.Timeout | undefined;
  let told: string | null = null;
  let running: Promise<void> = Promise.resolve();
  const once = async (): Promise<void> => {
    isWanted = false;
    try {
      await work();
      told = null;
    } catch (error) {
      const { message } = error as Error;
      if (!stopped && message !== told) note(`${what}: ${message}`);
      told = message;
    }
    if (!stopped) timer = setTimeout(begin, isWanted ? 0 : everyMs);
  };
  const begin = (): void => {
    timer = undefined;
    running = once();
  };
  begin();
  return {
    wake() {
      isWanted = true;
      // No timer: it is under way, and looks at `isWanted` at its end.
      if (timer === undefined || stopped) return;
      clearTimeout(timer);
      begin();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
