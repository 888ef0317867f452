/** The project's own files, for the tests that hold the rules of the house. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** What git tracks, and what is new and not ignored; paths from the root, with `/`. */
export const projectFiles: string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { cwd: ROOT, encoding: 'utf8' },
)
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)))
  .sort();

export const ROOMS = ['graph', 'ingest', 'queries', 'api', 'commands'] as const;
export type Room = (typeof ROOMS)[number];

/** Code files of the program itself: rooms and root, without tests, benchmarks and build. */
export const programFiles: string[] = projectFiles.filter(
  (path) => /\.tsx?$/.test(path) && (roomOf(path) !== undefined || ['bellwether.ts', 'config.ts'].includes(path)),
);

/** Undefined for files outside the rooms (root files, tests, benchmarks). */
export function roomOf(path: string): Room | undefined {
  const first = path.split('/')[0];
  return path.includes('/') ? ROOMS.find((room) => room === first) : undefined;
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Code without its comments (`//` inside a string stays); lines keep their numbers. */
export function withoutComments(code: string): string {
  return code.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(^|[\s;,{}()[\]])\/\/[^\n]*/g,
    (match, text: string | undefined, before: string | undefined) =>
      text ?? `${before ?? ''}${match.replace(/[^\n]/g, '')}`,
  );
}

export interface Import {
  /** As written: `./model.ts`, `node:fs`, `zod`. */
  specifier: string;
  /** `import type` leaves nothing behind at run time. */
  typeOnly: boolean;
}

/** Static, dynamic and re-exported imports of a code file. */
export function importsOf(path: string): Import[] {
  const code = withoutComments(read(path));
  const found: Import[] = [];
  for (const match of code.matchAll(/\b(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\bfrom\s*)?'([^']+)'/g)) {
    found.push({ specifier: match[2]!, typeOnly: match[1] !== undefined });
  }
  for (const match of code.matchAll(/\bimport\(\s*'([^']+)'/g)) found.push({ specifier: match[1]!, typeOnly: false });
  // A worker's file is named in a URL.
  for (const match of code.matchAll(/new URL\(\s*'(\.[^']*\.ts)'/g)) {
    found.push({ specifier: match[1]!, typeOnly: false });
  }
  return found;
}

/** A relative import as a path from the root; undefined for packages, Node's own modules, and what the build writes. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = join(from, '..', specifier).replaceAll('\\', '/');
  return path.startsWith('api/console/app/operations/') ? undefined : path;
}
