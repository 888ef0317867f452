/** Sends what is owed to webhooks, Slack and Teams. Any number of workers may do so at once. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { workThrough } from '../mail/queue.ts';
import type { PostChannel } from './channels.ts';
import { slackMessage, teamsMessage } from './chat.ts';
import type { Networks } from './networks.ts';
import { findNotice, type Notice } from './notices.ts';
import { organisationName } from './organisation-name.ts';
import { payloadOf } from './payload.ts';
import { postJson } from './post-json.ts';
import { nextPostAt, COLLECTION as POSTS, type Post, postOf, postPut } from './posts.ts';
import { type AlertRule, disableChannel, COLLECTION as RULES, ruleOf } from './rules.ts';
import { signWebhook } from './sign.ts';
import { viewOf } from './view.ts';

/** Longer than any POST may take; then its worker counts as dead. */
export const POST_CLAIM_MS = 60_000;

export interface PostOffice {
  store: Store;
  now: () => Instant;
  networks: Networks;
  /** Where links lead, without a slash at the end. */
  publicUrl: string;
  concurrency: number;
  timeoutMs?: number;
  /** `shown`: where it went, as logs may show it. */
  onProgress?: (post: Post, shown: string) => void;
}

export async function sendPosts(office: PostOffice): Promise<void> {
  const { store, now, concurrency } = office;
  const queue = {
    store,
    now,
    concurrency,
    collection: POSTS,
    claimMs: POST_CLAIM_MS,
    claim: (record: Parameters<typeof postOf>[0]): Post => {
      const post = postOf(record);
      return { ...post, state: 'sending', attempts: post.attempts + 1 };
    },
    attempt: (post: Post) => attempt(office, post),
    put: postPut,
  };
  await workThrough(queue, (post) => office.onProgress?.(post, `${post.rule}/${post.channel}`));
}

async function attempt(office: PostOffice, post: Post): Promise<{ item: Post; dueAt: Instant | null }> {
  const { store, now, networks, timeoutMs } = office;
  const end = (state: Post['state'], note: string, sentAt: Instant | null = null) => ({
    item: { ...post, state, note, sentAt },
    dueAt: null,
  });
  const [[ruleRecord], notice] = await Promise.all([
    store.records.get(RULES, [post.rule]),
    findNotice(store, post.notice),
  ]);
  if (ruleRecord === undefined || notice === undefined) return end('dropped', 'The rule was removed.');
  const rule = ruleOf(ruleRecord);
  const channel = rule.channels.find(({ id }) => id === post.channel);
  if (channel === undefined || channel.kind === 'email') return end('dropped', 'The rule has this channel no more.');
  if (channel.disabled !== null) return end('dropped', `The channel is off: ${channel.disabled}.`);
  const body = JSON.stringify(await bodyOf(office, notice, rule, channel));
  const seconds = Math.floor(now() / 1000);
  const headers: Record<string, string> = {
    'user-agent': 'Bellwether',
    'webhook-id': post.id.replace('/', '_'),
    'webhook-timestamp': String(seconds),
  };
  if (channel.secret !== null)
    headers['webhook-signature'] = signWebhook(channel.secret, headers['webhook-id']!, seconds, body);
  const outcome = await postJson({
    url: channel.url,
    headers,
    body,
    networks,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  if (outcome.kind === 'sent') return end('sent', outcome.note, now());
  if (outcome.kind === 'gone') {
    await disableChannel(store, rule.id, channel.id, 'its server answered 410 Gone');
    return end('failed', outcome.note);
  }
  const notBefore = outcome.retryAfterMs === null ? null : now() + outcome.retryAfterMs;
  const dueAt = nextPostAt(post, now(), notBefore);
  return dueAt === null
    ? end('failed', outcome.note)
    : { item: { ...post, state: 'waiting', note: outcome.note }, dueAt };
}

async function bodyOf(
  { store, publicUrl }: PostOffice,
  notice: Notice,
  rule: AlertRule,
  channel: PostChannel,
): Promise<object> {
  const view = viewOf(notice, rule, { organisationName: await organisationName(store, notice), publicUrl, channel });
  if (channel.kind === 'slack') return slackMessage(view);
  return channel.kind === 'teams' ? teamsMessage(view) : payloadOf(notice, rule, view);
}
