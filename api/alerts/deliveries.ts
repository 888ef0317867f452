/** What became of a notice, channel by channel. */
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { fromRecord, COLLECTION as MAILINGS } from '../mail/ledger.ts';
import { shownChannel } from './channels.ts';
import { listNotices, mailingOf, type Notice } from './notices.ts';
import { newPost, COLLECTION as POSTS, postOf } from './posts.ts';
import { type AlertRule, listRules } from './rules.ts';

export interface Delivery {
  notice: string;
  /** As lists may show it. */
  to: string;
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped';
  attempts: number;
  note: string | null;
  sentAt: Instant | null;
  /** From the commit of the change behind it to when the other side had it; null: not sent, or time brought it on. */
  latencyMs: number | null;
}

/** In the order of the rule's channels, the one that it is escalated to last; those that it was not for are left out. */
export async function deliveriesOf(store: Store, rule: AlertRule, notice: Notice): Promise<Delivery[]> {
  const channels = [...rule.channels, ...(rule.escalation === null ? [] : [rule.escalation.channel])];
  const found = await Promise.all(
    channels.map(async (channel): Promise<Delivery[]> => {
      const isMail = channel.kind === 'email';
      const id = isMail ? mailingOf(notice.id, channel) : newPost(notice, channel).id;
      const [record] = await store.records.get(isMail ? MAILINGS : POSTS, [id]);
      if (record === undefined) return [];
      const { state, attempts, note, sentAt } = isMail ? fromRecord(record) : postOf(record);
      const latencyMs = sentAt === null || notice.committedAt === null ? null : sentAt - notice.committedAt;
      return [{ notice: notice.id, to: shownChannel(channel), state, attempts, note, sentAt, latencyMs }];
    }),
  );
  return found.flat();
}

/** What was sent of each alert, by its id. What went out for a rule that was removed is left out. */
export async function deliveriesByAlert(
  store: Store,
  asked: { organisation?: NodeId } = {},
): Promise<Map<string, Delivery[]>> {
  const rules = new Map((await listRules(store, asked)).map((rule) => [rule.id, rule]));
  const found = new Map<string, Delivery[]>();
  for (const notice of await listNotices(store, asked)) {
    const rule = rules.get(notice.rule);
    const deliveries = rule === undefined ? [] : await deliveriesOf(store, rule, notice);
    for (const { alert } of notice.entries) found.set(alert, [...(found.get(alert) ?? []), ...deliveries]);
  }
  return found;
}
