/** The outbox that the settings describe. */
import { readFileSync } from 'node:fs';
import type { Outbox } from '../api/mail/outbox.ts';
import type { Smtp } from '../api/mail/smtp.ts';
import { BellwetherError } from '../graph/errors.ts';
import type { CommandContext } from './context.ts';

const CONNECTIONS = 5;

/** Throws BAD_INPUT naming the setting that is missing or the file that can't be read. Connects to nobody yet. */
export async function openOutbox(context: CommandContext): Promise<Outbox & { smtp: Smtp }> {
  const { mail, publicUrl } = context.config;
  const url = needed(mail.smtpUrl, 'BELLWETHER_SMTP_URL', 'smtp://mail.example.org:587');
  const from = needed(mail.from, 'BELLWETHER_MAIL_FROM', 'Bellwether <news@example.org>');
  const address = /<([^>]+)>$/.exec(from)?.[1] ?? from;
  const { connectSmtp } = await import('../api/mail/smtp.ts');
  const { digestRenderer } = await import('../api/digest/render.ts');
  const { alertRenderer } = await import('../api/alerts/render-mail.ts');
  const store = await context.openStore();
  const password = readSetting(mail.passwordFile, 'BELLWETHER_SMTP_PASSWORD_FILE');
  const ca = readSetting(mail.caFile, 'BELLWETHER_SMTP_CA_FILE');
  const privateKey = readSetting(mail.dkimKeyFile, 'BELLWETHER_DKIM_KEY_FILE');
  const smtp = connectSmtp({
    url,
    connections: CONNECTIONS,
    perSecond: mail.perSecond,
    ...(password === null ? {} : { password }),
    ...(ca === null ? {} : { ca }),
    dkim:
      privateKey === null
        ? null
        : { domainName: address.slice(address.lastIndexOf('@') + 1), keySelector: mail.dkimSelector, privateKey },
  });
  context.onExit(() => smtp.close());
  const sender = { from, returnPath: mail.returnPath ?? address, publicUrl };
  const [digest, alert] = [digestRenderer(store, sender, context.now), alertRenderer(store, sender)];
  return {
    store,
    now: context.now,
    sender,
    render: (mailing, subscription) => (mailing.kind === 'alert' ? alert : digest)(mailing, subscription),
    send: (message) => smtp.send(message),
    concurrency: CONNECTIONS,
    smtp,
  };
}

/** The content of a file that a setting names, without the end of its last line; null where it names none. */
export function readSetting(path: string | null, variable: string): string | null {
  if (path === null) return null;
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch (error) {
    throw new BellwetherError(
      'BAD_INPUT',
      `${variable}: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`,
      {
        details: { variable, path },
      },
    );
  }
}

function needed(value: string | null, variable: string, example: string): string {
  if (value !== null) return value;
  throw new BellwetherError('BAD_INPUT', `To send mail, ${variable} must be set.`, {
    hint: `For example ${example}; docs/configuration.md lists every setting.`,
    details: { variable },
  });
}
