import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAudienceOption } from '../../commands/availability.ts';
import { runCommand } from '../project/run-command.ts';
import { juneWorld } from '../queries/june.ts';
import { utc } from '../queries/world.ts';

const NOW = utc('2026-10-10');
const folder = mkdtempSync(join(tmpdir(), 'bellwether-availability-'));
const env = { BELLWETHER_STORE: `sqlite:${join(folder, 'bellwether.db')}` };
const run = (...args: string[]) => runCommand(['availability', ...args], { env, now: NOW });

beforeAll(async () => {
  await (await juneWorld().world.store(NOW, env.BELLWETHER_STORE)).close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('bellwether availability', () => {
  test('tells channel by channel what can be used and why', async () => {
    const { exitCode, stdout } = await run('claude', 'fable', '5', '--at', '2026-07-02T12:00Z');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Claude Fable 5 for everyone, at 2 July 2026, 12:00 UTC\n/);
    expect(stdout).toMatch(/^Amazon Bedrock +SUSPENDED +available +suspended +no /m);
    expect(stdout).toMatch(/^Anthropic API +PARTLY RESTORED +available +partly +yes /m);
    expect(stdout).toContain('Evidence that points elsewhere');
  });

  test('law and fact stand side by side, and of one channel the causes, the latest first, with who says so', async () => {
    const args = ['claude fable 5', '--channel', 'amazon bedrock', '--for', 'region:DE', '--at', '2026-06-13T02:00Z'];
    const { stdout } = await run(...args);
    expect(stdout).toMatch(/^Amazon Bedrock +SUSPENDED +restricted +suspended +no /m);
    const causes = stdout.split('What brought it about, the latest first')[1]!.trim().split('\n');
    expect(causes.map((line) => line.trim()).filter((line) => line.startsWith('-'))).toEqual([
      expect.stringMatching(/^- +Suspended for everyone from 13 June 2026, 01:26 UTC .*\[Bedrock health/),
      expect.stringMatching(/^- +Suspended for everyone from 12 June 2026, 22:50 UTC/),
      expect.stringMatching(/^- +Letter to Anthropic: reaches foreign persons/),
      expect.stringMatching(/^- +Offered to everyone from 9 June 2026/),
    ]);
  });

  test('what is offered later only is not called offered', async () => {
    const { stdout } = await run('claude fable 5', '--at', '2026-01-01');
    expect(stdout.replace(/\s+/g, ' ')).toContain('Not offered before 9 June 2026');
  });

  test('old evidence is said to be old', async () => {
    const { stdout } = await run('claude fable 5', '--channel', 'amazon bedrock', '--at', '2026-08-20');
    expect(stdout.replace(/\s+/g, ' ')).toContain('last evidence');
  });

  test('for an allow-list, as JSON', async () => {
    const { stdout } = await run('claude mythos 5', '--for', 'listed:annex-a', '--at', '2026-06-27T12:00Z', '--json');
    expect(JSON.parse(stdout)).toMatchObject([{ state: 'RESTRICTED', usable: true }]);
  });

  test.each([
    [['claude fabel 5'], 'Claude Fable 5'],
    [['claude fable 5', '--channel', 'amazon bedrok'], 'Amazon Bedrock'],
    [['claude fable 5', '--for', 'region'], '--for'],
    [['claude fable 5', '--at', 'noon'], '--at'],
  ])('wrong use %j is one clear line and exit code 2', async (args, words) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

test('audiences are written as kind:which', () => {
  expect(parseAudienceOption('everyone')).toEqual({ kind: 'everyone' });
  expect(parseAudienceOption('region:DE, FR')).toEqual({
    kind: 'region',
    jurisdictions: ['jurisdiction:DE', 'jurisdiction:FR'],
  });
  expect(() => parseAudienceOption('customers')).toThrow('is no audience');
});
