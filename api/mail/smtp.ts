/** The SMTP server that takes our mail: a pool of connections over TLS, at a bounded rate, with DKIM. */
import nodemailer from 'nodemailer';
import type { Message } from './message.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

export interface SmtpSettings {
  /** `smtp://USER:PASSWORD@HOST:PORT` (STARTTLS) or `smtps://…` (TLS from the start). */
  url: string;
  /** Where the URL names a user and no password. */
  password?: string;
  /** Connections at the same time. */
  connections: number;
  /** Mails a second at most; null: as fast as the server takes them. */
  perSecond: number | null;
  dkim: { domainName: string; keySelector: string; privateKey: string } | null;
  /** PEM of the authority that the server's certificate is from, where it is a private one. */
  ca?: string;
  /** How long to wait for a connection, a greeting, an answer. Default: 20 s, 20 s, 60 s. */
  timeoutMs?: number;
}

export interface Smtp {
  send(message: Message): Promise<Outcome>;
  /** Connects and signs in. Throws what the server says. */
  verify(): Promise<void>;
  close(): void;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');

/** TLS is never given up: a server that offers none gets no mail, unless it is on this machine. */
export function connectSmtp(settings: SmtpSettings): Smtp {
  const { protocol, hostname, port, username, password } = new URL(settings.url);
  const secure = protocol === 'smtps:';
  const user = decodeURIComponent(username);
  const timeoutMs = settings.timeoutMs;
  const transport = nodemailer.createTransport({
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isLoopback(hostname),
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(password) || (settings.password ?? '') } }),
    ...(settings.ca === undefined ? {} : { tls: { ca: settings.ca } }),
    maxConnections: settings.connections,
    maxMessages: 100,
    ...(settings.perSecond === null ? {} : { rateDelta: 1000, rateLimit: settings.perSecond }),
    connectionTimeout: timeoutMs ?? 20_000,
    greetingTimeout: timeoutMs ?? 20_000,
    socketTimeout: timeoutMs ?? 60_000,
    // What a mail says comes from outside: it must not make us read files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(settings.dkim === null ? {} : { dkim: { ...settings.dkim, headerFieldNames: SIGNED } }),
  });
  return {
    async send(message) {
      try {
        const { response } = await transport.sendMail(message);
        return { kind: 'sent', note: response };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    async verify() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}

/** RFC 8058 section 3.1: the signature must cover the two List-Unsubscribe headers; the rest is what RFC 6376 5.4.1 advises. */
const SIGNED = [
  ...['From', 'Reply-To', 'Subject', 'Date', 'To', 'Message-ID', 'MIME-Version', 'Content-Type'],
  ...['Content-Transfer-Encoding', 'List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted'],
].join(':');
