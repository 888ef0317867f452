/** Starts the server, fills an empty store with the sample, tells where to ask, and reads the sources until it is stopped. */

import { isConsoleBuilt, NOT_BUILT } from '../../api/console/http.ts';
import type { Outbox } from '../../api/mail/outbox.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import { BellwetherError } from '../../graph/errors.ts';
import type { Store } from '../../graph/store.ts';
import { impact } from '../../queries/impact/impact.ts';
import type { CommandContext } from '../context.ts';
import { proposals } from '../impact.ts';
import { readSetting } from '../open-outbox.ts';
import { answerJson } from '../render/answer-json.ts';
import { renderImpact } from '../render/impact.ts';
import { startPolling } from './polling.ts';
import { readSample } from './read-sample.ts';
import { findSampleQuestion, type SampleQuestion } from './sample-question.ts';
import { renderWelcome } from './welcome.ts';

export interface ServeOptions {
  port?: string;
  host?: string;
  poll: boolean;
  json?: boolean;
}

/** Resolves when the command is stopped (`context.onExit`). */
export async function serve(options: ServeOptions, context: CommandContext): Promise<void> {
  const host = options.host ?? context.config.host;
  const port = options.port === undefined ? context.config.port : parsePort(options.port);
  const store = await context.openStore();
  let question: SampleQuestion | null = null;
  let ready = false;
  // Before the sample is read: a port in use shows at once, and health can be asked while it is read.
  const mailSecret = readSetting(context.config.mail.secretFile, 'BELLWETHER_MAIL_SECRET_FILE');
  const isReady = () => ready;
  const { publicUrl, webhookNetworks } = context.config;
  const { now } = context;
  const review = () => import('../../ingest/review/review.ts');
  const server = await startServer({ store, host, port, now, isReady, mailSecret, review, publicUrl, webhookNetworks });
  const stopped = new Promise<void>((resolve) => {
    context.onExit(async () => {
      resolve();
      await server.close();
    });
  });
  await Promise.race([
    stopped,
    (async () => {
      question = await prepare(store, context);
      ready = true;
      await welcome(server, store, question, options, context);
      if (options.poll) await poll(store, context);
      const outbox = context.config.mail.smtpUrl === null ? null : await startMail(context);
      await startAlerts(context, outbox);
    })(),
  ]);
  await stopped;
}

/** What the store needs before it can answer. Resolves to what can be asked about the sample; null where it holds none. */
async function prepare(store: Store, context: CommandContext): Promise<SampleQuestion | null> {
  const catalogue = await context.catalogue();
  const { catalogueBatch } = await import('../../graph/catalogue/batch.ts');
  context.progress('writing the catalogue');
  await store.write(catalogueBatch(catalogue));
  await readSample({ store, catalogue, now: context.now, onProgress: (line) => context.progress(line) });
  context.progress('');
  return findSampleQuestion(store, context.now());
}

async function welcome(
  server: RunningServer,
  store: Store,
  question: SampleQuestion | null,
  { json }: ServeOptions,
  context: CommandContext,
): Promise<void> {
  const answer = question === null ? null : await impact(store, question, context.now());
  if (json === true)
    context.printJson({ url: server.url, question, impact: answer === null ? null : answerJson(answer) });
  else if (question === null || answer === null) context.print(renderWelcome(server, null));
  else {
    const { columns: width, colour } = context;
    const options = { width, colour, alternatives: await proposals(store, answer) };
    context.print(renderWelcome(server, { question, answer: renderImpact(answer, options) }));
  }
  if (!isConsoleBuilt()) context.note(NOT_BUILT);
  if (!server.loopback) {
    context.note(
      'There is no sign-in: whoever reaches this address can read and decide everything. Put a proxy with one in front.',
    );
  }
}

/** Runs in the background until the command ends. */
async function poll(store: Store, context: CommandContext): Promise<void> {
  const { SOURCES } = await import('../../ingest/sources/index.ts');
  const { fetch, now } = context;
  const catalogue = await context.catalogue();
  context.onExit(startPolling({ store, catalogue, sources: SOURCES, fetch, now, note: (line) => context.note(line) }));
}

/** Runs in the background until the command ends. */
async function startMail(context: CommandContext): Promise<Outbox> {
  const { openOutbox } = await import('../open-outbox.ts');
  const { startMailing } = await import('./mailing.ts');
  const outbox = await openOutbox(context);
  context.onExit(startMailing(outbox, (line) => context.note(line)));
  return outbox;
}

/** Runs in the background until the command ends. Without an outbox, what is owed by mail waits. */
async function startAlerts(context: CommandContext, outbox: Outbox | null): Promise<void> {
  const { networksOf } = await import('../../api/alerts/networks.ts');
  const { startAlerting } = await import('./alerting.ts');
  const { now, config } = context;
  const networks = networksOf(config.webhookNetworks);
  const posts = { store: await context.openStore(), now, networks, publicUrl: config.publicUrl, concurrency: 5 };
  context.onExit(startAlerting({ posts, outbox, note: (line) => context.note(line) }));
}

function parsePort(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port <= 65_535) return port;
  throw new BellwetherError('BAD_INPUT', `--port '${given}' is no port.`, {
    hint: 'Give a whole number from 0 (any free one) to 65535.',
    details: { field: '--port', given },
  });
}
