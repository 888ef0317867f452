/** A folder of saved files as a source: each is parsed by what it is, and says itself which source it stands for. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BellwetherError } from '../../graph/errors.ts';
import { type ParsedFile, parseFile } from '../formats/parse-file.ts';

export interface SavedFile {
  path: string;
  /** Its own, or null where the file could not be read; then `error` says why. */
  parsed: ParsedFile | null;
  error: BellwetherError | null;
}

/** Files larger than this are no documents. */
const MAX_BYTES = 50 * 1_048_576;

/** The files under `path` (or itself, if it is one), in the order of their names; sidecars and hidden files are no items. Throws BAD_INPUT. */
export async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new BellwetherError(
      'BAD_INPUT',
      `${path}: ${error.code === 'ENOENT' ? 'no such file or folder' : 'can not be read'}.`,
      {
        hint: 'Paths are relative to the working folder.',
        details: { file: path },
      },
    );
  });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const all = new Set(files);
  const hidden = (file: string) =>
    file
      .slice(path.length)
      .split('/')
      .some((part) => part.startsWith('.'));
  const isSidecar = (file: string) => file.endsWith('.yaml') && all.has(file.slice(0, -'.yaml'.length));
  const items = files.filter((file) => !hidden(file) && !isSidecar(file)).sort();
  if (items.length > 0) return items;
  throw new BellwetherError('BAD_INPUT', `${path}: there is no file in this folder.`, { details: { file: path } });
}

/** Reads one file with its sidecar `<file>.yaml`, if there is one. What can't be read is an error of this file alone. */
export async function readSavedFile(path: string): Promise<SavedFile> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) {
      throw new BellwetherError('PARSE_FAILED', `${path}: is larger than ${MAX_BYTES / 1_048_576} MB.`, {
        details: { where: path },
      });
    }
    const sidecar = `${path}.yaml`;
    const yaml = await readFile(sidecar, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    const body = await readFile(path);
    const parsed = await parseFile(body, { path, sidecar: yaml === null ? null : { yaml, path: sidecar } });
    return { path, parsed, error: null };
  } catch (error) {
    if (error instanceof BellwetherError) return { path, parsed: null, error };
    if (error instanceof Error && 'code' in error) {
      const message = `${path}: can not be read (${String(error.code)}).`;
      return { path, parsed: null, error: new BellwetherError('PARSE_FAILED', message, { details: { where: path } }) };
    }
    throw error;
  }
}
