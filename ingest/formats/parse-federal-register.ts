/** Federal Register API v1: a list of documents or a single one (https://www.federalregister.gov/developers/documentation/api/v1). */
import { z } from 'zod';
import { collectItems, findUrl, paragraphs } from './collect-items.ts';
import { htmlToLine, htmlToText } from './html-text.ts';
import type { Item, Parsed, ParseOptions } from './item.ts';
import { formatDate, parseDate } from './parse-date.ts';

const text = z.string().nullish();
const documentShape = z.object({
  document_number: z.string().min(1),
  title: text,
  type: text,
  action: text,
  abstract: text,
  dates: text,
  effective_on: text,
  comments_close_on: text,
  citation: text,
  excerpts: z.union([z.string(), z.array(z.string())]).nullish(),
  html_url: text,
  publication_date: text,
  filed_at: text,
  executive_order_number: z.union([z.string(), z.number()]).nullish(),
  agencies: z.array(z.object({ name: text, raw_name: text })).nullish(),
});

/** The register's own dates name no zone; the day is that of Washington. */
const WASHINGTON = 'America/New_York';

export function parseFederalRegister(json: { results: unknown[] } | object, options: ParseOptions): Parsed {
  const records = 'results' in json && Array.isArray(json.results) ? json.results : [json];
  return collectItems<unknown>(records, (record) => toItem(record, options));
}

function toItem(record: unknown, { url }: ParseOptions): Item {
  const doc = documentShape.parse(record);
  const agencies = (doc.agencies ?? []).map((agency) => agency.name ?? agency.raw_name).filter(Boolean);
  const effective = parseDate(doc.effective_on);
  const comments = parseDate(doc.comments_close_on);
  const excerpts = Array.isArray(doc.excerpts) ? doc.excerpts.join(' … ') : doc.excerpts;
  const order = doc.executive_order_number;
  return {
    guid: doc.document_number,
    url: findUrl(doc.html_url, url),
    title: htmlToLine(doc.title ?? '') || `Federal Register document ${doc.document_number}`,
    publishedAt: parseDate(doc.publication_date, WASHINGTON) ?? parseDate(doc.filed_at, WASHINGTON),
    language: 'en',
    text: paragraphs(
      agencies.length > 0 &&
        `${[doc.type ?? 'Document', doc.citation].filter(Boolean).join(', ')}. ${agencies.join('; ')}.`,
      order !== null && order !== undefined && order !== '' && `Executive Order ${order}.`,
      doc.action && `Action: ${htmlToLine(doc.action)}`,
      htmlToText(doc.abstract ?? ''),
      doc.dates && `Dates: ${htmlToLine(doc.dates)}`,
      effective !== null && `Effective on ${formatDate(effective)}.`,
      comments !== null && `Comments close on ${formatDate(comments)}.`,
      // The passages that a search matched are all there is of the text, where there is no abstract.
      !doc.abstract && excerpts ? htmlToText(excerpts) : null,
    ),
  };
}
