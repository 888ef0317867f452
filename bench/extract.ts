/** `npm run bench:extract`: from text to facts, beside parse and match alone, on one core; answers are checked first. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../graph/catalogue/catalogue.ts';
import { buildLexicon } from '../ingest/extract/lexicon.ts';
import { findNames } from '../ingest/extract/mentions.ts';
import { extractRecord, parseRecord } from '../ingest/extract/record.ts';
import { splitSentences } from '../ingest/extract/sentences.ts';
import { tokenise } from '../ingest/extract/tokens.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, documents: { type: 'string', default: '0' } },
});
const SIZE = 4096;
const ROUNDS = 40;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const before = cpuMs();
const lexicon = buildLexicon(loadCatalogue());
const startMs = cpuMs() - before;
const lines = makeRecords();

/** What any reader of such records has to do: read the line, find words and sentences, match the names of the catalogue. */
function parseAndMatch(line: string): number {
  const text = parseRecord(line).text!;
  return splitSentences(tokenise(text), text).length + findNames(text, lexicon).length;
}

check();
const [bare, whole] = [best(parseAndMatch), best((line) => extractRecord(parseRecord(line), lexicon))];
const report = {
  node: process.version,
  documents: lines.length,
  bytes: SIZE,
  parseAndMatchPerSecond: Math.round(1000 / bare),
  extractPerSecond: Math.round(1000 / whole),
  ratio: Number((bare / whole).toFixed(3)),
  lexiconMs: Math.round(startMs),
  memoryMb: memory(Number(values.documents)),
};
console.log(values.json ? JSON.stringify(report, null, 2) : render());

/** The sample documents, one after the other, cut to 4 kB; each begins at another. */
function makeRecords(): string[] {
  const folder = join(import.meta.dirname, '../ingest/sample/documents');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''));
  return texts.map((_, first) => {
    let text = '';
    for (let i = first; text.length < SIZE; i += 7) text += `${texts[i % texts.length]}\n\n`;
    return JSON.stringify({
      id: first,
      language: 'en',
      sourceKind: 'news',
      publishedAt: '2026-06-15T11:00:00-04:00',
      text: text.slice(0, SIZE),
    });
  });
}

/** Ends the run where a text does not say what it is known to say: every model that matching finds, and acts. */
function check(): void {
  let events = 0;
  for (const line of lines) {
    const record = parseRecord(line);
    const extracted = extractRecord(record, lexicon);
    const models = new Set(extracted.models);
    for (const { entry } of findNames(record.text!, lexicon))
      if (entry.kind === 'Model' && entry.name.startsWith('Claude') && !models.has(entry.name))
        throw new Error(`record ${record.id}: ${entry.name} was matched and is not among the models`);
    for (const { quote } of extracted.events)
      if (!record.text!.includes(quote)) throw new Error(`record ${record.id}: its text does not say “${quote}”`);
    events += extracted.events.length;
  }
  if (events < lines.length)
    throw new Error(`${events} events in ${lines.length} records about the June event are too few`);
}

/** Milliseconds of the clock for a record: for each the least of many rounds, both ways of reading by turns having the same machine. */
function best(read: (line: string) => unknown): number {
  const least = lines.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++)
    lines.forEach((line, index) => {
      const from = performance.now();
      read(line);
      least[index] = Math.min(least[index]!, performance.now() - from);
    });
  return least.reduce((sum, ms) => sum + ms, 0) / least.length;
}

/** Resident memory after a tenth and after all of many documents; null where none are asked for. */
function memory(documents: number): { early: number; late: number } | null {
  if (documents === 0) return null;
  let early = 0;
  for (let i = 0; i < documents; i++) {
    extractRecord(parseRecord(lines[i % lines.length]!.replace('"id":', `"id":${i},"n":`)), lexicon);
    if (i === Math.floor(documents / 10)) early = process.memoryUsage.rss();
  }
  const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);
  return { early: mb(early), late: mb(process.memoryUsage.rss()) };
}

function render(): string {
  const out = [
    `${report.documents} documents of ${SIZE} characters, Node ${report.node}`,
    `parse and match   ${report.parseAndMatchPerSecond.toLocaleString('en')} a second`,
    `text to facts     ${report.extractPerSecond.toLocaleString('en')} a second`,
    `ratio             ${report.ratio}`,
    `catalogue         ${report.lexiconMs} ms of processor time until the first text can be read`,
  ];
  if (report.memoryMb !== null)
    out.push(
      `memory            ${report.memoryMb.early} MB after a tenth of ${values.documents} documents, ${report.memoryMb.late} MB after all`,
    );
  return out.join('\n');
}
