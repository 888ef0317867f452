import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../project/run-command.ts';
import { catalogueWorld, FABLE, FIRST_PARTY, GPT, LARGE, MISTRAL_API, OPENAI_API } from '../queries/catalogue.ts';
import { addOrganisation } from '../queries/organisation.ts';
import { utc } from '../queries/world.ts';

const NOW = utc('2026-10-10');
const folder = mkdtempSync(join(tmpdir(), 'bellwether-concentration-'));
const env = { BELLWETHER_STORE: `sqlite:${join(folder, 'bellwether.db')}` };
const run = (...args: string[]) => runCommand(['concentration', ...args], { env, now: NOW });

beforeAll(async () => {
  const { world } = catalogueWorld();
  const tested = { verifiedAt: '2026-06-01', switchMinutes: 5 };
  addOrganisation(world, {
    functions: [
      { id: 'Claims', critical: 'yes' },
      { id: 'Canteen', critical: 'no' },
    ],
    workloads: [
      { id: 'letters', supports: ['Claims'], endpoints: [{ model: FABLE, channel: FIRST_PARTY }] },
      {
        id: 'reader',
        supports: ['Canteen'],
        needs: [{ on: 'letters' }],
        endpoints: [{ model: LARGE, channel: MISTRAL_API }],
      },
      {
        id: 'menu',
        supports: ['Canteen'],
        endpoints: [
          { model: GPT, channel: OPENAI_API },
          { ...tested, model: LARGE, channel: MISTRAL_API },
        ],
      },
      { id: 'unknown', endpoints: [{ model: null }] },
    ],
  });
  await (await world.store(NOW, env.BELLWETHER_STORE)).close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('bellwether concentration', () => {
  test('names what stops a critical function first, then the largest shares, how concentrated it is, and what is not known', async () => {
    const { exitCode, stdout } = await run();
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^What hangs on one thing\nMeridian, 4 workloads, at 10 October 2026/);
    // `letters`, and `reader` that needs it.
    expect(stdout).toMatch(/^Anthropic +provider +2 +1: Claims$/m);
    // 1 of 4; 3 of the weight of 3 + 1 + 1 + 2.
    expect(stdout).toMatch(/^Provider +Anthropic +1 +25% +43% +2$/m);
    expect(stdout).toMatch(/^Controlled from +United States +2 +50% +57% +2$/m);
    expect(stdout).toMatch(/^ +HHI 3,333 \(weighed 4,400\), high$/m);
    expect(stdout).toContain('Of 1 workload nobody knows the model');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a pipe gets no colours.
    expect(stdout).not.toMatch(/\x1b/);
  });

  test('for programs, with instants in ISO and every share', async () => {
    const { stdout } = await run('--org', 'meridian', '--at', '2026-06-12', '--json');
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ at: '2026-06-12T00:00:00.000Z', workloads: 4, unresolved: 1 });
    expect(answer.byProvider.shares).toHaveLength(3);
    expect(answer.singlePoints[0]).toMatchObject({ stops: 2, criticalFunctions: 1 });
  });

  test.each([
    ['1969-12-01', 'What Meridian runs was not known here before 1 January 1970'],
    ['2020-01-01', 'Meridian has no workloads'],
  ])('as known at %s nothing is drawn, and it is said why', async (knownAt, words) => {
    const { exitCode, stdout } = await run('--known-at', knownAt);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(words);
    expect(stdout).not.toMatch(/HHI|single point/i);
  });

  test.each([
    [['--org', 'meridan'], 'Meridian'],
    [['--at', 'june'], '--at'],
  ])('wrong use %j is one clear line and exit code 2', async (args, words) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
