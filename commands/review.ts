/** `bellwether review`: what a person should look at, what was decided about it, and learned names. */
import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import { ACTION_STATUSES, type ActionStatus, EVENT_TYPES, type EventType } from '../graph/model.ts';
import type { Decision } from '../graph/store.ts';
import type { ReviewQuestion } from '../queries/review/review.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption, parseInstant } from './options.ts';

/** As one writes them. */
const QUESTIONS: Record<string, ReviewQuestion> = {
  provisional: 'PROVISIONAL',
  link: 'LINK',
  merge: 'MERGE',
  conflict: 'CONFLICT',
  'low-confidence': 'LOW_CONFIDENCE',
};
const NAMES = Object.keys(QUESTIONS).join(', ');

/** Loaded when something is shown: `--help` needs none of it. */
const rendering = () => import('./render/review.ts');

interface Saying {
  by?: string;
  reason: string;
  json?: true;
}

export function register(program: Command, context: CommandContext): void {
  const review = program
    .command('review')
    .description('list what a person should look at, and decide about it: every decision can be undone')
    .option('--only <question>', `one of ${NAMES}`)
    .option('--first <n>', 'how many', '20')
    .option('--after <cursor>', 'go on behind a page')
    .addOption(jsonOption())
    .action((options: { only?: string; first: string; after?: string; json?: true }) => list(context, options));
  addExamples(review, 'bellwether review', 'bellwether review --only conflict', 'bellwether review show ID');

  const part = (usage: string, description: string): Command =>
    review.command(usage).description(description).addOption(jsonOption());
  const deciding = (usage: string, description: string): Command =>
    part(usage, description)
      .option('--by <name>', 'who decides (default: the user of this machine)')
      .option('--reason <text>', 'why', '');
  const said = ({ by, reason }: Saying) => ({ by: by ?? userInfo().username, at: context.now(), reason });
  const decide = async (options: Saying, work: () => Promise<Decision | Decision[]>): Promise<void> => {
    const decisions = [await work()].flat();
    if (both(options, review)) context.printJson(decisions);
    else context.print((await rendering()).renderDecisions(decisions));
  };
  const verbs = () => import('../ingest/review/review.ts');

  addExamples(
    part('show <id>', 'all that is asked and said about a node, and what was decided').action(
      async (id: string, options: { json?: true }) => show(context, id, both(options, review)),
    ),
    'bellwether review show model:anthropic/claude-opus-9',
  );
  addExamples(
    deciding('accept <id>', 'it is right as it stands (a node, or a fact)')
      .option('--only <question>', 'only this question about it')
      .action(async (id: string, options: Saying & { only?: string }) => {
        const question = options.only === undefined ? null : parseQuestion(options.only);
        const { accept } = await verbs();
        const store = await context.openStore();
        await decide(options, () => accept(store, id, question, said(options)));
      }),
    'bellwether review accept model:anthropic/claude-opus-9 --by ana --reason "announced today"',
  );
  addExamples(
    deciding('reject <id>', 'a fact is wrong, an event did not happen, a name names nothing').action(
      async (id: string, options: Saying) => {
        const { reject } = await verbs();
        const store = await context.openStore();
        await decide(options, () => reject(store, id, said(options)));
      },
    ),
    'bellwether review reject event:ban-deepseek-2025-02-01-0a1b2c3d --by ana',
  );
  addExamples(
    deciding('correct <event>', 'an event happened at another time, in another way, with another result')
      .option('--date <time>', 'when it happened: 2026-06-12, or 2026-06-12T21:21Z')
      .option('--status <status>', `what it makes of its action: ${ACTION_STATUSES.join(', ')}`)
      .option('--type <type>', 'what kind of event it is')
      .action(async (id: string, options: Saying & CorrectionOptions) => {
        const correction = parseCorrection(options);
        const { correct } = await verbs();
        const store = await context.openStore();
        await decide(options, () => correct(store, id, correction, said(options)));
      }),
    'bellwether review correct event:ban-deepseek-2025-02-01-0a1b2c3d --date 2025-02-05 --by ana',
  );
  addExamples(
    deciding('merge <a> <b>', 'two are one: the first is taken for the second').action(
      async (a: string, b: string, options: Saying) => {
        const { merge } = await verbs();
        const store = await context.openStore();
        await decide(options, () => merge(store, a, b, said(options)));
      },
    ),
    'bellwether review merge provider:kasperski provider:kaspersky --by ana',
  );
  for (const kind of ['different', 'unsure'] as const) {
    addExamples(
      deciding(`${kind} <a> <b>`, kind === 'different' ? 'two are not one' : 'whether two are one is open').action(
        async (a: string, b: string, options: Saying) => {
          const { tellApart } = await verbs();
          const store = await context.openStore();
          await decide(options, () => tellApart(store, kind, a, b, said(options)));
        },
      ),
      `bellwether review ${kind} provider:kasperski provider:kaspersky --by ana`,
    );
  }
  addExamples(
    deciding('split <event> <documents...>', 'these documents tell of another event than the rest').action(
      async (event: string, documents: string[], options: Saying) => {
        const { split } = await verbs();
        const store = await context.openStore();
        await decide(options, () => split(store, event, documents, said(options)));
      },
    ),
    'bellwether review split event:ban-deepseek-2025-02-01-0a1b2c3d document:wire/0123456789abcdef --by ana',
  );
  addExamples(
    part('undo <decision>', 'take a decision back, with what followed from it')
      .option('--by <name>', 'who (default: the user of this machine)')
      .action(async (id: string, options: Omit<Saying, 'reason'>) => {
        const { undo } = await verbs();
        const store = await context.openStore();
        const { by, at } = said({ ...options, reason: '' });
        await decide({ ...options, reason: '' }, () => undo(store, id, by, at));
      }),
    'bellwether review undo decision:0123456789abcdef --by ben',
  );
  addExamples(
    part('history [id]', 'the audit log: every decision ever made, or those about one thing; newest first').action(
      async (id: string | undefined, options: { json?: true }) => {
        const { reviewHistory } = await import('../queries/review/review.ts');
        const entries = await reviewHistory(await context.openStore(), id);
        if (both(options, review)) context.printJson(entries);
        else context.print((await rendering()).renderHistory(entries));
      },
    ),
    'bellwether review history',
  );
  addExamples(
    part('aliases', 'names that were learned from decisions, as rows of the catalogue to contribute')
      .option('--out <file>', 'write them to this file instead')
      .action((options: { out?: string; json?: true }) => aliases(context, options, both(options, review))),
    'bellwether review aliases --out aliases.yaml',
  );
}

async function list(
  context: CommandContext,
  options: { only?: string; first: string; after?: string; json?: true },
): Promise<void> {
  const questions = options.only === undefined ? null : [parseQuestion(options.only)];
  const { review: ask } = await import('../queries/review/review.ts');
  const store = await context.openStore();
  const page = await ask(store, { questions, first: Number(options.first), after: options.after ?? null });
  if (options.json === true) context.printJson(page);
  else context.print((await rendering()).renderQueue(page));
}

async function show(context: CommandContext, id: string, asJson: boolean): Promise<void> {
  const { subject } = await import('../queries/review/subject.ts');
  const found = await subject(await context.openStore(), id);
  if (asJson) context.printJson(found);
  else context.print((await rendering()).renderSubject(found));
}

async function aliases(context: CommandContext, { out }: { out?: string }, asJson: boolean): Promise<void> {
  const { aliasesYaml, learnedAliases } = await import('../ingest/review/aliases.ts');
  const learned = await learnedAliases(await context.openStore());
  if (out !== undefined) {
    writeFileSync(resolve(context.cwd, out), aliasesYaml(await context.catalogue(), learned));
    context.note(`${learned.length} ${learned.length === 1 ? 'name' : 'names'} written to ${out}`);
  }
  if (asJson) context.printJson(learned);
  else if (out === undefined) context.print(aliasesYaml(await context.catalogue(), learned).trimEnd());
}

/** `--json` may stand before or after the verb. */
function both(options: { json?: true }, review: Command): boolean {
  return options.json === true || review.opts().json === true;
}

function parseQuestion(given: string): ReviewQuestion {
  const question = QUESTIONS[given.toLowerCase().replaceAll('_', '-')];
  if (question !== undefined) return question;
  throw new BellwetherError('BAD_INPUT', `--only '${given}' is no question.`, {
    hint: `One of ${NAMES}.`,
    details: { field: '--only', given },
  });
}

interface CorrectionOptions {
  date?: string;
  status?: string;
  type?: string;
}

function parseCorrection({ date, status, type }: CorrectionOptions) {
  if (date === undefined && status === undefined && type === undefined) {
    throw new BellwetherError('BAD_INPUT', 'Nothing is corrected.', {
      hint: 'Give --date, --status or --type.',
      details: { field: '--date' },
    });
  }
  return {
    ...(date === undefined ? {} : { date: { local: date, ...instantOf(date) } }),
    ...(status === undefined ? {} : { status: oneOf<ActionStatus>('--status', status, ACTION_STATUSES) }),
    ...(type === undefined ? {} : { type: oneOf<EventType>('--type', type, EVENT_TYPES) }),
  };
}

function instantOf(date: string): { instant: number; precision: 'day' | 'minute' } {
  return { instant: parseInstant(date, '--date'), precision: /[T ]/.test(date) ? 'minute' : 'day' };
}

function oneOf<T extends string>(field: string, given: string, values: readonly T[]): T {
  const found = values.find((value) => value === given.toUpperCase());
  if (found !== undefined) return found;
  throw new BellwetherError('BAD_INPUT', `${field} '${given}' is none of its values.`, {
    hint: `One of ${values.join(', ')}.`,
    details: { field, given },
  });
}
