/** Reads each source as often as its cadence says, as long as the server runs. */
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { ingest } from '../../ingest/run.ts';
import { findHealth } from '../../ingest/source-node.ts';
import type { SourceDefinition } from '../../ingest/sources/source.ts';
import { count } from '../../queries/words.ts';

/** How often it is looked which sources are due. */
const LOOK_EVERY_MS = 60_000;
/** Few at once: the server has requests to answer meanwhile. */
const PARALLEL = 2;

export interface PollingOptions {
  store: Store;
  catalogue: Catalogue;
  sources: readonly SourceDefinition[];
  fetch: typeof globalThis.fetch;
  now: () => Instant;
  /** Told once what the first round gave, and of faults of ours; else it is quiet: `bellwether sources` shows the rest. */
  note: (line: string) => void;
}

/** Returns what stops it: no further round begins, and one under way is left to itself. */
export function startPolling(options: PollingOptions): () => void {
  let stopped = false;
  let isFirst = true;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      const line = await readDueSources(options);
      if (isFirst && line !== null && !stopped) options.note(line);
      isFirst = false;
    } catch (error) {
      // A store that is closed under a round, at the end, is no news.
      if (!stopped) options.note(`reading the sources: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!stopped) timer = setTimeout(round, LOOK_EVERY_MS).unref();
  };
  timer = setTimeout(round, 0).unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** One round. A source that fails has it recorded with it; what came is told in one line, null where nothing was due. */
export async function readDueSources({
  store,
  catalogue,
  sources,
  fetch,
  now,
}: PollingOptions): Promise<string | null> {
  const healths = await Promise.all(sources.map(({ id }) => findHealth(store, `source:${id}`)));
  const due = sources.filter(({ everyMinutes }, index) => {
    const { lastAttemptAt } = healths[index]!;
    return lastAttemptAt === null || lastAttemptAt + everyMinutes * 60_000 <= now();
  });
  if (due.length === 0) return null;
  // What a source has when it is first read is its past: known when it was published.
  const isNew = (source: SourceDefinition) => healths[sources.indexOf(source)]!.lastSuccessAt === null;
  const reports = [];
  for (const backfill of [true, false]) {
    const some = due.filter((source) => isNew(source) === backfill);
    if (some.length === 0) continue;
    const options = { store, catalogue, sources: some, fetch, now, backfill, parallel: PARALLEL };
    reports.push(...(await ingest(options)).sources);
  }
  const failed = reports.filter(({ outcome }) => outcome === 'failed').length;
  const documents = reports.reduce((sum, report) => sum + report.new + report.changed, 0);
  const rest = failed === 0 ? '' : `; ${failed} could not be read (bellwether sources tells why)`;
  return `${reports.length - failed} of ${reports.length} sources read, ${count(documents, 'new document')}${rest}`;
}
