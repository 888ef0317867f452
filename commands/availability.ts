/** `bellwether availability`: whether a model can be used, channel by channel, by whom, at a moment; and why. */
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import { jurisdictionId } from '../graph/ids.ts';
import type { Audience } from '../graph/model.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption, parseView, viewOptions } from './options.ts';

interface Options {
  channel?: string;
  for?: string;
  at?: string;
  knownAt?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const [at, knownAt] = viewOptions();
  const command = program
    .command('availability')
    .description('whether a model can be used, channel by channel, by whom, and why')
    .argument('<model...>', 'id, name or alias of the model')
    .option('--channel <channel>', 'only this channel')
    .option('--for <audience>', 'everyone, foreign-persons:US, region:EU, class:US (organisations of) or listed:NAME')
    .addOption(at)
    .addOption(knownAt)
    .addOption(jsonOption())
    .action((words: string[], options: Options) => run(words.join(' '), options, context));
  addExamples(
    command,
    'bellwether availability claude fable 5 --at 2026-06-16T12:00Z',
    'bellwether availability claude mythos 5 --for listed:annex-a --at 2026-06-27T12:00Z --json',
  );
}

async function run(model: string, options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const view = parseView(options, now);
  const audience = parseAudienceOption(options.for ?? 'everyone');
  const { availability } = await import('../queries/availability/availability.ts');
  const store = await context.openStore();
  const answers = await availability(store, { model, channel: options.channel ?? null, audience, ...view }, now);
  if (options.json === true) return context.printJson(answers);
  const { renderAvailability } = await import('./render/availability.ts');
  const ids = answers.flatMap(({ model: id, channel }) => (channel === null ? [id] : [id, channel]));
  const nodes = await store.get(ids, { at: view.at, knownAt: Math.max(now, view.knownAt) });
  const names = new Map(nodes.flatMap((node) => (node === undefined ? [] : [[node.id, node.name] as const])));
  context.print(renderAvailability(answers, names, { width: context.columns, colour: context.colour }));
}

/** Throws BAD_INPUT for what is none of the forms. */
export function parseAudienceOption(given: string): Audience {
  const [, kind, which = ''] = /^([a-z-]+)(?::(.+))?$/.exec(given.trim()) ?? [];
  if (kind === 'everyone' && which === '') return { kind };
  if (kind === 'listed' && which !== '') return { kind, list: which };
  if ((kind === 'foreign-persons' || kind === 'region' || kind === 'class') && which !== '') {
    return { kind, jurisdictions: which.split(',').map((code) => jurisdictionId(code.trim())) };
  }
  throw new BellwetherError('BAD_INPUT', `--for '${given}' is no audience.`, {
    hint: 'Write everyone, foreign-persons:US, region:EU (several: region:DE,FR), class:US or listed:annex-a.',
    details: { field: '--for', given },
  });
}
