/** The HTTP server: GraphQL, the console, and two addresses for monitoring. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BellwetherError } from '../graph/errors.ts';
import type { Instant } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';
import { networksOf } from './alerts/networks.ts';
import { createAsker } from './ask-operation.ts';
import { answerConsole, isConsolePath } from './console/http.ts';
import { createEmbedHandler, isEmbedPath } from './embed/http.ts';
import { createFlatHandler, isFlatPath } from './flat/http.ts';
import { createGraphqlHandler } from './graphql-handler.ts';
import { answerRefusal, findForeignHost } from './guard.ts';
import { createFeed } from './live/feed.ts';
import { createPostures } from './live/postures.ts';
import { createMailHandler, isMailPath } from './mail/http.ts';
import type { LoadReviewVerbs } from './review-verbs.ts';
import { createSchema } from './schema.ts';
import { type ServerLog, standardErrorLog } from './server-log.ts';

export interface ServerOptions {
  store: Store;
  /** Address to listen on. */
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** The clock that "now" in questions is read from. */
  now: () => Instant;
  /** False while the store is being made ready; default: it is. */
  isReady?: () => boolean;
  /** What a caller of /mail/returned must know; null: nobody may call it. */
  mailSecret?: string | null;
  /** What an analyst may decide here; default: nothing. */
  review?: LoadReviewVerbs | null;
  /** The URL by which people reach it, without a slash at the end; default: where it listens. */
  publicUrl?: string | null;
  /** Private networks that webhooks of alerts may lead to, as CIDR; default: none. */
  webhookNetworks?: string[];
  /** How often the store is looked at for those who follow the feed; default: every second. */
  feedEveryMs?: number;
  /** Default: standard error. */
  log?: ServerLog;
}

export interface RunningServer {
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  url: string;
  /** Only this machine can reach it. */
  loopback: boolean;
  /** Takes no new requests and ends when those under way have been answered, or after `graceMs`. */
  close(): Promise<void>;
}

/** How long requests under way may take when the server is told to stop. */
const GRACE_MS = 3_000;
/** A store that does not answer in this time is not ready. */
const READY_MS = 2_000;

/** Throws BAD_INPUT where host and port cannot be listened on: another program has them, or they are not ours. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const {
    store,
    host,
    port,
    now,
    isReady = () => true,
    log = standardErrorLog,
    mailSecret = null,
    review = null,
    publicUrl = null,
    webhookNetworks = [],
    feedEveryMs = 1_000,
  } = options;
  const feed = createFeed(store, feedEveryMs);
  const postures = createPostures(store, feed, now);
  const networks = networksOf(webhookNetworks);
  const schema = createSchema();
  const ask = createAsker(store, schema);
  const live = { feed, postures };
  const graphql = createGraphqlHandler({ schema, store, now, log, review, live, networks, publicUrl });
  const embed = createEmbedHandler({ store, ask, now, log, publicUrl });
  const flat = createFlatHandler({ ask, now, log, publicUrl });
  const mail = createMailHandler({ store, now, log, secret: mailSecret });
  let isClosing = false;
  const server = createServer((request, response) => {
    // A connection that was used when the server was told to stop would else be kept for its next request.
    response.once('close', () => isClosing && setImmediate(() => server.closeIdleConnections()));
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const foreign = findForeignHost(request, publicUrl);
    if (foreign !== null) return answerRefusal(response, foreign);
    const path = (request.url ?? '/').split('?', 1)[0]!;
    if (path === '/graphql') {
      response.setHeader('content-security-policy', GRAPHIQL_POLICY);
      return void graphql(request, response);
    }
    if (isEmbedPath(path)) return void embed(request, response);
    if (isFlatPath(path)) return void flat(request, response);
    if (isMailPath(path)) return void mail(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Only GET.\n');
    if (isConsolePath(path)) return void answerConsole(path, request, response);
    if (path === '/health') return answer(response, 200, 'ok\n');
    if (path === '/ready') {
      if (!isReady()) return answer(response, 503, 'Not yet.\n');
      return void answerReady(store, response);
    }
    answer(response, 404, 'Nothing here. See /.\n');
  });
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${authority(host, taken)}`,
    loopback: isLoopback(host),
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        // Streams have no end of their own.
        feed.close();
        const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** Nothing of ours is to be framed, sniffed, or named to other sites. Pages say what they may load. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** GraphiQL needs inline scripts and workers of its own. */
const GRAPHIQL_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; " +
  "img-src data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text);
}

/** Ready is a store that answers; why it does not is nobody's business outside. */
async function answerReady(store: Store, response: ServerResponse): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), READY_MS);
  });
  try {
    await Promise.race([store.get([], { at: 0, knownAt: 0 }), late]);
    answer(response, 200, 'ready\n');
  } catch {
    answer(response, 503, 'The store does not answer.\n');
  } finally {
    clearTimeout(timer);
  }
}

function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(describeListenError(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function describeListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const details = { host, port };
  if (error.code === 'EADDRINUSE') {
    return new BellwetherError('CONFLICT', `Port ${port} of ${host} is in use by another program.`, {
      hint: 'Give another one with --port or PORT (0 takes any free one), or stop the other program.',
      details,
      cause: error,
    });
  }
  if (error.code === 'EACCES') {
    return new BellwetherError('BAD_INPUT', `Port ${port} may not be used without more rights.`, {
      hint: 'Give a port from 1024 on with --port or PORT.',
      details,
      cause: error,
    });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    return new BellwetherError('BAD_INPUT', `'${host}' is not an address of this machine.`, {
      hint: 'Give one with --host or HOST: 127.0.0.1 for this machine alone, 0.0.0.0 for every network.',
      details,
      cause: error,
    });
  }
  return error;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

const authority = (host: string, port: number): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
