/** What is owed to webhooks, Slack and Teams: one record a notice and channel, tried until it is taken. */
import type { Instant, NodeId, Props } from '../../graph/model.ts';
import type { RecordPut, StoredRecord } from '../../graph/store.ts';
import { mailingId } from '../mail/ledger.ts';
import type { PostChannel } from './channels.ts';
import type { Notice } from './notices.ts';

export const COLLECTION = 'alert-post';

export interface Post {
  /** `post/KEY`; also the `webhook-id`, the same at every attempt. */
  id: string;
  rule: string;
  channel: string;
  organisation: NodeId;
  notice: string;
  /** `failed`: given up. `dropped`: the rule or the channel is gone. */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped';
  attempts: number;
  /** What became of the last attempt; never shows the address. */
  note: string | null;
  plannedAt: Instant;
  sentAt: Instant | null;
}

export function newPost(
  notice: Pick<Notice, 'id' | 'rule' | 'organisation' | 'at'>,
  channel: Pick<PostChannel, 'id'>,
): Post {
  return {
    id: mailingId('post', notice.id, channel.id),
    rule: notice.rule,
    channel: channel.id,
    organisation: notice.organisation,
    notice: notice.id,
    state: 'waiting',
    attempts: 0,
    note: null,
    plannedAt: notice.at,
    sentAt: null,
  };
}

/** `dueAt`: when it wants attention next; null: never again. */
export function postPut({ id, ...post }: Post, dueAt: Instant | null): RecordPut {
  return { collection: COLLECTION, id, scope: post.organisation, value: post as unknown as Props, dueAt };
}

export function postOf({ id, value }: StoredRecord): Post {
  return { id, ...(value as unknown as Omit<Post, 'id'>) };
}

const SECOND = 1_000;
const WAITS = [5, 15, 60, 300, 900, 3_600, 3_600, 7_200].map((seconds) => seconds * SECOND);
/** An alert that is a day old helps nobody. */
const GIVE_UP_AFTER = 24 * 3_600 * SECOND;

/** Null: given up. `notBefore`: what the server asked for. */
export function nextPostAt({ attempts, plannedAt }: Post, now: Instant, notBefore: Instant | null): Instant | null {
  const at = Math.max(now + WAITS[Math.min(attempts, WAITS.length) - 1]!, notBefore ?? 0);
  return at - plannedAt > GIVE_UP_AFTER ? null : at;
}
