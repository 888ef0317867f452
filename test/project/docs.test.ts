/** What the pages tell has to be so: links lead somewhere, commands exist, lists are complete. */
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../bellwether.ts';
import { SOURCES } from '../../ingest/sources/index.ts';
import { dryParse, emptyContext } from './dry-parse.ts';
import { projectFiles, read } from './source-files.ts';

const pages = projectFiles.filter((path) => path.endsWith('.md') && !path.startsWith('ingest/sample/documents/'));
const folders = new Set(projectFiles.flatMap((path) => parents(path)));
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

test('links between the pages lead to files that are there', () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)]
      .map((match) => normalize(join(dirname(page), match[1]!)).replace(/\/$/, ''))
      .filter((target) => !projectFiles.includes(target) && !folders.has(target))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

describe('command lines in the pages', () => {
  const lines = pages.flatMap((page) =>
    [...read(page).matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
      block[1]!
        .split('\n')
        .flatMap((line) => line.split('&&'))
        .map((line) => [page, line.replace(/\s#.*/, '').trim()] as const)
        .filter(([, line]) => /^(npm|npx|bellwether)\b/.test(line)),
    ),
  );

  test('were found', () => {
    expect(lines.map(([page]) => page)).toContain('README.md');
  });

  test.each(lines)('%s: %s', (_page, line) => {
    const bellwether = /^(?:npm run -s bellwether --|npx bellwether|bellwether) (.+)$/.exec(line)?.[1];
    if (bellwether !== undefined) {
      expect(() => dryParse(`bellwether ${bellwether}`)).not.toThrow();
      return;
    }
    const script = /^npm (?:run (?:-s )?)?([\w:-]+)/.exec(line)?.[1];
    expect([...scripts, 'ci', 'pack', 'install']).toContain(script);
  });
});

test('the commands of the change log are those that there are', () => {
  const commands = createProgram(emptyContext()).commands.map((command) => command.name());
  const missing = commands.filter((name) => !read('CHANGELOG.md').includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

test('docs/adding-a-source.md lists each source with its kind, and no other', () => {
  const listed = [...read('docs/adding-a-source.md').matchAll(/^\| `([a-z0-9-]+)` \| (\w+) \|/gm)].map(
    (row) => `${row[1]} ${row[2]}`,
  );
  expect(listed.sort()).toEqual(SOURCES.map(({ id, kind }) => `${id} ${kind}`).sort());
});

test('docs/decisions/README.md lists each decision', () => {
  const decisions = projectFiles.filter((path) => /^docs\/decisions\/\d/.test(path));
  expect(decisions.length).toBeGreaterThan(0);
  expect(
    decisions.filter((path) => !read('docs/decisions/README.md').includes(`(${path.slice('docs/decisions/'.length)})`)),
  ).toEqual([]);
});

function parents(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
