/** A store with subscribers, a clock, and an outbox over a real connection to a mail server. */

import type { Outbox } from '../../../api/mail/outbox.ts';
import { connectSmtp, type Smtp, type SmtpSettings } from '../../../api/mail/smtp.ts';
import { subscribe } from '../../../api/mail/subscriptions.ts';
import { openStore } from '../../../graph/open.ts';
import type { Store } from '../../../graph/store.ts';

export const SENDER = {
  from: 'Bellwether <news@bellwether.example>',
  returnPath: 'bounces@bellwether.example',
  publicUrl: 'https://bellwether.example',
};

export interface PostOffice extends Outbox {
  clock: { now: number };
  smtp: Smtp;
  store: Store;
}

/** Subscribers join on Wednesday 10 June 2026; the mail about that week is due on Monday 15 June at 7 in their zone. */
export const JOINED = Date.parse('2026-06-10T12:00:00Z');
export const MONDAY = Date.parse('2026-06-15T07:00:00Z');

export async function openPostOffice(
  url: string,
  addresses: readonly string[],
  smtpSettings: Partial<SmtpSettings> = {},
  storeUrl = 'sqlite::memory:',
): Promise<PostOffice> {
  const clock = { now: JOINED };
  const store = await openStore(storeUrl, { now: () => clock.now });
  for (const email of addresses) await subscribe(store, subscriberOf(email), clock.now);
  const smtp = connectSmtp({ url, connections: 3, perSecond: null, dkim: null, timeoutMs: 5_000, ...smtpSettings });
  return {
    store,
    clock,
    smtp,
    now: () => clock.now,
    sender: SENDER,
    render: async ({ period }) => ({
      subject: `The week ${period}`,
      text: 'Nothing new.',
      html: '<p>Nothing new.</p>',
    }),
    send: (message) => smtp.send(message),
    concurrency: 3,
  };
}

export function subscriberOf(email: string) {
  return {
    organisation: 'organisation:meridian',
    email,
    name: '',
    cadence: 'weekly' as const,
    zone: 'UTC',
    hour: 7,
    alerts: false,
  };
}

export async function closePostOffice({ store, smtp }: PostOffice): Promise<void> {
  smtp.close();
  await store.close();
}
