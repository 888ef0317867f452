/** Addresses that must not be written to: they bounced, complained, or asked. */
import { createHash } from 'node:crypto';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';

const COLLECTION = 'suppressed-address';

export const SUPPRESSION_REASONS = ['bounced', 'complained', 'asked'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

export interface Suppression {
  address: string;
  reason: SuppressionReason;
  /** What the server or the person said. */
  note: string;
  since: Instant;
}

/** The first reason stays. */
export async function suppress(store: Store, suppression: Suppression): Promise<void> {
  const put = { collection: COLLECTION, id: keyOf(suppression.address), value: { ...suppression }, expect: 0 };
  await store.records.put([put]);
}

export async function findSuppression(store: Store, address: string): Promise<Suppression | undefined> {
  const [record] = await store.records.get(COLLECTION, [keyOf(address)]);
  return record?.value as Suppression | undefined;
}

/** Mail may go there again. */
export async function unsuppress(store: Store, address: string): Promise<void> {
  await store.records.put([{ collection: COLLECTION, id: keyOf(address), value: null }]);
}

export async function listSuppressions(store: Store): Promise<Suppression[]> {
  const records = await store.records.list(COLLECTION, { first: 10_000 });
  return records.map(({ value }) => value as unknown as Suppression);
}

/** Mail systems treat the case of an address as meaningless, whatever RFC 5321 allows them. */
const keyOf = (address: string): string => createHash('sha256').update(address.trim().toLowerCase()).digest('hex');
