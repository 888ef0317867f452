/** Gets one address politely: with limits of time and size, only if it has changed, and again where that may help. */
import ky from 'ky';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant } from '../../graph/model.ts';
import { shortAddress } from '../short-address.ts';
import { describeFailure, type Failure, GuardError, seconds } from './describe-failure.ts';
import { readBody } from './read-body.ts';
import { waitBeforeRetry } from './retry-policy.ts';

/** What the answer before this one said of itself; kept in the source's state. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface Fetched extends Validators {
  /** False: nothing has changed since the validators were given; the body is empty. */
  changed: boolean;
  body: Uint8Array;
  contentType: string | null;
  /** Where it was found, after redirects. */
  url: string;
  attempts: number;
}

export interface FetchOptions {
  fetch: typeof globalThis.fetch;
  now: () => Instant;
  /** [0, 1). */
  random: () => number;
  sleep: (ms: number) => Promise<void>;
  validators?: Validators;
  limits?: Partial<FetchLimits> | undefined;
}

export interface FetchLimits {
  /** For one attempt, from the request to the last byte. */
  attemptMs: number;
  /** For all attempts and the waits between them. */
  totalMs: number;
  maxBytes: number;
  maxRedirects: number;
}

const LIMITS: FetchLimits = { attemptMs: 20_000, totalMs: 90_000, maxBytes: 20 * 1_048_576, maxRedirects: 5 };

/** Says what we are and where to complain; some servers answer 403 to clients that don't. */
const HEADERS = {
  'user-agent': 'Mozilla/5.0 (compatible; Bellwether/0.1; reads feeds about AI regulation)',
  accept:
    'application/rss+xml, application/atom+xml, application/feed+json, application/json, text/html;q=0.9, */*;q=0.5',
  'accept-language': 'en, *;q=0.5',
};

/**
 * One attempt at a time is ky's; repeating is ours, as it must cover bodies that break off, and run on a clock that tests set.
 * Throws FETCH_FAILED with details { url, status, attempts, reason }.
 */
export async function fetchSource(url: string, options: FetchOptions): Promise<Fetched> {
  const { now, random, sleep } = options;
  const limits = { ...LIMITS, ...options.limits };
  const until = now() + limits.totalMs;
  for (let attempt = 1; ; attempt += 1) {
    const timeoutMs = Math.max(1, Math.min(limits.attemptMs, until - now()));
    const outcome = await tryOnce(url, options, { ...limits, attemptMs: timeoutMs });
    if ('body' in outcome) return { ...outcome, attempts: attempt };
    const { reason, status } = outcome;
    const wait = waitBeforeRetry({ attempt, ...outcome }, now(), random);
    if (wait === null) throw fetchFailed(url, reason, status, attempt);
    if (now() + wait >= until) {
      throw fetchFailed(url, `${reason}; gave up after ${seconds(limits.totalMs)}`, status, attempt);
    }
    await sleep(wait);
  }
}

interface FailedOnce extends Failure {
  status: number | null;
  retryAfter: string | null;
}

async function tryOnce(
  url: string,
  options: FetchOptions,
  limits: FetchLimits,
): Promise<Omit<Fetched, 'attempts'> | FailedOnce> {
  try {
    const signal = AbortSignal.timeout(limits.attemptMs);
    const { response, found } = await follow(url, options, limits, signal);
    const retryAfter = response.headers.get('retry-after');
    const { status } = response;
    if (status !== 304 && !response.ok) {
      await response.body?.cancel();
      return { reason: `answered ${status}`, passing: false, status, retryAfter };
    }
    const changed = status !== 304;
    return {
      changed,
      body: changed ? await readBody(response, limits.maxBytes) : new Uint8Array(),
      contentType: response.headers.get('content-type'),
      url: found,
      // A 304 need not repeat them.
      etag: response.headers.get('etag') ?? (changed ? null : (options.validators?.etag ?? null)),
      lastModified:
        response.headers.get('last-modified') ?? (changed ? null : (options.validators?.lastModified ?? null)),
    };
  } catch (error) {
    return { ...describeFailure(error, limits.attemptMs), status: null, retryAfter: null };
  }
}

/** Follows redirects by hand: each goes through the same checks as the first address, and their number is limited. */
async function follow(
  url: string,
  options: FetchOptions,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<{ response: Response; found: string }> {
  let found = checkAddress(url);
  for (let redirects = 0; ; redirects += 1) {
    const response = await ky.get(found, {
      fetch: options.fetch,
      headers: { ...HEADERS, ...conditions(options.validators) },
      redirect: 'manual',
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      signal,
    });
    const location = response.headers.get('location');
    if (location === null || ![301, 302, 303, 307, 308].includes(response.status)) return { response, found };
    await response.body?.cancel();
    if (redirects >= limits.maxRedirects) throw new GuardError(`more than ${limits.maxRedirects} redirects`);
    found = checkAddress(URL.parse(location, found)?.href ?? location);
  }
}

function checkAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) throw new GuardError('address is not valid');
  if (!/^https?:$/.test(parsed.protocol)) throw new GuardError(`leads to '${parsed.protocol}', not to http or https`);
  return parsed.href;
}

function conditions(validators: Validators | undefined): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

function fetchFailed(url: string, reason: string, status: number | null, attempts: number): BellwetherError {
  const tries = attempts === 1 ? '' : ` (${attempts} attempts)`;
  return new BellwetherError('FETCH_FAILED', `${shortAddress(url)}: ${reason}${tries}.`, {
    details: { url, status, attempts, reason },
  });
}
