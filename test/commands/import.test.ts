/** `bellwether import`: what it prints, and how it fails. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../project/run-command.ts';

const SAMPLE = join(import.meta.dirname, '../../ingest/sample/organisation.yaml');

/** A folder with `sample.yaml` and other files. */
function folder(files: Record<string, string> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'bellwether-import-'));
  cpSync(SAMPLE, join(path, 'sample.yaml'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

const SMALL = 'organisation: {id: acme, name: Acme}\nworkloads: [{id: a, name: A}, {id: b, name: B}]\n';

describe('bellwether import', () => {
  test('reads the sample and says what could not be resolved', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['import', 'sample.yaml', '--as-of', '2026-06-01'], {
      cwd: folder(),
    });
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Meridian Mutual (organisation:meridian)');
    expect(stdout).toContain('workloads     26 (26 new, 0 gone)');
    expect(stdout).toContain('secrets       1 taken out');
    expect(stdout).toContain("test-writer: no model 'meridian-testwright-7b'");
    expect(stdout).not.toContain('example-not-a-key');
  });

  test('tells what a second import adds and takes away', async () => {
    const cwd = folder({
      'one.yaml': SMALL,
      'two.yaml': SMALL.replace('{id: b, name: B}', '{id: c, name: C}, {id: d, name: D}'),
    });
    await runCommand(['import', 'one.yaml'], { cwd });
    expect((await runCommand(['import', 'one.yaml'], { cwd })).stdout).toContain('(the same as before)');
    const { stdout } = await runCommand(['import', 'two.yaml'], { cwd, now: Date.UTC(2026, 9, 7) });
    expect(stdout).toContain('workloads     3 (2 new, 1 gone)');
    expect(stdout).toMatch(/gone +B$/m);
  });

  test('writes nothing in a dry run', async () => {
    const cwd = folder({ 'one.yaml': SMALL });
    const { stdout } = await runCommand(['import', 'one.yaml', '--dry-run'], { cwd });
    expect(stdout).toContain('nothing was written');
    expect((await runCommand(['import', 'one.yaml'], { cwd })).stdout).toContain('(2 new, 0 gone)');
  });

  test('gives JSON', async () => {
    const { stdout } = await runCommand(['import', 'sample.yaml', '--dry-run', '--json'], { cwd: folder() });
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({
      organisation: { id: 'organisation:meridian' },
      workloads: 26,
      functions: 6,
      dryRun: true,
    });
    expect(
      answer.endpoints.find((endpoint: { workload: string }) => endpoint.workload === 'test-writer'),
    ).toMatchObject({
      offering: null,
      unresolved: [{ what: 'model', given: 'meridian-testwright-7b' }],
    });
  });
});

describe('bellwether import, used wrongly, ends with 2 and one clear line', () => {
  test.each([
    ['a missing file', ['import', 'nowhere.yaml'], /nowhere\.yaml: no such file/],
    ['a folder', ['import', '.'], /is a folder/],
    [
      'JSON of something else',
      ['import', 'feed.json'],
      /feed\.json: the fields items are not those of an organisation/,
    ],
    ['a wrong field', ['import', 'wrong.yaml'], /wrong\.yaml:2:30: workloads\[0\]\.role is no field here/],
    ['a bad date', ['import', 'small.yaml', '--as-of', '2026-06-31'], /--as-of '2026-06-31' is no date/],
    ['a day to come', ['import', 'small.yaml', '--as-of', '2027-01-01'], /in the future/],
    ['another kind', ['import', 'small.yaml', '--as', 'catalogue'], /organisation/],
  ])('%s', async (_what, args, message) => {
    const cwd = folder({
      'feed.json': '{"items": []}',
      'small.yaml': SMALL,
      'wrong.yaml': SMALL.replace('name: A}', 'name: A, role: x}'),
    });
    const { exitCode, stdout, stderr } = await runCommand(args, { cwd });
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
