/** Cursors: the sort values of the last item. What is written between two pages neither repeats nor hides other items. */
import { BellwetherError } from './errors.ts';
import { canonicalJson, hash } from './ids.ts';
import type { Instant } from './model.ts';
import type { Filter, Order } from './store.ts';

/** Where a page ended: the item's id and what it was sorted by. */
export interface Position {
  id: string;
  name: string;
  time: Instant | null;
  /** Of text search; 0 elsewhere. */
  tier: number;
}

const VERSION = 1;

export function formatCursor(filter: Filter, order: Order, { id, name, time, tier }: Position): string {
  return Buffer.from(JSON.stringify([VERSION, fingerprint(filter, order), id, name, time, tier])).toString('base64url');
}

/** Throws BAD_INPUT for what isn't a cursor, or is one of another search. */
export function parseCursor(cursor: string, filter: Filter, order: Order): Position {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = null;
  }
  if (!Array.isArray(parts) || parts.length !== 6 || parts[0] !== VERSION) throw bad(cursor, 'is not a cursor');
  const [, print, id, name, time, tier] = parts;
  if (print !== fingerprint(filter, order)) throw bad(cursor, 'belongs to another search');
  const sound =
    typeof id === 'string' &&
    typeof name === 'string' &&
    (time === null || Number.isSafeInteger(time)) &&
    Number.isSafeInteger(tier);
  if (!sound) throw bad(cursor, 'is not a cursor');
  return { id, name, time, tier };
}

function fingerprint(filter: Filter, order: Order): string {
  return hash(canonicalJson([filter, order])).slice(0, 8);
}

function bad(cursor: string, what: string): BellwetherError {
  const shown = cursor.length > 40 ? `${cursor.slice(0, 39)}…` : cursor;
  return new BellwetherError('BAD_INPUT', `'${shown}' ${what}.`, {
    hint: 'Give the endCursor of the page before, with the same filter and order, or none to start anew.',
    details: { cursor },
  });
}
