import { generateKeyPairSync } from 'node:crypto';
import { authenticate } from 'mailauth';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromRecord, type Mailing, planDue } from '../../../api/mail/ledger.ts';
import { sendDue } from '../../../api/mail/outbox.ts';
import { changeSubscription, listSubscriptions, type Subscription } from '../../../api/mail/subscriptions.ts';
import { findSuppression, unsuppress } from '../../../api/mail/suppression.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { closePostOffice, MONDAY, openPostOffice, type PostOffice, SENDER } from './post-office.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;

let server: MailServer;
const opened: PostOffice[] = [];
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(async () => {
  for (const office of opened.splice(0)) await closePostOffice(office);
  await server.close();
});

async function open(addresses: string[], settings: Parameters<typeof openPostOffice>[2] = {}): Promise<PostOffice> {
  const office = await openPostOffice(server.url, addresses, settings);
  opened.push(office);
  office.clock.now = MONDAY;
  return office;
}

const mailings = async ({ store }: PostOffice): Promise<Mailing[]> =>
  (await store.records.list('mailing')).map(fromRecord).sort((a, b) => a.until - b.until);

const firstSubscription = async ({ store }: PostOffice): Promise<Subscription> => (await listSubscriptions(store))[0]!;

/** Until nothing is due any more, the clock set to whatever is due next. */
async function untilDone(office: PostOffice): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await sendDue(office);
    const waiting = (await office.store.records.list('mailing')).flatMap(({ dueAt }) => dueAt ?? []);
    if (waiting.length === 0) return;
    office.clock.now = Math.max(office.clock.now, Math.min(...waiting));
  }
  throw new Error('It never ends.');
}

describe('what is owed', () => {
  test('a week is planned when it is due, once, whoever asks and how often', async () => {
    const office = await open(['a@example.org', 'b@example.org']);
    office.clock.now = MONDAY - 1;
    expect(await planDue(office.store, office.clock.now)).toEqual([]);
    office.clock.now = MONDAY;
    const planned = await Promise.all([1, 2, 3].map(() => planDue(office.store, office.clock.now)));
    expect(
      planned
        .flat()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['a@example.org', 'b@example.org']);
    expect(await planDue(office.store, office.clock.now)).toEqual([]);
    const [mailing] = await mailings(office);
    expect([mailing!.period, new Date(mailing!.from), new Date(mailing!.until)]).toEqual([
      '2026-W24',
      new Date('2026-06-08T00:00:00Z'),
      new Date('2026-06-15T00:00:00Z'),
    ]);
  });

  test('missed weeks are one mail, and windows follow each other without a gap', async () => {
    const office = await open(['a@example.org']);
    await planDue(office.store, MONDAY);
    await planDue(office.store, MONDAY + 3 * WEEK);
    await planDue(office.store, MONDAY + 4 * WEEK);
    const windows = (await mailings(office)).map(({ period, from, until }) => [period, (until - from) / WEEK]);
    expect(windows).toEqual([
      ['2026-W24', 1],
      ['2026-W27', 3],
      ['2026-W28', 1],
    ]);
    const [one, two, three] = await mailings(office);
    expect([two!.from, three!.from]).toEqual([one!.until, two!.until]);
  });

  test('a zone that changes in the middle sends no week twice and tells of every hour', async () => {
    const office = await open(['a@example.org']);
    await planDue(office.store, MONDAY);
    const { id } = await firstSubscription(office);
    await changeSubscription(office.store, id, { zone: 'America/Los_Angeles' }, MONDAY);
    for (let now = MONDAY; now < MONDAY + 2 * WEEK + DAY; now += 6 * 60 * MINUTE) await planDue(office.store, now);
    const all = await mailings(office);
    expect(all.map(({ period }) => period)).toEqual(['2026-W24', '2026-W25', '2026-W26']);
    expect(all[1]!.from).toBe(all[0]!.until);
    expect(all[2]!.from).toBe(all[1]!.until);
  });

  test('nothing is owed to a subscription that has ended, or to one with alerts alone', async () => {
    const office = await open(['a@example.org', 'b@example.org']);
    const [one, two] = await listSubscriptions(office.store);
    await changeSubscription(office.store, one!.id, { status: 'ended' }, MONDAY - DAY);
    await changeSubscription(office.store, two!.id, { cadence: 'none' }, MONDAY - DAY);
    expect(await planDue(office.store, MONDAY + WEEK)).toEqual([]);
  });
});

describe('sending, to a real server', () => {
  test('each gets one mail; whoever runs again finds nothing to do', async () => {
    const office = await open(['a@example.org', 'b@example.org', 'c@example.org', 'd@example.org']);
    await planDue(office.store, MONDAY);
    expect(await sendDue(office)).toEqual({ sent: 4, later: 0, failed: 0, dropped: 0 });
    expect(await sendDue(office)).toEqual({ sent: 0, later: 0, failed: 0, dropped: 0 });
    expect(server.taken.map(({ to }) => to).sort()).toEqual([
      'a@example.org',
      'b@example.org',
      'c@example.org',
      'd@example.org',
    ]);
    expect(server.mostAtOnce).toBeLessThanOrEqual(3);
  });

  test('two workers at once send each mail once', async () => {
    const addresses = Array.from({ length: 40 }, (_, i) => `reader${i}@example.org`);
    const office = await open(addresses);
    await planDue(office.store, MONDAY);
    const reports = await Promise.all([sendDue(office), sendDue(office)]);
    expect(reports[0]!.sent + reports[1]!.sent).toBe(40);
    expect(server.taken.map(({ to }) => to).sort()).toEqual([...addresses].sort());
  });

  test('greylisting is waited out', async () => {
    const office = await open(['grey@example.org']);
    await planDue(office.store, MONDAY);
    expect(await sendDue(office)).toMatchObject({ later: 1 });
    expect((await mailings(office))[0]).toMatchObject({
      state: 'waiting',
      note: expect.stringContaining('Greylisted'),
    });
    await untilDone(office);
    expect(server.taken).toHaveLength(1);
    expect((await mailings(office))[0]).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('a full mailbox is tried for two days, at growing intervals, and then given up', async () => {
    const office = await open(['full@example.org']);
    await planDue(office.store, MONDAY);
    await untilDone(office);
    expect(server.taken).toEqual([]);
    expect((await mailings(office))[0]).toMatchObject({
      state: 'failed',
      note: expect.stringContaining('Mailbox full'),
    });
    expect(office.clock.now - MONDAY).toBeGreaterThan(DAY);
    expect(office.clock.now - MONDAY).toBeLessThanOrEqual(2 * DAY);
  });

  test('an address that does not exist is not written to again, until somebody says so', async () => {
    const office = await open(['unknown@example.org']);
    await planDue(office.store, MONDAY);
    expect(await sendDue(office)).toMatchObject({ failed: 1 });
    expect(await findSuppression(office.store, 'UNKNOWN@example.org')).toMatchObject({ reason: 'bounced' });
    office.clock.now += WEEK;
    await planDue(office.store, office.clock.now);
    expect(await sendDue(office)).toMatchObject({ dropped: 1 });
    await unsuppress(office.store, 'unknown@example.org');
    expect(await findSuppression(office.store, 'unknown@example.org')).toBeUndefined();
  });

  test.each(['policy@example.org', 'spam@example.org'])(
    'a message that is refused (%s) fails, and the address stays good',
    async (address) => {
      const office = await open([address]);
      await planDue(office.store, MONDAY);
      expect(await sendDue(office)).toMatchObject({ failed: 1 });
      expect(await findSuppression(office.store, address)).toBeUndefined();
    },
  );

  test('a line that breaks after the message was given: it is sent again as the same message', async () => {
    const office = await open(['broken@example.org']);
    await planDue(office.store, MONDAY);
    expect(await sendDue(office)).toMatchObject({ later: 1 });
    await untilDone(office);
    const ids = server.taken.map(({ raw }) => /^message-id: (.+)$/im.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(server.taken[0]!.raw.split('\r\n\r\n')[0]).toContain('The week 2026-W24');
  });

  test('a slow server is waited for; one that never answers is given up for now', async () => {
    const office = await open(['slow@example.org']);
    await planDue(office.store, MONDAY);
    expect(await sendDue(office)).toMatchObject({ sent: 1 });
    const hasty = await open(['slow2@example.org'], { timeoutMs: 50 });
    await planDue(hasty.store, MONDAY);
    expect(await sendDue(hasty)).toMatchObject({ later: 1 });
  });

  test('a server that is not there costs nobody his mail', async () => {
    const office = await open(['a@example.org']);
    await planDue(office.store, MONDAY);
    const { url } = server;
    await server.close();
    expect(await sendDue(office)).toMatchObject({ later: 1 });
    server = await startMailServer();
    const again = await openPostOffice(server.url, []);
    opened.push(again);
    expect(url).not.toBe(server.url);
    office.clock.now += 5 * MINUTE;
    expect(await sendDue({ ...office, send: again.send })).toMatchObject({ sent: 1 });
  });

  test('a mail that cannot be written down waits, and says why', async () => {
    const office = await open(['a@example.org']);
    await planDue(office.store, MONDAY);
    const broken = { ...office, render: async () => Promise.reject(new Error('no such organisation')) };
    expect(await sendDue(broken)).toMatchObject({ later: 1 });
    expect((await mailings(office))[0]?.note).toContain('no such organisation');
  });

  test('who unsubscribes while his mail waits does not get it', async () => {
    const office = await open(['a@example.org']);
    await planDue(office.store, MONDAY);
    const { id } = await firstSubscription(office);
    await changeSubscription(office.store, id, { status: 'ended' }, MONDAY);
    expect(await sendDue(office)).toMatchObject({ dropped: 1 });
    expect(server.taken).toEqual([]);
  });
});

describe('a mail', () => {
  test('is signed, with what RFC 8058 asks for in the signature, and comes apart into its pieces', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const office = await open(["o'brien+x@example.org"], {
      dkim: {
        domainName: 'bellwether.example',
        keySelector: 'mail',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
    });
    const png = Buffer.from('iVBORw0KGgo=', 'base64');
    await planDue(office.store, MONDAY);
    await sendDue({
      ...office,
      render: async () => ({
        subject: 'Zwölf Abläufe stehen: “Fable 5” ist aus\r\nBcc: everybody@example.org',
        text: 'Zwölf.',
        html: '<p>Zwölf. <img src="cid:posture" alt="Zwölf stehen"></p>',
        pictures: [{ name: 'posture', png }],
      }),
    });
    const { raw, from } = server.taken[0]!;
    const mail = await simpleParser(raw);
    expect(mail.subject).toBe('Zwölf Abläufe stehen: “Fable 5” ist aus Bcc: everybody@example.org');
    expect([mail.text?.trim(), mail.bcc]).toEqual(['Zwölf.', undefined]);
    expect(mail.attachments).toMatchObject([
      { cid: 'posture', contentType: 'image/png', contentDisposition: 'inline' },
    ]);
    expect(mail.messageId).toMatch(/^<digest\.[0-9a-f]{24}@bellwether\.example>$/);
    expect(from).toBe(`bounces+${mail.messageId!.slice(1, 32)}@bellwether.example`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const { id, token } = await firstSubscription(office);
    expect(raw.replace(/\r\n\s+/g, ' ')).toContain(
      `List-Unsubscribe: <${SENDER.publicUrl}/unsubscribe/${id}/${token}>`,
    );
    const { dkim } = await authenticate(raw, {
      trustReceived: false,
      disableArc: true,
      disableDmarc: true,
      disableBimi: true,
      resolver: async (name: string, type: string) => {
        if (name === 'mail._domainkey.bellwether.example' && type === 'TXT')
          return [[`v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`]];
        throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      },
    });
    expect(dkim.results[0]?.status.result).toBe('pass');
    const signed = /\bh=([^;]+);/.exec(raw.replace(/\s+/g, ''))?.[1]?.toLowerCase().split(':');
    expect(signed).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'from', 'message-id']));
  });
});
