/** `bellwether migrate`: makes the store, or brings it up to this version, and says what is in it. */
import type { Command } from 'commander';
import { shownUrl } from '../graph/shown-url.ts';
import type { StoreStats } from '../graph/store.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption } from './options.ts';

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('migrate')
    .description('make the store or bring it up to this version, and say what is in it')
    .addOption(jsonOption())
    .action(async (options: { json?: boolean }) => {
      // Opening migrates: every other command does the same; this one is for doing it before the others start.
      const store = await context.openStore();
      const stats = await store.stats();
      if (options.json === true) context.printJson(stats);
      else context.print(renderStats(stats, shownUrl(context.config.store)));
    });
  addExamples(command, 'bellwether migrate');
}

function renderStats(stats: StoreStats, where: string): string {
  const nodes = Object.entries(stats.nodes).map(([kind, count]) => `${kind} ${count}`);
  return [
    `${where} (${stats.engine}, schema ${stats.schemaVersion})`,
    `nodes      ${nodes.length === 0 ? 'none' : nodes.join(', ')}`,
    `documents  ${stats.documents}`,
    `facts      ${stats.facts.live} held, ${stats.facts.retracted} given up`,
    `changes    ${stats.sequence}`,
  ].join('\n');
}
