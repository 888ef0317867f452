/** SQLite's errors in words for people. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { BellwetherError } from '../errors.ts';

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const IO = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** The error to throw for what went wrong with the database at `path`; what isn't SQLite's comes back as it is. */
export function failureOf(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error;
  const { errcode, code } = error as Error & { errcode?: number; code?: string };
  const options = (hint: string) => ({ hint, details: { path, reason: error.message }, cause: error });
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new BellwetherError('STORE_READ_ONLY', `Cannot write to ${path}.`, options(READ_ONLY_HINT));
  }
  if (code?.startsWith('E') && !code.startsWith('ERR_')) {
    return new BellwetherError('STORE_UNAVAILABLE', `Cannot open ${path}: ${error.message}.`, options(PATH_HINT));
  }
  switch (errcode === undefined ? undefined : errcode & 0xff) {
    case CORRUPT:
    case NOT_A_DATABASE:
      return new BellwetherError('STORE_CORRUPT', `${path} is damaged or not a database.`, options(CORRUPT_HINT));
    case READ_ONLY:
      return new BellwetherError('STORE_READ_ONLY', `Cannot write to ${path}.`, options(READ_ONLY_HINT));
    case CANNOT_OPEN:
      if (!isWritable(path))
        return new BellwetherError('STORE_READ_ONLY', `Cannot write to ${path}.`, options(READ_ONLY_HINT));
      return new BellwetherError('STORE_UNAVAILABLE', `Cannot open ${path}.`, options(PATH_HINT));
    case BUSY:
    case LOCKED:
      return new BellwetherError(
        'STORE_UNAVAILABLE',
        `${path} is busy: another process is writing.`,
        options(BUSY_HINT),
      );
    case FULL:
      return new BellwetherError('STORE_UNAVAILABLE', `The disk of ${path} is full.`, options('Free some space.'));
    case IO:
      return new BellwetherError('STORE_UNAVAILABLE', `Cannot read or write ${path}.`, options('Check the disk.'));
    default:
      return error;
  }
}

/** SQLite says the same of a path that makes no sense and of a folder in which it may not write. */
function isWritable(path: string): boolean {
  try {
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const READ_ONLY_HINT = 'Make the file and its folder writable, or set BELLWETHER_STORE to another path.';
const PATH_HINT = 'Check that the path names a file in a folder that can be written to.';
const CORRUPT_HINT = 'Restore a backup, or move the file away: a new one is made and sources are read again.';
const BUSY_HINT = 'Wait for the other process, or stop it, and try again.';
