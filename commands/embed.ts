/** `bellwether embed`: what other pages may show of an organisation, until when, and how that is put into a page. */
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { CommandContext } from './context.ts';
import { onlyOrganisation } from './impact.ts';
import { addExamples, jsonOption, organisationOption, parseInstant } from './options.ts';

interface Options {
  org?: string;
  by?: string;
  name?: string;
  event?: string;
  action?: string;
  model?: string;
  channel?: string;
  at?: string;
  knownAt?: string;
  from?: string;
  to?: string;
  title?: string;
  theme?: string;
  rows?: string;
  zone?: string;
  origin?: string[];
  images?: boolean;
  days?: string;
  expires?: string;
  base?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const embed = program
    .command('embed')
    .description('let other pages show something of an organisation: web components, frames, pictures')
    .addOption(jsonOption());
  addExamples(embed, 'bellwether embed', 'bellwether embed list --json');
  const list = embed
    .command('list', { isDefault: true })
    .description('what may be shown, the newest first (what bare `embed` does)')
    .option('--org <organisation>', 'only of this organisation: id or name')
    .addOption(jsonOption())
    .action((_: Options, self: Command) => runList(self.optsWithGlobals(), context));
  addExamples(list, 'bellwether embed list --org meridian');
  const create = embed
    .command('create')
    .description('allow one more; its token is shown once')
    .argument('<kind>', 'impact, availability or timeline')
    .addOption(organisationOption())
    .requiredOption('--by <name>', 'who allows it')
    .option('--name <name>', 'what to call it (default: its kind)')
    .option('--event <event>', 'impact: of this event (id, or words that find it)')
    .option('--action <action>', 'impact: of this action')
    .option('--model <model>', 'availability: of this model')
    .option('--channel <channel>', 'availability: on this channel alone')
    .option('--from <time>', 'timeline: where it begins (2026-06-01T00:00Z, or -P30D: thirty days before now)')
    .option('--to <time>', 'timeline: where it ends (default: now)')
    .option('--at <time>', 'as it was at this time (default: now)')
    .option('--known-at <time>', 'as far as it was known at this time (default: now)')
    .option('--origin <origins...>', 'pages that may show it: https://wiki.example.org')
    .option('--images', 'pictures of it may be had too, which any page or mail can show')
    .option('--title <title>', 'what stands above it')
    .option('--theme <theme>', 'auto, light or dark (default: auto)')
    .option('--rows <n>', 'how many rows at most, 0 to 50 (default: 10)')
    .option('--zone <zone>', 'IANA time zone of what is shown (default: the reader’s own)')
    .option('--days <n>', 'for how many days, at most 730 (default: 90)')
    .option('--expires <time>', 'until this time, instead of --days')
    .option('--base <url>', 'where readers reach the server (default: BELLWETHER_PUBLIC_URL)')
    .addOption(jsonOption())
    .action((kind: string, _: Options, self: Command) => runCreate(kind, self.optsWithGlobals(), context));
  addExamples(
    create,
    'bellwether embed create impact --org meridian --origin https://wiki.example.org --by "A. Analyst"',
    'bellwether embed create timeline --org meridian --from -P30D --origin https://wiki.example.org --days 30 --by ana',
    'bellwether embed create availability --model "Claude Fable 5" --images --by ana',
  );
  const revoke = embed
    .command('revoke')
    .description('nothing is shown with it any more')
    .argument('<id>', 'as `embed list` shows it')
    .requiredOption('--by <name>', 'who revokes it')
    .addOption(jsonOption())
    .action((id: string, _: Options, self: Command) => runRevoke(id, self.optsWithGlobals(), context));
  addExamples(revoke, 'bellwether embed revoke Hq3x0cVbW2pL --by ana');
}

async function runList({ org, json }: Options, context: CommandContext): Promise<void> {
  const { embedState, listEmbeds } = await import('../api/embed/embeds.ts');
  const { getNode } = await import('../queries/find-node.ts');
  const store = await context.openStore();
  const now = context.now();
  const whose = org === undefined ? undefined : await getNode(store, org, 'Organisation', { at: now, knownAt: now });
  const embeds = (await listEmbeds(store, { organisation: whose?.id })).map((one) => ({
    ...shown(one),
    state: embedState(one, now),
  }));
  if (json === true) return context.printJson({ embeds });
  if (embeds.length === 0) context.print('Nothing may be shown elsewhere yet: bellwether embed create --help');
  for (const { id, name, organisation, kind, origins, images, state, expiresAt } of embeds) {
    const where = [...origins, ...(images ? ['pictures'] : [])].join(', ');
    context.print(`${id}  ${name}  ${kind} of ${organisation}\n  ${state}, until ${expiresAt.slice(0, 10)}: ${where}`);
  }
}

async function runCreate(kind: string, options: Options, context: CommandContext): Promise<void> {
  const { EMBED_KINDS } = await import('../api/embed/kinds.ts');
  const { makeEmbed } = await import('../api/embed/make.ts');
  const { createAsker } = await import('../api/ask-operation.ts');
  const { createSchema } = await import('../api/schema.ts');
  const { event, action, model, channel, at, knownAt, from, to, title, theme, rows, zone, days, expires } = options;
  const known = EMBED_KINDS.find((one) => one === kind);
  if (known === undefined) throw wrong('kind', `'${kind}' can't be shown.`, `One of ${EMBED_KINDS.join(', ')}.`);
  const now = context.now();
  const store = await context.openStore();
  const base = (options.base ?? context.config.publicUrl).replace(/\/+$/, '');
  const made = await makeEmbed(
    { store, ask: createAsker(store, createSchema()), base, now },
    {
      name: options.name ?? title ?? kind,
      organisation: options.org ?? (await onlyOrganisation(store, { at: now, knownAt: now })).id,
      kind: known,
      variables: { event, action, model, channel, at, knownAt, from, to },
      display: { title, theme: theme as 'auto' | undefined, rows: wholeNumber('--rows', rows), zone },
      origins: options.origin,
      images: options.images,
      expiresAt:
        expires !== undefined
          ? parseInstant(expires, '--expires')
          : days === undefined
            ? undefined
            : now + wholeNumber('--days', days)! * 86_400_000,
      by: options.by!,
    },
  );
  const { embed, token, html, frame, badge, card } = made;
  if (options.json === true) return context.printJson({ embed: shown(embed), token, html, frame, badge, card });
  context.print(
    [
      `${embed.id}  ${embed.name}  ${kind} of ${embed.organisation}, until ${shown(embed).expiresAt.slice(0, 10)}`,
      ...(embed.origins.length === 0 ? [] : ['', `In a page of ${embed.origins.join(' or ')}:`, '', indented(html)]),
      ...(embed.origins.length === 0 ? [] : ['', `In a frame there: ${frame}`]),
      ...(badge === null ? [] : ['', `As a picture anywhere: ${badge}`, `                       ${card}`]),
      '',
      'The token in these addresses is shown once: it is kept nowhere.',
    ].join('\n'),
  );
}

async function runRevoke(id: string, { by, json }: Options, context: CommandContext): Promise<void> {
  const { revokeEmbed } = await import('../api/embed/embeds.ts');
  const embed = await revokeEmbed(await context.openStore(), id, by!, context.now());
  if (json === true) return context.printJson({ embed: shown(embed) });
  context.print(`${embed.id}  ${embed.name}: nothing is shown with it any more (${embed.revokedBy}).`);
}

/** Without the hash, which is nobody's business; instants as one reads them. */
function shown({ tokenHash: _, createdAt, expiresAt, revokedAt, ...rest }: import('../api/embed/embeds.ts').Embed) {
  const iso = (instant: number): string => new Date(instant).toISOString();
  return {
    ...rest,
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
    revokedAt: revokedAt === null ? null : iso(revokedAt),
  };
}

const indented = (text: string): string => text.replace(/^/gm, '  ');

function wholeNumber(field: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw wrong(field, `${field} '${text}' is no whole number.`, 'Give digits alone.');
}

function wrong(field: string, message: string, hint: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', message, { hint, details: { field } });
}
