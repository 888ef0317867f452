import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../api/alerts/receiver.ts';
import { BEGIN, watchedWorld } from '../api/alerts/watched-world.ts';
import { type MailServer, startMailServer } from '../api/mail/mail-server.ts';
import { runCommand } from '../project/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'bellwether-alerts-'));
const store = `sqlite:${join(folder, 'graph.sqlite')}`;
let mails: MailServer;
let receiver: Receiver;
const run = (...args: string[]) =>
  runCommand(['alerts', ...args], {
    env: {
      BELLWETHER_STORE: store,
      BELLWETHER_WEBHOOK_NETWORKS: '127.0.0.0/8',
      BELLWETHER_SMTP_URL: mails.url,
      BELLWETHER_MAIL_FROM: 'Bellwether <news@bellwether.example>',
    },
    now: BEGIN,
    cwd: folder,
  });
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout);

beforeAll(async () => {
  [mails, receiver] = await Promise.all([startMailServer(), startReceiver()]);
  const world = await watchedWorld({}, store);
  await world.tell({ at: BEGIN, event: 'Shutdown' });
  await world.look(BEGIN);
  await world.store.close();
});
afterAll(async () => {
  await Promise.all([mails.close(), receiver.close()]);
  rmSync(folder, { recursive: true });
});

test('what is going on, and that somebody is on it', async () => {
  expect((await run()).stdout).toMatch(/^CRITICAL {2}\S+: DOWN \(open, since 12 June 2026, 12:00 UTC\)/);
  const [alert] = await json();
  expect(alert).toMatchObject({
    state: 'open',
    versions: [{ what: 'opened' }],
    deliveries: [{ to: 'risk@example.org', state: 'waiting' }],
  });
  expect((await run('ack', alert.id, '--by', 'A. Analyst')).stdout).toBe(`${alert.subject.name}: acknowledged.\n`);
  expect((await run('list')).stdout).toContain('acknowledged by A. Analyst');
  const unknown = await run('ack', 'nonsense', '--by', 'A');
  expect([unknown.exitCode, unknown.stderr]).toEqual([
    2,
    "bellwether: No alert 'nonsense'.\n  `bellwether alerts` lists them.\n",
  ]);
});

test('a rule: made, listed without its secrets, tested on every channel, removed', async () => {
  const added = await run(
    ...['rule', 'add', '--email', 'desk@example.org', '--webhook', `${receiver.url}/hidden`, '--name', 'Desk'],
    ...['--zone', 'Europe/Berlin', '--quiet', '22:00-07:00', '--override', 'high', '--escalate', 'head@example.org'],
  );
  expect([added.exitCode, added.stderr]).toEqual([0, '']);
  expect(added.stdout).toMatch(/signed with whsec_\S+; it is not shown again/);
  const listed = await run('rule', 'list');
  expect(listed.stdout).toContain('quiet 22:00 to 07:00 Europe/Berlin, but for HIGH and worse');
  expect(listed.stdout).not.toMatch(/hidden|whsec_/);
  const { id } = (await json('rule')).find(({ name }: { name: string }) => name === 'Desk');
  expect((await run('test', id)).stdout).toMatch(/^desk@example\.org: sent|webhook 127\.0\.0\.1:\d+\/…: sent/m);
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
    type: 'alert.test',
    data: { severity: 'NONE', acknowledgeUrl: null },
  });
  expect(mails.taken.map(({ to }) => to)).toContain('desk@example.org');
  receiver.answers.set('/hidden', { status: 500 });
  expect((await run('test', id)).exitCode).toBe(1);
  expect((await run('rule', 'remove', id)).stdout).toBe('Desk: nothing more is sent.\n');
  expect((await run('test', id)).exitCode).toBe(2);
});

test('without a mail server, what goes by mail waits, and that is said', async () => {
  const { exitCode, stderr } = await runCommand(['alerts', 'rule', 'add', '--email', 'late@example.org'], {
    env: { BELLWETHER_STORE: store },
    now: BEGIN,
    cwd: folder,
  });
  expect(exitCode).toBe(0);
  expect(stderr).toBe('No mail server is set (BELLWETHER_SMTP_URL): what goes by mail waits until one is.\n');
});

test.each([
  [['--email', 'nobody'], "emails.0 'nobody' is no e-mail address."],
  [
    ['--email', 'a@example.org', '--on', 'everything'],
    "kinds.0 'everything' is none of function-status, event, conflict, source-silent.",
  ],
  [['--email', 'a@example.org', '--quiet', 'at night'], "--quiet 'at night' is no span of hours."],
  [['--email', 'a@example.org', '--quiet', '22-7'], "quiet.from '22' is no time of day (22:00)."],
  [['--email', 'a@example.org', '--zone', 'Berlin'], "'Berlin' is no time zone."],
  [['--email', 'a@example.org', '--escalate', 'b@example.org', '--after', 'soon'], 'escalation.afterMinutes'],
  [['--webhook', 'http://hooks.example.org/secret'], 'The address for webhook is not https.'],
  [[], 'An alert rule needs somewhere to send to.'],
])('%j is refused, by name', async (args, message) => {
  const { exitCode, stderr } = await run('rule', 'add', ...args, '--name', 'X');
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('secret');
});
