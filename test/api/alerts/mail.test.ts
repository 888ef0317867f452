import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listAlerts } from '../../../api/alerts/alerts.ts';
import { alertRenderer } from '../../../api/alerts/render-mail.ts';
import type { RuleInput } from '../../../api/alerts/rules.ts';
import { type Outbox, sendDue } from '../../../api/mail/outbox.ts';
import { connectSmtp, type Smtp } from '../../../api/mail/smtp.ts';
import { listSubscriptions } from '../../../api/mail/subscriptions.ts';
import { type RunningServer, startServer } from '../../../api/server.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';
import { SENDER } from '../mail/post-office.ts';
import { BEGIN, HOUR, ORG, told, type WatchedWorld, watchedWorld } from './watched-world.ts';

let mails: MailServer;
let smtp: Smtp;
let world: WatchedWorld;
let server: RunningServer;
beforeAll(async () => {
  mails = await startMailServer();
  smtp = connectSmtp({ url: mails.url, connections: 2, perSecond: null, dkim: null, timeoutMs: 5_000 });
});
afterAll(async () => {
  smtp.close();
  await mails.close();
});
afterEach(async () => {
  await server.close();
  await world.store.close();
  mails.taken.splice(0);
});

async function open(input: Partial<RuleInput> = {}): Promise<void> {
  world = await watchedWorld(input);
  const { store, clock } = world;
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => clock.now });
  await world.tell({ at: BEGIN, event: 'Shutdown', title: 'We <b>stop</b> & think' });
  await world.look(BEGIN);
}
async function send() {
  const { store, clock } = world;
  const sender = { ...SENDER, publicUrl: server.url };
  const outbox: Outbox = {
    store,
    now: () => clock.now,
    sender,
    render: alertRenderer(store, sender),
    send: (message) => smtp.send(message),
    concurrency: 2,
  };
  return sendDue(outbox, 'alert');
}
const parsed = () => Promise.all(mails.taken.map(({ raw }) => simpleParser(raw)));
const status = async () => (await listAlerts(world.store)).map(({ state }) => state);

describe('the mail of an alert', () => {
  test('says the news and the status, with the way and its quotes, in text and HTML', async () => {
    await open();
    await send();
    const [mail] = await parsed();
    expect(mail!.subject).toBe('CRITICAL: Claims: down, and 1 more · Meridian');
    for (const said of [mail!.text!, mail!.html as string]) {
      expect(said).toContain('Claude Fable 5');
      expect(said).toMatch(/first-hand\s+evidence/);
      expect(said).toMatch(/Acknowledge/);
    }
    expect(mail!.html).toContain('We &lt;b&gt;stop&lt;/b&gt; &amp; think');
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(String(mail!.headers.get('list'))).toBeDefined();
  });

  test('that tells how it goes on answers the first', async () => {
    await open();
    await send();
    await world.tell({ at: BEGIN + HOUR, event: 'Return', state: 'AVAILABLE' });
    expect(told(await world.look(BEGIN + HOUR))).toEqual(['closed Claims: DOWN', 'closed Shutdown: DOWN']);
    await send();
    const [first, second] = await parsed();
    expect(second!.subject).toBe('Claims: over, was down, and 1 more · Meridian');
    expect([second!.inReplyTo, second!.references]).toEqual([first!.messageId, first!.messageId]);
    expect(second!.text).not.toContain('Acknowledge:');
  });

  test('is not sent to who has ended it, or bounces', async () => {
    await open({ emails: ['risk@example.org', 'unknown@example.org'] });
    const [mail] = (await listSubscriptions(world.store, { organisation: ORG })).filter(({ email }) =>
      email.startsWith('risk'),
    );
    const link = `${server.url}/unsubscribe/${mail!.id}/${mail!.token}`;
    const answer = await fetch(link, {
      method: 'POST',
      body: 'alerts=off',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(await answer.text()).toContain('You get no more alerts.');
    expect(await send()).toEqual({ sent: 0, later: 0, failed: 1, dropped: 1 });
    await world.tell({ at: BEGIN + HOUR, event: 'Return', state: 'AVAILABLE' });
    await world.look(BEGIN + HOUR);
    expect(await send()).toEqual({ sent: 0, later: 0, failed: 0, dropped: 2 });
  });
});

describe('the link that acknowledges', () => {
  const linkOf = async (): Promise<string> => /Acknowledge: (\S+)/.exec((await parsed())[0]!.text!)![1]!;
  const post = (url: string, body = '') =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });

  test('opened, it changes nothing; posted, it does, once', async () => {
    await open();
    await send();
    const link = await linkOf();
    const page = await fetch(link);
    expect([page.status, await status()]).toEqual([200, ['open', 'open']]);
    expect(await page.text()).toContain('<strong>Claims</strong>: down; not acknowledged');
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
    expect(await status()).toEqual(['open', 'open']);
    const done = await post(link, `name=${encodeURIComponent('A. <Analyst>')}`);
    expect(await done.text()).toContain('acknowledged by A. &lt;Analyst&gt; (risk@example.org)');
    expect(await status()).toEqual(['acknowledged', 'acknowledged']);
    await post(link, 'name=Somebody+else');
    expect((await listAlerts(world.store)).map(({ acknowledgedBy }) => acknowledgedBy)).toEqual([
      'A. <Analyst> (risk@example.org)',
      'A. <Analyst> (risk@example.org)',
    ]);
  });

  test('a wrong one acknowledges nothing', async () => {
    await open();
    await send();
    const link = await linkOf();
    const [, , notice, channel, token] = new URL(link).pathname.split('/') as [string, string, string, string, string];
    const wrong = [
      `${notice}/${channel}/${'A'.repeat(43)}`,
      `${notice}/${'0'.repeat(12)}/${token}`,
      `${'0'.repeat(24)}/${channel}/${token}`,
      '',
      'x/y/z',
    ];
    const answers = await Promise.all(wrong.map((path) => post(`${server.url}/alerts/${path}`)));
    expect(new Set(answers.map(({ status: code }) => code))).toEqual(new Set([404]));
    expect(await status()).toEqual(['open', 'open']);
  });
});
