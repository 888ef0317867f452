/** The addresses that mail and alerts need: the pages behind their links, and where what comes back is reported. */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { answerAck, isAckPath } from '../alerts/ack-page.ts';
import type { ServerLog } from '../server-log.ts';
import { readEvents, readReport, takeReturned } from './bounces.ts';
import { answerPreferences } from './preferences.ts';

/** POST what came back: JSON of a mail provider, or the report itself as message/rfc822. */
const RETURNED = '/mail/returned';

/** A report brings the whole mail back, pictures too. */
const MOST_BYTES = 2_000_000;

export const isMailPath = (path: string): boolean =>
  path === RETURNED || path.startsWith('/unsubscribe/') || isAckPath(path);

export interface MailHandlerOptions {
  store: Store;
  now: () => Instant;
  log: ServerLog;
  /** What a caller of /mail/returned must send as `Authorization: Bearer …`; null: nobody may call it. */
  secret: string | null;
}

export function createMailHandler({ store, now, log, secret }: MailHandlerOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    try {
      if (path === RETURNED) await takeIn(request, response);
      else await showPage(path, request, response);
    } catch (error) {
      const isTheirs = error instanceof BellwetherError;
      const id = randomUUID().slice(0, 8);
      if (!isTheirs) log.fault(id, error);
      if (response.headersSent) response.destroy();
      else plain(response, isTheirs ? 400 : 500, isTheirs ? error.message : `Unexpected fault ${id}.`);
    }
  };

  async function takeIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return plain(response, 405, 'Only POST.');
    if (secret === null || !isSame(request.headers.authorization ?? '', `Bearer ${secret}`))
      return plain(response, 401, 'Not allowed.');
    const body = await readBody(request);
    const isReport = (request.headers['content-type'] ?? '').startsWith('message/');
    const report = isReport ? readReport(body) : null;
    const ended: string[] = [];
    for (const returned of isReport ? (report === null ? [] : [report]) : readEvents(body)) {
      const address = await takeReturned(store, returned, now());
      if (address !== null) ended.push(address);
    }
    plain(response, 200, `${ended.length} ended.`);
  }

  async function showPage(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return plain(response, 405, 'Only GET and POST.');
    const form = new URLSearchParams(method === 'POST' ? await readBody(request) : '');
    const asked = { method: method === 'POST' ? ('POST' as const) : ('GET' as const), path, form };
    const answerPage = isAckPath(path) ? answerAck : answerPreferences;
    const { status, html } = await answerPage(store, asked, now());
    response.setHeader('content-security-policy', PAGE_POLICY);
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(method === 'HEAD' ? undefined : html);
  }
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function plain(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${text}\n`);
}

function isSame(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new BellwetherError('BAD_INPUT', `The body is longer than ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
