/** `bellwether watch`: open questions: what would answer each, and what has become of it. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { WatchState } from '../queries/watch/answer.ts';
import type { CommandContext } from './context.ts';
import { ensureCatalogue } from './import.ts';
import { addExamples, jsonOption, parseInstant, parseView, viewOptions } from './options.ts';

interface Options {
  state?: string;
  about?: string;
  at?: string;
  knownAt?: string;
  by?: string;
  answer?: string;
  reason?: string;
  asOf?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const watch = program
    .command('watch')
    .description('open questions: what would answer each, and what has become of it')
    .addOption(jsonOption());
  addExamples(watch, 'bellwether watch', 'bellwether watch show access-restored --json');
  const [at, knownAt] = viewOptions();
  const list = watch
    .command('list', { isDefault: true })
    .description('all questions with their state (what bare `watch` does)')
    .option('--state <states>', 'only these: open, moved, answered, confirmed (with commas)')
    .option('--about <event>', 'only those that hang on this event or action (id, or words of its title)')
    .addOption(at)
    .addOption(knownAt)
    .addOption(jsonOption())
    .action((_: Options, self: Command) => runList(self.optsWithGlobals(), context));
  addExamples(list, 'bellwether watch', 'bellwether watch list --state open,answered --at 2026-06-28 --json');
  const [showAt, showKnownAt] = viewOptions();
  const show = watch
    .command('show')
    .description('one question with all that bears on it, in the words of the documents')
    .argument('<item>', 'id or question')
    .addOption(showAt)
    .addOption(showKnownAt)
    .addOption(jsonOption())
    .action((item: string, _: Options, self: Command) => runShow(item, self.optsWithGlobals(), context));
  addExamples(show, 'bellwether watch show access-restored');
  const confirm = watch
    .command('confirm')
    .description('an analyst says that it is answered; `take-back` takes it back')
    .argument('<item>', 'id or question')
    .requiredOption('--by <name>', 'who says so')
    .requiredOption('--answer <text>', 'the answer, in a sentence')
    .addOption(jsonOption())
    .action((item: string, { answer = '' }: Options, self: Command) =>
      runDecide('confirm', item, answer, self.optsWithGlobals(), context),
    );
  addExamples(
    confirm,
    'bellwether watch confirm access-restored --by "A. Analyst" --answer "Fable 5 is back on first-party surfaces; Mythos 5 for US organisations only"',
  );
  const reopen = watch
    .command('reopen')
    .description('an analyst says that it is still open, whatever seemed to answer it until now')
    .argument('<item>', 'id or question')
    .requiredOption('--by <name>', 'who says so')
    .requiredOption('--reason <text>', 'why, in a sentence')
    .addOption(jsonOption())
    .action((item: string, { reason = '' }: Options, self: Command) =>
      runDecide('reopen', item, reason, self.optsWithGlobals(), context),
    );
  addExamples(reopen, 'bellwether watch reopen access-restored --by "A. Analyst" --reason "Bedrock is still off"');
  const takeBack = watch
    .command('take-back')
    .description('neither is said any more: the state follows from the facts alone')
    .argument('<item>', 'id or question')
    .requiredOption('--by <name>', 'who takes it back')
    .addOption(jsonOption())
    .action((item: string, _: Options, self: Command) =>
      runDecide('takeBack', item, '', self.optsWithGlobals(), context),
    );
  addExamples(takeBack, 'bellwether watch take-back access-restored --by "A. Analyst"');
  const add = watch
    .command('add')
    .description('read a watch list, from a YAML or JSON file; a later file of the same list replaces it')
    .argument('<file>', 'the file')
    .option('--as-of <date>', 'the list counts as known since that day (2026-06-13; default: now)')
    .addOption(jsonOption())
    .action((file: string, _: Options, self: Command) => runAdd(file, self.optsWithGlobals(), context));
  addExamples(add, 'bellwether watch add ingest/sample/watch-items.yaml --as-of 2026-06-01');
}

async function runList(options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const view = parseView(options, now);
  const state = options.state === undefined ? null : await parseStates(options.state);
  const store = await context.openStore();
  const { watch } = await import('../queries/watch/watch.ts');
  const answers = await watch(store, { ...view, state, subject: options.about ?? null }, now);
  if (options.json === true) return printJson({ items: answers }, context);
  const { renderWatchList } = await import('./render/watch.ts');
  context.print(renderWatchList(answers, { width: context.columns, colour: context.colour }));
}

async function runShow(item: string, options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const view = parseView(options, now);
  const store = await context.openStore();
  const { watch } = await import('../queries/watch/watch.ts');
  const [answer] = await watch(store, { item, ...view }, now);
  if (answer === undefined) {
    throw new BellwetherError('NOT_FOUND', `'${item}' was not asked yet at that time.`, {
      hint: 'Look at a later time.',
      details: { what: 'watch item', given: item },
    });
  }
  if (options.json === true) return printJson(answer, context);
  const { renderWatchItem } = await import('./render/watch.ts');
  context.print(renderWatchItem(answer, { width: context.columns, colour: context.colour }));
}

async function runDecide(
  what: 'confirm' | 'reopen' | 'takeBack',
  item: string,
  reason: string,
  options: Options,
  context: CommandContext,
): Promise<void> {
  const store = await context.openStore();
  const decide = (await import('../queries/watch/decide.ts'))[what];
  await decide(store, { item, by: options.by ?? '', reason }, context.now());
  await runShow(item, options, context);
}

async function runAdd(file: string, options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const asOf = options.asOf === undefined ? undefined : parseInstant(options.asOf, '--as-of');
  const source = await readFile(resolve(context.cwd, file), 'utf8');
  const { importWatchList } = await import('../ingest/import/watch-list.ts');
  const catalogue = await context.catalogue();
  const imported = importWatchList(source, { file, catalogue, now, ...(asOf === undefined ? {} : { asOf }) });
  const store = await context.openStore();
  await ensureCatalogue(store, catalogue, imported.batch);
  await store.write(imported.batch);
  const { batch: _, ...rest } = imported;
  if (options.json === true) return context.printJson(rest);
  context.print(
    [
      `${imported.name}: ${imported.items.length} questions`,
      ...imported.items.map(({ id, question }) => `  ${id}  ${question}`),
    ].join('\n'),
  );
}

async function printJson(answer: object, context: CommandContext): Promise<void> {
  const { answerJson } = await import('./render/answer-json.ts');
  context.printJson(answerJson(answer));
}

/** Throws BAD_INPUT for a state that there is not. */
async function parseStates(given: string): Promise<WatchState[]> {
  const { WATCH_STATES } = await import('../queries/watch/answer.ts');
  return given.split(',').map((one) => {
    const state = one.trim().toUpperCase();
    if (WATCH_STATES.includes(state as WatchState)) return state as WatchState;
    throw new BellwetherError('BAD_INPUT', `--state '${one.trim()}' is no state of a question.`, {
      hint: `There are: ${WATCH_STATES.join(', ').toLowerCase()}.`,
      details: { field: '--state', given: one },
    });
  });
}
