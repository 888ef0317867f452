/** Who may import whom (docs/architecture.md): graph ← ingest, graph ← queries ← api; ingest and api never meet. */
import { describe, expect, test } from 'vitest';
import {
  importsOf,
  programFiles,
  projectFiles,
  type Room,
  read,
  resolveImport,
  roomOf,
  withoutComments,
} from './source-files.ts';

/** Rooms that each room may import, itself included. `commands` wires everything. */
const MAY_IMPORT: Record<Room, readonly Room[]> = {
  graph: ['graph'],
  ingest: ['ingest', 'graph'],
  queries: ['queries', 'graph'],
  api: ['api', 'queries', 'graph'],
  commands: ['commands', 'graph', 'ingest', 'queries', 'api'],
};

describe('the rooms', () => {
  test('were found at all: the rules below look at real files and real imports', () => {
    expect(programFiles).toContain('graph/model.ts');
    expect(importsOf('graph/store.ts').map((i) => i.specifier)).toContain('./model.ts');
    expect(importsOf('commands/context.ts').map((i) => i.specifier)).toContain('../graph/open.ts');
  });

  test.each(Object.keys(MAY_IMPORT) as Room[])('%s imports only what it may', (room) => {
    const wrong: string[] = [];
    for (const file of programFiles.filter((path) => roomOf(path) === room)) {
      for (const { specifier } of importsOf(file)) {
        const target = resolveImport(file, specifier);
        if (target === undefined) continue;
        const allowed = MAY_IMPORT[room].some((other) => target.startsWith(`${other}/`));
        // What the environment says reaches the rooms as arguments, through the context of the command.
        const settings = room === 'commands' && target === 'config.ts';
        if (!allowed && !settings) wrong.push(`${file} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a file that is imported is there, with its ending', () => {
    const wrong = programFiles.flatMap((file) =>
      importsOf(file)
        .map(({ specifier }) => resolveImport(file, specifier))
        .filter((target) => target !== undefined && !projectFiles.includes(target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no two files need each other at run time', () => {
    const graph = new Map(
      programFiles.map((file) => [
        file,
        importsOf(file)
          .filter(({ typeOnly }) => !typeOnly)
          .map(({ specifier }) => resolveImport(file, specifier))
          .filter((target) => target !== undefined),
      ]),
    );
    expect(findCycle(graph)).toEqual([]);
  });
});

describe('the engines', () => {
  const others = programFiles.filter((path) => !/^graph\/(sqlite|neo4j)\//.test(path));

  test('node:sqlite is imported in graph/sqlite alone, neo4j-driver in graph/neo4j alone', () => {
    const wrong = programFiles.flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => specifier === 'node:sqlite' || specifier.startsWith('neo4j-driver'))
        .filter(({ specifier }) => !file.startsWith(specifier === 'node:sqlite' ? 'graph/sqlite/' : 'graph/neo4j/'))
        .map(({ specifier }) => `${file} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('only graph/open.ts reaches into the folders of the engines', () => {
    const wrong = others.flatMap((file) =>
      importsOf(file)
        .map(({ specifier }) => resolveImport(file, specifier) ?? '')
        .filter((target) => /^graph\/(sqlite|neo4j)\//.test(target) && file !== 'graph/open.ts')
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    [
      'SQL',
      /\b(SELECT\s[\s\S]{1,400}?\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|DELETE\s+FROM\s|CREATE\s+TABLE\s|PRAGMA\s)/,
    ],
    ['Cypher', /\b(OPTIONAL\s+)?MATCH\s*\(|\bUNWIND\s+\$|\bMERGE\s*\(/],
  ])('%s is written in the folder of its engine alone', (_language, pattern) => {
    expect(others.filter((file) => pattern.test(withoutComments(read(file))))).toEqual([]);
  });
});

/** The files of one import cycle, or none. */
function findCycle(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    done.add(file);
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
