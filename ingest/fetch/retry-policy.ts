/** When a request is worth repeating, and after how long. The one policy; pure, with chance and time as arguments. */
import type { Instant } from '../../graph/model.ts';

/** Tries in all, the first included. */
export const MAX_ATTEMPTS = 4;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
/** A server that asks for more than this is asked again at the next poll instead. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** Answers that may be different in a moment. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504, 520, 522, 524]);

export interface FailedAttempt {
  /** 1 for the first. */
  attempt: number;
  /** Null: no answer came. */
  status: number | null;
  retryAfter: string | null;
  /** The failure passes by itself: a time-out, a connection that broke. A name that does not resolve does not. */
  passing: boolean;
}

/** Milliseconds until the next attempt; null: there is none. `random` gives [0, 1). */
export function waitBeforeRetry(failed: FailedAttempt, now: Instant, random: () => number): number | null {
  const worthIt = failed.status === null ? failed.passing : PASSING.has(failed.status);
  if (!worthIt || failed.attempt >= MAX_ATTEMPTS) return null;
  const asked = parseRetryAfter(failed.retryAfter, now);
  if (asked !== null) return asked > LONGEST_RETRY_AFTER_MS ? null : asked;
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failed.attempt - 1));
  // Half is fixed, half is chance: nobody waits for nothing, and clients that failed together do not come back together.
  return Math.round(longest / 2 + (longest / 2) * random());
}

/** Seconds, or a date of HTTP; null for anything else. */
export function parseRetryAfter(value: string | null, now: Instant): number | null {
  if (value === null) return null;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(value)) return Math.ceil(Number(value) * 1000);
  const at = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
