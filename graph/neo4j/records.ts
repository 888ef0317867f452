/** Records beside the graph: nodes with a version, put by compare-and-set. */
import { randomUUID } from 'node:crypto';
import { checkPuts, firstOf } from '../check.ts';
import { canonicalJson } from '../ids.ts';
import type { Props } from '../model.ts';
import type { RecordPut, Store, StoredRecord } from '../store.ts';
import type { Connection, Run } from './connection.ts';
import { instantValue, PUBLIC } from './values.ts';

const RECORD = 'r { .collection, .id, .version, .scope, .dueAt, .value, .updatedAt }';

interface RecordRow {
  r: Omit<StoredRecord, 'value' | 'scope' | 'dueAt'> & { value: string; scope: string; dueAt?: number | null };
}

export async function getRecords(
  connection: Connection,
  collection: string,
  ids: string[],
): Promise<(StoredRecord | undefined)[]> {
  const rows = await connection.read((run) =>
    run<RecordRow>(`UNWIND $ids AS id MATCH (r:Record { collection: $collection, id: id }) RETURN ${RECORD} AS r`, {
      collection,
      ids: [...new Set(ids)],
    }),
  );
  const byId = new Map(rows.map(({ r }) => [r.id, toRecord({ r })]));
  return ids.map((id) => byId.get(id));
}

export async function listRecords(
  connection: Connection,
  collection: string,
  { scope, prefix = '', dueUntil, first, after }: Parameters<Store['records']['list']>[1] = {},
): Promise<StoredRecord[]> {
  const conditions = ['r.id STARTS WITH $prefix'];
  if (scope !== undefined) conditions.push('r.scope = $scope');
  if (dueUntil !== undefined) conditions.push('r.dueAt <= $dueUntil');
  if (after !== undefined) {
    conditions.push(
      dueUntil === undefined ? 'r.id > $afterId' : '(r.dueAt > $afterDue OR (r.dueAt = $afterDue AND r.id > $afterId))',
    );
  }
  const rows = await connection.read((run) =>
    run<RecordRow>(
      `MATCH (r:Record { collection: $collection }) WHERE ${conditions.join(' AND ')}
       RETURN ${RECORD} AS r ORDER BY ${dueUntil === undefined ? 'r.id' : 'r.dueAt, r.id'} LIMIT $first`,
      {
        collection,
        prefix,
        first: firstOf(first),
        ...(scope === undefined ? {} : { scope }),
        ...(dueUntil === undefined ? {} : { dueUntil: instantValue(dueUntil) }),
        ...(after === undefined ? {} : { afterId: after.id }),
        ...(after === undefined || dueUntil === undefined ? {} : { afterDue: instantValue(after.dueAt) }),
      },
    ),
  );
  return rows.map(toRecord);
}

export async function putRecords(connection: Connection, puts: RecordPut[]): Promise<boolean> {
  checkPuts(puts);
  // In one order for everybody: two writers of the same records wait for each other and don't lock each other out.
  const rows = puts
    .map(({ collection, id, value, scope = null, dueAt = null, expect = null }) => ({
      collection,
      id,
      expect,
      value: value === null ? null : canonicalJson(value),
      scope: scope ?? PUBLIC,
      dueAt: instantValue(dueAt),
    }))
    .sort((a, b) => (a.collection < b.collection || (a.collection === b.collection && a.id < b.id) ? -1 : 1));
  const updatedAt = instantValue(connection.now());
  // By it a second attempt knows what the first one stored, where the answer to its commit was lost. Of what was deleted
  // nothing is left to know it by: expecting a version of that, it says false.
  const put = randomUUID();
  try {
    await connection.write(async (run) => {
      // The first SET takes the node's lock: what is compared after it can't change before the commit.
      const met = await run<{ stands: boolean; stored: boolean }>(
        `UNWIND $rows AS row MERGE (r:Record { collection: row.collection, id: row.id })
         SET r.version = coalesce(r.version, 0)
         RETURN row.expect IS NULL OR row.expect = r.version AS stands, coalesce(r.put = $put, false) AS stored`,
        { rows, put },
      );
      if (met.some(({ stored }) => stored)) throw new TakenBack(true);
      if (!met.every(({ stands }) => stands)) throw new TakenBack(false);
      await run(
        `UNWIND $rows AS row MATCH (r:Record { collection: row.collection, id: row.id })
         SET r.version = r.version + 1, r.value = row.value, r.scope = row.scope, r.dueAt = row.dueAt,
           r.updatedAt = $updatedAt, r.put = $put
         WITH r WHERE r.value IS NULL DELETE r`,
        { rows, updatedAt, put },
      );
    });
    return true;
  } catch (error) {
    if (error instanceof TakenBack) return error.stored;
    throw error;
  }
}

/** Thrown to end the transaction with nothing written by it. */
class TakenBack extends Error {
  readonly stored: boolean;

  constructor(stored: boolean) {
    super();
    this.stored = stored;
  }
}

/** As they are. */
export async function addRecords(run: Run, records: StoredRecord[]): Promise<void> {
  await run('UNWIND $rows AS row CREATE (r:Record) SET r = row', {
    rows: records.map(({ value, scope, dueAt, updatedAt, ...record }) => ({
      ...record,
      value: canonicalJson(value),
      scope: scope ?? PUBLIC,
      dueAt: instantValue(dueAt),
      updatedAt: instantValue(updatedAt),
    })),
  });
}

/** After the record with this collection and id, of every collection. */
export async function recordsAfter(
  run: Run,
  [collection, id]: [string, string],
  first: number,
): Promise<StoredRecord[]> {
  const rows = await run<RecordRow>(
    `MATCH (r:Record) WHERE r.collection > $collection OR (r.collection = $collection AND r.id > $id)
     RETURN ${RECORD} AS r ORDER BY r.collection, r.id LIMIT $first`,
    { collection, id, first },
  );
  return rows.map(toRecord);
}

function toRecord({ r: { value, scope, dueAt, ...record } }: RecordRow): StoredRecord {
  return { ...record, scope: scope === PUBLIC ? null : scope, dueAt: dueAt ?? null, value: JSON.parse(value) as Props };
}
