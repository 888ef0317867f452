/**
 * What other pages may show: one published operation with fixed variables, by a token that ends. Of the token only the hash is
 * kept: whoever reads the store can show nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { BellwetherError, notFound } from '../../graph/errors.ts';
import type { Instant, NodeId, Props } from '../../graph/model.ts';
import type { Store, StoredRecord } from '../../graph/store.ts';
import type { Display } from './display.ts';
import type { EmbedKind } from './kinds.ts';

const COLLECTION = 'embed';

export interface Embed {
  id: string;
  /** What it is called, for whoever looks after the embeds. */
  name: string;
  organisation: NodeId;
  /** What is asked: never leaves. Instants may be written relative to now (`-P30D`). */
  kind: EmbedKind;
  variables: Record<string, string>;
  /** Pages that may show it: `https://wiki.example.org`. */
  origins: string[];
  /** Whether pictures of it may be had too: those can be shown anywhere, since whoever loads one doesn't say for which page. */
  images: boolean;
  /** How it looks: given to whoever shows it. */
  display: Display;
  createdAt: Instant;
  createdBy: string;
  expiresAt: Instant;
  revokedAt: Instant | null;
  revokedBy: string | null;
  /** SHA-256, in hex. */
  tokenHash: string;
}

export type NewEmbed = Pick<
  Embed,
  'name' | 'organisation' | 'kind' | 'variables' | 'origins' | 'images' | 'display' | 'createdBy' | 'expiresAt'
>;

export type EmbedState = 'active' | 'expired' | 'revoked';

export const embedState = ({ revokedAt, expiresAt }: Embed, now: Instant): EmbedState =>
  revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'active';

const DAY_MS = 86_400_000;
export const DEFAULT_DAYS = 90;
const MOST_DAYS = 730;

/** The token is told here and never again. Throws BAD_INPUT naming the field. */
export async function createEmbed(
  store: Store,
  input: NewEmbed,
  now: Instant,
): Promise<{ embed: Embed; token: string }> {
  const name = input.name.trim();
  if (name === '' || name.length > 200) throw wrong('name', 'name has to have 1 to 200 characters.');
  if (input.expiresAt <= now) throw wrong('expiresAt', 'expiresAt is past.', 'Give a time that is to come.');
  if (input.expiresAt > now + MOST_DAYS * DAY_MS)
    throw wrong('expiresAt', `expiresAt is more than ${MOST_DAYS} days ahead.`, 'Make a new one when it ends.');
  const origins = [...new Set(input.origins.map(parseOrigin))];
  if (origins.length === 0 && !input.images)
    throw wrong('origins', 'No page may show it.', 'Give the origins of those that may, or allow pictures.');
  const id = randomBytes(9).toString('base64url');
  const token = `${id}.${randomBytes(32).toString('base64url')}`;
  const embed = {
    ...input,
    ...{ id, name, origins, createdAt: now, revokedAt: null, revokedBy: null },
    tokenHash: hashOf(token).toString('hex'),
  };
  await store.records.put([{ ...toPut(embed), expect: 0 }]);
  return { embed, token };
}

/** Nothing is shown with it any more; again changes nothing. Throws NOT_FOUND. */
export async function revokeEmbed(store: Store, id: string, by: string, now: Instant): Promise<Embed> {
  for (;;) {
    const [record] = await store.records.get(COLLECTION, [id]);
    if (record === undefined) throw notFound('embed', id, []);
    const embed = fromRecord(record);
    if (embed.revokedAt !== null) return embed;
    const revoked = { ...embed, revokedAt: now, revokedBy: by };
    if (await store.records.put([{ ...toPut(revoked), expect: record.version }])) return revoked;
  }
}

/** The newest first. */
export async function listEmbeds(
  store: Store,
  { organisation }: { organisation?: NodeId | undefined } = {},
): Promise<Embed[]> {
  const found: Embed[] = [];
  for (let after: StoredRecord | undefined; ; ) {
    const page = await store.records.list(COLLECTION, {
      ...(organisation === undefined ? {} : { scope: organisation }),
      ...(after === undefined ? {} : { after }),
      first: 1_000,
    });
    found.push(...page.map(fromRecord));
    after = page.at(-1);
    if (page.length < 1_000) break;
  }
  return found.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
}

/** What nobody has a token for. */
const NOBODY = Buffer.alloc(32).toString('hex');

/**
 * The embed of a token; null for one that is unknown, changed, expired or revoked, which are not told apart, in time neither:
 * each is looked up, hashed and compared.
 */
export async function findEmbed(store: Store, token: string, now: Instant): Promise<Embed | null> {
  const [record] = await store.records.get(COLLECTION, [token.split('.', 1)[0]!.slice(0, 50)]);
  const embed = record === undefined ? null : fromRecord(record);
  const isSame = timingSafeEqual(hashOf(token), Buffer.from(embed?.tokenHash ?? NOBODY, 'hex'));
  return isSame && embed !== null && embedState(embed, now) === 'active' ? embed : null;
}

/** `https://wiki.example.org`, without a slash at the end. Throws BAD_INPUT. */
export function parseOrigin(given: string): string {
  const url = URL.parse(given.trim());
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '';
  if (isOrigin && url.hash === '' && url.username === '' && !url.hostname.includes('*')) return url.origin;
  throw wrong(
    'origins',
    `origins: '${given}' is no origin.`,
    'Write scheme and host, with a port where there is one: https://wiki.example.org. One for each, without *.',
  );
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

function fromRecord({ id, value }: StoredRecord): Embed {
  return { id, ...(value as unknown as Omit<Embed, 'id'>) };
}

function toPut({ id, ...embed }: Embed) {
  return { collection: COLLECTION, id, scope: embed.organisation, value: embed as unknown as Props };
}

function wrong(field: string, message: string, hint?: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', message, { ...(hint === undefined ? {} : { hint }), details: { field } });
}
