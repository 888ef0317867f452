/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). */
import { parseJsonFeed as readJsonFeed } from 'feedsmith';
import { collectItems, findUrl, firstWords } from './collect-items.ts';
import { htmlToLine, htmlToText, tidy } from './html-text.ts';
import type { Parsed, ParseOptions } from './item.ts';
import { parseDate } from './parse-date.ts';

export function parseJsonFeed(json: unknown, { url, timeZone = null }: ParseOptions): Parsed {
  const feed = readJsonFeed(json);
  const base = findUrl(feed.home_page_url, url) ?? url;
  return collectItems(feed.items ?? [], (raw) => {
    const link = findUrl(raw.url ?? raw.external_url, base);
    const text = raw.content_html === undefined ? tidy(raw.content_text ?? '') : htmlToText(raw.content_html);
    const body = text || htmlToText(raw.summary ?? '');
    const title = htmlToLine(raw.title ?? '') || firstWords(body);
    const guid = raw.id ?? link ?? title;
    if (guid === '') throw new Error('has neither id, url nor title');
    const publishedAt = parseDate(raw.date_published, timeZone) ?? parseDate(raw.date_modified, timeZone);
    return { guid, url: link, title, publishedAt, language: raw.language ?? feed.language ?? null, text: body };
  });
}
