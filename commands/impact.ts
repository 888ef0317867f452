/** `bellwether impact`: what an event, an action or everything together does to an organisation. */
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { GraphNode, View } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';
import type { Impact } from '../queries/impact/answer.ts';
import type { Precedents } from '../queries/precedent/answer.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption, organisationOption, parseView, viewOptions } from './options.ts';

interface Options {
  org?: string;
  at?: string;
  knownAt?: string;
  all?: boolean;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const [at, knownAt] = viewOptions();
  const command = program
    .command('impact')
    .description('what an event or an action does to an organisation; without one, everything that is off counts')
    .argument('[event...]', 'id, title, or words of the title of an event or action')
    .addOption(organisationOption())
    .option('--all', 'every organisation that it affects, one a line; with --json one object a line')
    .addOption(at)
    .addOption(knownAt)
    .addOption(jsonOption())
    .action((words: string[], options: Options) => run(words.join(' ').trim(), options, context));
  addExamples(
    command,
    'bellwether impact --org meridian --at 2026-06-13T02:00Z',
    'bellwether impact licence requirement fable --org meridian --at 2026-06-13T02:00Z',
    'bellwether impact licence requirement fable --all --at 2026-06-13T02:00Z',
  );
}

async function run(event: string, options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const view = parseView(options, now);
  const store = await context.openStore();
  const { findSubject } = await import('../queries/events/find-subject.ts');
  if (options.all === true && options.org !== undefined) {
    throw new BellwetherError('BAD_INPUT', 'Give --org or --all, not both.', { details: { field: '--all' } });
  }
  const { impact } = await import('../queries/impact/impact.ts');
  // Names are looked up with all that is known, whatever the view of the answer.
  const naming: View = { at: view.at, knownAt: Math.max(now, view.knownAt) };
  if (options.all === true) {
    const { printEvery } = await import('./impact-all.ts');
    return printEvery(
      store,
      event === '' ? null : await findSubject(store, event, naming),
      view,
      options.json === true,
      context,
    );
  }
  const organisation = options.org ?? (await onlyOrganisation(store, naming)).id;
  const subject = event === '' ? undefined : await findSubject(store, event, naming);
  const asked = subject === undefined ? {} : subject.kind === 'Action' ? { action: subject.id } : { event: subject.id };
  const answer = await impact(store, { ...asked, organisation, ...view }, now);
  await printImpact(store, answer, options.json === true, context);
}

/** For people, with the best alternative where nothing else is left; or for programs. */
export async function printImpact(store: Store, answer: Impact, json: boolean, context: CommandContext): Promise<void> {
  const precedents = await precedentsOf(store, answer, context);
  if (json) {
    const { answerJson } = await import('./render/answer-json.ts');
    return context.printJson(answerJson(precedents === null ? answer : { ...answer, precedents }));
  }
  const { renderImpact } = await import('./render/impact.ts');
  const { columns: width, colour } = context;
  const precedent = precedents?.summary ?? null;
  context.print(renderImpact(answer, { width, colour, precedent, alternatives: await proposals(store, answer) }));
}

/** Where an action was asked about, or an event of one. */
async function precedentsOf(store: Store, answer: Impact, context: CommandContext): Promise<Precedents | null> {
  const { action } = answer.question;
  if (action === null) return null;
  const { precedents } = await import('../queries/precedent/precedent.ts');
  const { at, knownAt } = answer;
  return precedents(store, { action: action.id, at, knownAt }, context.now());
}

/** For what is down without a way out: the best model that nobody declared. */
export async function proposals(store: Store, answer: Impact): Promise<Map<string, string>> {
  const down = answer.workloads.filter((one) => one.status === 'DOWN' && one.through.length === 0);
  if (down.length === 0) return new Map();
  const { alternatives } = await import('../queries/impact/alternatives.ts');
  const found = await alternatives(store, answer, { first: 1, workloads: down.map((one) => one.workload.id) });
  const named = new Map<string, string>();
  for (const [workload, [best]] of found) {
    if (best === undefined) continue;
    named.set(workload, best.channel === null ? best.model.name : `${best.model.name} on ${best.channel.name}`);
  }
  return named;
}

/** Throws BAD_INPUT where there is none, or more than one to choose from. */
export async function onlyOrganisation(store: Store, view: View): Promise<GraphNode> {
  const { items } = await store.find({ kind: 'Organisation' }, view, { first: 6, order: 'name' });
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0) return only;
  throw new BellwetherError(
    'BAD_INPUT',
    only === undefined ? 'There is no organisation here yet.' : 'Which organisation? Give --org.',
    {
      hint:
        only === undefined
          ? 'Import one: bellwether import ingest/sample/organisation.yaml'
          : `There are ${items.map((node) => `${node.name} (${node.id})`).join(', ')}${items.length === 6 ? ' and more' : ''}.`,
      details: { field: '--org' },
    },
  );
}
