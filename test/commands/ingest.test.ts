/** `bellwether ingest` and `bellwether sources`: what they print, and how they fail. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SOURCES } from '../../ingest/sources/index.ts';
import { runCommand } from '../project/run-command.ts';

function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), 'bellwether-ingest-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

const FEED =
  '<rss version="2.0"><channel><item><guid>1</guid><title>One</title></item><item><guid>2</guid><title>Two</title></item></channel></rss>';

describe('bellwether ingest', () => {
  test('without a network: each source fails by itself in a line, and is shown with its fault afterwards', async () => {
    const cwd = folder({});
    const { exitCode, stdout, stderr } = await runCommand(['ingest'], { cwd });
    expect(exitCode).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(SOURCES.length);
    expect(lines).toContain('openai-news: https://openai.com/news/rss.xml: no network.');
    expect(stdout.trim().split('\n')).toHaveLength(SOURCES.length + 1);
    expect(stdout).toMatch(/^openai-news +0 +0 +0 +0 +0 {2}failed$/m);

    const shown = await runCommand(['sources'], { cwd });
    expect(shown.stdout).toContain(
      'openai-news: OpenAI news\n  vendor, every 15 min, https://openai.com/news/rss.xml\n  failed the last time, never read: no network.',
    );
    const listed = JSON.parse((await runCommand(['sources', '--json'], { cwd })).stdout);
    expect(listed.find((source: { id: string }) => source.id === 'openai-news')).toMatchObject({
      health: 'failing',
      consecutiveFailures: 1,
      lastAttemptAt: '2026-10-06T00:00:00.000Z',
      lastSuccessAt: null,
    });
  });

  test('a source that was named and fails is exit 1, with --json the report', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['ingest', 'openai-news', '--json']);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout).sources).toMatchObject([
      { source: 'openai-news', outcome: 'failed', error: { code: 'FETCH_FAILED' } },
    ]);
  });

  test('saved files: counts a source; the second time nothing is new', async () => {
    const cwd = folder({ 'feed.xml': FEED });
    const args = ['ingest', '--file', 'feed.xml', '--source', 'openai-news'];
    const first = await runCommand(args, { cwd });
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/^openai-news +2 +2 +0 +0 +0\n1 file, 0 of them not read$/m);
    expect((await runCommand(args, { cwd })).stdout).toMatch(/^openai-news +2 +0 +0 +2 +0$/m);
  });

  test('a file of a folder that can not be read is told and left; one that was named is exit 1', async () => {
    const cwd = folder({ 'feed.xml': FEED, 'model.toml': 'a = 1\n' });
    const whole = await runCommand(['ingest', '--file', '.', '--source', 'openai-news'], { cwd });
    expect([whole.exitCode, whole.stderr]).toEqual([
      0,
      'model.toml: is TOML, which is not read. models.dev gives the same as JSON.\n',
    ]);
    const named = await runCommand(['ingest', '--file', 'feed.xml', 'model.toml', '--source', 'openai-news'], { cwd });
    expect(named.exitCode).toBe(1);
    expect((await runCommand(['ingest', '--file', 'feed.xml'], { cwd })).stderr).toBe(
      'feed.xml: names no source. Add --source ID, or a head with `source:` to the file.\n',
    );
  });

  test.each([
    [['ingest', 'opnai-news'], "bellwether: No source 'opnai-news'.\n  Nearest: openai-news.\n"],
    [['ingest', '--file', 'x', '--source', 'guardian'], "bellwether: No source 'guardian'.\n  Nearest: guardian-ai.\n"],
    [
      ['ingest', '--source', 'openai-news'],
      'bellwether: --source goes with --file.\n  To read a source, name it: bellwether ingest ID.\n',
    ],
    [
      ['ingest', 'openai-news', '--file', 'x'],
      'bellwether: Name sources, or files with --file, but not both.\n  The source of files is given with --source.\n',
    ],
    [
      ['ingest', '--file', 'x', '--backfill'],
      'bellwether: --backfill is for sources.\n  Saved files are always a back-fill: leave it out.\n',
    ],
  ])('%j is wrong use', async (args, stderr) => {
    expect(await runCommand(args)).toEqual({ exitCode: 2, stdout: '', stderr });
  });

  test('a file that is not there is wrong use', async () => {
    const { exitCode, stderr } = await runCommand(['ingest', '--file', 'nope.txt']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/nope\.txt: no such file or folder\.\n {2}Paths are relative to the working folder\.\n$/);
  });
});

test('bellwether sources lists all before anything was read', async () => {
  const { exitCode, stdout } = await runCommand(['sources']);
  expect(exitCode).toBe(0);
  for (const { id } of SOURCES) expect(stdout).toContain(`${id}: `);
  expect(stdout.match(/not read yet/g)).toHaveLength(SOURCES.length);
});
