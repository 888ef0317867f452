import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../project/run-command.ts';

const SAMPLE = join(import.meta.dirname, '../../ingest/sample/watch-items.yaml');
const folder = mkdtempSync(join(tmpdir(), 'bellwether-watch-'));
const env = { BELLWETHER_STORE: `sqlite:${join(folder, 'bellwether.db')}` };
const now = Date.UTC(2026, 9, 10);
const run = (...args: string[]) => runCommand(['watch', ...args], { env, now });
afterAll(() => rmSync(folder, { recursive: true }));

describe('bellwether watch', () => {
  test('of nothing says how to begin', async () => {
    expect((await run()).stdout).toBe('Nothing is watched. Add a list: bellwether watch add FILE\n');
  });

  test('adds a list to an empty store, and lists it with what would answer each question', async () => {
    const added = await run('add', SAMPLE, '--as-of', '2026-06-01');
    expect(added).toMatchObject({ exitCode: 0, stderr: '' });
    expect(added.stdout).toMatch(
      /^What the letter of June 2026 left open: 5 questions\n {2}watchitem:access-restored /,
    );
    const { stdout } = await run();
    expect(stdout).toMatch(/^OPEN {7}access-restored, since 13 June 2026$/m);
    expect(stdout).toContain('→ Nothing yet; it would be answered by');
    expect((await run('--at', '2026-06-12')).stdout).toContain('Nothing is watched');
  });

  test('confirms and reopens, and shows what was said', async () => {
    const by = ['--by', 'A. Analyst'];
    const confirmed = await run('confirm', 'access-restored', ...by, '--answer', 'on some channels');
    expect(confirmed.stdout).toMatch(/^CONFIRMED since 10 October 2026; opened 13 June 2026; access-restored$/m);
    expect((await run('list', '--state', 'confirmed')).stdout).toContain(
      'On some channels (A. Analyst, 10 October 2026).',
    );
    const reopened = await run('reopen', 'access-restored', ...by, '--reason', 'not on Bedrock', '--json');
    expect(JSON.parse(reopened.stdout)).toMatchObject({
      state: 'OPEN',
      openedAt: '2026-06-13T00:00:00.000Z',
      confirmed: null,
      keptOpen: { by: 'A. Analyst', reason: 'not on Bedrock', at: '2026-10-10T00:00:00.000Z' },
    });
  });

  test.each([
    [['show', 'acess-restored'], 'access-restored'],
    [['show', 'access-restored', '--at', '2026-06-01'], 'not asked yet'],
    [['list', '--state', 'solved'], '--state'],
    [['confirm', 'access-restored', '--by', 'x'], '--answer'],
    [['add', 'nowhere.yaml'], 'nowhere.yaml'],
  ])('wrong use %j is one clear line and exit code 2', async (args, words) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
