/** `bellwether concentration`: how much of an organisation hangs on one thing, and what would stop without it. */
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { onlyOrganisation } from './impact.ts';
import { addExamples, jsonOption, organisationOption, parseView, viewOptions } from './options.ts';

interface Options {
  org?: string;
  at?: string;
  knownAt?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const [at, knownAt] = viewOptions();
  const command = program
    .command('concentration')
    .description('how much hangs on one provider, model, channel or jurisdiction, and what would stop without it')
    .addOption(organisationOption())
    .addOption(at)
    .addOption(knownAt)
    .addOption(jsonOption())
    .action((options: Options) => run(options, context));
  addExamples(
    command,
    'bellwether concentration --org meridian',
    'bellwether concentration --org meridian --at 2026-06-12 --json',
  );
}

async function run(options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const view = parseView(options, now);
  const store = await context.openStore();
  const naming = { at: view.at, knownAt: Math.max(now, view.knownAt) };
  const organisation = options.org ?? (await onlyOrganisation(store, naming)).id;
  const { concentration } = await import('../queries/concentration/concentration.ts');
  const answer = await concentration(store, { organisation, ...view }, now);
  if (options.json === true) {
    const { answerJson } = await import('./render/answer-json.ts');
    return context.printJson(answerJson(answer));
  }
  const { renderConcentration } = await import('./render/concentration.ts');
  const functions = await store.get([...new Set(answer.singlePoints.flatMap((one) => one.critical))], naming);
  const names = new Map(functions.flatMap((node) => (node === undefined ? [] : [[node.id, node.name] as const])));
  context.print(renderConcentration(answer, names, { width: context.columns, colour: context.colour }));
}
