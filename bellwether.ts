/** The command line. It wires the rooms together; each command is a file of `commands/`. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { register as alerts } from './commands/alerts.ts';
import { register as availability } from './commands/availability.ts';
import { register as compare } from './commands/compare.ts';
import { register as concentration } from './commands/concentration.ts';
import { type CommandContext, createContext, type Surroundings } from './commands/context.ts';
import { register as copy } from './commands/copy.ts';
import { register as digest } from './commands/digest.ts';
import { register as embed } from './commands/embed.ts';
import { register as extract } from './commands/extract.ts';
import { register as impact } from './commands/impact.ts';
import { register as importFile } from './commands/import.ts';
import { register as ingest } from './commands/ingest.ts';
import { register as migrate } from './commands/migrate.ts';
import { describeError, formatReport } from './commands/report-error.ts';
import { register as review } from './commands/review.ts';
import { register as scenario } from './commands/scenario.ts';
import { register as serve } from './commands/serve.ts';
import { register as sources } from './commands/sources.ts';
import { register as subscribe } from './commands/subscribe.ts';
import { register as subscriptions } from './commands/subscriptions.ts';
import { register as timeline } from './commands/timeline.ts';
import { register as watch } from './commands/watch.ts';

/** In the order in which `--help` lists them. */
const COMMANDS = [
  serve,
  ingest,
  sources,
  extract,
  importFile,
  impact,
  scenario,
  compare,
  timeline,
  watch,
  concentration,
  availability,
  digest,
  subscribe,
  subscriptions,
  alerts,
  embed,
  review,
  migrate,
  copy,
];

/** All commands, ready to parse. Usage errors are thrown as CommanderError, not printed. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('bellwether')
    .description(
      'What a regulator’s letter, a vendor’s shutdown or an outage does to an organisation that runs on AI models.',
    )
    .version(readVersion(), '--version', 'print the version')
    .helpOption('--help', 'show what a command takes, with an example')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: () => undefined,
    });
  for (const register of COMMANDS) register(program, context);
  return program;
}

/** Runs one command line (without `node` and the script). Resolves to the exit code: 0 ok, 1 failed, 2 wrong use. */
export async function main(args: string[], outside: Surroundings = ownProcess()): Promise<number> {
  const context = createContext(outside);
  const stop = stopOnSignals(context);
  const report = (error: unknown): number => {
    const described = describeError(error);
    if (args.includes('--json')) {
      const { exitCode: _, ...body } = described;
      context.printJson({ error: body });
    } else {
      context.note(formatReport(described));
    }
    if (/^(1|true)$/.test(outside.env.BELLWETHER_DEBUG ?? '') && error instanceof Error) context.note(`${error.stack}`);
    return described.exitCode;
  };
  let exitCode = 0;
  try {
    await createProgram(context).parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander ends `--help`, `--version` (0) and a bare `bellwether` (shows the help: wrong use) by throwing too.
    const shown = error instanceof CommanderError && /^commander\.(help|helpDisplayed|version)$/.test(error.code);
    if (!shown) exitCode = report(error);
    else if (error.code === 'commander.help') exitCode = 2;
  }
  try {
    await context.close();
  } catch (error) {
    exitCode = report(error);
  }
  stop();
  return exitCode !== 0 ? exitCode : context.failed ? 1 : 0;
}

function ownProcess(): Surroundings {
  // A reader that has seen enough (`bellwether … | head`) is no error.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
  const { env, stdin, stdout, stderr } = process;
  return { env, cwd: process.cwd(), stdin, stdout, stderr, now: Date.now, fetch: globalThis.fetch };
}

/** Ctrl-C and a stop of the service close what is open, then end with 128 + the signal's number. A second one ends at once. */
function stopOnSignals(context: { close(): Promise<void> }): () => void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const exitCode = signal === 'SIGINT' ? 130 : 143;
    if (stopping) process.exit(exitCode);
    stopping = true;
    // What does not close in time is left as it is: a store survives that.
    setTimeout(() => process.exit(exitCode), 5_000).unref();
    await context.close().catch(() => undefined);
    process.exit(exitCode);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return () => process.off('SIGINT', stop).off('SIGTERM', stop);
}

function readVersion(): string {
  // Beside this file in the checkout, one folder up in the compiled package.
  for (const path of ['./package.json', '../package.json']) {
    try {
      return (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;
    } catch {}
  }
  return 'unknown';
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
