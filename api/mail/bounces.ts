/** What comes back: failed deliveries and complaints, as messages to the return path or as events of a mail provider. */
import { z } from 'zod';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { fromRecord, COLLECTION as MAILINGS } from './ledger.ts';
import { mailingOfReturnPath } from './message.ts';
import { suppress } from './suppression.ts';

export interface Returned {
  kind: 'bounce' | 'complaint';
  /** The mailing that came back; null: nothing in it says so. */
  mailing: string | null;
  /** Whom it was for, as a provider's event says. A report's own word isn't taken: anybody can write one. */
  address: string | null;
  /** A delay or a full mailbox is no reason not to write again. */
  permanent: boolean;
  note: string;
}

const eventSchema = z.object({
  kind: z.enum(['bounce', 'complaint'], "must be 'bounce' or 'complaint'"),
  address: z.email('is no e-mail address').nullish(),
  mailing: z.string().nullish(),
  permanent: z.boolean().default(true),
  note: z.string().max(1000).default(''),
});

/** Throws BAD_INPUT naming the entry and the field. */
export function readEvents(body: string): Returned[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    throw new BellwetherError('BAD_INPUT', `The body is no JSON: ${(error as Error).message}`);
  }
  return (Array.isArray(value) ? value : [value]).map((entry: unknown, i) => {
    const parsed = eventSchema.safeParse(entry);
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0]!;
      throw new BellwetherError('BAD_INPUT', `Entry ${i + 1}: ${path.join('.') || 'it'} ${message}.`, {
        hint: 'An entry is { "kind": "bounce" | "complaint", "address": "…", "permanent": true, "note": "…" }.',
      });
    }
    const { address = null, mailing = null, ...rest } = parsed.data;
    return { ...rest, address, mailing };
  });
}

/**
 * A delivery status (RFC 3464) or feedback report (RFC 5965), as it arrived at the return path; null: it is neither (somebody
 * answered, or is out of office). `recipient`: where it was delivered to, if that is known.
 */
export function readReport(message: string, recipient = ''): Returned | null {
  const text = message.replace(/\r\n?/g, '\n');
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t].*)*)`, 'im').exec(text)?.[1]?.replace(/\s+/g, ' ').trim();
  const mailing =
    mailingOfReturnPath(recipient) ??
    mailingOfReturnPath(`${field('To') ?? ''} ${field('Delivered-To') ?? ''} ${field('X-Original-To') ?? ''}`) ??
    mailingOfMessageId(text);
  const feedback = field('Feedback-Type');
  if (feedback !== undefined) {
    return { kind: 'complaint', mailing, address: null, permanent: true, note: `complaint: ${feedback}` };
  }
  const action = field('Action')?.toLowerCase();
  const status = field('Status');
  if (action === undefined || status === undefined) return null;
  if (action !== 'failed' && action !== 'delayed') return null;
  return {
    kind: 'bounce',
    mailing,
    address: null,
    // RFC 3463: 5 is permanent; of these 5.2.2 is a full mailbox, which empties.
    permanent: action === 'failed' && status.startsWith('5.') && !status.startsWith('5.2.2'),
    note: field('Diagnostic-Code') ?? `${action} ${status}`,
  };
}

/** The returned message has our Message-ID. */
function mailingOfMessageId(text: string): string | null {
  const [, kind, key] = /^Message-ID:\s*<([a-z]+)\.([0-9a-f]{24})@/im.exec(text) ?? [];
  return kind === undefined || key === undefined ? null : `${kind}/${key}`;
}

/** Ends mail to an address that is gone or complains; gives it. Null: what came back is not final, or names nothing of ours. */
export async function takeReturned(store: Store, returned: Returned, now: Instant): Promise<string | null> {
  const [record] = returned.mailing === null ? [] : await store.records.get(MAILINGS, [returned.mailing]);
  const address = record === undefined ? returned.address : fromRecord(record).to;
  if (address === null || !returned.permanent) return null;
  const reason = returned.kind === 'bounce' ? 'bounced' : 'complained';
  await suppress(store, { address, reason, note: returned.note, since: now });
  return address;
}
