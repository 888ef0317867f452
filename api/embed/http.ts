/**
 * What embeds need over HTTP: their code, which anybody may load; and by token what they show, as data (for the token's origins),
 * as a page for frames (the same) and as pictures. A token that shows nothing gets one answer, whatever the reason.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import type { AskOperation } from '../ask-operation.ts';
import { baseUrl } from '../base-url.ts';
import type { ServerLog } from '../server-log.ts';
import { createEmbedAsker } from './ask.ts';
import { type Embed, findEmbed } from './embeds.ts';
import { oembedOf, renderFrame, renderNothing } from './frame.ts';
import { drawBadge, drawCard, drawNothing, type Shape } from './picture.ts';
import { renderPng } from './render-png.ts';

const OEMBED = '/oembed';
const FILES: Record<string, { from: URL; type: string }> = {
  '/embed/bellwether.js': {
    from: new URL('./built/bellwether.js', import.meta.url),
    type: 'text/javascript; charset=utf-8',
  },
  '/embed/frame.css': { from: new URL('./frame.css', import.meta.url), type: 'text/css; charset=utf-8' },
};
const PARTS = /^\/embed\/(?<token>[\w.-]{1,200})\/(?<part>data\.json|frame|(?<shape>badge|card)\.(?<format>svg|png))$/;

/** How often a component looks again. */
const REFRESH_SECONDS = 60;

export const isEmbedPath = (path: string): boolean => path === OEMBED || path.startsWith('/embed/');

export interface EmbedHandlerOptions {
  store: Store;
  ask: AskOperation;
  now: () => Instant;
  log: ServerLog;
  publicUrl: string | null;
}

export function createEmbedHandler({ store, ask: askOperation, now, log, publicUrl }: EmbedHandlerOptions) {
  const ask = createEmbedAsker(askOperation, now);

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'Only GET.');
    try {
      const { token, part, shape, format } = PARTS.exec(path)?.groups ?? {};
      if (path === OEMBED) await answerOembed(request, response);
      else if (FILES[path] !== undefined) await answerFile(FILES[path], request, response);
      else if (part === 'data.json') await answerData(token!, request, response);
      else if (part === 'frame') await answerFrame(token!, request, response);
      else if (shape !== undefined) await answerPicture(token!, shape as Shape, format!, request, response);
      else plain(response, 404, 'Nothing here.');
    } catch (error) {
      const id = randomUUID().slice(0, 8);
      log.fault(id, error);
      if (response.headersSent) response.destroy();
      else plain(response, 500, `Unexpected fault ${id}.`);
    }
  };

  /** For programs and pages: a browser says which page asks, and lets it read the answer where we name its origin. */
  async function answerData(token: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('vary', 'Origin');
    const found = await findEmbed(store, token, now());
    const embed = found !== null && mayRead(found, request) ? found : null;
    if (embed === null) return json(response, request, 404, { state: 'unavailable' });
    const { origin } = request.headers;
    if (origin !== undefined) response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', 'x-as-of');
    const answer = await ask(embed).catch((error: unknown) => askingFailed(error));
    if (answer === null) return json(response, request, 503, { state: 'failed' });
    const { title: _, ...display } = embed.display;
    const body = { version: 1, refreshSeconds: REFRESH_SECONDS, display, view: answer.view };
    // Not in the body, which stays the same while nothing moves.
    response.setHeader('x-as-of', new Date(answer.asOf).toISOString());
    json(response, request, 200, body);
  }

  async function answerFrame(token: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const embed = await findEmbed(store, token, now());
    // Which page a frame is in, browsers check against this list.
    const ancestors = embed === null ? '*' : embed.origins.join(' ') || "'none'";
    response.removeHeader('x-frame-options');
    response.setHeader('content-security-policy', `${FRAME_POLICY}; frame-ancestors ${ancestors}`);
    const html = embed === null ? renderNothing() : renderFrame(embed, token, baseUrl(request.headers.host, publicUrl));
    send(response, request, embed === null ? 404 : 200, 'text/html; charset=utf-8', html, 'no-store');
  }

  async function answerPicture(
    token: string,
    shape: Shape,
    format: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const found = await findEmbed(store, token, now());
    const embed = found?.images === true ? found : null;
    const answer = embed === null ? null : await ask(embed).catch((error: unknown) => askingFailed(error));
    const svg =
      embed === null || answer === null
        ? drawNothing(shape)
        : shape === 'badge'
          ? drawBadge(answer, embed.display)
          : drawCard(answer, embed.display);
    const status = embed === null ? 404 : answer === null ? 503 : 200;
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    const caching = status === 200 ? 'private, max-age=60' : 'no-store';
    if (format === 'svg') return send(response, request, status, 'image/svg+xml', svg, caching);
    send(response, request, status, 'image/png', await renderPng(svg), caching);
  }

  async function answerOembed(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = new URL(request.url!, 'http://localhost').searchParams;
    if ((asked.get('format') ?? 'json') !== 'json') return plain(response, 501, 'Only format=json.');
    const url = URL.parse(asked.get('url') ?? '');
    const base = baseUrl(request.headers.host, publicUrl);
    const { token, part } = PARTS.exec(url?.pathname ?? '')?.groups ?? {};
    const isOurs = part === 'frame' && (url!.origin === base || url!.origin === publicUrl);
    const embed = isOurs ? await findEmbed(store, token!, now()) : null;
    if (embed === null) return json(response, request, 404, { state: 'unavailable' });
    const most = { width: sizeOf(asked.get('maxwidth')), height: sizeOf(asked.get('maxheight')) };
    json(response, request, 200, oembedOf(embed, token!, url!.origin, most));
  }

  /** Without an origin it is a program, or our own page in a frame. */
  function mayRead(embed: Embed, { headers }: IncomingMessage): boolean {
    const { origin } = headers;
    if (origin === undefined) return headers['sec-fetch-site'] !== 'cross-site';
    return embed.origins.includes(origin);
  }

  /** That an answer can't be had is shown; what was wrong is not. */
  function askingFailed(error: unknown): null {
    if (!(error instanceof BellwetherError)) log.fault(randomUUID().slice(0, 8), error);
    return null;
  }
}

const FRAME_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/** Code and style are the same for everybody, and nobody's secret. */
async function answerFile(
  { from, type }: { from: URL; type: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const accepted = request.headers['accept-encoding'] ?? '';
  const packed = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  const small =
    packed === null ? null : await readFile(new URL(`${from}.${packed === 'br' ? 'br' : 'gz'}`)).catch(() => null);
  const content = small ?? (await readFile(from).catch(() => null));
  if (content === null) return plain(response, 503, 'The embeds are not built: npm run embeds.');
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('vary', 'accept-encoding');
  if (small !== null) response.setHeader('content-encoding', packed!);
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  send(response, request, 200, type, content, 'public, max-age=300');
}

function send(
  response: ServerResponse,
  { method, headers }: IncomingMessage,
  status: number,
  type: string,
  content: string | Uint8Array,
  caching: string,
): void {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  response.setHeader('cache-control', caching);
  response.setHeader('etag', etag);
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (status === 200 && known.includes(etag)) return void response.writeHead(304).end();
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(content) });
  response.end(method === 'HEAD' ? undefined : content);
}

function json(response: ServerResponse, request: IncomingMessage, status: number, value: object): void {
  const text = `${JSON.stringify(value)}\n`;
  // Asked each time, so that a token that was revoked shows nothing from then on.
  const caching = status === 200 ? 'private, no-cache' : 'no-store';
  send(response, request, status, 'application/json; charset=utf-8', text, caching);
}

function plain(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${text}\n`);
}

const sizeOf = (text: string | null): number | null => (/^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : null);
