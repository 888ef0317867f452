/** Work that only one process may do at a time. */
import { BellwetherError } from '../graph/errors.ts';
import type { Store } from '../graph/store.ts';

/** A process that was killed blocks its work no longer than this. */
const TTL_MS = 15_000;
const RENEW_EVERY_MS = 5_000;
const ASK_EVERY_MS = 100;

export interface LeaseOptions {
  /** Who we are; unlike any other worker, in this process too. */
  holder: string;
  sleep: (ms: number) => Promise<void>;
  /** How long to wait for another holder; longer than a lease lives, so that one who died is outlived. */
  waitMs?: number;
}

/**
 * Runs `work` under the lease, renewed as long as it lasts. `hold` makes sure that it is still ours: call it before a write.
 * Throws CONFLICT where another holder keeps it, or took it over while we were asleep.
 */
export async function withLease<T>(
  store: Store,
  name: string,
  { holder, sleep, waitMs = TTL_MS + 5_000 }: LeaseOptions,
  work: (hold: () => Promise<void>) => Promise<T>,
): Promise<T> {
  for (let waited = 0; !(await store.lease(name, holder, TTL_MS)); waited += ASK_EVERY_MS) {
    if (waited >= waitMs) throw conflict(name, 'another process holds it');
    await sleep(ASK_EVERY_MS);
  }
  const hold = async (): Promise<void> => {
    if (!(await store.lease(name, holder, TTL_MS))) throw conflict(name, 'another process took it over');
  };
  // A failed renewal shows at the next `hold`: nothing is written without it.
  const renewal = setInterval(() => void hold().catch(() => undefined), RENEW_EVERY_MS);
  renewal.unref();
  try {
    return await work(hold);
  } finally {
    clearInterval(renewal);
    await store.release(name, holder);
  }
}

function conflict(name: string, why: string): BellwetherError {
  return new BellwetherError('CONFLICT', `The lease '${name}' can't be had: ${why}.`, {
    hint: 'Another ingest is running on this store. Try again when it is done.',
    details: { lease: name },
  });
}
