import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../project/run-command.ts';

const ORGANISATION = join(import.meta.dirname, '../../ingest/sample/organisation.yaml');
const folder = mkdtempSync(join(tmpdir(), 'bellwether-embed-'));
const env = {
  BELLWETHER_STORE: `sqlite:${join(folder, 'bellwether.db')}`,
  BELLWETHER_PUBLIC_URL: 'https://bellwether.example',
};
const now = Date.UTC(2026, 9, 10);
const run = (...args: string[]) => runCommand(args, { env, now });
const by = ['--by', 'ana'];

beforeAll(async () => {
  expect(await run('import', ORGANISATION)).toMatchObject({ exitCode: 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('bellwether embed', () => {
  test('of nothing says how to begin', async () => {
    expect((await run('embed')).stdout).toContain('bellwether embed create --help');
  });

  test('prints what to put into a page, of the only organisation there is', async () => {
    const origin = ['--origin', 'https://wiki.example'];
    const { exitCode, stdout } = await run('embed', 'create', 'impact', ...origin, '--images', '--days', '30', ...by);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^[\w-]{12} {2}impact {2}impact of organisation:meridian, until 2026-11-09$/m);
    expect(stdout).toContain('<script type="module" src="https://bellwether.example/embed/bellwether.js"></script>');
    expect(stdout).toMatch(/<bellwether-impact token="[\w-]{12}\.[\w-]{43}"><\/bellwether-impact>/);
    expect(stdout).toMatch(/https:\/\/bellwether\.example\/embed\/\S+\/badge\.svg/);
  });

  test('lists what may be shown without its token, and revokes it', async () => {
    const from = [
      '--from',
      '-P30D',
      '--origin',
      'https://a.example',
      'https://b.example',
      '--base',
      'http://localhost:1',
    ];
    const made = await run(
      'embed',
      'create',
      'timeline',
      '--org',
      'meridian',
      '--name',
      'June',
      ...from,
      ...by,
      '--json',
    );
    const { embed, token, frame } = JSON.parse(made.stdout);
    expect(frame).toBe(`http://localhost:1/embed/${token}/frame`);
    const listed = await run('embed', 'list', '--json');
    expect(JSON.parse(listed.stdout).embeds).toContainEqual({ ...embed, state: 'active' });
    expect(listed.stdout).not.toContain(token.split('.')[1]);
    expect(listed.stdout).not.toContain('tokenHash');
    expect((await run('embed')).stdout).toContain('active, until 2027-01-08: https://a.example, https://b.example');
    expect((await run('embed', 'revoke', embed.id, ...by)).stdout).toContain('June: nothing is shown with it any more');
    expect((await run('embed')).stdout).toContain('revoked, until');
  });

  test.each([
    [['create', 'digest', ...by], 'impact, availability, timeline'],
    [['create', 'impact', ...by], 'No page may show it'],
    [['create', 'impact', '--origin', 'wiki', ...by], "'wiki' is no origin"],
    [['create', 'availability', '--images', ...by], 'model is missing'],
    [['create', 'availability', '--images', '--model', 'Claude Fabel', ...by], 'Claude Fabel'],
    [['create', 'impact', '--images', '--days', 'many', ...by], '--days'],
    [['create', 'impact', '--images'], '--by'],
    [['revoke', 'none', ...by], "No embed 'none'"],
  ])('wrong use %j is one clear line and exit code 2', async (args, words) => {
    const { exitCode, stdout, stderr } = await run('embed', ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
