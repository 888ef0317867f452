import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../api/mail/mail-server.ts';
import { runCommand } from '../project/run-command.ts';
import { FABLE, FIRST_PARTY, GPT, LARGE, MISTRAL_API, OPENAI_API } from '../queries/catalogue.ts';
import { juneWorld } from '../queries/june.ts';
import { addOrganisation } from '../queries/organisation.ts';
import { utc } from '../queries/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'bellwether-digest-'));
const store = `sqlite:${join(folder, 'bellwether.db')}`;
const JOINED = utc('2026-06-10T12:00');
const MONDAY = utc('2026-06-15T07:00');
let server: MailServer;
const run = (args: string[], now = MONDAY, env: Record<string, string> = {}) =>
  runCommand(args, { env: { BELLWETHER_STORE: store, ...env }, now, cwd: folder });
const mailing = () => ({
  BELLWETHER_SMTP_URL: server.url,
  BELLWETHER_MAIL_FROM: 'Bellwether <news@bellwether.example>',
  BELLWETHER_PUBLIC_URL: 'https://bellwether.example',
});

beforeAll(async () => {
  const { world } = juneWorld();
  const fable = { model: FABLE, channel: FIRST_PARTY };
  addOrganisation(world, {
    name: 'Meridian Mutual',
    functions: [{ id: 'Claims', critical: 'yes', rtoHours: 4 }],
    workloads: [
      { id: 'letters', supports: ['Claims'], endpoints: [fable] },
      { id: 'triage', endpoints: [fable, { model: LARGE, channel: MISTRAL_API, verifiedAt: '2026-04-01' }] },
      { id: 'quiet', endpoints: [{ model: GPT, channel: OPENAI_API }] },
    ],
  });
  await (await world.store(MONDAY, store)).close();
  server = await startMailServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('bellwether digest', () => {
  test('tells what a week brought, as it was known at its end', async () => {
    const { exitCode, stdout } = await run(['digest', '--org', 'meridian', '--period', '2026-W24'], utc('2026-10-10'));
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^\d+ workloads? down/);
    for (const said of [
      '8 to 14 June 2026 (UTC)',
      'WHAT MOVED FOR YOU',
      '-> down',
      'What to do: ',
      'WHAT WAS LOOKED AT',
    ])
      expect(stdout).toContain(said);
    const lines = stdout.split('\n').filter((line) => !line.includes('http'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  test('takes the only organisation that there is', async () => {
    const named = await run(['digest', '--org', 'meridian', '--period', '2026-W24']);
    expect(await run(['digest', '--period', '2026-W24'])).toEqual(named);
  });

  test('a week with nothing says so, and what was looked at', async () => {
    const { stdout } = await run(['digest', '--org', 'meridian', '--period', '2026-W20']);
    expect(stdout).toContain('Nothing moved, and nothing happened to what you use.');
    expect(stdout).toContain('WHAT WAS LOOKED AT');
  });

  test('as HTML in a file, with the picture in it, and as JSON', async () => {
    const { stdout } = await run(['digest', '--org', 'meridian', '--period', '2026-W24', '--html', 'week.html']);
    expect(stdout.trim()).toBe(join(folder, 'week.html'));
    const html = readFileSync(join(folder, 'week.html'), 'utf8');
    expect(html).toContain('src="data:image/png;base64,');
    expect(html).not.toContain('{{');
    const { stdout: json } = await run(['digest', '--org', 'meridian', '--period', '2026-W24', '--json']);
    expect(JSON.parse(json)).toMatchObject({ from: '2026-06-08T00:00:00.000Z', until: '2026-06-15T00:00:00.000Z' });
  });

  test.each([
    [['digest', '--org', 'meridan'], "No organisation 'meridan'."],
    [['digest', '--org', 'meridian', '--period', 'W24'], "'W24' is no period."],
    [['digest', '--org', 'meridian', '--zone', 'Berlin'], "'Berlin' is no time zone."],
    [['digest', '--send'], 'To send mail, BELLWETHER_SMTP_URL must be set.'],
    [['subscribe', 'nobody', '--org', 'meridian'], "email 'nobody' is no e-mail address."],
    [['subscribe', 'a@example.org', '--org', 'meridian', '--hour', 'noon'], "--hour 'noon' is no hour."],
    [['subscribe', 'a@example.org', '--org', 'meridian', '--cadence', 'hourly'], "cadence 'hourly' is none of"],
    [['subscriptions', '--end', 'x'], "No subscription 'x'."],
  ])('%j ends with 2: %s', async (args, said) => {
    const { exitCode, stderr } = await run(args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});

test('somebody subscribes, gets the week once, and ends it', async () => {
  const subscribed = await run(['subscribe', 'risk@example.org', '--org', 'meridian', '--zone', 'UTC'], JOINED);
  expect(subscribed.stdout).toBe('risk@example.org gets the news of Meridian Mutual: weekly, at 7:00 in UTC.\n');
  expect((await run(['digest', '--send'], MONDAY - 1, mailing())).stdout).toContain('0 sent');
  expect((await run(['digest', '--send'], MONDAY, mailing())).stdout).toContain('1 sent');
  const again = await run(['digest', '--send', '--period', '2026-W24'], MONDAY, mailing());
  expect(again.stdout).toContain('0 sent');
  const allOf = await run(['digest', '--send', '--org', 'meridian'], MONDAY, mailing());
  expect([allOf.exitCode, allOf.stderr]).toEqual([2, expect.stringContaining('Which period is to be sent?')]);
  expect(server.taken).toHaveLength(1);
  const mail = await simpleParser(server.taken[0]!.raw);
  const shown = await run(['digest', '--org', 'meridian', '--period', '2026-W24']);
  expect(mail.subject).toBe(`${shown.stdout.split('\n')[0]} · Meridian Mutual`);
  expect(mail.text).toContain('https://bellwether.example/unsubscribe/');
  expect(mail.html).toContain('How often, or no more');
  expect(mail.attachments.map(({ cid, contentType }) => [cid, contentType])).toEqual([['posture', 'image/png']]);
  expect(server.taken[0]!.raw.length).toBeLessThan(102_000);

  const changed = await run(['subscribe', 'RISK@example.org', '--org', 'meridian', '--cadence', 'daily']);
  expect(changed.stdout).toContain('daily, at 7:00 in UTC (changed)');
  const listed = JSON.parse((await run(['subscriptions', '--json'])).stdout) as { subscriptions: { id: string }[] };
  expect(JSON.stringify(listed)).not.toContain('token');
  expect((await run(['subscriptions', '--end', listed.subscriptions[0]!.id])).stdout).toContain('ended');
  expect((await run(['digest', '--send'], MONDAY + 7 * 86_400_000, mailing())).stdout).toContain('0 sent');
});

test('a file of a setting that is not there is named', async () => {
  writeFileSync(join(folder, 'key.pem'), 'no key');
  const env = { ...mailing(), BELLWETHER_SMTP_CA_FILE: 'nowhere.pem' };
  const { exitCode, stderr } = await run(['digest', '--send'], MONDAY, env);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining("nowhere.pem can't be read (ENOENT)")]);
});
