/**
 * What a name of the catalogue means. Two things never share a name, unless they are a company and the channel that it
 * operates, or ambiguous.yaml says that they do.
 */
import { normaliseKey } from '../ids.ts';
import type { NodeId } from '../model.ts';
import { nearest } from '../nearest.ts';
import type { Catalogue, CatalogueRow } from './rows.ts';
import { rowError, type ValidRow } from './validate.ts';

type Ambiguous = ValidRow<{ key: string; means: string[]; mostly?: string | undefined; why: string }>;

/** Throws BAD_INPUT for a key that two rows claim, and for a row of ambiguous.yaml that is not (or no longer) true. */
export function indexKeys(rows: CatalogueRow[], ambiguous: Ambiguous[]): Pick<Catalogue, 'byKey' | 'mostly'> {
  const byKey = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    for (const key of new Set([row.name, row.id, ...row.keys].map(normaliseKey))) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [row]);
      else others.push(row);
    }
  }
  const mostly = new Map<string, NodeId>();
  const allowed = new Map(ambiguous.map((row) => [normaliseKey(row.fields.key), row]));
  for (const [key, row] of allowed) {
    const means = (byKey.get(key) ?? []).map((meant) => meant.id).sort();
    if (means.join() !== [...row.fields.means].sort().join()) {
      throw rowError(
        row.raw,
        'means',
        `'${row.fields.key}' means ${means.join(' and ') || 'nothing'} by the other files`,
        'Correct the row, or take it away.',
      );
    }
    if (row.fields.mostly === undefined) continue;
    if (!means.includes(row.fields.mostly))
      throw rowError(row.raw, 'mostly', 'is none of its meanings', `One of: ${means.join(', ')}.`);
    mostly.set(key, row.fields.mostly);
  }
  for (const [key, claimants] of byKey) {
    if (claimants.length < 2 || allowed.has(key)) continue;
    const operator = operatorAmong(claimants);
    if (operator !== undefined) {
      mostly.set(key, operator);
      continue;
    }
    const last = claimants.at(-1)!;
    const raw = claimants.findLast((row) => row.raw !== null)?.raw;
    const what = `'${key}' would mean ${claimants.map((row) => row.id).join(' and ')}`;
    const hint = 'Take the name from one of them, or add it to ambiguous.yaml with the reason.';
    throw rowError(
      raw ?? { file: 'countries', line: 0, text: '', fields: { id: last.id }, places: new Map() },
      'aliases',
      what,
      hint,
    );
  }
  return { byKey, mostly };
}

/** A company and the one channel that bears its name; undefined for any other company. */
function operatorAmong(claimants: CatalogueRow[]): NodeId | undefined {
  const [first, second, ...others] = claimants as (CatalogueRow & { operatedBy?: NodeId | null })[];
  if (others.length > 0) return undefined;
  if (second!.operatedBy === first!.id) return first!.id;
  return first!.operatedBy === second!.id ? second!.id : undefined;
}

/** Every row that `name` (a name, alias, API id or graph id) means, of these kinds; mostly one, often none. */
export function findRow(catalogue: Catalogue, name: string, ...prefixes: string[]): CatalogueRow[] {
  const rows = catalogue.byKey.get(normaliseKey(name)) ?? [];
  return prefixes.length === 0
    ? rows
    : rows.filter((row) => prefixes.some((prefix) => row.id.startsWith(`${prefix}:`)));
}

/** The names nearest to `given` among rows whose id begins so (`model`, `channel` …), for an error's hint. */
export function nearestNames(catalogue: Catalogue, given: string, prefix: string, first = 3): string[] {
  const names: string[] = [];
  const byName = new Map<string, string>();
  for (const row of catalogue.byId.values()) {
    if (!row.id.startsWith(`${prefix}:`)) continue;
    for (const name of [row.name, ...row.aliases, ...row.keys]) {
      names.push(name);
      byName.set(name, row.name);
    }
  }
  const found = nearest(names, given, first * 4).map((name) => byName.get(name)!);
  return [...new Set(found)].slice(0, first);
}
