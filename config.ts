/** Every setting that the environment gives, in one place: read once, checked, and described for `docs/configuration.md`. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { BellwetherError } from './graph/errors.ts';
import { shownUrl } from './graph/shown-url.ts';

const flag = z
  .enum(['0', '1', 'false', 'true'], 'must be 1 (on) or 0 (off)')
  .transform((text) => text === '1' || text === 'true');

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
}

/**
 * Name → check, in the words that a person reads when the value is wrong ("PORT must be …"). The description is the
 * meaning. A test holds that docs/configuration.md has each of them.
 */
export const SETTINGS = z.object({
  BELLWETHER_DATA: z
    .string()
    .default('.bellwether')
    .describe('Folder of everything that Bellwether keeps; made where it is missing. Relative to the working folder.'),
  BELLWETHER_STORE: z
    .string()
    .regex(/^(sqlite:.+|(neo4j|bolt)(\+s|\+ssc)?:\/\/.+)$/, 'must be sqlite:PATH or neo4j://HOST:PORT')
    .optional()
    .describe('Where the graph lives: `sqlite:PATH` or `neo4j://…`. Default: `graph.sqlite` in BELLWETHER_DATA.'),
  BELLWETHER_NEO4J_USER: z.string().optional().describe('User of a `neo4j://` store whose URL names none; else neo4j.'),
  BELLWETHER_NEO4J_PASSWORD: z.string().optional().describe('Password of a `neo4j://` store whose URL names none.'),
  BELLWETHER_NEO4J_PASSWORD_FILE: z
    .string()
    .optional()
    .describe('File that holds the password, where neither the URL nor BELLWETHER_NEO4J_PASSWORD gives it.'),
  BELLWETHER_NEO4J_POOL_SIZE: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1 to 9999')
    .transform(Number)
    .default(50)
    .describe('Connections to Neo4j that one process opens at most; what comes on top waits in a queue.'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535')
    .default(4000)
    .describe('Port that `serve` listens on; 0 takes any free one.'),
  HOST: z.string().default('127.0.0.1').describe('Address that `serve` listens on; 0.0.0.0 opens it to the network.'),
  BELLWETHER_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/, 'must be http(s)://HOST[:PORT] without a path')
    .optional()
    .describe(
      'Where people reach this server: links in mails lead there, and it answers for that name. Default: http://127.0.0.1:PORT.',
    ),
  BELLWETHER_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/\s]+$/, 'must be smtp://[USER[:PASSWORD]@]HOST[:PORT], or smtps://…')
    .optional()
    .describe('The server that takes our mail: `smtp://` (STARTTLS) or `smtps://`. Without it nothing is sent.'),
  BELLWETHER_SMTP_PASSWORD_FILE: z
    .string()
    .optional()
    .describe('File that holds the password for BELLWETHER_SMTP_URL, where the URL has none.'),
  BELLWETHER_SMTP_CA_FILE: z
    .string()
    .optional()
    .describe('PEM of the authority that the mail server’s certificate is from, where it is a private one.'),
  BELLWETHER_MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>$|^[^@\s<>]+@[^@\s<>]+$/, 'must be an address, or Name <address>')
    .optional()
    .describe('Sender of mails: `Bellwether <news@example.org>`. Needed to send.'),
  BELLWETHER_MAIL_RETURN_PATH: z
    .string()
    .regex(/^[^@\s<>]+@[^@\s<>]+$/, 'must be an address')
    .optional()
    .describe('Where bounces go: each mail has an address of its own below it (`bounces+…@`). Default: the sender.'),
  BELLWETHER_MAIL_SECRET_FILE: z
    .string()
    .optional()
    .describe('File with what a caller of /mail/returned must know. Without it nobody may report bounces.'),
  BELLWETHER_MAIL_PER_SECOND: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be a whole number from 1 to 99999')
    .transform(Number)
    .default(10)
    .describe('Mails a second at most.'),
  BELLWETHER_DKIM_KEY_FILE: z
    .string()
    .optional()
    .describe('PEM of the private key that mails are signed with (DKIM), for the domain of the sender.'),
  BELLWETHER_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/i, 'must be letters, digits, dots and hyphens')
    .default('bellwether')
    .describe('Selector of the DKIM key: the public one is at SELECTOR._domainkey.DOMAIN.'),
  BELLWETHER_WEBHOOK_NETWORKS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isNetwork), 'must be addresses or networks with commas between (10.20.0.0/16,::1)')
    .default([])
    .describe('Private networks that webhooks of alerts may reach, beside the internet. Default: none.'),
  BELLWETHER_DEBUG: flag
    .default(false)
    .describe('1 prints the stack trace below an error, for bug reports. Off otherwise.'),
  NO_COLOR: z
    .string()
    .optional()
    .describe('Set to anything: no colours on a terminal (the convention of no-color.org).'),
});

/** Variables with our prefix that other parts read: the test suite, and `npm run neo4j`. */
export const KNOWN_ELSEWHERE = ['BELLWETHER_REQUIRE', 'BELLWETHER_TEST_NEO4J', 'BELLWETHER_NEO4J_HOME'];

export interface Config {
  /** Absolute. */
  dataDir: string;
  /** `sqlite:` with an absolute path (or `:memory:`), or the URL of a server. */
  store: string;
  /** What a `neo4j://` store takes beside its URL; `passwordFile` is absolute. */
  neo4j: { user?: string; password?: string; passwordFile?: string; poolSize: number };
  port: number;
  host: string;
  /** Where links of mails lead, without a slash at the end. */
  publicUrl: string;
  mail: MailConfig;
  /** Networks that webhooks may reach beside the internet: CIDR or addresses. */
  webhookNetworks: string[];
  debug: boolean;
  /** False where NO_COLOR is set. */
  colour: boolean;
}

/** Files are absolute; what is null was not set. */
export interface MailConfig {
  smtpUrl: string | null;
  passwordFile: string | null;
  caFile: string | null;
  from: string | null;
  returnPath: string | null;
  secretFile: string | null;
  perSecond: number;
  dkimKeyFile: string | null;
  dkimSelector: string;
}

/**
 * Reads and checks the environment. An empty value counts as not set. Throws BAD_INPUT naming the variable: for a bad
 * value, and for a variable with our prefix that is no setting (a typing error would otherwise be silently ignored).
 */
export function readConfig(env: Record<string, string | undefined>, cwd: string): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  refuseUnknown(Object.keys(set));
  const parsed = SETTINGS.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const variable = String(issue.path[0]);
    const value = shownUrl(set[variable] ?? '');
    throw new BellwetherError('BAD_INPUT', `${variable} ${issue.message}, but is '${value}'.`, {
      hint: 'docs/configuration.md lists every setting.',
      details: { variable, value },
    });
  }
  const settings = parsed.data;
  const dataDir = resolve(cwd, settings.BELLWETHER_DATA);
  return {
    dataDir,
    store: absoluteStore(settings.BELLWETHER_STORE ?? `sqlite:${resolve(dataDir, 'graph.sqlite')}`, cwd),
    neo4j: neo4jSettings(settings, cwd),
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.BELLWETHER_PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`,
    mail: mailSettings(settings, cwd),
    webhookNetworks: settings.BELLWETHER_WEBHOOK_NETWORKS,
    debug: settings.BELLWETHER_DEBUG,
    colour: settings.NO_COLOR === undefined,
  };
}

function neo4jSettings(settings: z.output<typeof SETTINGS>, cwd: string): Config['neo4j'] {
  const { BELLWETHER_NEO4J_USER: user, BELLWETHER_NEO4J_PASSWORD: password } = settings;
  const { BELLWETHER_NEO4J_PASSWORD_FILE: file, BELLWETHER_NEO4J_POOL_SIZE: poolSize } = settings;
  return {
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(file === undefined ? {} : { passwordFile: resolve(cwd, file) }),
    poolSize,
  };
}

function mailSettings(settings: z.output<typeof SETTINGS>, cwd: string): MailConfig {
  const file = (path: string | undefined) => (path === undefined ? null : resolve(cwd, path));
  return {
    smtpUrl: settings.BELLWETHER_SMTP_URL ?? null,
    passwordFile: file(settings.BELLWETHER_SMTP_PASSWORD_FILE),
    caFile: file(settings.BELLWETHER_SMTP_CA_FILE),
    from: settings.BELLWETHER_MAIL_FROM ?? null,
    returnPath: settings.BELLWETHER_MAIL_RETURN_PATH ?? null,
    secretFile: file(settings.BELLWETHER_MAIL_SECRET_FILE),
    perSecond: settings.BELLWETHER_MAIL_PER_SECOND,
    dkimKeyFile: file(settings.BELLWETHER_DKIM_KEY_FILE),
    dkimSelector: settings.BELLWETHER_DKIM_SELECTOR,
  };
}

/** `sqlite:` with an absolute path; other URLs as they are. */
export function absoluteStore(store: string, cwd: string): string {
  if (!store.startsWith('sqlite:')) return store;
  const path = store.slice('sqlite:'.length);
  return path === ':memory:' ? store : `sqlite:${resolve(cwd, path)}`;
}

function refuseUnknown(names: string[]): void {
  const known = [...Object.keys(SETTINGS.shape), ...KNOWN_ELSEWHERE];
  for (const name of names) {
    if (!name.startsWith('BELLWETHER_') || known.includes(name)) continue;
    const nearest = closest(name, known);
    throw new BellwetherError('BAD_INPUT', `${name} is no setting of Bellwether.`, {
      hint: distance(name, nearest) <= 4 ? `Nearest: ${nearest}.` : 'docs/configuration.md lists every setting.',
      details: { variable: name, nearest: [nearest] },
    });
  }
}
