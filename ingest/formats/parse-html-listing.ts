/** A page that lists articles (a newsroom) → one item a link, with title and date; the text is on the article's own page. */
import { findUrl } from './collect-items.ts';
import { htmlToLine, htmlToText } from './html-text.ts';
import type { Item, Parsed, ParseOptions } from './item.ts';
import { loadHtml } from './load-html.ts';
import { findLanguage } from './page-facts.ts';
import { parseDate } from './parse-date.ts';

export interface ListingOptions extends ParseOptions {
  /** Which links are articles: `/^\/news\/[^/]+$/`, tried on the path of links to the same host. */
  path?: RegExp;
}

/** Empty where nothing on the page looks like an entry: the caller knows how many are normal. */
export function parseHtmlListing(body: string, { url, timeZone = null, path }: ListingOptions): Parsed {
  const $ = loadHtml(body);
  const host = URL.parse(url)?.host;
  const language = findLanguage($);
  const byUrl = new Map<string, Item>();
  $('a[href]').each((_, anchor) => {
    const link = findUrl($(anchor).attr('href'), url);
    const target = link === null ? null : new URL(link);
    if (link === null || target === null || target.host !== host || (path !== undefined && !path.test(target.pathname)))
      return;
    if (path === undefined && $(anchor).closest('nav, header, footer').length > 0) return;
    target.hash = '';
    const entry = $(anchor).closest('li, article, tr, [class*=card i], [class*=item i], [class*=post i]').first();
    const frame = entry.find('a[href]').length > 3 || entry.length === 0 ? $(anchor) : entry;
    const leaves = textsOf($, frame);
    const date =
      parseDate(frame.find('time[datetime]').first().attr('datetime'), timeZone) ?? firstDate(leaves, timeZone);
    const heading = (within: typeof frame) =>
      htmlToLine(within.find('h1, h2, h3, h4, h5, h6, [class*=title i]').first().html() ?? '');
    const title =
      heading($(anchor)) ||
      heading(frame) ||
      longestTitle(textsOf($, $(anchor)), timeZone) ||
      longestTitle(leaves, timeZone);
    if (title === '' || (path === undefined && date === null)) return;
    const summary = frame
      .find('p')
      .map((_, p) => htmlToText($(p).html() ?? ''))
      .get()
      .find((text) => text.length > 40 && text !== title);
    const known = byUrl.get(target.href);
    const item = { guid: target.href, url: target.href, title, publishedAt: date, language, text: summary ?? '' };
    // The same article is often linked by its picture and by its name: what either knows counts.
    if (known === undefined) byUrl.set(target.href, item);
    else {
      known.publishedAt ??= date;
      if (known.text === '') known.text = item.text;
    }
  });
  return { items: [...byUrl.values()], problems: [] };
}

/** Does a page list articles, rather than being one? Several dated links to pages of the same site. */
export function isListing(body: string, url: string): boolean {
  return parseHtmlListing(body, { url }).items.length >= 5;
}

function textsOf($: ReturnType<typeof loadHtml>, frame: ReturnType<ReturnType<typeof loadHtml>>): string[] {
  const leaves = frame.find('*').addBack().contents().toArray();
  return leaves
    .filter((leaf) => leaf.type === 'text')
    .map((leaf) =>
      $(leaf as never)
        .text()
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
}

function firstDate(leaves: string[], timeZone: string | null): number | null {
  for (const leaf of leaves) {
    const instant = leaf.length < 8 ? null : parseDate(leaf, timeZone);
    if (instant !== null) return instant;
  }
  return null;
}

function longestTitle(leaves: string[], timeZone: string | null): string {
  return leaves
    .filter((leaf) => parseDate(leaf, timeZone) === null && leaf.length <= 200)
    .reduce((best, leaf) => (leaf.length > best.length ? leaf : best), '');
}
