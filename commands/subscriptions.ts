/** `bellwether subscriptions`: who gets what, and which addresses are not written to. */
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption } from './options.ts';

interface Options {
  org?: string;
  end?: string;
  allow?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('subscriptions')
    .description('list who gets what, and which addresses are not written to any more; end one')
    .option('--org <organisation>', 'only of this organisation: id or name')
    .option('--end <id>', 'end this subscription')
    .option('--allow <address>', 'write to this address again, although its mail came back')
    .addOption(jsonOption())
    .action((options: Options) => run(options, context));
  addExamples(command, 'bellwether subscriptions', 'bellwether subscriptions --org meridian --json');
}

async function run({ org, end, allow, json }: Options, context: CommandContext): Promise<void> {
  const { changeSubscription, listSubscriptions } = await import('../api/mail/subscriptions.ts');
  const { listSuppressions, unsuppress } = await import('../api/mail/suppression.ts');
  const { getNode } = await import('../queries/find-node.ts');
  const store = await context.openStore();
  const now = context.now();
  if (end !== undefined) await changeSubscription(store, end, { status: 'ended' }, now);
  if (allow !== undefined) await unsuppress(store, allow);
  const organisation =
    org === undefined ? undefined : await getNode(store, org, 'Organisation', { at: now, knownAt: now });
  const subscriptions = (
    await listSubscriptions(store, organisation === undefined ? {} : { organisation: organisation.id })
  ).map(({ token: _, ...shown }) => ({ ...shown, coveredUntil: new Date(shown.coveredUntil).toISOString() }));
  const suppressed = await listSuppressions(store);
  if (json === true) return context.printJson({ subscriptions, suppressed });
  if (subscriptions.length === 0)
    context.print('Nobody gets anything yet: bellwether subscribe ADDRESS --org ORGANISATION');
  for (const { id, email, organisation: of, cadence, zone, hour, alerts, status } of subscriptions) {
    const when = cadence === 'none' ? 'no digest' : `${cadence}, ${hour}:00 ${zone}`;
    context.print(`${id}  ${email}  ${of}  ${status === 'active' ? when : status}${alerts ? ', alerts' : ''}`);
  }
  for (const { address, reason, note } of suppressed) context.print(`not written to: ${address} (${reason}: ${note})`);
}
