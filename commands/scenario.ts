/** `bellwether scenario`: what something that has not happened would do to an organisation. Nothing is stored. */
import { type Command, Option } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { ScenarioInput } from '../queries/scenario/suppose.ts';
import { parseAudienceOption } from './availability.ts';
import { printComparison } from './compare.ts';
import type { CommandContext } from './context.ts';
import { onlyOrganisation, printImpact } from './impact.ts';
import { addExamples, jsonOption, organisationOption, parseInstant, parseView, viewOptions } from './options.ts';

interface Options {
  model: string[];
  provider: string[];
  channel: string[];
  jurisdiction: string[];
  standardOf?: string;
  weights?: 'open' | 'closed';
  except: string[];
  for?: string;
  from?: string;
  to?: string;
  onTop?: boolean;
  compare?: string | true;
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
    .option('--standard-of <act>', 'every model is off that the standard of this event or action would reach')
    .addOption(new Option('--weights <kind>', 'of all this, only models with such weights').choices(['open', 'closed']))
    .option('--except <name>', 'this model, provider or channel stays on (several times)', collect, [])
    .option('--for <audience>', 'for whom: as for availability (default: everyone)')
    .option('--from <time>', 'off from this time on (default: from the moment asked about)')
    .option('--to <time>', 'off until this time (default: no end)')
    .option('--on-top', 'beside what is off in fact (default: the scenario alone)')
    .option('--compare [ids]', 'what moves, against how things stand, or against these off instead (ids, with commas)')
    .addOption(organisationOption())
    .addOption(at)
    .addOption(knownAt)
    .addOption(jsonOption())
    .action((options: Options) => run(options, context));
  addExamples(
    command,
    'bellwether scenario --provider anthropic --org meridian',
    'bellwether scenario --jurisdiction US --weights closed --for region:EU --org meridian',
    'bellwether scenario --model "claude opus 4.8" --for foreign-persons:US --from 2026-11-01 --to 2026-12-01 --org meridian',
    'bellwether scenario --standard-of "export control directive fable" --org meridian --compare',
    'bellwether scenario --provider anthropic --compare provider:openai,channel:amazon-bedrock --org meridian',
  );
}

async function run(options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const view = parseView(options, now);
  const store = await context.openStore();
  const naming = { at: view.at, knownAt: Math.max(now, view.knownAt) };
  const organisation = options.org ?? (await onlyOrganisation(store, naming)).id;
  const input = inputOf(options);
  const json = options.json === true;
  if (options.compare !== undefined) {
    const other = options.compare === true ? null : parseIds(options.compare);
    const before = { ...view, scenario: other === null ? null : { ...other, audience: input.audience } };
    return printComparison(store, { organisation, before, after: { ...view, scenario: input } }, json, context);
  }
  const { scenario } = await import('../queries/scenario/scenario.ts');
  const moments = options.at === undefined ? { knownAt: view.knownAt } : view;
  await printImpact(store, await scenario(store, { input, organisation, ...moments }, now), json, context);
}

function inputOf(options: Options): ScenarioInput {
  const { model: models, provider: providers, channel: channels, jurisdiction: jurisdictions, except } = options;
  return {
    ...{ models, providers, channels, jurisdictions, except },
    standardOf: options.standardOf,
    weights: options.weights,
    audience: options.for === undefined ? null : parseAudienceOption(options.for),
    from: options.from === undefined ? null : parseInstant(options.from, '--from'),
    to: options.to === undefined ? null : parseInstant(options.to, '--to'),
    onTop: options.onTop === true,
  };
}

/** Ids say what they are of; names would not. Throws BAD_INPUT for anything else. */
function parseIds(given: string): ScenarioInput {
  const ids = given.split(',').map((id) => id.trim());
  const of = (kind: string): string[] => ids.filter((id) => id.startsWith(`${kind}:`));
  const wrong = ids.find((id) => !/^(?:model|provider|channel|jurisdiction):./.test(id));
  if (wrong === undefined) {
    const [models, providers, channels, jurisdictions] = ['model', 'provider', 'channel', 'jurisdiction'].map(of);
    return { models, providers, channels, jurisdictions };
  }
  throw new BellwetherError('BAD_INPUT', `--compare '${wrong}' is no model, provider, channel or jurisdiction.`, {
    hint: 'Write provider:openai, channel:amazon-bedrock, jurisdiction:US or model:openai/gpt-5.5, with commas between.',
    details: { field: '--compare', given: wrong },
  });
}
