import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planDue } from '../../../api/mail/ledger.ts';
import { changeSubscription, getSubscription, type Subscription, subscribe } from '../../../api/mail/subscriptions.ts';
import { findSuppression } from '../../../api/mail/suppression.ts';
import { type RunningServer, startServer } from '../../../api/server.ts';
import { openStore } from '../../../graph/open.ts';
import type { Store } from '../../../graph/store.ts';
import { JOINED, MONDAY, subscriberOf } from './post-office.ts';

let store: Store;
let server: RunningServer;
let reader: Subscription;
let link: string;
beforeEach(async () => {
  store = await openStore('sqlite::memory:', { now: () => JOINED });
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => JOINED, mailSecret: 'known to few' });
  reader = await subscribe(store, subscriberOf('reader@example.org'), JOINED);
  link = `${server.url}/unsubscribe/${reader.id}/${reader.token}`;
});
afterEach(async () => {
  await server.close();
  await store.close();
});

const status = async () => (await getSubscription(store, reader.id)).subscription.status;
const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });

describe('the link of a mail', () => {
  test('opened, it ends nothing: programs open every link', async () => {
    const page = await fetch(link);
    expect([page.status, await status()]).toEqual([200, 'active']);
    expect(await page.text()).toContain('reader@example.org');
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
  });

  test('one click (RFC 8058) ends it without sign-in, and again changes nothing', async () => {
    for (let click = 0; click < 2; click++) {
      const answer = await post(link, 'List-Unsubscribe=One-Click');
      expect([answer.status, await status()]).toEqual([200, 'ended']);
    }
  });

  test('the page changes how often it comes, and takes somebody back', async () => {
    expect(await (await post(link, 'cadence=daily')).text()).toContain('You now get it daily.');
    expect((await getSubscription(store, reader.id)).subscription.cadence).toBe('daily');
    await post(link, 'List-Unsubscribe=One-Click');
    await post(link, 'cadence=weekly');
    expect((await getSubscription(store, reader.id)).subscription).toMatchObject({
      status: 'active',
      cadence: 'weekly',
    });
  });

  test.each(['', 'x=y', 'cadence=hourly', 'List-Unsubscribe=maybe'])('a POST of %j changes nothing', async (body) => {
    expect((await post(link, body)).status).toBe(400);
    expect(await status()).toBe('active');
  });

  test('a wrong one, an old one and one of another reader look the same, and end nothing', async () => {
    const other = await subscribe(store, subscriberOf('other@example.org'), JOINED);
    const wrong = [
      `${server.url}/unsubscribe/${reader.id}/${other.token}`,
      `${server.url}/unsubscribe/${reader.id}/${reader.token.slice(0, -1)}`,
      `${server.url}/unsubscribe/nobody/${reader.token}`,
      `${server.url}/unsubscribe/`,
      `${server.url}/unsubscribe/${reader.id}/${reader.token}/more`,
    ];
    const pages = await Promise.all(wrong.map((url) => post(url, 'List-Unsubscribe=One-Click')));
    expect(pages.map((page) => page.status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(await Promise.all(pages.map((page) => page.text()))).size).toBe(1);
    expect(await status()).toBe('active');
  });
});

describe('what comes back', () => {
  const returned = (body: string, type: string, secret = 'known to few') =>
    post(`${server.url}/mail/returned`, body, { 'content-type': type, authorization: `Bearer ${secret}` });
  const report = (key: string, action: string, code: string) =>
    [
      'From: MAILER-DAEMON@mx.example.org',
      `To: <bounces+digest.${key}@bellwether.example>`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      '',
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      '',
      'Final-Recipient: rfc822; victim@example.org',
      `Action: ${action}`,
      `Status: ${code}`,
      `Diagnostic-Code: smtp; 550 ${code} The mailbox`,
      ' is gone',
      '--x--',
    ].join('\r\n');

  async function sentKey(): Promise<string> {
    const [mailing] = await planDue(store, MONDAY);
    return mailing!.id.slice('digest/'.length);
  }

  test('a failed delivery ends mail to the address that the mail went to, whoever the report names', async () => {
    const key = await sentKey();
    expect(await (await returned(report(key, 'failed', '5.1.1'), 'message/rfc822')).text()).toBe('1 ended.\n');
    expect(await findSuppression(store, 'reader@example.org')).toMatchObject({
      reason: 'bounced',
      note: 'smtp; 550 5.1.1 The mailbox is gone',
    });
    expect(await findSuppression(store, 'victim@example.org')).toBeUndefined();
  });

  test.each([
    ['delayed', '4.4.1'],
    ['failed', '5.2.2'],
    ['relayed', '2.0.0'],
  ])('%s %s ends nothing', async (action, code) => {
    const key = await sentKey();
    expect(await (await returned(report(key, action, code), 'message/rfc822')).text()).toBe('0 ended.\n');
  });

  test('a report about a mail that we never sent, and an answer of a person, end nothing', async () => {
    const texts = [
      report('0'.repeat(24), 'failed', '5.1.1'),
      'From: a@example.org\r\nSubject: Re: digest\r\n\r\nThanks!',
    ];
    for (const text of texts) expect(await (await returned(text, 'message/rfc822')).text()).toBe('0 ended.\n');
  });

  test('a complaint, found by the Message-ID of the mail that it brings back', async () => {
    const key = await sentKey();
    const text = `Content-Type: multipart/report; report-type=feedback-report\r\n\r\nFeedback-Type: abuse\r\n\r\nMessage-ID: <digest.${key}@bellwether.example>\r\n`;
    await returned(text, 'message/rfc822');
    expect(await findSuppression(store, 'reader@example.org')).toMatchObject({ reason: 'complained' });
  });

  test('events of a mail provider, as JSON; what is wrong is named', async () => {
    const events = [
      { kind: 'complaint', address: 'Reader@example.org' },
      { kind: 'bounce', address: 'b@example.org', permanent: false },
    ];
    expect(await (await returned(JSON.stringify(events), 'application/json')).text()).toBe('1 ended.\n');
    const wrong = await returned('[{"kind":"bounce"},{"kind":"lost"}]', 'application/json');
    expect([wrong.status, await wrong.text()]).toEqual([400, "Entry 2: kind must be 'bounce' or 'complaint'.\n"]);
    expect((await returned('{', 'application/json')).status).toBe(400);
  });

  test('nobody without the secret is heard', async () => {
    expect((await returned('[]', 'application/json', 'guess')).status).toBe(401);
    expect((await fetch(`${server.url}/mail/returned`)).status).toBe(405);
  });
});

test('a subscription is checked, field by field, and an address has one for an organisation', async () => {
  const wrong = async (change: object) => subscribe(store, { ...subscriberOf('x@example.org'), ...change }, JOINED);
  await expect(wrong({ email: 'nobody' })).rejects.toThrow("email 'nobody' is no e-mail address.");
  await expect(wrong({ hour: 24 })).rejects.toThrow("hour '24' is after 23.");
  await expect(wrong({ zone: 'Berlin' })).rejects.toThrow("'Berlin' is no time zone.");
  await expect(wrong({ email: 'READER@example.org' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(changeSubscription(store, 'nobody', { hour: 3 }, JOINED)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
