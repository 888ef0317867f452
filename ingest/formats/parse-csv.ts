/** CSV (RFC 4180) → records, and the one table that we know: the US Consolidated Screening List. */
import { z } from 'zod';
import { collectItems, findUrl, paragraphs } from './collect-items.ts';
import type { Parsed, ParseOptions, Problem } from './item.ts';
import { formatDate, parseDate } from './parse-date.ts';
import { parseFailure } from './parse-failure.ts';

/** Rows as objects by the names of the first row. A row with more cells than names is a problem, fewer are empty. */
export function parseCsv(text: string): { columns: string[]; rows: Record<string, string>[]; problems: Problem[] } {
  const [header = [], ...lines] = splitCsv(text);
  const columns = header.map((name) => name.trim());
  const problems: Problem[] = [];
  const rows: Record<string, string>[] = [];
  lines.forEach((cells, index) => {
    if (cells.length === 1 && cells[0] === '') return;
    if (cells.length > columns.length) {
      const message = `has ${cells.length} cells for ${columns.length} columns`;
      problems.push({ item: `row ${index + 2}`, message });
      return;
    }
    rows.push(Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])));
  });
  return { columns, rows, problems };
}

function splitCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"?|[^,\r\n]*)(,|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length) {
    const [, raw = '', end = ''] = cell.exec(text) ?? [];
    // Text behind a closing quote is no CSV: what is there up to the next comma is dropped with it.
    if (raw === '' && end === '' && cell.lastIndex < text.length) cell.lastIndex += 1;
    row.push(raw.startsWith('"') ? raw.slice(1).replace(/"$/, '').replaceAll('""', '"') : raw);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

const entryShape = z.object({
  _id: z.string(),
  source: z.string().min(1),
  name: z.string().min(1),
  addresses: z.string().optional(),
  federal_register_notice: z.string().optional(),
  start_date: z.string().optional(),
  end_date: z.string().optional(),
  license_requirement: z.string().optional(),
  license_policy: z.string().optional(),
  alt_names: z.string().optional(),
  remarks: z.string().optional(),
  source_list_url: z.string().optional(),
});

/** One item an entry (https://www.trade.gov/consolidated-screening-list). Throws PARSE_FAILED for another table. */
export function parseTradeCsl(text: string, { url }: ParseOptions): Parsed {
  const { columns, rows, problems } = parseCsv(text);
  if (!['_id', 'source', 'name', 'federal_register_notice'].every((name) => columns.includes(name))) {
    const named = columns.slice(0, 6).join(', ');
    throw parseFailure(url, `is a table of a kind that is not read (columns: ${named})`, {
      hint: 'The Consolidated Screening List is the only CSV that is.',
    });
  }
  const parsed = collectItems(rows, (row) => {
    const entry = entryShape.parse(row);
    const from = parseDate(entry.start_date);
    const to = parseDate(entry.end_date);
    return {
      guid: entry._id || `${entry.source}/${entry.name}`,
      url: findUrl(entry.source_list_url, url),
      title: `${entry.name}: ${entry.source}`,
      publishedAt: parseDate(entry.start_date, 'America/New_York'),
      language: 'en',
      text: paragraphs(
        entry.federal_register_notice && `Federal Register notice: ${entry.federal_register_notice}.`,
        from !== null && `Listed from ${formatDate(from)}${to === null ? '' : ` to ${formatDate(to)}`}.`,
        entry.license_requirement && `Licence requirement: ${entry.license_requirement}.`,
        entry.license_policy && `Licence policy: ${entry.license_policy}.`,
        entry.alt_names && `Also known as: ${entry.alt_names}.`,
        entry.addresses && `Addresses: ${entry.addresses}.`,
        entry.remarks,
      ),
    };
  });
  return { items: parsed.items, problems: [...problems, ...parsed.problems] };
}
