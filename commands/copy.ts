/** `bellwether copy FROM TO`: a whole store into an empty one, of whatever engine. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { absoluteStore } from '../config.ts';
import type { CopyReport } from '../graph/copy.ts';
import { BellwetherError } from '../graph/errors.ts';
import { shownUrl } from '../graph/shown-url.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption } from './options.ts';

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('copy')
    .description('copy a whole store into an empty one, also of the other engine, and compare the two')
    .argument('<from>', 'sqlite:PATH or neo4j://HOST:PORT')
    .argument('<to>', 'the same; it must be empty, or hold a part of this very copy')
    .addOption(jsonOption())
    .action(async (from: string, to: string, options: { json?: boolean }) => {
      const report = await copy(context, absoluteStore(from, context.cwd), absoluteStore(to, context.cwd));
      if (options.json === true) context.printJson(report);
      else context.print(render(report, shownUrl(from), shownUrl(to)));
    });
  addExamples(command, 'bellwether copy sqlite:.bellwether/graph.sqlite neo4j://127.0.0.1:7687');
}

async function copy(context: CommandContext, from: string, to: string): Promise<CopyReport> {
  if (shownUrl(from) === shownUrl(to)) {
    throw new BellwetherError('BAD_INPUT', `${shownUrl(from)} cannot be copied into itself.`);
  }
  const path = from.startsWith('sqlite:') ? from.slice('sqlite:'.length) : undefined;
  if (path !== undefined && !existsSync(path)) {
    throw new BellwetherError('BAD_INPUT', `${path}: no such file.`, {
      hint: 'The first argument is the store that there is, the second the empty one.',
      details: { path },
    });
  }
  const { openStore } = await import('../graph/open.ts');
  const { copyStore } = await import('../graph/copy.ts');
  const { neo4j } = context.config;
  const open = async (url: string) => {
    const store = await openStore(url, { now: context.now, neo4j, unfinished: url === to });
    context.onExit(() => store.close());
    return store;
  };
  return copyStore({
    from: await open(from),
    to: await open(to),
    source: shownUrl(from),
    onProgress: (step, section, done) => context.progress(`${step}: ${section} ${done.toLocaleString('en')}`),
  });
}

function render({ resumed, records, checksum }: CopyReport, from: string, to: string): string {
  const counts = Object.entries(records).filter(([, count]) => count > 0);
  return [
    `${from} was copied to ${to}${resumed ? ' (gone on with where it had stopped)' : ''}. Both hold the same:`,
    ...counts.map(([section, count]) => `${section.padEnd(10)} ${count.toLocaleString('en').padStart(12)}`),
    `checksum   ${checksum.slice(0, 16)}`,
  ].join('\n');
}
