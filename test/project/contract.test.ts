/** One contract, every engine: nobody may weaken it for one of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasNeo4j } from '../neo4j.ts';

const ROOT = join(import.meta.dirname, '../..');
const CONTRACT = join(ROOT, 'test/contract');
const engines = readdirSync(join(ROOT, 'graph')).filter((folder) => existsSync(join(ROOT, 'graph', folder, 'open.ts')));

/** What runs the contract: a call of `describeStore` that is not in the contract itself. */
const runs = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith('contract'))
  .map((file) => readFileSync(join(ROOT, 'test', file), 'utf8'))
  .filter((text) => /^\s*describeStore\(/m.test(text));

describe('the contract of the store', () => {
  test.each(readdirSync(CONTRACT))('%s names no engine and passes nothing over', (file) => {
    const text = readFileSync(join(CONTRACT, file), 'utf8');
    for (const engine of engines) expect(text.toLowerCase()).not.toContain(engine);
    expect(text).not.toMatch(/\.(skip|todo|only|fails|skipIf|runIf)\b/);
  });

  test('every engine runs it', () => {
    expect(engines.length).toBeGreaterThanOrEqual(2);
    expect(runs).toHaveLength(engines.length);
    for (const text of runs) expect(text).not.toMatch(/describeStore\.|\.(skip|todo|only)\(/);
  });

  // Where nothing may be left out, `hasNeo4j` has thrown by now if the server was missing.
  test.runIf(process.env.BELLWETHER_REQUIRE === 'all')('it ran on every engine here', () => {
    expect(hasNeo4j).toBe(true);
  });
});
