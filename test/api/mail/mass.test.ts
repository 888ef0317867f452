/** Many recipients: a thousand here, ten thousand in bench/mail.ts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromRecord, planDue } from '../../../api/mail/ledger.ts';
import { sendDue } from '../../../api/mail/outbox.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { closePostOffice, MONDAY, openPostOffice } from './post-office.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.close());

const addresses = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}@example.org`);
const takenBy = (name: string) =>
  server.taken
    .map(({ to }) => to)
    .filter((to) => to.startsWith(name))
    .sort();

test('a thousand, with slow, full, unknown and greylisting ones among them: each is treated for himself', async () => {
  const good = addresses('reader', 960);
  const office = await openPostOffice(server.url, [
    ...good,
    ...['slow', 'full', 'unknown', 'grey'].flatMap((name) => addresses(name, 10)),
  ]);
  office.clock.now = MONDAY;
  while ((await planDue(office.store, MONDAY)).length > 0);
  expect(await sendDue(office)).toEqual({ sent: 970, later: 20, failed: 10, dropped: 0 });
  expect(takenBy('reader')).toEqual([...good].sort());
  expect(takenBy('slow')).toEqual(addresses('slow', 10).sort());
  expect(server.mostAtOnce).toBeLessThanOrEqual(office.concurrency);
  office.clock.now += 60_000;
  expect(await sendDue(office)).toEqual({ sent: 10, later: 10, failed: 0, dropped: 0 });
  expect(takenBy('grey')).toEqual(addresses('grey', 10).sort());
  await closePostOffice(office);
}, 120_000);

test('two processes at once send each mail once', async () => {
  const all = addresses('shared', 200);
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-mail-'));
  const storeUrl = `sqlite:${join(folder, 'graph.sqlite')}`;
  const office = await openPostOffice(server.url, all, {}, storeUrl);
  expect(await planDue(office.store, MONDAY)).toHaveLength(all.length);
  const sender = join(import.meta.dirname, 'killed-sender.ts');
  const sent = await Promise.all(
    [1, 2].map(async () => {
      const child = spawn(process.execPath, [sender, storeUrl, server.url, String(MONDAY)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let dots = 0;
      child.stdout.on('data', (data: Buffer) => {
        dots += data.length;
      });
      expect(await once(child, 'exit')).toEqual([0, null]);
      return dots;
    }),
  );
  expect(sent[0]! + sent[1]!).toBe(all.length);
  expect(takenBy('shared')).toEqual([...all].sort());
  const states = (await office.store.records.list('mailing', { first: 500 })).map((record) => fromRecord(record).state);
  expect(new Set(states)).toEqual(new Set(['sent']));
  await closePostOffice(office);
  await rm(folder, { recursive: true });
}, 60_000);
