/** `bellwether compare`: what moved for an organisation between two moments, or two states of knowledge. */
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { Store } from '../graph/store.ts';
import type { CompareArgs } from '../queries/compare/compare.ts';
import type { CommandContext } from './context.ts';
import { onlyOrganisation } from './impact.ts';
import { addExamples, jsonOption, organisationOption, parseInstant, parseView, viewOptions } from './options.ts';

interface Options {
  then?: string;
  thenKnownAt?: string;
  org?: string;
  at?: string;
  knownAt?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const [at, knownAt] = viewOptions();
  const command = program
    .command('compare')
    .description('what moved for an organisation between two moments: which statuses, why, and the way out')
    .option('--then <time>', 'the earlier moment (2026-06-12 or 2026-06-12T12:00Z)')
    .option('--then-known-at <time>', 'as far as it was known at that time (default: as --known-at)')
    .addOption(organisationOption())
    .addOption(at)
    .addOption(knownAt)
    .addOption(jsonOption())
    .action((options: Options) => run(options, context));
  addExamples(
    command,
    'bellwether compare --org meridian --then 2026-06-12 --at 2026-06-13T02:00Z',
    'bellwether compare --org meridian --at 2026-06-13T02:00Z --then-known-at 2026-06-12T21:00Z',
  );
}

async function run(options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  if (options.then === undefined && options.thenKnownAt === undefined) {
    throw new BellwetherError('BAD_INPUT', 'Compare with what? Give --then, or --then-known-at.', {
      hint: 'For a what-if: bellwether scenario … --compare.',
      details: { field: '--then' },
    });
  }
  const after = parseView(options, now);
  const before = {
    at: options.then === undefined ? after.at : parseInstant(options.then, '--then'),
    knownAt: options.thenKnownAt === undefined ? after.knownAt : parseInstant(options.thenKnownAt, '--then-known-at'),
  };
  const store = await context.openStore();
  const naming = { at: after.at, knownAt: Math.max(now, after.knownAt) };
  const organisation = options.org ?? (await onlyOrganisation(store, naming)).id;
  await printComparison(store, { organisation, before, after }, options.json === true, context);
}

/** Asks and prints: for people, or for programs. */
export async function printComparison(
  store: Store,
  args: CompareArgs,
  json: boolean,
  context: CommandContext,
): Promise<void> {
  const { compare } = await import('../queries/compare/compare.ts');
  const answer = await compare(store, args, context.now());
  if (json) {
    const { answerJson } = await import('./render/answer-json.ts');
    return context.printJson(answerJson(answer));
  }
  const { renderComparison } = await import('./render/comparison.ts');
  context.print(renderComparison(answer, { width: context.columns, colour: context.colour }));
}
