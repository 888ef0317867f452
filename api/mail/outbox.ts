/** Sends what the ledger owes: takes a mailing, renders it, sends it, marks it. Any number of workers may do so at once. */
import type { Instant } from '../../graph/model.ts';
import type { Store, StoredRecord } from '../../graph/store.ts';
import { fromRecord, COLLECTION as MAILINGS, type Mailing, mailingPut } from './ledger.ts';
import { type Content, type Message, type Sender, toMessage } from './message.ts';
import { nextTryAt, type Outcome } from './outcome.ts';
import { workThrough } from './queue.ts';
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
  const { store, now, concurrency } = outbox;
  const report: SendReport = { sent: 0, later: 0, failed: 0, dropped: 0 };
  const queue = {
    store,
    now,
    concurrency,
    collection: MAILINGS,
    ...(kind === undefined ? {} : { prefix: `${kind}/` }),
    claimMs: CLAIM_MS,
    claim(record: StoredRecord): Mailing {
      const mailing = fromRecord(record);
      return { ...mailing, state: 'sending', attempts: mailing.attempts + 1 };
    },
    async attempt(mailing: Mailing) {
      const item = await attempt(outbox, mailing);
      const dueAt = item.state === 'waiting' ? nextTryAt(item.attempts, item.plannedAt, now()) : null;
      return { item: item.state === 'waiting' && dueAt === null ? { ...item, state: 'failed' as const } : item, dueAt };
    },
    put: mailingPut,
  };
  await workThrough(queue, (mailing) => {
    outbox.onProgress?.(mailing);
    const { state } = mailing;
    report[state === 'sent' || state === 'failed' || state === 'dropped' ? state : 'later']++;
  });
  return report;
}

async function attempt(outbox: Outbox, mailing: Mailing): Promise<Mailing> {
  const { store, now, sender, render, send } = outbox;
  const [found] = await store.records.get(SUBSCRIPTIONS, [mailing.subscription]);
  const subscription = found === undefined ? undefined : subscriptionOf(found);
  if (subscription === undefined || subscription.status !== 'active')
    return { ...mailing, state: 'dropped', note: 'The subscription has ended.' };
  if (mailing.kind === 'alert' && !subscription.alerts)
    return { ...mailing, state: 'dropped', note: 'The subscription takes no alerts.' };
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
