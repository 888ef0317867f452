/** `bellwether timeline`: what was down when, for how long: an organisation's posture over time. */
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { onlyOrganisation } from './impact.ts';
import { addExamples, jsonOption, organisationOption, parseInstant } from './options.ts';

interface Options {
  from: string;
  to?: string;
  knownAt?: string;
  org?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('timeline')
    .description("an organisation's posture over time: what was down when, for how long, and what moved it")
    .requiredOption('--from <time>', 'where it begins (2026-06-01 or 2026-06-01T12:00Z)')
    .option('--to <time>', 'where it ends; may lie ahead (default: now)')
    .option('--known-at <time>', 'as far as it was known at this time (default: all that is known now)')
    .addOption(organisationOption())
    .addOption(jsonOption())
    .action((options: Options) => run(options, context));
  addExamples(
    command,
    'bellwether timeline --org meridian --from 2026-06-01 --to 2026-10-01',
    'bellwether timeline --org meridian --from 2026-06-12 --to 2026-06-15 --known-at 2026-06-13',
  );
}

async function run(options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const from = parseInstant(options.from, '--from');
  const to = options.to === undefined ? now : parseInstant(options.to, '--to');
  const knownAt = options.knownAt === undefined ? now : parseInstant(options.knownAt, '--known-at');
  const store = await context.openStore();
  const organisation = options.org ?? (await onlyOrganisation(store, { at: from, knownAt: Math.max(now, knownAt) })).id;
  const { timeline } = await import('../queries/timeline/timeline.ts');
  const answer = await timeline(store, { organisation, from, to, knownAt }, now);
  if (options.json === true) {
    const { answerJson } = await import('./render/answer-json.ts');
    return context.printJson(answerJson(answer));
  }
  const { renderTimeline } = await import('./render/timeline.ts');
  context.print(renderTimeline(answer, { width: context.columns, colour: context.colour }));
}
