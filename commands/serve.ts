/** `bellwether serve`: the API over the store; on the first start with the sample, so that there is something to ask. */
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption } from './options.ts';
import type { ServeOptions } from './serve/serve.ts';

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('serve')
    .description('serve the API, and read the sources as often as each is worth it')
    .option('--port <port>', 'port to listen on; 0 takes any free one (default: PORT, or 4000)')
    .option('--host <host>', 'address to listen on; 0.0.0.0 opens it to the network (default: HOST, or 127.0.0.1)')
    .option('--no-poll', 'read no sources')
    .addOption(jsonOption())
    .action(async (options: ServeOptions) => {
      const { serve } = await import('./serve/serve.ts');
      await serve(options, context);
    });
  addExamples(command, 'bellwether serve', 'bellwether serve --port 0 --no-poll');
}
