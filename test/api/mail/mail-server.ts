/** A real SMTP server on loopback that behaves as each recipient's name says, and keeps what it took. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface TakenMail {
  from: string;
  to: string;
  raw: string;
  secure: boolean;
}

export interface MailServer {
  url: string;
  taken: TakenMail[];
  /** Most conversations that were open at once. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

/** How the server treats a recipient whose name begins with this; everybody else gets his mail. */
const BEHAVIOURS = {
  /** The first attempt is put off, as greylisting does. */
  grey: (seen: number) => (seen === 1 ? answer(450, '4.7.1 Greylisted, please try again later') : null),
  unknown: () => answer(550, '5.1.1 No such user here'),
  full: () => answer(452, '4.2.2 Mailbox full'),
  policy: () => answer(550, '5.7.1 Message refused by policy'),
};

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const seen = new Map<string, number>();
  let open = 0;
  let mostAtOnce = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ['STARTTLS', 'AUTH'] : ['AUTH'],
    logger: false,
    closeTimeout: 200,
    onConnect: (_session, done) => {
      mostAtOnce = Math.max(mostAtOnce, ++open);
      done();
    },
    onClose: () => {
      open--;
    },
    onRcptTo: ({ address }, _session, done) => {
      const count = (seen.get(address) ?? 0) + 1;
      seen.set(address, count);
      const behaviour = Object.entries(BEHAVIOURS).find(([name]) => address.startsWith(name))?.[1];
      done(behaviour?.(count) ?? null);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo[0]!.address;
        const mail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to,
          raw: Buffer.concat(chunks).toString('latin1'),
          secure: session.secure,
        };
        if (to.startsWith('spam')) return done(answer(554, '5.7.1 Looks like spam'));
        taken.push(mail);
        // It has the mail, and the line breaks before it can say so.
        const count = seen.get(to) ?? 1;
        if (to.startsWith('broken') && count === 1) {
          for (const connection of server.connections)
            (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
          return;
        }
        if (to.startsWith('slow')) setTimeout(() => done(), 300);
        else done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    get mostAtOnce() {
      return mostAtOnce;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
