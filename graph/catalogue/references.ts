/** Rows by id while the catalogue is being read: an id is given once, and a reference leads to a row. */
import type { NodeId } from '../model.ts';
import { nearest } from '../nearest.ts';
import type { CatalogueRow } from './rows.ts';
import { rowError, type ValidRow } from './validate.ts';

export class References {
  readonly byId = new Map<NodeId, CatalogueRow>();

  /** Throws BAD_INPUT where the id is taken. */
  add<T extends CatalogueRow>(row: T): T {
    const before = this.byId.get(row.id);
    if (before !== undefined && row.raw !== null) {
      const where = before.raw === null ? 'the country library' : `${before.raw.file}, line ${before.raw.line}`;
      const field = 'id' in row.raw.fields ? 'id' : 'name';
      throw rowError(row.raw, field, `${row.id} is there already (${where})`, 'Give it another id, or merge the two.');
    }
    this.byId.set(row.id, row);
    return row;
  }

  /** The id, where a row has it. Throws BAD_INPUT with the nearest ids. */
  known(id: NodeId, row: ValidRow<unknown>, field: string): NodeId {
    if (this.byId.has(id)) return id;
    const kind = id.slice(0, id.indexOf(':') + 1);
    const near = nearest(
      [...this.byId.keys()].filter((other) => other.startsWith(kind)),
      id,
    );
    const hint = near.length > 0 ? `Nearest: ${near.join(', ')}.` : 'Add that row first.';
    throw rowError(row.raw, field, `refers to ${id}, which no row defines`, hint);
  }

  name(id: NodeId): string {
    return this.byId.get(id)!.name;
  }
}
