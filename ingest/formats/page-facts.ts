/** What a page says of itself in its head: title, date, language, address. */
import type { CheerioAPI } from 'cheerio';
import { findUrl } from './collect-items.ts';
import { htmlToLine } from './html-text.ts';
import { parseDate } from './parse-date.ts';

type JsonObject = Record<string, unknown>;

/** The JSON-LD objects of a page, graphs opened; blocks that are no JSON are passed over. */
export function findJsonLd($: CheerioAPI): JsonObject[] {
  const found: JsonObject[] = [];
  $('script[type="application/ld+json"]').each((_, script) => {
    try {
      collect(JSON.parse($(script).text()), found, 0);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  });
  return found;
}

function collect(value: unknown, into: JsonObject[], depth: number): void {
  if (value === null || typeof value !== 'object' || depth > 5) return;
  if (Array.isArray(value)) {
    for (const part of value) collect(part, into, depth + 1);
    return;
  }
  into.push(value as JsonObject);
  collect((value as JsonObject)['@graph'], into, depth + 1);
  collect((value as JsonObject).mainEntity, into, depth + 1);
}

export function isArticle(object: JsonObject): boolean {
  return [object['@type']].flat().some((type) => typeof type === 'string' && /Article|BlogPosting|Report$/.test(type));
}

function meta($: CheerioAPI, ...names: string[]): string | null {
  for (const name of names) {
    const content = $(`meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`)
      .first()
      .attr('content');
    if (content !== undefined && content.trim() !== '') return content.trim();
  }
  return null;
}

/** The article's own headline before the title of the window, which carries the name of the site. */
export function findTitle($: CheerioAPI, articles: JsonObject[]): string {
  const headline = articles.map((article) => article.headline ?? article.name).find((name) => typeof name === 'string');
  const candidates = [
    headline,
    meta($, 'og:title', 'twitter:title', 'dc.title'),
    $('main h1, article h1').first().html(),
    $('h1').first().html(),
  ];
  for (const candidate of candidates) {
    const title = htmlToLine(typeof candidate === 'string' ? candidate : '');
    if (title !== '') return title;
  }
  const title = $('title').first().text().replace(/\s+/g, ' ').trim();
  return title.replace(/ [|–—-] [^|–—]{1,40}$/, '') || title;
}

/** JSON-LD, then meta, then the first time element, then an element that holds a date and nothing else. */
export function findDate($: CheerioAPI, articles: JsonObject[], timeZone: string | null): number | null {
  const stated = [
    ...articles.map((article) => article.datePublished),
    meta(
      $,
      'article:published_time',
      'og:published_time',
      'datePublished',
      'dcterms.issued',
      'dc.date.issued',
      'dc.date',
      'date',
      'pubdate',
      'publish-date',
      'parsely-pub-date',
      'citation_publication_date',
    ),
    ...['article', 'main', 'body'].map((place) => $(`${place} time[datetime]`).first().attr('datetime')),
    ...$('article time, main time')
      .first()
      .map((_, element) => $(element).text())
      .get(),
  ];
  for (const candidate of stated) {
    const instant = parseDate(candidate, timeZone);
    if (instant !== null) return instant;
  }
  return findDateText($, timeZone);
}

/** The first leaf whose whole text is a date, "Jun 12, 2026": within the article, else within the main part, else anywhere. */
function findDateText($: CheerioAPI, timeZone: string | null): number | null {
  const scope = ['article', 'main', 'body'].find((place) => $(place).length > 0) ?? 'body';
  const leaves = $(['p', 'div', 'span', 'time', 'small', 'dd'].map((leaf) => `${scope} ${leaf}`).join(', '));
  for (const leaf of leaves.toArray().slice(0, 400)) {
    const children = 'children' in leaf ? leaf.children : [];
    const [only, ...others] = children;
    if (only?.type !== 'text' || others.length > 0) continue;
    const text = only.data.trim();
    if (text.length < 8 || text.length > 40) continue;
    const instant = parseDate(text.replace(/^(?:published|posted|updated|date)\s*(?:on)?:?\s*/i, ''), timeZone);
    if (instant !== null) return instant;
  }
  return null;
}

/** ISO 639 with a region as it is declared: "en", "de-AT". */
export function findLanguage($: CheerioAPI): string | null {
  const declared = $('html').attr('lang') ?? meta($, 'og:locale', 'content-language', 'dc.language');
  const language = declared?.trim().replace('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[\w]+)*$/i.test(language) ? language : null;
}

/** The address that the page gives itself; else null. */
export function findCanonical($: CheerioAPI, base: string): string | null {
  return findUrl($('link[rel="canonical"]').attr('href'), base) ?? findUrl(meta($, 'og:url'), base);
}
