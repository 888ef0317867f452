/** GOV.UK content API: one page, `details` in HTML (https://content-api.publishing.service.gov.uk/). */
import { z } from 'zod';
import { collectItems, paragraphs } from './collect-items.ts';
import { htmlToLine, htmlToText } from './html-text.ts';
import type { Item, Parsed } from './item.ts';
import { loadHtml } from './load-html.ts';
import { formatDate, parseDate } from './parse-date.ts';

const text = z.string().nullish();
/** A body is HTML, or the same in several types. */
const html = z.union([z.string(), z.array(z.object({ content_type: z.string(), content: z.string() }))]).nullish();
const pageShape = z.object({
  base_path: z.string().startsWith('/'),
  title: z.string().min(1),
  description: text,
  document_type: text,
  locale: text,
  public_updated_at: text,
  first_published_at: text,
  withdrawn_notice: z.object({ explanation: text, withdrawn_at: text }).nullish(),
  details: z
    .object({
      body: html,
      summary: html,
      introduction: html,
      final_outcome_detail: text,
      public_feedback_detail: text,
      first_public_at: text,
      opening_date: text,
      closing_date: text,
      parts: z.array(z.object({ title: z.string(), body: html })).nullish(),
      documents: z.array(z.string()).nullish(),
      change_history: z.array(z.object({ note: text, public_timestamp: text })).nullish(),
    })
    .nullish(),
});

/** `publishedAt` is when this wording went up (the last update, or the withdrawal): no reader could know it before. */
export function parseGovUk(json: object): Parsed {
  return collectItems([json], toItem);
}

function toItem(json: object): Item {
  const page = pageShape.parse(json);
  const { details, withdrawn_notice: notice } = page;
  const updated = parseDate(page.public_updated_at);
  const first = parseDate(page.first_published_at) ?? parseDate(details?.first_public_at);
  const withdrawnAt = parseDate(notice?.withdrawn_at);
  const withdrawn = notice?.explanation || withdrawnAt !== null;
  return {
    guid: page.base_path,
    url: `https://www.gov.uk${page.base_path}`,
    title: htmlToLine(page.title),
    publishedAt: latest(updated ?? first, withdrawnAt),
    language: page.locale ?? null,
    text: paragraphs(
      withdrawn && `This page was withdrawn${withdrawnAt === null ? '' : ` on ${formatDate(withdrawnAt)}`}.`,
      withdrawn && htmlToText(notice?.explanation ?? ''),
      htmlToText(page.description ?? ''),
      toText(details?.introduction),
      toText(details?.summary),
      toText(details?.body),
      ...(details?.parts ?? []).map((part) => paragraphs(part.title, toText(part.body))),
      ...period(details?.opening_date, details?.closing_date),
      titled('Outcome', details?.final_outcome_detail),
      titled('Feedback received', details?.public_feedback_detail),
      titled('Documents', attachmentTitles(details?.documents ?? [])),
      titled('Updates', changes(details?.change_history ?? [])),
    ),
  };
}

function toText(body: z.infer<typeof html>): string {
  if (Array.isArray(body)) {
    const best = body.find((part) => part.content_type === 'text/html') ?? body[0];
    return htmlToText(best?.content ?? '');
  }
  return htmlToText(body ?? '');
}

function titled(title: string, body: string | null | undefined): string | null {
  const content = htmlToText(body ?? '');
  return content === '' ? null : `${title}\n\n${content}`;
}

function period(opening: string | null | undefined, closing: string | null | undefined): (string | null)[] {
  const from = parseDate(opening);
  const to = parseDate(closing);
  return [from === null ? null : `Opened on ${formatDate(from)}.`, to === null ? null : `Closes on ${formatDate(to)}.`];
}

/** The titles of attachments; their thumbnails, sizes and request forms are furniture. */
function attachmentTitles(documents: string[]): string {
  return documents
    .map((document) => htmlToLine(loadHtml(document)('.title').first().text()))
    .filter((title) => title !== '')
    .map((title) => `- ${title}`)
    .join('\n');
}

function changes(
  history: { note?: string | null | undefined; public_timestamp?: string | null | undefined }[],
): string {
  return history
    .map(({ note, public_timestamp }) => ({ note: htmlToLine(note ?? ''), at: parseDate(public_timestamp) }))
    .filter(({ note }) => note !== '' && note !== 'First published.')
    .map(({ note, at }) => `- ${at === null ? '' : `${formatDate(at)}: `}${note}`)
    .join('\n');
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
