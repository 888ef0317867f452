/** `npm run bench:mail`: ten thousand recipients over SMTP, from the ledger to a real server on this machine. Each must get one mail. */
import { planDue } from '../api/mail/ledger.ts';
import { sendDue } from '../api/mail/outbox.ts';
import { subscribe } from '../api/mail/subscriptions.ts';
import { startMailServer } from '../test/api/mail/mail-server.ts';
import { closePostOffice, MONDAY, openPostOffice, subscriberOf } from '../test/api/mail/post-office.ts';
import { ownMemory } from './load.ts';

const RECIPIENTS = Number(process.argv[2] ?? 10_000);

const server = await startMailServer();
const office = await openPostOffice(server.url, [], { connections: 5 });
for (let i = 0; i < RECIPIENTS; i++)
  await subscribe(office.store, subscriberOf(`reader${i}@example.org`), office.clock.now);
office.clock.now = MONDAY;
const begin = performance.now();
let planned = 0;
for (let some = 1; some > 0; planned += some) some = (await planDue(office.store, MONDAY)).length;
const sending = performance.now();
const processor = process.cpuUsage();
const report = await sendDue({ ...office, concurrency: 5 });
const { user, system } = process.cpuUsage(processor);
const seconds = (performance.now() - sending) / 1000;
const receivers = new Set(server.taken.map(({ to }) => to));
if (planned !== RECIPIENTS || report.sent !== RECIPIENTS || receivers.size !== RECIPIENTS)
  throw new Error(`Of ${RECIPIENTS}: ${planned} planned, ${report.sent} sent, ${receivers.size} received.`);
if (server.taken.length !== RECIPIENTS) throw new Error(`${server.taken.length - RECIPIENTS} came twice.`);
console.log(
  `${RECIPIENTS} mails, each once: planned in ${((sending - begin) / 1000).toFixed(1)} s, sent in ${seconds.toFixed(1)} s ` +
    `(${((user + system) / 1e6).toFixed(1)} s of processor time, the server's included), ${Math.round(ownMemory())} MB`,
);
await closePostOffice(office);
await server.close();
