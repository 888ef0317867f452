/** No mail goes in the clear to another machine, nor to a stranger: whatever is wrong with TLS, it waits and says why. */
import selfsigned from 'selfsigned';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fromRecord, planDue } from '../../../api/mail/ledger.ts';
import { sendDue } from '../../../api/mail/outbox.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { closePostOffice, MONDAY, openPostOffice, type PostOffice } from './post-office.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const YEAR = 365 * 86_400_000;

interface Certificate {
  key: string;
  cert: string;
}
let good: Certificate;
let ofAnother: Certificate;
let expired: Certificate;
beforeAll(async () => {
  good = await certify('localhost');
  ofAnother = await certify('mail.example.net');
  expired = await certify('localhost', -YEAR);
});

/** By the machine's own clock, since TLS goes by it. */
async function certify(name: string, ends = YEAR): Promise<Certificate> {
  const altNames = [
    { type: 2 as const, value: name },
    ...(name === 'localhost' ? [{ type: 7 as const, ip: '127.0.0.1' }] : []),
  ];
  const { private: key, cert } = await selfsigned.generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    notBeforeDate: new Date(Date.now() - 2 * YEAR),
    notAfterDate: new Date(Date.now() + ends),
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { key, cert };
}

const opened: (PostOffice | MailServer | ScriptedServer)[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse())
    await ('close' in one && !('smtp' in one) ? one.close() : closePostOffice(one as PostOffice));
});

async function serve(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  opened.push(server);
  return server;
}
async function script(answers: Parameters<typeof startScriptedServer>[0]): Promise<ScriptedServer> {
  const server = await startScriptedServer(answers);
  opened.push(server);
  return server;
}

/** One mail, tried once: what became of it. */
async function attempt(url: string, settings: Parameters<typeof openPostOffice>[2] = {}) {
  const office = await openPostOffice(url, ['a@example.org'], settings);
  opened.push(office);
  office.clock.now = MONDAY;
  await planDue(office.store, MONDAY);
  await sendDue(office);
  const [mailing] = (await office.store.records.list('mailing')).map(fromRecord);
  return mailing!;
}

/** An address that leads to this machine and does not look like it: TLS is required of it. */
const elsewhere = (url: string): string => url.replace('127.0.0.1', '0.0.0.0');

test('with a good certificate it goes, over TLS', async () => {
  const server = await serve(good);
  expect(await attempt(server.url, { ca: good.cert })).toMatchObject({ state: 'sent', attempts: 1 });
  expect(server.taken).toMatchObject([{ secure: true }]);
});

test('TLS from the start (smtps) as well', async () => {
  const server = await serve({ ...good, secure: true });
  const url = server.url.replace('smtp:', 'smtps:');
  expect(await attempt(url, { ca: good.cert })).toMatchObject({ state: 'sent' });
  expect(server.taken).toMatchObject([{ secure: true }]);
});

describe('a certificate that is no good', () => {
  test.each([
    ['of nobody whom we know', () => good, () => undefined, /self-signed certificate/],
    ['of another name', () => ofAnother, () => ofAnother.cert, /does not match certificate's altnames/],
    ['that has expired', () => expired, () => expired.cert, /certificate has expired/],
  ])('%s: the mail waits', async (_, certificate, authority, said) => {
    const server = await serve(certificate());
    const ca = authority();
    const mailing = await attempt(server.url, ca === undefined ? {} : { ca });
    expect(mailing).toMatchObject({ state: 'waiting', attempts: 1, note: expect.stringMatching(said) });
    expect(server.taken).toEqual([]);
  });
});

describe('of a server on another machine', () => {
  test('that offers no TLS (or whose offer somebody on the way took out) nothing is sent, not even an address', async () => {
    const server = await script({ EHLO: '250-scripted\r\n250 8BITMIME', STARTTLS: '502 what?' });
    const mailing = await attempt(elsewhere(server.url));
    expect(mailing).toMatchObject({ state: 'waiting', note: 'No TLS: 502 what?' });
    expect(server.heard).not.toContain('MAIL');
  });

  test('that refuses it for now (454), the mail waits', async () => {
    const server = await script({ EHLO: '250-scripted\r\n250 STARTTLS', STARTTLS: '454 4.7.0 TLS not available' });
    const mailing = await attempt(elsewhere(server.url));
    expect(mailing).toMatchObject({
      ...{ state: 'waiting', attempts: 1 },
      note: expect.stringContaining('No TLS: '),
    });
    expect(server.heard).not.toContain('MAIL');
  });

  test('on this machine too, where it was offered and then refused', async () => {
    const server = await script({ EHLO: '250-scripted\r\n250 STARTTLS', STARTTLS: '454 4.7.0 TLS not available' });
    expect(await attempt(server.url)).toMatchObject({ state: 'waiting' });
    expect(server.heard).not.toContain('MAIL');
  });

  test.each([
    ['breaks off', (socket: { destroy(): void }) => socket.destroy()],
    ['talks nonsense', (socket: { write(text: string): void }) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['falls silent', () => undefined],
  ] as const)('whose handshake %s, the mail waits', async (_, behave) => {
    const server = await script({
      EHLO: '250-scripted\r\n250 STARTTLS',
      STARTTLS(socket) {
        socket.write('220 go ahead\r\n');
        // What comes next is the first message of a TLS handshake.
        socket.removeAllListeners('data').once('data', () => behave(socket));
      },
    });
    const mailing = await attempt(elsewhere(server.url), { timeoutMs: 300 });
    expect(mailing).toMatchObject({ state: 'waiting', attempts: 1, note: expect.stringMatching(/./) });
    expect(server.heard).not.toContain('MAIL');
  });
});
