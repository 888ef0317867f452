/** While the server runs: every minute, plan what is due and send it, where a mail server is set. */
import { planDue } from '../../api/mail/ledger.ts';
import { type Outbox, sendDue } from '../../api/mail/outbox.ts';

const EVERY_MS = 60_000;

/** Gives what stops it; that waits for the mails under way. */
export function startMailing(outbox: Outbox, note: (line: string) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    try {
      while (!stopped && (await planDue(outbox.store, outbox.now())).length > 0);
      await sendDue({
        ...outbox,
        onProgress: ({ to, state, note: said }) => {
          if (state === 'failed' || state === 'waiting') note(`mail to ${to}: ${state}: ${said ?? ''}`);
        },
      });
    } catch (error) {
      note(`mail: ${(error as Error).message}`);
    }
    if (!stopped) timer = setTimeout(begin, EVERY_MS);
  };
  const begin = (): void => {
    running = round();
  };
  begin();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
