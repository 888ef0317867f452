/** Which mail is owed to whom: planned once for each subscription and period, with no gap between one window and the next. */
import { createHash } from 'node:crypto';
import type { Instant, NodeId, Props } from '../../graph/model.ts';
import type { Store, StoredRecord } from '../../graph/store.ts';
import { type Cadence, dueAt, lastDue, type Period, parsePeriod, periodAt } from './periods.ts';
import {
  listSubscriptions,
  COLLECTION as SUBSCRIPTIONS,
  type Subscription,
  fromRecord as subscriptionOf,
  toPut as subscriptionPut,
} from './subscriptions.ts';

export const COLLECTION = 'mailing';

export const MAILING_STATES = ['waiting', 'sending', 'sent', 'failed', 'dropped'] as const;

export interface Mailing {
  /** `digest/KEY`: the key stands for what it is about (subscription and period), so that there can be only one. */
  id: string;
  /** `digest`, `alert`: who renders it. */
  kind: string;
  subscription: string;
  organisation: NodeId;
  to: string;
  /** `2026-W24`: the last period that it covers. Of an alert: the notice that it carries. */
  period: string;
  /** What it tells of: from (inclusive) until (exclusive), as known at its end. */
  from: Instant;
  until: Instant;
  /** `failed`: will not be tried again. `dropped`: ended before it was sent, for a reason of the receiver. */
  state: (typeof MAILING_STATES)[number];
  attempts: number;
  /** What the server said last, or why it was dropped. */
  note: string | null;
  /** When it was planned, and when the server had taken it. */
  plannedAt: Instant;
  sentAt: Instant | null;
}

/**
 * Plans what is due, `first` subscriptions at most; gives what it planned. Several missed periods become one mail. Safe with
 * any number of workers: of two that see the same subscription due, one plans.
 */
export async function planDue(store: Store, now: Instant, first = 500): Promise<Mailing[]> {
  const planned: Mailing[] = [];
  for (const record of await store.records.list(SUBSCRIPTIONS, { dueUntil: now, first })) {
    const subscription = subscriptionOf(record);
    if (subscription.cadence === 'none') continue;
    const { name, until } = lastDue(subscription.cadence, subscription.zone, subscription.hour, now);
    const mailing = newMailing(subscription, { name, from: subscription.coveredUntil, until }, now);
    const isPlanned = await store.records.put([
      { ...mailingPut(mailing, now), expect: 0 },
      { ...subscriptionPut({ ...subscription, coveredUntil: until }), expect: record.version },
    ]);
    if (isPlanned) planned.push(mailing);
    else {
      // Another worker was faster, and this put fails too; or a mail of this name went out while the zone was another one,
      // and what is left of the period is told with the next.
      const { cadence, zone, hour } = subscription;
      const next = dueAt(periodAt(cadence, zone, until).until, zone, hour);
      await store.records.put([{ ...subscriptionPut(subscription), dueAt: next, expect: record.version }]);
    }
  }
  return planned;
}

/**
 * One period, on demand, for every active subscription of an organisation with that cadence; whoever has had it, or is due
 * to get it by the calendar, is passed over. It moves no window on.
 */
export async function planPeriod(
  store: Store,
  { organisation, period, now }: { organisation: NodeId; period: Period & { cadence: Cadence }; now: Instant },
): Promise<Mailing[]> {
  const planned: Mailing[] = [];
  for (const subscription of await listSubscriptions(store, { organisation })) {
    if (subscription.status !== 'active' || subscription.cadence !== period.cadence) continue;
    const { name, from, until } = parsePeriod(period.name, subscription.zone);
    if (until > now) continue;
    const mailing = newMailing(subscription, { name, from, until }, now);
    if (await store.records.put([{ ...mailingPut(mailing, now), expect: 0 }])) planned.push(mailing);
  }
  return planned;
}

/** The same for the same subject: 24 hex digits, which also make the Message-ID and the return path. */
export function mailingId(kind: string, ...about: string[]): string {
  return `${kind}/${createHash('sha256')
    .update(JSON.stringify([kind, ...about]))
    .digest('hex')
    .slice(0, 24)}`;
}

function newMailing({ id, organisation, email }: Subscription, { name, from, until }: Period, now: Instant): Mailing {
  return {
    id: mailingId('digest', id, name),
    kind: 'digest',
    subscription: id,
    organisation,
    to: email,
    period: name,
    from,
    until,
    state: 'waiting',
    attempts: 0,
    note: null,
    plannedAt: now,
    sentAt: null,
  };
}

/** `dueAt`: when it wants attention next; null: never again. */
export function mailingPut({ id, ...mailing }: Mailing, dueAt: Instant | null) {
  return { collection: COLLECTION, id, scope: mailing.organisation, value: mailing as unknown as Props, dueAt };
}

export function fromRecord({ id, value }: StoredRecord): Mailing {
  return { id, ...(value as unknown as Omit<Mailing, 'id'>) };
}
