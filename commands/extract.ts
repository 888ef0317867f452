/** `bellwether extract`: what a text says, with the words that say it. Needs no store and keeps nothing. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { Extraction } from '../ingest/extract/extraction.ts';
import type { Lexicon } from '../ingest/extract/lexicon.ts';
import type { Item } from '../ingest/formats/item.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption } from './options.ts';

interface Options {
  jsonl?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('extract')
    .description(
      'read files (text, HTML, PDF, feeds, JSON) and show what they say: events, dates, who is reached, claims; each with its quote',
    )
    .argument('[file...]', 'files to read')
    .option(
      '--jsonl <file>',
      'records, one JSON a line (- is standard input), instead: one JSON a line comes out for each',
    )
    .addOption(jsonOption())
    .action((files: string[], options: Options) => run(files, options, context));
  addExamples(
    command,
    'bellwether extract notice.html feed.xml',
    'bellwether extract --json letter.txt',
    'bellwether extract --jsonl records.jsonl',
    'bellwether extract --jsonl -',
  );
  command.addHelpText(
    'after',
    '\nA record: {id, url?, title?, publishedAt?, sourceKind?, language?, text|html}. A line that is no record gives\n{"id":null,"error":"line 3: …"} in its place; the rest goes on, and the exit code is 1.',
  );
}

async function run(files: string[], { jsonl, json = false }: Options, context: CommandContext): Promise<void> {
  if (jsonl !== undefined && files.length > 0) {
    throw new BellwetherError('BAD_INPUT', 'Name files, or records with --jsonl, but not both.', {
      details: { field: '--jsonl' },
    });
  }
  if (jsonl === undefined && files.length === 0) {
    throw new BellwetherError('BAD_INPUT', 'Name a file to read, or records with --jsonl.', {
      hint: 'bellwether extract --help shows examples.',
      details: { field: 'file' },
    });
  }
  const { buildLexicon } = await import('../ingest/extract/lexicon.ts');
  const lexicon = buildLexicon(await context.catalogue());
  if (jsonl !== undefined) await extractRecords(jsonl, lexicon, context);
  else await extractFiles(files, lexicon, json, context);
}

/** Streams: memory does not grow with the number of lines. */
async function extractRecords(path: string, lexicon: Lexicon, context: CommandContext): Promise<void> {
  const { extractRecord, parseRecord } = await import('../ingest/extract/record.ts');
  const input = path === '-' ? context.stdin : await openFile(resolve(context.cwd, path), path);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number++;
    const written = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (written.trim() === '') continue;
    let out: string;
    try {
      out = JSON.stringify(extractRecord(parseRecord(written), lexicon));
    } catch (error) {
      if (!(error instanceof BellwetherError)) throw error;
      out = JSON.stringify({ id: null, error: `line ${number}: ${error.message}` });
      context.fail();
    }
    if (!context.stdout.write(`${out}\n`)) await new Promise((done) => context.stdout.once('drain', done));
  }
}

async function openFile(path: string, given: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(path, 'utf8');
  await new Promise<void>((opened, failed) => {
    stream.once('open', () => opened());
    stream.once('error', (error: NodeJS.ErrnoException) => failed(cannotRead(given, error)));
  });
  return stream;
}

function cannotRead(path: string, error: NodeJS.ErrnoException): BellwetherError {
  const why =
    error.code === 'ENOENT' ? 'there is no such file' : error.code === 'EISDIR' ? 'it is a folder' : error.message;
  return new BellwetherError('BAD_INPUT', `Cannot read ${path}: ${why}.`, { details: { file: path }, cause: error });
}

async function extractFiles(files: string[], lexicon: Lexicon, json: boolean, context: CommandContext): Promise<void> {
  const { extract } = await import('../ingest/extract/extract.ts');
  const { detectLanguage } = await import('../ingest/extract/language.ts');
  const all: object[] = [];
  for (const file of files) {
    for (const item of await readItems(file, context)) {
      const text = item.text === '' ? item.title : `${item.title}\n\n${item.text}`;
      const { sourceKind = null, speaker = null, timeZone = null } = item.from ?? {};
      const language = item.language ?? detectLanguage(text);
      const extraction = extract(
        { text, publishedAt: item.publishedAt, sourceKind, speaker, language, timeZone },
        lexicon,
      );
      if (json) all.push({ file: relative(context.cwd, file) || file, title: item.title, ...extraction });
      else context.print(render(item, extraction, lexicon));
    }
  }
  if (json) context.printJson(all);
}

async function readItems(file: string, context: CommandContext): Promise<Item[]> {
  const { parseFile } = await import('../ingest/formats/parse-file.ts');
  const path = resolve(context.cwd, file);
  const body = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(file, error);
  });
  const yaml = await readFile(`${path}.yaml`, 'utf8').catch(() => null);
  const parsed = await parseFile(body, { path: file, sidecar: yaml === null ? null : { yaml, path: `${file}.yaml` } });
  for (const problem of parsed.problems) context.note(`${file}: ${problem.item ?? ''} ${problem.message}`);
  return parsed.items;
}

function render(item: Item, extraction: Extraction, lexicon: Lexicon): string {
  const name = (id: string): string => lexicon.entries.get(id)?.name ?? id;
  const lines = [
    item.title,
    `  ${extraction.regulatory ? 'reports an act that counts' : 'reports no act that counts'}`,
  ];
  for (const event of extraction.events) {
    const who = event.authority ?? event.actor;
    const what = [...event.models, ...(event.models.length === 0 ? [...event.providers, ...event.channels] : [])]
      .map(name)
      .concat(event.organisations);
    const dates = event.dates.map((date) => `${date.clock} ${date.local}`).join(', ');
    lines.push(`  ${event.type}${event.stance === 'asserted' ? '' : ` (${event.stance})`}, ${event.confidence}`);
    if (who !== null || event.jurisdiction !== null)
      lines.push(
        `    by ${who === null ? '?' : name(who)}${event.jurisdiction === null ? '' : `, ${name(event.jurisdiction)}`}`,
      );
    if (what.length > 0) lines.push(`    on ${what.join(', ')}`);
    if (event.audience !== null)
      lines.push(`    for ${event.audience.label ?? event.audience.list ?? event.audience.kind}`);
    if (dates !== '') lines.push(`    ${dates}`);
    if (event.amount !== null) lines.push(`    ${event.amount.value} ${event.amount.currency}`);
    lines.push(`    “${event.quote.replace(/\s+/gu, ' ')}”`);
  }
  const models = new Set(
    extraction.mentions
      .filter((one) => one.kind === 'Model')
      .map((one) => (one.provisional ? `${one.quote} (not in the catalogue)` : name(one.id))),
  );
  if (models.size > 0) lines.push(`  names ${[...models].join(', ')}`);
  for (const claim of extraction.claims)
    lines.push(`  ${claim.speaker} (${claim.stance}): “${claim.text.replace(/\s+/gu, ' ')}”`);
  return `${lines.join('\n')}\n`;
}
