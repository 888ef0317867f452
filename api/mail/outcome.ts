/** What became of one attempt to send, read from the error of the SMTP conversation. */
export type Outcome =
  | { kind: 'sent'; note: string }
  /** Not now: greylisting, a full mailbox, a lost connection, a server that we can't agree on TLS with. */
  | { kind: 'later'; note: string }
  /** The server will not take this message, whoever it is for. */
  | { kind: 'refused'; note: string }
  /** There is no such mailbox, or it wants nothing from us: nothing more is to be sent there. */
  | { kind: 'no-such-address'; note: string };

/** The fields that nodemailer puts on its errors. */
interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
  command?: string;
}

/** RFC 3463: 5.1.x is an address that doesn't exist, 5.2.1 a mailbox that is disabled, 5.7.1 of a recipient: not wanted. */
const ADDRESS_STATUS = /\b5\.(?:1\.\d{1,3}|2\.1)\b/;
const OTHER_STATUS = /\b5\.\d{1,3}\.\d{1,3}\b/;

/**
 * RFC 5321 section 4.2.1: a 4yz answer is to be tried again, a 5yz answer is not. Of what has no answer (no connection, TLS,
 * a line that broke after DATA) nobody knows more than that it can be tried again.
 */
export function outcomeOf(error: unknown): Outcome {
  const { code, responseCode, response, command = '', message = String(error) } = error as SmtpError;
  const isTls = code === 'ETLS' || /^STARTTLS/.test(command);
  const note = `${isTls ? 'No TLS: ' : ''}${response ?? message}`.replace(/\s+/g, ' ').trim().slice(0, 500);
  if (responseCode === undefined || responseCode < 500) return { kind: 'later', note };
  // Wrong credentials and the like are ours to mend, and no fault of the message.
  if (/^(?:AUTH|EHLO|HELO|STARTTLS|CONN|API)/.test(command)) return { kind: 'later', note };
  const isRecipient = /^RCPT/.test(command);
  if (
    isRecipient &&
    (ADDRESS_STATUS.test(note) || (!OTHER_STATUS.test(note) && [550, 551, 553].includes(responseCode)))
  )
    return { kind: 'no-such-address', note };
  return { kind: 'refused', note };
}

const MINUTE = 60_000;
const WAITS = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE);

/** Greylisting wants minutes, a server that is down hours. Longer than two days nobody waits for: null. RFC 5321 4.5.4.1 says 4 to 5 days; a digest is old by then. */
export function nextTryAt(attempts: number, plannedAt: number, now: number): number | null {
  const at = now + (WAITS[Math.min(attempts, WAITS.length) - 1] as number);
  return at - plannedAt > 48 * 60 * MINUTE ? null : at;
}
