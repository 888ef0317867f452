/** The catalogue as the build read it, in one file: the compiled program needs neither YAML nor schemas to start. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Catalogue } from './rows.ts';

const FILE = join(import.meta.dirname, 'prepared.bin');

/** Null in a checkout, where the YAML files are the catalogue, and where another Node wrote it than can read it. */
export function readPrepared(): Catalogue | null {
  try {
    return deserialize(readFileSync(FILE)) as Catalogue;
  } catch {
    return null;
  }
}

/** For the build only, run in its output folder. Rows that several maps share stay one row. */
export function writePrepared(catalogue: Catalogue): void {
  writeFileSync(FILE, serialize(catalogue));
}
