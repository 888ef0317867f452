/**
 * What keeps other sites out while there is no sign-in: a page in a browser on this machine can reach a server that listens on
 * loopback, under a name of its own (DNS rebinding) or by sending a request that it may not read the answer of.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { BellwetherError } from '../graph/errors.ts';
import { createErrorDoor } from './errors.ts';
import { standardErrorLog } from './server-log.ts';

export interface Refusal {
  status: 403 | 415 | 421;
  error: BellwetherError;
}

/**
 * For every request: it was sent to a name that is ours, which nobody else can point at us. Those are localhost, addresses, and
 * the name of `publicUrl`. Null: go on.
 */
export function findForeignHost(request: IncomingMessage, publicUrl: string | null): Refusal | null {
  // Without a Host there is no browser.
  const { host } = request.headers;
  if (host === undefined) return null;
  const name = hostname(`http://${host}`);
  const isOurs =
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    isIP(name.replace(/^\[|\]$/g, '')) !== 0 ||
    (publicUrl !== null && name === hostname(publicUrl));
  if (isOurs) return null;
  return refuse(421, `This server does not answer for '${host}'.`, {
    hint: 'Ask for it by its address; or set BELLWETHER_PUBLIC_URL to the URL by which people reach it.',
    details: { host },
  });
}

/**
 * For `/graphql`: no page of another site sends it, and no form. A browser says where a request comes from in Origin and
 * Sec-Fetch-Site; a page elsewhere may send JSON only after having been allowed to, which we never do.
 */
export function findForeignOrigin(request: IncomingMessage, publicUrl: string | null): Refusal | null {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isNavigation = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET';
  const isElsewhere =
    origin === undefined
      ? (site === 'cross-site' || site === 'same-site') && !isNavigation
      : origin !== publicUrl && !(/^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === host);
  if (isElsewhere) {
    return refuse(403, 'Pages of other sites may not ask this server.', {
      hint: 'Behind a proxy, set BELLWETHER_PUBLIC_URL to the URL by which people reach it. For parts in other pages there are embeds.',
      details: { origin: origin ?? site },
    });
  }
  if (request.method === 'POST' && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return refuse(415, 'POST takes JSON only.', {
      hint: 'Send { "query": …, "variables": … } with content-type: application/json.',
      details: { contentType: request.headers['content-type'] ?? null },
    });
  }
  return null;
}

/** In the shape in which every error leaves. */
export function answerRefusal(response: ServerResponse, { status, error }: Refusal): void {
  const { message, extensions } = createErrorDoor(standardErrorLog)(error);
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${JSON.stringify({ errors: [{ message, extensions }] })}\n`);
}

function hostname(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}

function refuse(
  status: Refusal['status'],
  message: string,
  rest: { hint: string; details: Record<string, unknown> },
): Refusal {
  return { status, error: new BellwetherError('BAD_INPUT', message, rest) };
}
