/** A process that makes the digests that are due, and sends them nowhere. Arguments: store, the time. Prints what it took, as JSON. */
import { digestRenderer } from '../api/digest/render.ts';
import type { Message } from '../api/mail/message.ts';
import { sendDue } from '../api/mail/outbox.ts';
import { openStore } from '../graph/open.ts';
import { ownMemory } from './load.ts';

/** Memory is looked at after so many mails. */
const EVERY = 250;

export interface Made {
  mails: number;
  /** Of those, in which something moved or happened. */
  told: number;
  bytes: number;
  processorMs: number;
  /** In MB, after each 250 mails. */
  memory: number[];
}

const [storeUrl = '', time = ''] = process.argv.slice(2);
const now = Number(time);
const store = await openStore(storeUrl, { now: () => now });
const sender = { from: 'a@example.org', returnPath: 'a@example.org', publicUrl: 'https://bellwether.example' };
const made: Made = { mails: 0, told: 0, bytes: 0, processorMs: 0, memory: [] };
const before = process.cpuUsage();
await sendDue({
  store,
  now: () => now,
  sender,
  render: digestRenderer(store, sender, () => now),
  // What the network takes is another question: bench/mail.ts.
  async send({ html, subject }: Message) {
    made.bytes += Buffer.byteLength(html);
    if (!subject.startsWith('Nothing')) made.told++;
    if (++made.mails % EVERY === 0) made.memory.push(Math.round(ownMemory()));
    return { kind: 'sent', note: '' };
  },
  concurrency: 5,
});
const { user, system } = process.cpuUsage(before);
made.processorMs = (user + system) / 1000;
await store.close();
console.log(JSON.stringify(made));
