/** `bellwether subscribe`: somebody gets the digest of an organisation, or gets it differently. */
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption } from './options.ts';

interface Options {
  org: string;
  cadence?: string;
  zone?: string;
  hour?: string;
  name?: string;
  alerts?: boolean;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('subscribe')
    .description('send somebody the digest of an organisation; again, with other options, to change it')
    .argument('<address>', 'e-mail address')
    .requiredOption('--org <organisation>', 'id or name of the organisation')
    .option('--cadence <cadence>', 'daily, weekly, monthly or none (default: weekly)')
    .option('--zone <zone>', 'IANA time zone of the reader (default: UTC)')
    .option('--hour <hour>', 'local hour at which it is due, 0 to 23 (default: 7)')
    .option('--name <name>', 'how to greet')
    .option('--alerts', 'send alerts too')
    .option('--no-alerts', 'send no alerts')
    .addOption(jsonOption())
    .action((address: string, options: Options) => run(address, options, context));
  addExamples(
    command,
    'bellwether subscribe risk@example.org --org meridian --zone Europe/Berlin --hour 7',
    'bellwether subscribe risk@example.org --org meridian --cadence daily',
  );
}

async function run(address: string, options: Options, context: CommandContext): Promise<void> {
  const { getNode } = await import('../queries/find-node.ts');
  const { changeSubscription, findSubscription, subscribe } = await import('../api/mail/subscriptions.ts');
  const store = await context.openStore();
  const now = context.now();
  const organisation = await getNode(store, options.org, 'Organisation', { at: now, knownAt: now });
  const given = {
    ...(options.cadence === undefined ? {} : { cadence: options.cadence as 'weekly' }),
    ...(options.zone === undefined ? {} : { zone: options.zone }),
    ...(options.hour === undefined ? {} : { hour: parseHour(options.hour) }),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.alerts === undefined ? {} : { alerts: options.alerts }),
  };
  const known = await findSubscription(store, { organisation: organisation.id, email: address });
  const defaults = { cadence: 'weekly' as const, zone: 'UTC', hour: 7, name: '', alerts: false };
  const { token: _, ...subscription } =
    known === undefined
      ? await subscribe(store, { ...defaults, ...given, organisation: organisation.id, email: address }, now)
      : await changeSubscription(store, known.id, { ...given, status: 'active' }, now);
  if (options.json === true) return context.printJson(subscription);
  const { cadence, zone, hour, alerts } = subscription;
  const when = cadence === 'none' ? 'no digest' : `${cadence}, at ${hour}:00 in ${zone}`;
  context.print(
    `${address} gets the news of ${organisation.name}: ${when}${alerts ? ', and alerts' : ''}${known === undefined ? '' : ' (changed)'}.`,
  );
}

function parseHour(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new BellwetherError('BAD_INPUT', `--hour '${text}' is no hour.`, {
    hint: 'Give a whole number from 0 to 23.',
    details: { field: '--hour', given: text },
  });
}
