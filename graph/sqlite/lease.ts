/** One worker a source or period: compare-and-set on a row, by the store's clock. */
import { BellwetherError } from '../errors.ts';
import type { Connection } from './connection.ts';

export function lease(connection: Connection, name: string, holder: string, ttlMs: number): boolean {
  if (!(ttlMs > 0)) {
    throw new BellwetherError('BAD_INPUT', `Lease '${name}': ttlMs ${ttlMs} is not more than 0.`, {
      details: { name, ttlMs },
    });
  }
  const now = connection.now();
  const changed = connection.run(
    `INSERT INTO leases (name, holder, ends_at) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
     WHERE holder = excluded.holder OR ends_at <= ?`,
    name,
    holder,
    now + Math.ceil(ttlMs),
    now,
  );
  return changed === 1;
}

/** Nothing happens where somebody else holds it. */
export function release(connection: Connection, name: string, holder: string): void {
  connection.run('DELETE FROM leases WHERE name = ? AND holder = ?', name, holder);
}
