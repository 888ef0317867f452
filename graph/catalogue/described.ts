/** What the rows of all files have in common. */
import { normaliseKey } from '../ids.ts';
import type { Instant, NodeId } from '../model.ts';
import type { CatalogueRow } from './rows.ts';
import type { ValidRow } from './validate.ts';

type Described = ValidRow<{ name: string; aliases: string[]; source: string; date: string }>;

/** `keys` lose what differs from another, or from the name, in nothing that counts. */
export function described({ raw, fields }: Described, id: NodeId, keys: string[]): CatalogueRow {
  const { name, aliases, source } = fields;
  const unique = new Map(keys.map((key) => [normaliseKey(key), key]));
  unique.delete(normaliseKey(name));
  return { id, name, aliases, keys: [...unique.values()], source, date: instant(fields.date), raw };
}

/** Midnight UTC of a day of the catalogue. */
export const instant = (day: string): Instant => Date.parse(`${day}T00:00:00Z`);
