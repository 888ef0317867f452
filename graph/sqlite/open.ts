/** Opens the embedded store. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../model.ts';
import type { Store } from '../store.ts';
import { Connection } from './connection.ts';
import { failureOf } from './failure.ts';
import { SqliteStore } from './store.ts';

/** How long a write waits for that of another process before it fails. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * WAL: readers and one writer don't wait for each other, and a killed process loses nothing that was committed.
 * Pages of cache and WAL are set for bulk loads; memory of the process stays under cache + the WAL's index.
 */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -131072;
  PRAGMA mmap_size = 1073741824;
  PRAGMA wal_autocheckpoint = 8192;
  PRAGMA journal_size_limit = 67108864;
`;

/**
 * `path` is a file, made with its folders where there is none, or `:memory:`. The schema is made by `migrate`.
 * Throws STORE_READ_ONLY, STORE_CORRUPT or STORE_UNAVAILABLE.
 */
export function openSqlite(path: string, { now = Date.now }: { now?: () => Instant } = {}): Store {
  let db: DatabaseSync | undefined;
  try {
    if (path !== ':memory:' && !existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    db.exec(SETTINGS);
    return new SqliteStore(new Connection(db, path, now));
  } catch (error) {
    db?.close();
    throw failureOf(error, path);
  }
}
