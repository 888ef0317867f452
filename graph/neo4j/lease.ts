/** One worker a source or period: compare-and-set on a node, by the store's clock. */
import { BellwetherError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { instantValue } from './values.ts';

export async function lease(connection: Connection, name: string, holder: string, ttlMs: number): Promise<boolean> {
  if (!(ttlMs > 0)) {
    throw new BellwetherError('BAD_INPUT', `Lease '${name}': ttlMs ${ttlMs} is not more than 0.`, {
      details: { name, ttlMs },
    });
  }
  const now = connection.now();
  const rows = await connection.write((run) =>
    // The first SET takes the node's lock: what is compared after it can't change before the commit.
    run(
      `MERGE (l:Lease { name: $name }) SET l.asked = $now WITH l
       WHERE l.holder IS NULL OR l.holder = $holder OR l.endsAt <= $now
       SET l.holder = $holder, l.endsAt = $endsAt RETURN l.name`,
      { name, holder, now: instantValue(now), endsAt: instantValue(now + Math.ceil(ttlMs)) },
    ),
  );
  return rows.length === 1;
}

/** Nothing happens where somebody else holds it. */
export async function release(connection: Connection, name: string, holder: string): Promise<void> {
  await connection.write((run) => run('MATCH (l:Lease { name: $name, holder: $holder }) DELETE l', { name, holder }));
}
