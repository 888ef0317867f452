/** Command lines read as the program reads them, without running anything. */
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { createProgram } from '../../bellwether.ts';
import { createContext, type OwnedContext } from '../../commands/context.ts';
import { ROOT } from './source-files.ts';

/** Streams that nobody reads, the clock at 0. */
export function emptySurroundings() {
  const stream = (): PassThrough & { isTTY: boolean } => Object.assign(new PassThrough(), { isTTY: false });
  return {
    env: {},
    cwd: ROOT,
    stdin: stream(),
    stdout: stream(),
    stderr: stream(),
    now: () => 0,
    fetch: globalThis.fetch,
  };
}

export function emptyContext(): OwnedContext {
  return createContext(emptySurroundings());
}

function idle(command: Command): void {
  command.action(() => undefined);
  for (const verb of command.commands) idle(verb);
}

/** Throws what a wrong command, option or number of arguments throws. `line` begins with `bellwether`; pipes are cut off. */
export function dryParse(line: string): void {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((word) => word[1] ?? word[2] ?? word[3]!);
  const end = words.findIndex((word) => /^[|>]/.test(word));
  const program = createProgram(emptyContext());
  for (const command of program.commands) idle(command);
  const args = words.slice(1, end === -1 ? undefined : end);
  if (args.length === 1 && args[0] === '--help') return;
  program.parse(args, { from: 'user' });
}
