import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../graph/open.ts';
import { numberedBatch } from '../graph/neo4j/numbered-batches.ts';
import { runCommand } from '../project/run-command.ts';

describe('bellwether copy', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'bellwether-copy-'));
  beforeAll(async () => {
    const store = await openStore(`sqlite:${join(cwd, 'small.sqlite')}`);
    await store.write(numberedBatch('a', 3));
    await store.close();
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  test('copies a store into an empty one and says what both hold; paths begin at the working folder', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['copy', 'sqlite:small.sqlite', 'sqlite:new/grown.sqlite'], {
      cwd,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n').slice(0, -2)).toEqual([
      'sqlite:small.sqlite was copied to sqlite:new/grown.sqlite. Both hold the same:',
      'node                  5',
      'document              1',
      'fact                  3',
      'change                9',
    ]);
    expect(stdout).toMatch(/\nchecksum {3}[0-9a-f]{16}\n$/);
  });

  test('--json has the counts and the checksum, which is the same for the same content', async () => {
    const runs = await Promise.all(
      ['one', 'two'].map((name) =>
        runCommand(['copy', 'sqlite:small.sqlite', `sqlite:${name}.sqlite`, '--json'], { cwd }),
      ),
    );
    const [one, two] = runs.map(({ stdout }) => JSON.parse(stdout) as unknown);
    expect(one).toMatchObject({ resumed: false, records: { node: 5, document: 1, fact: 3, change: 9 } });
    expect(two).toEqual(one);
  });

  test('a target that holds something is refused, and left as it is', async () => {
    await runCommand(['copy', 'sqlite:small.sqlite', 'sqlite:full.sqlite'], { cwd });
    const { exitCode, stderr } = await runCommand(['copy', 'sqlite:small.sqlite', 'sqlite:full.sqlite'], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `bellwether: ${join(cwd, 'full.sqlite')} is not empty.\n  Copy into a store that holds nothing yet.\n`,
    );
  });

  test('a source that is not there is named, and no file is made of it', async () => {
    const { exitCode, stderr } = await runCommand(['copy', 'sqlite:smal.sqlite', 'sqlite:x.sqlite'], { cwd });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('smal.sqlite: no such file.'),
    });
    expect([existsSync(join(cwd, 'smal.sqlite')), existsSync(join(cwd, 'x.sqlite'))]).toEqual([false, false]);
  });

  test('a store is not copied into itself, whatever its password', async () => {
    const { exitCode, stderr } = await runCommand(['copy', 'neo4j://a:hunter2@graph', 'neo4j://b:hunter3@graph'], {
      cwd,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toBe('bellwether: neo4j://graph cannot be copied into itself.\n');
  });
});
