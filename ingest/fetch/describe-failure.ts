/** What went wrong with a request, in words that a person understands, and whether it may go by itself. */

export interface Failure {
  /** "timed out after 10 s"; without full stop. */
  reason: string;
  passing: boolean;
}

/** A limit of ours that the other side ran into. */
export class GuardError extends Error {
  override readonly name = 'GuardError';
}

const BY_CODE: Record<string, Failure> = {
  ENOTFOUND: { reason: 'no network: could not resolve host', passing: false },
  EAI_AGAIN: { reason: 'no network: could not resolve host', passing: false },
  ENETUNREACH: { reason: 'no network: host not reachable', passing: false },
  EHOSTUNREACH: { reason: 'no network: host not reachable', passing: false },
  EADDRNOTAVAIL: { reason: 'no network: host not reachable', passing: false },
  ECONNREFUSED: { reason: 'connection refused', passing: false },
  ECONNRESET: { reason: 'connection broke off', passing: true },
  EPIPE: { reason: 'connection broke off', passing: true },
  ETIMEDOUT: { reason: 'timed out while connecting', passing: true },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'timed out while connecting', passing: true },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'timed out waiting for an answer', passing: true },
  UND_ERR_BODY_TIMEOUT: { reason: 'timed out in the middle of the answer', passing: true },
  UND_ERR_SOCKET: { reason: 'connection broke off in the middle of the answer', passing: true },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { reason: 'answer has another length than it says', passing: true },
  HPE_INVALID_CONSTANT: { reason: 'answer is no HTTP', passing: false },
  CERT_HAS_EXPIRED: { reason: 'certificate has expired', passing: false },
  DEPTH_ZERO_SELF_SIGNED_CERT: { reason: 'certificate is not trusted', passing: false },
  SELF_SIGNED_CERT_IN_CHAIN: { reason: 'certificate is not trusted', passing: false },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { reason: 'certificate is not trusted', passing: false },
  ERR_TLS_CERT_ALTNAME_INVALID: { reason: 'certificate is for another host', passing: false },
};

/** `timeoutMs`: the limit that was set, where a time-out of ours ended the attempt. */
export function describeFailure(error: unknown, timeoutMs: number): Failure {
  if (error instanceof GuardError) return { reason: error.message, passing: false };
  for (const cause of causes(error)) {
    if (cause.name === 'TimeoutError') return { reason: `timed out after ${seconds(timeoutMs)}`, passing: true };
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const known = BY_CODE[code];
    if (known !== undefined) return known;
    if (/^HPE_/.test(code)) return { reason: 'answer is no valid HTTP', passing: true };
    if (/\bcert|CERT/.test(code)) return { reason: 'certificate is not trusted', passing: false };
  }
  const last = causes(error).at(-1);
  const said = last === undefined ? String(error) : last.message;
  if (said === 'terminated') return { reason: 'connection broke off in the middle of the answer', passing: true };
  // All that fetch says by itself; whoever knows more gives a cause.
  if (said === 'fetch failed') return { reason: 'no network', passing: false };
  return { reason: said.replace(/\s+/g, ' ').slice(0, 120) || 'failed without saying why', passing: true };
}

/** The error, what caused it, and so on; the first of several that happened at once (one an address). */
function causes(error: unknown): Error[] {
  const found: Error[] = [];
  let next: unknown = error;
  while (next instanceof Error && found.length < 8) {
    found.push(next);
    next = next.cause ?? (next instanceof AggregateError ? next.errors[0] : undefined);
  }
  return found;
}

/** "10 s", "0.25 s". */
export function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(2))} s`;
}
