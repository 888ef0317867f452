/** `bellwether scenario`: what something that has not happened would do to an organisation. Nothing is stored. */
import type { Command } from 'commander';
import { parseAudienceOption } from './availability.ts';
import type { CommandContext } from './context.ts';
import { onlyOrganisation, printImpact } from './impact.ts';
import { addExamples, jsonOption, parseView, viewOptions } from './options.ts';

interface Options {
  model: string[];
  provider: string[];
  channel: string[];
  jurisdiction: string[];
  for?: string;
  org?: string;
  at?: string;
  knownAt?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const [at, knownAt] = viewOptions();
  const collect = (one: string, all: string[]): string[] => [...all, one];
  const command = program
    .command('scenario')
    .description(
      'what an organisation loses if models, providers, channels or jurisdictions were off; nothing is stored',
    )
    .option('--model <model>', 'this model is off (may be given several times)', collect, [])
    .option('--provider <provider>', 'all models and channels of this provider are off (several times)', collect, [])
    .option('--channel <channel>', 'this channel is off (several times)', collect, [])
    .option('--jurisdiction <code>', 'all that is controlled from there is off (several times)', collect, [])
    .option('--for <audience>', 'for whom: as for availability (default: everyone)')
    .option('--org <organisation>', 'id or name; may be left out where there is only one')
    .addOption(at)
    .addOption(knownAt)
    .addOption(jsonOption())
    .action((options: Options) => run(options, context));
  addExamples(
    command,
    'bellwether scenario --provider anthropic --org meridian',
    'bellwether scenario --jurisdiction US --for region:EU --org meridian',
  );
}

async function run(options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const view = parseView(options, now);
  const audience = options.for === undefined ? null : parseAudienceOption(options.for);
  const { scenario } = await import('../queries/scenario/scenario.ts');
  const store = await context.openStore();
  const naming = { at: view.at, knownAt: Math.max(now, view.knownAt) };
  const organisation = options.org ?? (await onlyOrganisation(store, naming)).id;
  const { model: models, provider: providers, channel: channels, jurisdiction: jurisdictions } = options;
  const input = { models, providers, channels, jurisdictions, audience };
  const answer = await scenario(store, { input, organisation, ...view }, now);
  await printImpact(store, answer, options.json === true, context);
}
