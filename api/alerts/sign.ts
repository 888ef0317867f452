/** Signatures: of what a webhook is sent (Standard Webhooks), and of the links by which alerts are acknowledged. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * https://www.standardwebhooks.com: `v1,` and the base64 of HMAC-SHA256 over `id.seconds.body`. The key is what stands
 * behind `whsec_`, as base64.
 */
export function signWebhook(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

/** What a link carries to be allowed to acknowledge what a notice tells of, in the name of the channel that it went to. */
export function ackToken(key: string, notice: string, channel: string): string {
  return createHmac('sha256', key).update(`acknowledge ${notice} ${channel}`).digest('base64url');
}

export function isSameToken(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)];
  return a.length === b.length && timingSafeEqual(a, b);
}
