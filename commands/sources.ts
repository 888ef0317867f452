/** `bellwether sources`: what is read, how often, and how it goes. */
import type { Command } from 'commander';
import type { Instant } from '../graph/model.ts';
import { shortAddress } from '../ingest/short-address.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption } from './options.ts';

interface Listed {
  id: string;
  name: string;
  kind: string;
  url: string;
  everyMinutes: number;
  /** `never`: not read yet. */
  health: 'ok' | 'failing' | 'never';
  lastAttemptAt: string | null;
  lastSuccessAt: string | null;
  consecutiveFailures: number;
  lastError: string | null;
  lastItems: number | null;
}

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('sources')
    .description('list the sources: what they are, how often they are read, and how that goes')
    .addOption(jsonOption())
    .action(async (options: { json?: boolean }) => {
      const sources = await listSources(context);
      if (options.json === true) context.printJson(sources);
      else context.print(render(sources, context.now()));
    });
  addExamples(command, 'bellwether sources', 'bellwether sources --json');
}

async function listSources(context: CommandContext): Promise<Listed[]> {
  const { SOURCES } = await import('../ingest/sources/index.ts');
  const { findHealth } = await import('../ingest/source-node.ts');
  const { sourceId } = await import('../graph/ids.ts');
  const store = await context.openStore();
  return Promise.all(
    SOURCES.map(async ({ id, name, kind, url, everyMinutes }) => {
      const { lastAttemptAt, lastSuccessAt, consecutiveFailures, lastError, lastItems } = await findHealth(
        store,
        sourceId(id),
      );
      const health = lastAttemptAt === null ? 'never' : consecutiveFailures > 0 ? 'failing' : 'ok';
      return {
        ...{ id, name, kind, url, everyMinutes, health },
        lastAttemptAt: iso(lastAttemptAt),
        lastSuccessAt: iso(lastSuccessAt),
        ...{ consecutiveFailures, lastError, lastItems },
      };
    }),
  );
}

function render(sources: Listed[], now: Instant): string {
  const blocks = sources.map((source) => [
    `${source.id}: ${source.name}`,
    `  ${source.kind}, every ${every(source.everyMinutes)}, ${shortAddress(source.url)}`,
    `  ${state(source, now)}`,
  ]);
  return blocks.flat().join('\n');
}

function state({ health, lastSuccessAt, consecutiveFailures, lastError, lastItems }: Listed, now: Instant): string {
  const last = lastSuccessAt === null ? 'never read' : `last read ${age(now - Date.parse(lastSuccessAt))} ago`;
  if (health === 'never') return 'not read yet';
  if (health === 'ok') return `ok, ${last}${lastItems === null ? '' : `, ${lastItems} items`}`;
  const times = consecutiveFailures === 1 ? 'failed the last time' : `failed ${consecutiveFailures} times in a row`;
  // The address is in the line above.
  return `${times}, ${last}: ${(lastError ?? '').replace(/^https?:\S+: /, '')}`;
}

function every(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

function age(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 2_880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1_440)} days`;
}

function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
