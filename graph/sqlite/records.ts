/** Records beside the graph: rows with a version, put by compare-and-set. */
import { checkPuts, firstOf } from '../check.ts';
import { canonicalJson } from '../ids.ts';
import type { Props } from '../model.ts';
import type { RecordPut, Store, StoredRecord } from '../store.ts';
import type { Connection, Row } from './connection.ts';

/** In the order that `toRecord` takes. */
export const RECORD_COLUMNS = 'collection, id, version, scope, due_at, value, updated_at';

export function getRecords(connection: Connection, collection: string, ids: string[]): (StoredRecord | undefined)[] {
  return connection.snapshot(() =>
    ids.map((id) => {
      const row = connection.row(
        `SELECT ${RECORD_COLUMNS} FROM records WHERE collection = ? AND id = ?`,
        collection,
        id,
      );
      return row === undefined ? undefined : toRecord(row);
    }),
  );
}

export function listRecords(
  connection: Connection,
  collection: string,
  { scope, prefix = '', dueUntil, first, after }: Parameters<Store['records']['list']>[1] = {},
): StoredRecord[] {
  const conditions = ['collection = ?', 'id >= ?'];
  const values: (string | number)[] = [collection, prefix];
  const add = (condition: string, ...more: (string | number)[]) => {
    conditions.push(condition);
    values.push(...more);
  };
  if (prefix !== '') add('substr(id, 1, ?) = ?', prefix.length, prefix);
  if (scope !== undefined) add('scope = ?', scope);
  if (dueUntil !== undefined) add('due_at IS NOT NULL AND due_at <= ?', dueUntil);
  if (after !== undefined) {
    if (dueUntil === undefined) add('id > ?', after.id);
    else add('(due_at, id) > (?, ?)', after.dueAt ?? 0, after.id);
  }
  return connection
    .rows(
      `SELECT ${RECORD_COLUMNS} FROM records WHERE ${conditions.join(' AND ')}
       ORDER BY ${dueUntil === undefined ? 'id' : 'due_at, id'} LIMIT ?`,
      ...values,
      firstOf(first),
    )
    .map(toRecord);
}

export function putRecords(connection: Connection, puts: RecordPut[]): boolean {
  checkPuts(puts);
  return connection.transaction(() => {
    const versions = puts.map(({ collection, id }) =>
      connection.number('SELECT version FROM records WHERE collection = ? AND id = ?', collection, id),
    );
    if (puts.some(({ expect }, i) => expect !== undefined && expect !== versions[i])) return false;
    const updatedAt = connection.now();
    puts.forEach(({ collection, id, value, scope = null, dueAt = null }, i) => {
      if (value === null) connection.run('DELETE FROM records WHERE collection = ? AND id = ?', collection, id);
      else addRecord(connection, { collection, id, version: versions[i]! + 1, scope, dueAt, value, updatedAt });
    });
    return true;
  });
}

/** In the place of the one that stands. */
export function addRecord(connection: Connection, record: StoredRecord): void {
  const { collection, id, version, scope, dueAt, value, updatedAt } = record;
  connection.run(
    `INSERT INTO records (${RECORD_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (collection, id) DO UPDATE SET version = excluded.version, scope = excluded.scope,
       due_at = excluded.due_at, value = excluded.value, updated_at = excluded.updated_at`,
    ...[collection, id, version, scope ?? '', dueAt, canonicalJson(value), updatedAt],
  );
}

export function toRecord([collection, id, version, scope, dueAt, value, updatedAt]: Row): StoredRecord {
  return {
    collection: collection as string,
    id: id as string,
    version: version as number,
    scope: scope === '' ? null : (scope as string),
    dueAt: dueAt as number | null,
    value: JSON.parse(value as string) as Props,
    updatedAt: updatedAt as number,
  };
}
