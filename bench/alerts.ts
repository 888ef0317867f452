/**
 * `npm run bench:alerts [-- --organisations 1,100] [--events 40] [--json]`: how long from the commit of a document to the
 * message at its receivers, with everything real: the store on disk, the loop of `serve`, HTTP and SMTP on this machine.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { parsePostChannel } from '../api/alerts/channels.ts';
import { createRule } from '../api/alerts/create-rule.ts';
import { networksOf } from '../api/alerts/networks.ts';
import { alertRenderer } from '../api/alerts/render-mail.ts';
import { round } from '../api/alerts/round.ts';
import { RULE_DEFAULTS } from '../api/alerts/rules.ts';
import { connectSmtp } from '../api/mail/smtp.ts';
import { EVERY_MS, startAlerting } from '../commands/serve/alerting.ts';
import { catalogueBatch } from '../graph/catalogue/batch.ts';
import { loadCatalogue } from '../graph/catalogue/catalogue.ts';
import { hash } from '../graph/ids.ts';
import { openStore } from '../graph/open.ts';
import type { Store } from '../graph/store.ts';
import { importOrganisation } from '../ingest/import/organisation.ts';
import { type Percentiles, percentiles } from './measure.ts';
import { random } from './random.ts';

const { values } = parseArgs({
  options: {
    organisations: { type: 'string', default: '1,100' },
    events: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
  },
});
const networks = networksOf(['127.0.0.0/8']);
const sender = {
  from: 'Bellwether <news@bellwether.example>',
  returnPath: 'bounces@bellwether.example',
  publicUrl: 'https://bellwether.example',
};

interface Report {
  organisations: number;
  events: number;
  /** From the commit to the last byte at the receiver, in ms. */
  webhook: Percentiles;
  mail: Percentiles;
  /** One round that finds nothing new, and one in which every rule looks. */
  idleMs: number;
  allMs: number;
}

const reports: Report[] = [];
for (const organisations of values.organisations.split(',').map(Number))
  reports.push(await measure(organisations, Number(values.events)));
if (values.json) console.log(JSON.stringify({ node: process.version, everyMs: EVERY_MS, reports }, null, 2));
else {
  console.log(
    `From the commit of a document to the message at its receiver; looked every ${EVERY_MS} ms, Node ${process.version}`,
  );
  const text = ({ p50, p95 }: Percentiles): string => `p50 ${Math.round(p50)} ms  p95 ${Math.round(p95)} ms`;
  for (const { organisations, events, webhook, mail, idleMs, allMs } of reports) {
    console.log(`${organisations} organisation(s), ${events} events: webhook ${text(webhook)}; mail ${text(mail)}`);
    console.log(`  a round without news ${idleMs.toFixed(2)} ms; one in which every rule looks ${allMs.toFixed(0)} ms`);
  }
}

/** Each organisation is the sample's, with a rule to a webhook and a mailbox of its own. */
async function measure(organisations: number, events: number): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const store = await openStore(`sqlite:${join(folder, 'graph.sqlite')}`);
  const webhooks = await startWebhooks();
  const mails = await startMailbox();
  await prepare(store, organisations, webhooks.url);
  const smtp = connectSmtp({ url: mails.url, connections: 5, perSecond: null, dkim: null });
  const now = Date.now;
  const outbox = { store, now, sender, render: alertRenderer(store, sender), send: smtp.send, concurrency: 5 };
  const posts = { store, now, networks, publicUrl: sender.publicUrl, concurrency: 5 };
  const stop = startAlerting({ posts, outbox, note: console.error });
  const [webhook, mail]: [number[], number[]] = [[], []];
  const draw = random('alerts');
  for (let i = 0; i < events; i++) {
    // Nothing is in step with the rounds.
    await sleep(draw.below(EVERY_MS));
    await tell(store, `event:bench-${i}`, 'SUSPENDED');
    const committed = performance.now();
    const owed = organisations * (i + 1);
    while (webhooks.at.length < owed || mails.at.length < owed) {
      if (performance.now() - committed > 120_000)
        throw new Error(`event ${i}: ${webhooks.at.length} posts and ${mails.at.length} mails of ${owed}`);
      await sleep(1);
    }
    webhook.push(...webhooks.at.slice(-organisations).map((at) => at - committed));
    mail.push(...mails.at.slice(-organisations).map((at) => at - committed));
    await tell(store, `event:bench-back-${i}`, 'AVAILABLE');
  }
  await stop();
  const onFault = (rule: string, error: Error): void => console.error(rule, error.message);
  const timed = async (all: boolean): Promise<number> => {
    const begin = performance.now();
    await round({ store, now, all, onFault });
    return performance.now() - begin;
  };
  await timed(false);
  const report = {
    organisations,
    events,
    webhook: percentiles(webhook),
    mail: percentiles(mail),
    idleMs: await timed(false),
    allMs: await timed(true),
  };
  smtp.close();
  await Promise.all([webhooks.close(), mails.close()]);
  await store.close();
  rmSync(folder, { recursive: true });
  return report;
}

async function prepare(store: Store, organisations: number, url: string): Promise<void> {
  const catalogue = loadCatalogue();
  await store.write(catalogueBatch(catalogue));
  const file = readFileSync(new URL('../ingest/sample/organisation.yaml', import.meta.url), 'utf8');
  for (let i = 0; i < organisations; i++) {
    const text = file.replace('id: meridian', `id: bench-${i}`).replace('name: Meridian Mutual', `name: Bench ${i}`);
    const { batch, organisation } = importOrganisation(text, {
      file: 'organisation.yaml',
      catalogue,
      now: Date.now(),
      asOf: Date.UTC(2026, 5, 1),
    });
    await store.write(batch);
    const posts = [parsePostChannel('webhook', `${url}/${i}`, networks)];
    const rule = {
      ...RULE_DEFAULTS,
      name: `Rule ${i}`,
      organisation: organisation.id,
      kinds: ['event' as const],
      emails: [`risk@bench-${i}.example`],
      posts,
    };
    await createRule(store, rule, Date.now());
  }
}

/** One document about one event: a vendor says that a model is off, or on again. */
async function tell(store: Store, event: string, state: 'SUSPENDED' | 'AVAILABLE'): Promise<void> {
  const at = Date.now();
  const source = 'source:bench';
  const text = `${event}: ${state}`;
  const qualifiers = {
    state,
    layer: 'operational',
    audience: { kind: 'everyone' },
    channels: null,
    basis: 'statement',
  };
  const said = {
    subject: event,
    relation: 'CHANGES' as const,
    object: 'model:anthropic/claude-fable-5',
    validFrom: at,
    qualifiers,
  };
  await store.write({
    nodes: [
      { id: source, kind: 'Source', name: 'Bench', props: { kind: 'vendor' }, learnedAt: 0 },
      {
        id: event,
        kind: 'Event',
        name: event,
        time: at,
        props: { type: state === 'SUSPENDED' ? 'SUSPENSION' : 'RESTORATION' },
      },
    ],
    documents: [
      {
        document: {
          id: `document:bench/${hash(text).slice(0, 12)}`,
          source,
          url: null,
          title: text,
          publishedAt: at,
          fetchedAt: at,
          language: 'en',
          text,
          contentHash: hash(text),
          origin: 'document',
          learnedAt: at,
        },
        facts: [{ ...said, quote: text, start: 0, end: text.length }],
      },
    ],
  });
}

interface Receiving {
  url: string;
  /** When each arrived. */
  at: number[];
  close(): Promise<void>;
}

async function startWebhooks(): Promise<Receiving> {
  const at: number[] = [];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      at.push(performance.now());
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, at, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function startMailbox(): Promise<Receiving> {
  const at: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 200,
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => {
        at.push(performance.now());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { url, at, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
