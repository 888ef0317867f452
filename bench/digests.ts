/**
 * `npm run bench:digests`: the weekly digests of as many organisations, from the ledger to the finished mail, by as many
 * processes as there are cores. Before anything is timed, mails of some organisations are compared with those made one by
 * one, with nothing shared.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { askDigest } from '../api/digest/ask.ts';
import { digestRenderer, renderDigest } from '../api/digest/render.ts';
import { fromRecord, COLLECTION as MAILINGS, planDue } from '../api/mail/ledger.ts';
import { subscribe } from '../api/mail/subscriptions.ts';
import type { Instant } from '../graph/model.ts';
import { openStore } from '../graph/open.ts';
import type { Store } from '../graph/store.ts';
import type { Made } from './digest-sender.ts';
import { generate } from './generate.ts';
import { load } from './load.ts';
import { SIZES } from './sizes.ts';
import { DAY, World } from './world.ts';

const USAGE = 'npm run bench:digests -- [--organisations 5000] [--workloads 20] [--processes 2] [--json]';
const { values } = parseArgs({
  options: {
    organisations: { type: 'string', default: '5000' },
    workloads: { type: 'string', default: '20' },
    processes: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
const [organisations, workloads, processes] = [values.organisations, values.workloads, values.processes].map(
  Number,
) as [number, number, number];
if (!(organisations > 0 && workloads > 0 && processes > 0)) {
  console.error(`bench: ${USAGE}`);
  process.exit(2);
}

/** A Monday; its mail tells of the week before. */
const MONDAY: Instant = Date.UTC(2025, 5, 16);
const COMPARED = 25;

const world = new World({ ...SIZES.S, organisations, workloadsEach: workloads });
const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
const storeUrl = `sqlite:${join(folder, 'graph.sqlite')}`;
try {
  await prepare();
  const begin = performance.now();
  const run = promisify(execFile);
  const made = await Promise.all(
    Array.from({ length: processes }, async (): Promise<Made> => {
      const args = [join(import.meta.dirname, 'digest-sender.ts'), storeUrl, String(MONDAY + DAY)];
      return JSON.parse((await run(process.execPath, args)).stdout);
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  const sum = (of: (one: Made) => number): number => made.reduce((total, one) => total + of(one), 0);
  const mails = sum((one) => one.mails);
  if (mails !== organisations) throw new Error(`${mails} of ${organisations} were made.`);
  const report = {
    ...{ organisations, workloads, processes, node: process.version, seconds },
    processorSeconds: sum((one) => one.processorMs) / 1000,
    told: sum((one) => one.told),
    averageBytes: Math.round(sum((one) => one.bytes) / mails),
    memory: made.map(({ memory }) => memory),
  };
  console.log(values.json ? JSON.stringify(report, null, 2) : render(report));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The world, a subscription each, and what is due. */
async function prepare(): Promise<void> {
  let now: Instant = MONDAY - 3 * DAY;
  const store = await openStore(storeUrl, { now: () => now });
  await load(store, generate(world), () => undefined);
  const settings = { name: '', cadence: 'weekly' as const, zone: 'UTC', hour: 7, alerts: false };
  for (let i = 0; i < organisations; i++)
    await subscribe(store, { ...settings, email: `reader${i}@example.org`, organisation: world.organisation(i) }, now);
  now = MONDAY + DAY;
  while ((await planDue(store, now)).length > 0);
  await compareSome(store, now);
  await store.close();
}

/** Throws where a mail that shared what was read is not the mail that shared nothing. */
async function compareSome(store: Store, now: Instant): Promise<void> {
  const publicUrl = 'https://bellwether.example';
  const shared = digestRenderer(store, { from: '', returnPath: '', publicUrl }, () => now);
  for (const mailing of (await store.records.list(MAILINGS, { dueUntil: now, first: COMPARED })).map(fromRecord)) {
    const reader = { id: 's', token: 't', zone: 'UTC', email: 'r@example.org', name: '' } as Parameters<
      typeof shared
    >[1];
    const { organisation, from, until } = mailing;
    const answer = await askDigest(store, { organisation, from, until, now });
    const alone = renderDigest(answer, { zone: 'UTC', publicUrl, unsubscribeUrl: `${publicUrl}/unsubscribe/s/t` });
    const { subject, text, html } = await shared(mailing, reader);
    if (subject !== alone.subject || text !== alone.text || html !== alone.html)
      throw new Error(`The mails of ${organisation} differ:\n${text}\n${alone.text}`);
  }
}

function render(report: {
  organisations: number;
  workloads: number;
  processes: number;
  node: string;
  seconds: number;
  processorSeconds: number;
  told: number;
  averageBytes: number;
  memory: number[][];
}): string {
  const { organisations: n, workloads: each, processorSeconds: spent } = report;
  return [
    `${n} organisations × ${each} workloads, Node ${report.node}; ${COMPARED} mails compared with those made one by one`,
    `made        in ${report.seconds.toFixed(1)} s by ${report.processes} processes; ${spent.toFixed(1)} s of processor time, ${((1000 * spent) / n).toFixed(1)} ms each`,
    `mails       ${report.told} tell of something, ${report.averageBytes} bytes of HTML on average`,
    ...report.memory.map((memory) => `memory      ${memory.join(', ')} MB`),
  ].join('\n');
}
