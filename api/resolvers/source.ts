import { judgeHealth, sources as readSources, type SourceHealth } from '../../queries/sources/sources.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { prop } from './related.ts';

type SeenSource = Seen & { health?: SourceHealth };

export async function sources(_: unknown, __: unknown, context: ApiContext): Promise<SeenSource[]> {
  const view = { at: context.now, knownAt: context.now };
  const found = await readSources(context.store, {}, context.now);
  return found.map(({ source, health }) => ({ ...seen(source, view), health }));
}

export const Source = {
  kind: prop('kind'),
  url: prop('url'),
  everyMinutes: prop('everyMinutes'),
  expectAtLeast: prop('expectAtLeast'),
  documentCount: async (parent: SeenSource, _: unknown, context: ApiContext) =>
    (await context.loaders(parent.view).documentCounts()).get(parent.it.id) ?? 0,
  health: async (parent: SeenSource, _: unknown, context: ApiContext) =>
    parent.health ?? judgeHealth(await context.store.state(parent.it.id), parent.it, context.now),
};
