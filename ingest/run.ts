/** How Bellwether learns: fetch → parse → extract → link → write, each source on its own. */
import { randomUUID } from 'node:crypto';
import type { Catalogue } from '../graph/catalogue/catalogue.ts';
import { BellwetherError } from '../graph/errors.ts';
import type { Instant, Props } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';
import { buildLexicon, type Lexicon } from './extract/lexicon.ts';
import { type Fetched, type FetchOptions, fetchSource } from './fetch/fetch-source.ts';
import type { Parsed } from './formats/item.ts';
import { parseAnswer } from './formats/parse-answer.ts';
import { oneLine, parseFailure } from './formats/parse-failure.ts';
import { lookForSilence } from './look-for-silence.ts';
import { readPages } from './read-pages.ts';
import { type IngestReport, noCounts, reportError, type SourceReport } from './report.ts';
import { learnedAliases, withLearned } from './review/aliases.ts';
import { findHealth, type Health, readFromOf, recordHealth, sourceNode } from './source-node.ts';
import type { SourceDefinition } from './sources/source.ts';
import { takeIn } from './take-in.ts';
import { withLease } from './with-lease.ts';

export interface IngestOptions {
  store: Store;
  catalogue: Catalogue;
  sources: readonly SourceDefinition[];
  fetch: typeof globalThis.fetch;
  now: () => Instant;
  /** [0, 1); default Math.random. */
  random?: () => number;
  sleep?: (ms: number) => Promise<void>;
  limits?: FetchOptions['limits'];
  /** Documents count as learned when they were published: for the first reading of a source that has history. */
  backfill?: boolean;
  /** How many sources are read at once; default 4. */
  parallel?: number;
  /** What is going on, in one line. */
  onProgress?: (line: string) => void;
}

/** The options, all of them given, and what is made of them once. */
interface Run extends Required<Omit<IngestOptions, 'limits' | 'onProgress'>> {
  limits: FetchOptions['limits'];
  lexicon: Lexicon;
  onProgress: (line: string) => void;
}

/** Never throws for a source that fails: its report and its state say so. Throws what the store throws. */
export async function ingest(options: IngestOptions): Promise<IngestReport> {
  const run: Run = {
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    backfill: false,
    parallel: 4,
    limits: undefined,
    onProgress: () => {},
    lexicon: buildLexicon(withLearned(options.catalogue, await learnedAliases(options.store))),
    ...options,
  };
  const reports = new Map<string, SourceReport>();
  const waiting = [...run.sources];
  const work = async (): Promise<void> => {
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
      reports.set(source.id, await ingestSource(source, run));
    }
  };
  await Promise.all(Array.from({ length: run.parallel }, work));
  return { sources: run.sources.map(({ id }) => reports.get(id)!), files: [] };
}

async function ingestSource(source: SourceDefinition, run: Run): Promise<SourceReport> {
  const report: SourceReport = {
    source: source.id,
    outcome: 'read',
    ...noCounts(),
    listed: 0,
    problems: [],
    error: null,
  };
  const holder = randomUUID();
  try {
    await withLease(run.store, `ingest:${source.id}`, { holder, sleep: run.sleep }, (hold) =>
      readSource(source, run, { holder, hold, report }),
    );
  } catch (error) {
    report.error = reportError(error);
    report.outcome = 'failed';
  }
  run.onProgress(`${source.id}: ${report.outcome === 'read' ? `${report.items} items` : report.outcome}`);
  return report;
}

interface Turn {
  holder: string;
  hold: () => Promise<void>;
  report: SourceReport;
}

/** The story of one source. What goes wrong is recorded in its state before it is thrown. */
async function readSource(source: SourceDefinition, run: Run, turn: Turn): Promise<void> {
  const { store, lexicon, now, backfill, onProgress } = run;
  const { report } = turn;
  const from = readFromOf(source);
  const node = sourceNode(from, source);
  const health = await findHealth(store, from.id);
  const attemptAt = now();
  let whole = true;
  try {
    onProgress(`${source.id}: fetching`);
    const answer = await fetchSource(source.url, { ...run, validators: health.validators });
    if (answer.changed) {
      const parsed = await parse(source, answer);
      const complete = await readPages(source, parsed, run);
      report.problems.push(...complete.problems);
      report.listed = parsed.listed ?? 0;
      const taken = complete.items.map((item) => ({ item, from }));
      const onBatch = (done: number, of: number) => onProgress(`${source.id}: ${done} of ${of}`);
      const options = { ...turn, store, lexicon, fetchedAt: now(), backfill, sleep: run.sleep, nodes: [node], onBatch };
      const { counts, problems } = await takeIn(taken, options);
      Object.assign(report, counts.get(from.id) ?? noCounts());
      const broken = complete.problems.filter((problem) => problem.item !== null).length;
      report.items += complete.known + broken;
      report.unchanged += complete.known;
      report.failed += broken;
      report.problems.push(...problems);
      whole = complete.missing === 0 && problems.length === 0;
      checkExpected(source, parsed, answer.url);
    } else {
      report.outcome = 'not-modified';
    }
    await turn.hold();
    if (whole) await lookForSilence(store, source, attemptAt);
    await recordHealth(store, node, healthy(answer, report.items, whole, attemptAt));
  } catch (error) {
    await recordHealth(store, node, failing(reportError(error).message, health, attemptAt));
    throw error;
  }
}

/** A parser that stumbles is a fault of ours, and still of this source alone. */
async function parse(source: SourceDefinition, answer: Fetched): Promise<Parsed> {
  try {
    return await parseAnswer(answer, (text, url) => source.parse(text, url));
  } catch (error) {
    if (error instanceof BellwetherError) throw error;
    throw parseFailure(answer.url, `the parser stumbled (${oneLine(error)})`, { cause: error });
  }
}

/** Comes after the taking in: what there is, is kept, and the source is reported as failing all the same. */
function checkExpected(source: SourceDefinition, { items, listed }: Parsed, url: string): void {
  const found = listed ?? items.length;
  if (found >= source.expectAtLeast) return;
  throw parseFailure(url, `gave ${found} items where at least ${source.expectAtLeast} are normal`, {
    hint: 'The page may have been rebuilt: look at it, and at the parser of this source.',
  });
}

/** An answer that was not taken in whole is asked for again in full, not only if it has changed. */
function healthy(answer: Fetched, items: number, whole: boolean, attemptAt: Instant): Props {
  return {
    lastAttemptAt: attemptAt,
    lastSuccessAt: attemptAt,
    consecutiveFailures: 0,
    lastError: null,
    ...(answer.changed ? { lastItems: items } : {}),
    etag: whole ? answer.etag : null,
    lastModified: whole ? answer.lastModified : null,
  };
}

/** What the last good answer said of itself stays: it is still what we have. */
function failing(message: string, health: Health, attemptAt: Instant): Props {
  return { lastAttemptAt: attemptAt, lastError: message, consecutiveFailures: health.consecutiveFailures + 1 };
}
