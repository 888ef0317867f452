/** What of Neo4j can be held without a server: addresses, passwords, versions. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openNeo4j } from '../../graph/neo4j/open.ts';
import { isOlder } from '../../graph/neo4j/schema.ts';
import { openStore } from '../../graph/open.ts';
import { shownUrl } from '../../graph/shown-url.ts';
import { ROOT, read } from '../project/source-files.ts';

describe('the URL of a Neo4j store', () => {
  test.each([
    ['neo4j://neo4j:hunter2/x@graph:99999', 'is not a URL'],
    ['neo4j://neo4j:hunter2@', 'is not a URL'],
    ['neo4j:///ledger', 'names no host'],
    ['neo4j://neo4j:1#hunter2@graph', "has a '#'"],
    ['neo4j://neo4j:hunter2%zz@graph', "has a '%' that encodes nothing"],
    ['neo4j://neo4j:hunter2@graph/a/b', 'names no database'],
  ])('%s %s, and its password is not shown', async (url, said) => {
    const error = await openStore(url).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining(said) });
    const { message, hint, details, cause } = error as {
      message: string;
      hint: string;
      details: unknown;
      cause: unknown;
    };
    expect(JSON.stringify([message, hint, details, String(cause)])).not.toContain('hunter2');
  });

  test('of a scheme that we do not know', async () => {
    await expect(openStore('neo4k://neo4j:hunter2@graph')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: "'neo4k://graph' is not the URL of a store.",
      details: { url: 'neo4k://graph' },
    });
  });

  test.each(['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc'])('may be %s://', async (scheme) => {
    const store = openNeo4j(`${scheme}://neo4j:secret@graph.example:7687/ledger`);
    await store.close();
  });

  test('is shown without user and password, whatever is in them', () => {
    expect(shownUrl('neo4j+s://desk:p/a@ss@graph:7687/ledger')).toBe('neo4j+s://graph:7687/ledger');
    expect(shownUrl('neo4j://graph:7687')).toBe('neo4j://graph:7687');
    expect(shownUrl('sqlite:/srv/me@home/graph.sqlite')).toBe('sqlite:/srv/me@home/graph.sqlite');
  });

  test('a password file that cannot be read is named; one that can is not shown', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bellwether-password-'));
    const passwordFile = join(folder, 'password');
    expect(() => openNeo4j('neo4j://graph', { passwordFile })).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        message: `Cannot read the password file of Neo4j, ${passwordFile}.`,
      }),
    );
    writeFileSync(passwordFile, 'hunter2\n');
    await openNeo4j('neo4j://graph', { passwordFile }).close();
  });
});

test.each([
  ['4.4.40', true],
  ['5.25.1', true],
  ['5.26.0', false],
  ['5.26.30', false],
  ['5.27-aura', false],
  ['2025.08.0', false],
])('Neo4j %s is too old: %s', (version, tooOld) => {
  expect(isOlder(version)).toBe(tooOld);
});

test('npm run neo4j without Maven or Java says what to install', () => {
  expect(JSON.parse(read('package.json')).scripts.neo4j).toBe('node graph/neo4j/server/main.ts');
  const { status, stderr } = spawnSync(process.execPath, ['graph/neo4j/server/main.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: '/nowhere', BELLWETHER_NEO4J_HOME: mkdtempSync(join(tmpdir(), 'bellwether-home-')) },
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/neo4j: Cannot run 'mvn': .*ENOENT.*\nInstall Maven and Java 17, or use compose\.yaml/);
});
