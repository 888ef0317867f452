/** `bellwether ingest`: reads sources, or saved files, into the store, and says what came of each. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Catalogue } from '../graph/catalogue/catalogue.ts';
import { BellwetherError } from '../graph/errors.ts';
import type { Store } from '../graph/store.ts';
import type { FileReport, IngestReport, ReportedError, SourceReport } from '../ingest/report.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption } from './options.ts';

interface Options {
  file?: string[];
  source?: string;
  backfill?: boolean;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('ingest')
    .description('read the sources (all of them, or those named) into the store; or saved files with --file')
    .argument('[source...]', 'ids of sources; `bellwether sources` lists them')
    .option(
      '--file <path...>',
      'saved files or folders instead: RSS, Atom, JSON, HTML, PDF, CSV, text; learned when published',
    )
    .option('--source <id>', 'with --file: the source of files that name none')
    .option('--backfill', 'what is read now counts as learned when it was published')
    .addOption(jsonOption())
    .action((named: string[], options: Options) => run(named, options, context));
  addExamples(
    command,
    'bellwether ingest',
    'bellwether ingest federal-register-bis anthropic-status',
    'bellwether ingest --file saved/feed.xml --source openai-news',
    'bellwether ingest --file ingest/sample/documents',
  );
  command.addHelpText(
    'after',
    '\nExit code: 1 when every source failed, or one that was named; 0 otherwise. The same goes for files: one that was\nnamed, or all of a folder. What failed is told on standard error, and kept with the source.',
  );
}

async function run(named: string[], options: Options, context: CommandContext): Promise<void> {
  checkUse(named, options);
  const report =
    options.file === undefined ? await readSources(named, options, context) : await readFiles(options, context);
  if (hasFailed(report, named, options.file ?? [], context.cwd)) context.fail();
  if (options.json === true) {
    context.printJson(report);
    return;
  }
  context.print(renderCounts(report));
  for (const line of complaints(report)) context.note(shorten(line, context.cwd));
}

function checkUse(named: string[], { file, source, backfill }: Options): void {
  const wrong = (message: string, hint: string, field: string) =>
    new BellwetherError('BAD_INPUT', message, { hint, details: { field } });
  if (file !== undefined && named.length > 0) {
    throw wrong(
      'Name sources, or files with --file, but not both.',
      'The source of files is given with --source.',
      '--file',
    );
  }
  if (file === undefined && source !== undefined) {
    throw wrong('--source goes with --file.', 'To read a source, name it: bellwether ingest ID.', '--source');
  }
  if (file !== undefined && backfill === true) {
    throw wrong('--backfill is for sources.', 'Saved files are always a back-fill: leave it out.', '--backfill');
  }
}

async function readSources(
  named: string[],
  { backfill = false }: Options,
  context: CommandContext,
): Promise<IngestReport> {
  const { getSource, SOURCES } = await import('../ingest/sources/index.ts');
  const sources = named.length === 0 ? SOURCES : [...new Set(named)].map(getSource);
  const { ingest } = await import('../ingest/run.ts');
  const { fetch, now } = context;
  const { store, catalogue } = await prepare(context);
  return ingest({ store, catalogue, sources, fetch, now, backfill, onProgress: (line) => context.progress(line) });
}

async function readFiles({ file = [], source }: Options, context: CommandContext): Promise<IngestReport> {
  const { getSource, SOURCES } = await import('../ingest/sources/index.ts');
  const fallback = source === undefined ? null : getSource(source);
  const { ingestFiles } = await import('../ingest/ingest-files.ts');
  const { store, catalogue } = await prepare(context);
  const paths = file.map((path) => resolve(context.cwd, path));
  const onProgress = (line: string) => context.progress(line);
  return ingestFiles({ store, catalogue, paths, source: fallback, sources: SOURCES, now: context.now, onProgress });
}

/** Documents are linked to what the catalogue knows, so it has to be there first; written again, it changes nothing. */
async function prepare(context: CommandContext): Promise<{ store: Store; catalogue: Catalogue }> {
  const { catalogueBatch } = await import('../graph/catalogue/batch.ts');
  const [store, catalogue] = await Promise.all([context.openStore(), context.catalogue()]);
  context.progress('writing the catalogue');
  await store.write(catalogueBatch(catalogue));
  return { store, catalogue };
}

function hasFailed({ sources, files }: IngestReport, named: string[], paths: string[], cwd: string): boolean {
  const failed = (report: SourceReport) => report.outcome === 'failed';
  if (files.length > 0) {
    const asked = new Set(paths.map((path) => resolve(cwd, path)));
    return files.every((one) => one.error !== null) || files.some((one) => one.error !== null && asked.has(one.path));
  }
  return sources.length > 0 && (sources.every(failed) || (named.length > 0 && sources.some(failed)));
}

function renderCounts({ sources, files }: IngestReport): string {
  const columns = ['items', 'new', 'changed', 'unchanged', 'failed'] as const;
  const names = [...sources.map(({ source }) => source), 'source'];
  const width = Math.max(...names.map((name) => name.length));
  const row = (name: string, cells: string[], rest = '') =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(11)).join('')}${rest}`.trimEnd();
  const lines = [row('source', [...columns])];
  for (const source of sources) {
    const listed = source.listed > 0 ? `  ${source.listed} models listed` : '';
    const rest = source.outcome === 'read' ? listed : `  ${source.outcome.replace('-', ' ')}`;
    lines.push(
      row(
        source.source,
        columns.map((column) => String(source[column])),
        rest,
      ),
    );
  }
  const bad = files.filter((file) => file.error !== null).length;
  const sum = files.reduce((total, file) => total + file.listed, 0);
  const count = `${files.length} file${files.length === 1 ? '' : 's'}, ${bad} of them not read`;
  if (files.length > 0) lines.push(`${count}${sum > 0 ? `; ${sum} models listed` : ''}`);
  return lines.join('\n');
}

/** A line a failure, the hint behind it; of many broken items the first few. */
function complaints({ sources, files }: IngestReport): string[] {
  const lines: string[] = [];
  const add = (name: string, { error, problems }: Pick<FileReport | SourceReport, 'error' | 'problems'>) => {
    if (error !== null) lines.push(`${name}: ${describe(error)}`);
    for (const { item, message } of problems.slice(0, 3))
      lines.push(`${name}: ${item === null ? '' : `${item}: `}${message}`);
    if (problems.length > 3) lines.push(`${name}: and ${problems.length - 3} more; --json has them all`);
  };
  for (const source of sources) add(source.source, source);
  for (const file of files) add(file.path, file);
  return lines;
}

function describe({ message, hint }: ReportedError): string {
  return hint === null ? message : `${message} ${hint}`;
}

/** Errors name whole paths; people gave relative ones. A name that the message repeats is said once. */
function shorten(line: string, cwd: string): string {
  const short = line.replace(/(^|\s)(\/[^\s:]+)/g, (found, before: string, path: string) => {
    const inside = relative(cwd, path);
    return isAbsolute(path) && !inside.startsWith('..') ? `${before}${inside || '.'}` : found;
  });
  return short.replace(/^(\S+): \1(?=[:,])/, '$1');
}
