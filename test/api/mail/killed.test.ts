/** kill -9 in the middle of a send, again and again: nobody goes without, and what is sent twice is the same message. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planDue } from '../../../api/mail/ledger.ts';
import { CLAIM_MS, sendDue } from '../../../api/mail/outbox.ts';
import { random } from '../../../bench/random.ts';
import { startMailServer } from './mail-server.ts';
import { closePostOffice, MONDAY, openPostOffice } from './post-office.ts';

const SUBSCRIBERS = 500;
const KILLS = 30;

test('a send of 500, killed at 30 moments, reaches everybody; only what was under way is repeated, as the same message', async () => {
  const server = await startMailServer();
  const addresses = Array.from({ length: SUBSCRIBERS }, (_, i) => `reader${i}@example.org`);
  const storeUrl = `sqlite:${join(await mkdtemp(join(tmpdir(), 'bellwether-mail-')), 'graph.sqlite')}`;
  const office = await openPostOffice(server.url, addresses, {}, storeUrl);
  expect(await planDue(office.store, MONDAY)).toHaveLength(SUBSCRIBERS);
  const draw = random('kills');
  let now = MONDAY;
  for (let kill = 0; kill < KILLS; kill++, now += CLAIM_MS) {
    const args = [join(import.meta.dirname, 'killed-sender.ts'), storeUrl, server.url, String(now)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    // After some mails of this run; where exactly within a conversation is left to the machine.
    const after = draw.below(Math.floor((2 * SUBSCRIBERS) / KILLS));
    let sent = 0;
    child.stdout.on('data', (dots: Buffer) => {
      sent += dots.length;
      if (sent > after) child.kill('SIGKILL');
    });
    await once(child, 'exit');
  }
  office.clock.now = now;
  await sendDue(office);
  const received = Map.groupBy(server.taken, ({ to }) => to);
  expect([...received.keys()].sort()).toEqual([...addresses].sort());
  const repeated = [...received.values()].filter((mails) => mails.length > 1);
  for (const mails of repeated)
    expect(new Set(mails.map(({ raw }) => /^message-id: (.+)$/im.exec(raw)?.[1])).size).toBe(1);
  // No more than the conversations that were open when a sender was killed.
  expect(server.taken.length - SUBSCRIBERS).toBeLessThanOrEqual(KILLS * office.concurrency);
  console.log(
    `${server.taken.length - SUBSCRIBERS} of ${SUBSCRIBERS} were sent again, each as the same message, over ${KILLS} kills`,
  );
  await closePostOffice(office);
  await server.close();
}, 300_000);
