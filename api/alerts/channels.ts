/** Where a message of an alert rule goes. The address of a webhook is a secret: who knows it can write there. */
import { createHash, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { BellwetherError } from '../../graph/errors.ts';
import { type Networks, networksOf } from './networks.ts';

export interface EmailChannel {
  /** Stable for the same address; part of links and of delivery ids. */
  id: string;
  kind: 'email';
  address: string;
  /** The subscription that the address has: whoever ends that gets no alerts either. */
  subscription: string;
  disabled: null;
}
export interface PostChannel {
  id: string;
  kind: 'webhook' | 'slack' | 'teams';
  url: string;
  /** What a webhook's messages are signed with (`whsec_…`, Standard Webhooks); null for Slack and Teams. */
  secret: string | null;
  /** Why nothing is sent there any more; null: it is. */
  disabled: string | null;
}
export type Channel = EmailChannel | PostChannel;

export const POST_KINDS = ['webhook', 'slack', 'teams'] as const;

export function emailChannel(address: string, subscription: string): EmailChannel {
  return { id: idOf('email', address.toLowerCase()), kind: 'email', address, subscription, disabled: null };
}

/**
 * `https://` alone, plain HTTP in named networks; addresses that can't be reached are refused here already (names when they are
 * looked up). Throws BAD_INPUT; the message doesn't show the address.
 */
export function parsePostChannel(
  kind: PostChannel['kind'],
  text: string,
  networks: Networks = networksOf([]),
): PostChannel {
  const url = URL.parse(text.trim());
  const refuse = (what: string, hint: string): never => {
    throw new BellwetherError('BAD_INPUT', `The address for ${kind} ${what}.`, { hint, details: { field: kind } });
  };
  if (url === null) return refuse('is no URL', 'Write it whole: https://hooks.example.org/…');
  if (url.username !== '' || url.password !== '')
    return refuse('has a user or password in it', 'Leave them out: messages of a webhook are signed.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && networks.isNamed(url.hostname)))
    return refuse('is not https', 'Plain http is for networks named in BELLWETHER_WEBHOOK_NETWORKS alone.');
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 && !networks.reaches(url.hostname))
    return refuse('is in a private network', 'Name the network in BELLWETHER_WEBHOOK_NETWORKS, if it is one of yours.');
  url.hash = '';
  const secret = kind === 'webhook' ? `whsec_${randomBytes(24).toString('base64')}` : null;
  return { id: idOf(kind, url.href), kind, url: url.href, secret, disabled: null };
}

/** Where it goes, as lists and logs may show it: of a webhook the host alone. */
export function shownChannel(channel: Channel): string {
  if (channel.kind === 'email') return channel.address;
  return `${channel.kind} ${new URL(channel.url).host}/…${channel.disabled === null ? '' : ` (off: ${channel.disabled})`}`;
}

/** Each once: the same address twice is one receiver. */
export const distinct = <C extends Pick<Channel, 'id'>>(channels: readonly C[]): C[] => [
  ...new Map(channels.map((channel) => [channel.id, channel])).values(),
];

const idOf = (kind: string, address: string): string =>
  createHash('sha256').update(`${kind} ${address}`).digest('hex').slice(0, 12);
