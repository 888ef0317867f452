import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../project/run-command.ts';
import { FABLE, FIRST_PARTY } from '../queries/catalogue.ts';
import { juneWorld } from '../queries/june.ts';
import { addOrganisation } from '../queries/organisation.ts';
import { utc } from '../queries/world.ts';

const NOW = utc('2026-10-10');
const folder = mkdtempSync(join(tmpdir(), 'bellwether-timeline-'));
const env = { BELLWETHER_STORE: `sqlite:${join(folder, 'bellwether.db')}` };
const run = (...args: string[]) => runCommand(['timeline', ...args], { env, now: NOW });

beforeAll(async () => {
  const { world } = juneWorld();
  addOrganisation(world, {
    functions: [{ id: 'Claims', critical: 'yes', rtoHours: 4 }],
    workloads: [{ id: 'letters', supports: ['Claims'], endpoints: [{ model: FABLE, channel: FIRST_PARTY }] }],
  });
  await (await world.store(NOW, env.BELLWETHER_STORE)).close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('bellwether timeline', () => {
  test('draws what was down when, tells for how long, and what moved it', async () => {
    const { exitCode, stdout } = await run('--from', '2026-06-01', '--to', '2026-07-11');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Meridian, 1 June 2026 to 11 July 2026: 1 of 1 workload went down/);
    expect(stdout).toMatch(/^letters +·+!?█+·+ +18 d 1 h$/m);
    expect(stdout).toMatch(/12 June 2026, 22:50Z +.*1 worse \(letters\)/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a pipe gets no colours.
    expect(stdout).not.toMatch(/\x1b/);
  });

  test('for programs, with instants in ISO', async () => {
    const { stdout } = await run('--from', '2026-06-01', '--to', '2026-06-20', '--json');
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ from: '2026-06-01T00:00:00.000Z', to: '2026-06-20T00:00:00.000Z' });
    expect(answer.workloads[0].segments.at(-1)).toMatchObject({ from: '2026-06-12T22:50:00.000Z', status: 'DOWN' });
    expect(answer.moments.at(-1).workloads[0]).toMatchObject({ before: 'AT_RISK', after: 'DOWN', direction: 'worse' });
  });

  test.each([
    [[], '--from'],
    [['--from', 'june'], '--from'],
    [['--from', '2026-06-02', '--to', '2026-06-01'], 'before it begins'],
    [['--from', '2026-06-02', '--org', 'meridan'], 'Meridian'],
  ])('wrong use %j is one clear line and exit code 2', async (args, words) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
