/** Sends what the ledger owes: takes a mailing, renders it, sends it, marks it. Any number of workers may do so at once. */
import type { Instant } from '../../graph/model.ts';
import type { Store, StoredRecord } from '../../graph/store.ts';
import { fromRecord, COLLECTION as MAILINGS, type Mailing, mailingPut } from './ledger.ts';
import { type Content, type Message, type Sender, toMessage } from './message.ts';
import { nextTryAt, type Outcome } from './outcome.ts';
import { COLLECTION as SUBSCRIPTIONS, type Subscription, fromRecord as subscriptionOf } from './subscriptions.ts';
import { findSuppression, suppress } from './suppression.ts';

/** How long a worker has for one mail; after that it counts as dead, and another one sends. Longer than any conversation may take. */
export const CLAIM_MS = 10 * 60_000;

export interface Outbox {
  store: Store;
  now: () => Instant;
  sender: Sender;
  /** What a mail says. Throws where it can't be made: the mail is tried again later. */
  render: (mailing: Mailing, subscription: Subscription) => Promise<Content>;
  /** One conversation with the server; never throws. */
  send: (message: Message) => Promise<Outcome>;
  /** Mails under way at the same time; the pool of connections is as large. */
  concurrency: number;
  onProgress?: (mailing: Mailing) => void;
}

export interface SendReport {
  sent: number;
  /** To be tried again. */
  later: number;
  failed: number;
  dropped: number;
}

/** Everything that is due now, `kind` alone if given; each mail once. */
export async function sendDue(outbox: Outbox, kind?: string): Promise<SendReport> {
  const report: SendReport = { sent: 0, later: 0, failed: 0, dropped: 0 };
  const queue = dueMailings(outbox, kind);
  const work = async (): Promise<void> => {
    for (;;) {
      const { value: record, done } = await queue.next();
      if (done === true) return;
      const mailing = await sendOne(outbox, record);
      if (mailing === null) continue;
      outbox.onProgress?.(mailing);
      report[
        mailing.state === 'sent' || mailing.state === 'failed' || mailing.state === 'dropped' ? mailing.state : 'later'
      ]++;
    }
  };
  await Promise.all(Array.from({ length: outbox.concurrency }, work));
  return report;
}

/** A page at a time: what is due is as long as the list of subscribers. */
async function* dueMailings({ store, now }: Outbox, kind: string | undefined): AsyncGenerator<StoredRecord, undefined> {
  const dueUntil = now();
  for (let after: StoredRecord | undefined; ; ) {
    const page: StoredRecord[] = await store.records.list(MAILINGS, {
      dueUntil,
      first: 200,
      ...(after === undefined ? {} : { after }),
      ...(kind === undefined ? {} : { prefix: `${kind}/` }),
    });
    yield* page;
    after = page.at(-1);
    if (page.length < 200) return;
  }
}

/** Null where another worker took it. */
async function sendOne(outbox: Outbox, record: StoredRecord): Promise<Mailing | null> {
  const { store, now } = outbox;
  const claimed: Mailing = { ...fromRecord(record), state: 'sending' };
  claimed.attempts++;
  if (!(await store.records.put([{ ...mailingPut(claimed, now() + CLAIM_MS), expect: record.version }]))) return null;
  const done = await attempt(outbox, claimed);
  const dueAt = done.state === 'waiting' ? nextTryAt(done.attempts, done.plannedAt, now()) : null;
  if (done.state === 'waiting' && dueAt === null) done.state = 'failed';
  // Nobody else may have touched it: the claim is ours until it ends. If it did end, whoever has it now decides.
  await store.records.put([{ ...mailingPut(done, dueAt), expect: record.version + 1 }]);
  return done;
}

async function attempt(outbox: Outbox, mailing: Mailing): Promise<Mailing> {
  const { store, now, sender, render, send } = outbox;
  const [found] = await store.records.get(SUBSCRIPTIONS, [mailing.subscription]);
  const subscription = found === undefined ? undefined : subscriptionOf(found);
  if (subscription === undefined || subscription.status !== 'active')
    return { ...mailing, state: 'dropped', note: 'The subscription has ended.' };
  const suppression = await findSuppression(store, mailing.to);
  if (suppression !== undefined)
    return { ...mailing, state: 'dropped', note: `The address is not written to: ${suppression.reason}.` };
  let content: Content;
  try {
    content = await render(mailing, subscription);
  } catch (error) {
    return { ...mailing, state: 'waiting', note: `It could not be written: ${(error as Error).message}` };
  }
  const { kind, note } = await send(toMessage(mailing, subscription.token, content, sender));
  if (kind === 'sent') return { ...mailing, state: 'sent', note, sentAt: now() };
  if (kind === 'later') return { ...mailing, state: 'waiting', note };
  if (kind === 'no-such-address') await suppress(store, { address: mailing.to, reason: 'bounced', note, since: now() });
  return { ...mailing, state: 'failed', note };
}
