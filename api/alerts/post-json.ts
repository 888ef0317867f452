/** One POST to somebody's server: bounded in time, no redirects, to no address that is not to be reached. Never throws. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { guardedLookup, type Networks, refusal } from './networks.ts';

export type PostOutcome =
  | { kind: 'sent'; note: string }
  /** To be tried again; `retryAfterMs`: not before that, the server says. */
  | { kind: 'later'; note: string; retryAfterMs: number | null }
  /** 410: whoever had the address wants nothing more. */
  | { kind: 'gone'; note: string };

export interface PostRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  networks: Networks;
  /** For all of it, from the name's look-up to the last byte of the answer. Default: 10 s. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** Of the answer, for the note. */
const SHOWN_BYTES = 200;

/** Notes never show the address: it is a secret. */
export async function postJson({
  url,
  headers,
  body,
  networks,
  timeoutMs = TIMEOUT_MS,
}: PostRequest): Promise<PostOutcome> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const later = (note: string): PostOutcome => ({ kind: 'later', note, retryAfterMs: null });
  // An address needs no look-up, so the guard of the look-up would not see it.
  if (isIP(host) !== 0 && !networks.reaches(host)) return later(refusal(host).message);
  if (protocol === 'http:' && !networks.isNamed(host)) return later('Plain http is for named networks alone.');
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        },
        lookup: guardedLookup(networks) as never,
        signal: AbortSignal.timeout(timeoutMs),
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          if (bytes < SHOWN_BYTES) chunks.push(chunk);
          bytes += chunk.length;
          // Who answers without an end has said enough.
          if (bytes > 100_000) response.destroy();
        });
        const done = (): void =>
          resolve(outcomeOf(response.statusCode ?? 0, response.headers['retry-after'], Buffer.concat(chunks)));
        response.on('end', done).on('close', done).on('error', done);
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        later(
          error.name === 'TimeoutError' || error.name === 'AbortError'
            ? `No answer within ${timeoutMs / 1000} s.`
            : reason(error),
        ),
      ),
    );
    request.end(body);
  });
}

function outcomeOf(status: number, retryAfter: string | undefined, answer: Buffer): PostOutcome {
  const said = answer.toString('utf8').slice(0, SHOWN_BYTES).replace(/\s+/g, ' ').trim();
  const note = `${status}${said === '' ? '' : ` ${said}`}`;
  if (status >= 200 && status < 300) return { kind: 'sent', note };
  if (status === 410) return { kind: 'gone', note };
  const seconds = Number(retryAfter);
  return { kind: 'later', note, retryAfterMs: retryAfter !== undefined && seconds >= 0 ? seconds * 1000 : null };
}

const reason = ({ code, message }: NodeJS.ErrnoException): string =>
  code === undefined ? message : `Not reached (${code}).`;
