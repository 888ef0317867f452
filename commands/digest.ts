/** `bellwether digest`: what a period brought for an organisation; shown, written to a file, or sent. */
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { CommandContext } from './context.ts';
import { onlyOrganisation } from './impact.ts';
import { addExamples, jsonOption, organisationOption } from './options.ts';

interface Options {
  org?: string;
  period?: string;
  zone: string;
  html?: string;
  open?: boolean;
  send?: boolean;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('digest')
    .description('what a week (or day, or month) brought for an organisation, as it was known at its end')
    .addOption(organisationOption())
    .option(
      '--period <period>',
      'a week (2026-W24), a day (2026-06-12) or a month (2026-06); default: the last whole week',
    )
    .option('--zone <zone>', 'IANA time zone in which the period begins and ends', 'UTC')
    .option('--html <file>', 'write the mail as HTML to this file')
    .option('--open', 'show the mail in the browser')
    .option('--send', 'send what is due; with --org and --period, that period to the subscribers who have not had it')
    .addOption(jsonOption())
    .action((options: Options) => (options.send === true ? send(options, context) : show(options, context)));
  addExamples(
    command,
    'bellwether digest --org meridian --period 2026-W24',
    'bellwether digest --org meridian --period 2026-W24 --zone Europe/Berlin --open',
    'bellwether digest --send',
  );
}

async function show({ org, period, zone, html, open, json }: Options, context: CommandContext): Promise<void> {
  const { lastDue, parsePeriod, parseZone } = await import('../api/mail/periods.ts');
  const place = parseZone(zone);
  const now = context.now();
  const { from, until } = period === undefined ? lastDue('weekly', place, 0, now) : parsePeriod(period, place);
  const store = await context.openStore();
  const organisation = org ?? (await onlyOrganisation(store, { at: until, knownAt: Math.max(now, until) })).id;
  const { askDigest } = await import('../api/digest/ask.ts');
  const answer = await askDigest(store, { organisation, from, until, now });
  if (json === true) return context.printJson(answer);
  const { renderDigest } = await import('../api/digest/render.ts');
  const { publicUrl } = context.config;
  const mail = renderDigest(answer, { zone: place, unsubscribeUrl: null, publicUrl });
  if (html === undefined && open !== true) return context.print(mail.text.trimEnd());
  const path =
    html === undefined
      ? join(mkdtempSync(join(tmpdir(), 'bellwether-digest-')), 'digest.html')
      : resolve(context.cwd, html);
  writeFileSync(path, selfContained(mail));
  context.print(path);
  if (open === true) openInBrowser(path);
}

/** The picture inside the page: a file has no attachments. */
function selfContained({
  html,
  pictures = [],
}: {
  html: string;
  pictures?: { name: string; png: Uint8Array }[];
}): string {
  return pictures.reduce(
    (page, { name, png }) =>
      page.replace(`cid:${name}`, `data:image/png;base64,${Buffer.from(png).toString('base64')}`),
    html,
  );
}

function openInBrowser(path: string): void {
  const [command, ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  const child = spawn(command!, [...args, path], { stdio: 'ignore', detached: true });
  // Without a browser the path on the screen is all there is.
  child.on('error', () => undefined);
  child.unref();
}

async function send({ org, period, zone, json }: Options, context: CommandContext): Promise<void> {
  const { openOutbox } = await import('./open-outbox.ts');
  const { planDue, planPeriod } = await import('../api/mail/ledger.ts');
  const { sendDue } = await import('../api/mail/outbox.ts');
  const outbox = await openOutbox(context);
  const { store } = outbox;
  const now = context.now();
  if (org !== undefined && period === undefined) {
    throw new BellwetherError('BAD_INPUT', 'Which period is to be sent? Give --period.', {
      hint: 'To send all that is due, leave out --org too.',
      details: { field: '--period' },
    });
  }
  if (period !== undefined) {
    const { getNode } = await import('../queries/find-node.ts');
    const { parsePeriod } = await import('../api/mail/periods.ts');
    const view = { at: now, knownAt: now };
    const organisation =
      org === undefined ? await onlyOrganisation(store, view) : await getNode(store, org, 'Organisation', view);
    await planPeriod(store, { organisation: organisation.id, period: parsePeriod(period, zone), now });
  } else while ((await planDue(store, now)).length > 0);
  let done = 0;
  const report = await sendDue({
    ...outbox,
    onProgress: ({ state, to, note }) => {
      context.progress(`${++done} mails`);
      if (state !== 'sent') context.note(`${to}: ${state}: ${note ?? ''}`);
    },
  });
  context.progress('');
  if (report.failed > 0) context.fail();
  if (json === true) return context.printJson(report);
  const { sent, later, failed, dropped } = report;
  context.print(`${sent} sent, ${later} to be tried again, ${failed} failed, ${dropped} dropped.`);
}
