/** The envelope and headers of a mail: what is the same at every attempt, and what lets its reader stop it. */
import type { Mailing } from './ledger.ts';

/** What the renderer makes: words and pictures, no addresses. */
export interface Content {
  subject: string;
  text: string;
  html: string;
  /** Shown in `html` as `cid:NAME`. */
  pictures?: { name: string; png: Uint8Array }[];
  /** Mailings to the same reader that it goes on from, the one that it answers last; mail programs show them together. */
  answers?: string[];
}

export interface Sender {
  /** `Bellwether <news@example.org>`. */
  from: string;
  /** Where bounces go, `bounces@example.org`; each mail gets an address of its own below it: `bounces+KEY@example.org`. */
  returnPath: string;
  /** Where links of a mail lead: `https://bellwether.example.org`, without a slash at the end. */
  publicUrl: string;
}

/** What nodemailer takes. */
export interface Message {
  envelope: { from: string; to: string };
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  date: Date;
  headers: Record<string, string | { prepared: true; value: string }>;
  attachments: { filename: string; content: Buffer; cid: string; contentType: string; contentDisposition: 'inline' }[];
}

/** `digest/KEY` → `digest.KEY`: what stands for a mailing in addresses and ids, the same at every attempt. */
const keyOf = ({ id }: Pick<Mailing, 'id'>): string => id.replace('/', '.');

export function messageIdOf(mailing: Pick<Mailing, 'id'>, { returnPath }: Sender): string {
  return `<${keyOf(mailing)}@${domainOf(returnPath)}>`;
}

/** `bounces@x` → `bounces+KEY@x`: a bounce names its mail even where the server that sends it quotes nothing. */
export function returnPathOf(mailing: Pick<Mailing, 'id'>, { returnPath }: Sender): string {
  return `${returnPath.slice(0, returnPath.lastIndexOf('@'))}+${keyOf(mailing)}@${domainOf(returnPath)}`;
}

/** The mailing that an address of `returnPathOf` names; null: it is none. */
export function mailingOfReturnPath(address: string): string | null {
  const [, kind, key] = /\+([a-z]+)\.([0-9a-f]{24})@/i.exec(address) ?? [];
  return kind === undefined || key === undefined ? null : `${kind}/${key}`;
}

/** RFC 8058: one address that a POST without sign-in unsubscribes, the same that a person may open. */
export function unsubscribeUrl(subscription: string, token: string, { publicUrl }: Sender): string {
  return `${publicUrl}/unsubscribe/${encodeURIComponent(subscription)}/${encodeURIComponent(token)}`;
}

export function toMessage(mailing: Mailing, token: string, content: Content, sender: Sender): Message {
  const answers = (content.answers ?? []).map((id) => messageIdOf({ id }, sender));
  return {
    envelope: { from: returnPathOf(mailing, sender), to: mailing.to },
    from: sender.from,
    to: mailing.to,
    subject: content.subject,
    text: content.text,
    html: content.html,
    messageId: messageIdOf(mailing, sender),
    ...(answers.length === 0 ? {} : { inReplyTo: answers.at(-1)!, references: answers }),
    // The time it was planned: a repeat is the same message in every respect.
    date: new Date(mailing.plannedAt),
    headers: {
      'List-Id': { prepared: true, value: `Bellwether <${mailing.kind}.bellwether.${domainOf(sender.returnPath)}>` },
      'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl(mailing.subscription, token, sender)}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // RFC 3834: no out-of-office answers, please.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    attachments: (content.pictures ?? []).map(({ name, png }) => ({
      filename: `${name}.png`,
      content: Buffer.from(png),
      cid: name,
      contentType: 'image/png',
      contentDisposition: 'inline',
    })),
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
