/** What every file keeps to, whatever it is about. */
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { programFiles, projectFiles, ROOMS, read } from './source-files.ts';

/** Code files that are one table, and may be as long as it is. */
const TABLES: string[] = [];

const textFiles = projectFiles.filter((path) => !/\.(png|ico|woff2|ttf|gz|sqlite)$/.test(path));

describe('code files', () => {
  test('are at most 400 lines long, tables excepted', () => {
    const long = projectFiles.filter((path) => /\.tsx?$/.test(path) && !TABLES.includes(path) && lines(path) > 400);
    expect(long).toEqual([]);
  });

  test('that are excepted as tables exist and are long', () => {
    expect(TABLES.filter((path) => !projectFiles.includes(path) || lines(path) <= 400)).toEqual([]);
  });

  test('are named for what they export, never utils, helpers, common or manager', () => {
    expect(programFiles.filter((path) => /(^|[/-])(utils?|helpers?|common|misc|manager)\.tsx?$/.test(path))).toEqual(
      [],
    );
  });

  test('are in kebab-case', () => {
    expect(programFiles.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([]);
  });
});

test('every folder with code has a README, which names the files that a reader starts from', () => {
  const folders = new Set(programFiles.map(dirname).filter((folder) => ROOMS.some((room) => folder.startsWith(room))));
  expect([...folders].filter((folder) => !projectFiles.includes(`${folder}/README.md`))).toEqual([]);
});

describe('no file tells', () => {
  test.each([
    ['where on somebody’s machine it was made', /(^|[\s"'`(=])\/(work|root|home\/[a-z]\w*|Users\/\w+)\//],
    [
      'from which registry a package was installed',
      /https?:\/\/(registry|repo\d*|proxy|index|deb|static)\.[^\s"')]*(npm|yarn|maven|golang|crates|pypi|debian)/i,
    ],
    ['a secret', /\b(sk-[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{30,})\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ])('%s', (_what, pattern) => {
    expect(textFiles.filter((path) => path !== 'test/project/files.test.ts' && pattern.test(read(path)))).toEqual([]);
  });

  test('a download address in the lock file', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });
});

function lines(path: string): number {
  return read(path).split('\n').length - 1;
}
