import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { listFiles, readSavedFile } from '../../ingest/sources/folder.ts';
import { getSource, SOURCES } from '../../ingest/sources/index.ts';
import { SOURCE_KINDS } from '../../ingest/sources/source.ts';
import { projectFiles, read } from '../project/source-files.ts';

describe('the sources', () => {
  test('have ids and addresses of their own, and each file of the folder is listed', () => {
    expect(new Set(SOURCES.map(({ id }) => id)).size).toBe(SOURCES.length);
    expect(new Set(SOURCES.map(({ url }) => url)).size).toBe(SOURCES.length);
    const defining = projectFiles.filter(
      (path) => /^ingest\/sources\/.*\.ts$/.test(path) && /: SourceDefinition = \{/.test(read(path)),
    );
    expect(SOURCES.map(({ id }) => `ingest/sources/${id}.ts`).sort()).toEqual(defining.sort());
  });

  test.each(SOURCES.map((source) => [source.id, source] as const))(
    '%s is whole: its kind, its zone, its speaker in the catalogue',
    (id, source) => {
      expect(id).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/);
      expect(SOURCE_KINDS).toContain(source.kind);
      expect(new URL(source.url).protocol).toBe('https:');
      expect(source.everyMinutes).toBeGreaterThanOrEqual(5);
      if (source.timeZone !== null)
        expect(() => new Intl.DateTimeFormat('en', { timeZone: source.timeZone! })).not.toThrow();
      const { providers, authorities } = loadCatalogue();
      if (source.speaker !== null)
        expect([...providers, ...authorities].map((row) => row.id)).toContain(source.speaker);
    },
  );

  test.each(SOURCES.map((source) => [source.id, source] as const))(
    '%s says PARSE_FAILED to a page to log in, or finds nothing in it',
    async (_, source) => {
      const page =
        '<!doctype html><html><head><title>Sign in</title></head><body><form><input type="password"></form></body></html>';
      const outcome = await Promise.resolve()
        .then(() => source.parse(page, source.url))
        .then(
          ({ items }) => items.length,
          (error: { code?: string }) => error.code,
        );
      expect([0, 'PARSE_FAILED']).toContain(outcome);
      if (outcome === 0) expect(source.expectAtLeast).toBeGreaterThan(0);
    },
  );

  test('an unknown id gives the nearest', () => {
    expect(() => getSource('opnai-news')).toThrow("No source 'opnai-news'.");
    expect(getSource('source:openai-news')).toBe(getSource('openai-news'));
  });
});

describe('a folder of saved files', () => {
  async function folder(files: Record<string, string>): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'bellwether-saved-'));
    for (const [name, body] of Object.entries(files)) {
      await mkdir(join(path, name, '..'), { recursive: true });
      await writeFile(join(path, name), body);
    }
    return path;
  }

  test('is read with all that is in it, in the order of names; sidecars and hidden files are no items', async () => {
    const path = await folder({
      'b.txt': 'b',
      'a/c.html': 'c',
      'a/c.html.yaml': 'source: s',
      'lone.yaml': 'x',
      '.hidden': 'h',
      '.git/config': 'g',
    });
    expect(await listFiles(path)).toEqual(['a/c.html', 'b.txt', 'lone.yaml'].map((name) => join(path, name)));
  });

  test('a path that is not there, or an empty folder, is wrong use', async () => {
    await expect(listFiles('/nowhere/at/all')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: '/nowhere/at/all: no such file or folder.',
    });
    await expect(listFiles(await folder({}))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('a file that can not be read is an error of its own', async () => {
    const path = await folder({ 'x.toml': 'a = 1\n', 'y.txt': 'Fine.', 'y.txt.yaml': 'source: [' });
    expect(await readSavedFile(join(path, 'x.toml'))).toMatchObject({ parsed: null, error: { code: 'PARSE_FAILED' } });
    expect(await readSavedFile(join(path, 'y.txt'))).toMatchObject({
      error: { message: expect.stringContaining('y.txt.yaml, line 1') },
    });
    expect(await readSavedFile(path)).toMatchObject({
      parsed: null,
      error: { code: 'PARSE_FAILED', message: expect.stringContaining('EISDIR') },
    });
  });
});
