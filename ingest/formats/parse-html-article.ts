/** One article as a web page → one item: its main text, without what surrounds it on every page of the site. */
import type { CheerioAPI } from 'cheerio';
import { findUrl } from './collect-items.ts';
import { type DomNode, nodesToText, tidy } from './html-text.ts';
import type { Parsed, ParseOptions } from './item.ts';
import { loadHtml } from './load-html.ts';
import { findCanonical, findDate, findJsonLd, findLanguage, findTitle, isArticle } from './page-facts.ts';
import { parseFailure } from './parse-failure.ts';

const FURNITURE =
  'nav, aside[role], [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search], [role=dialog], form, menu, .visually-hidden, .sr-only';
/** Class and id names of what stands around a text. Whole words only: "share" but not "shareholder-letter". */
const FURNITURE_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|cookies?|consent|banner|share|sharing|social|newsletter|subscribe|related|recommended|comments?|sidebar|footer|masthead|promo|advert|ads?|pagination|skip-?link|toolbar|popup|modal)(?:$|[\s_-])/i;

/** Throws PARSE_FAILED where the page holds no text, or is a form to log in. The guid is the address where it is known. */
export function parseHtmlArticle(body: string, { url, timeZone = null }: ParseOptions): Parsed {
  const $ = loadHtml(body);
  const articles = findJsonLd($).filter(isArticle);
  const link = findCanonical($, url) ?? findUrl(url, url);
  const item = {
    guid: link ?? '',
    url: link,
    title: findTitle($, articles),
    publishedAt: findDate($, articles, timeZone),
    language: findLanguage($),
  };
  const login = $('input[type=password]').length > 0;
  const text = withoutTitle(findMainText($, articles), item.title);
  if (text.length < 200 && login) {
    throw parseFailure(url, `is a page to log in${item.title === '' ? '' : ` ("${item.title}")`}, not an article`);
  }
  if (text === '') {
    throw parseFailure(url, `the page${item.title === '' ? '' : ` "${item.title}"`} holds no readable text`, {
      hint: 'A page that is drawn by scripts has to be saved from the browser.',
    });
  }
  return {
    items: [{ ...item, title: item.title || (text.split('\n', 1)[0] ?? '').slice(0, 200), text }],
    problems: [],
  };
}

function findMainText($: CheerioAPI, articles: Record<string, unknown>[]): string {
  const body = articles.map((article) => article.articleBody).find((text) => typeof text === 'string');
  $(FURNITURE).remove();
  const main = pickMain($);
  // From the root: cheerio's `find` within an element takes the square of its children's number.
  $('[class], [id]').each((_, element) => {
    const names = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
    // A furniture name on an element that holds most of the text is a frame, not furniture.
    if (element !== main && FURNITURE_NAMES.test(names) && weigh(element) < weigh(main) / 2) $(element).remove();
  });
  const text = nodesToText([main]);
  return typeof body === 'string' && tidy(body).length > text.length * 1.5 ? tidy(body) : text;
}

/** What the page marks as its main text, if there is enough of it; else the element with most text outside links. */
function pickMain($: CheerioAPI): DomNode {
  for (const selector of ['[itemprop=articleBody]', 'article', 'main', '[role=main]']) {
    const best = heaviest($(selector).toArray(), weigh);
    if (best !== undefined && weigh(best) >= 150) return best;
  }
  $('body > header, body > footer, header:has(nav), footer').remove();
  const best = heaviest($('body, section, div, td').toArray(), weighParagraphs);
  return best ?? $('body').get(0) ?? $.root().get(0)!;
}

function heaviest<T extends DomNode>(elements: T[], weight: (element: T) => number): T | undefined {
  let best: T | undefined;
  let most = 0;
  for (const element of elements) {
    const found = weight(element);
    if (found > most) [best, most] = [element, found];
  }
  return best;
}

/** Letters that are no link. */
function weigh(element: DomNode): number {
  let letters = 0;
  const stack: DomNode[] = [element];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') letters += node.data.replace(/\s+/g, ' ').length;
    if (!('children' in node) || (node.type === 'tag' && node.name === 'a')) continue;
    for (const child of node.children) stack.push(child);
  }
  return letters;
}

const PARAGRAPHS = new Set(['p', 'ul', 'ol', 'blockquote', 'pre', 'h2', 'h3', 'table']);

/** The paragraphs that stand directly in it: an outer frame gains nothing over the inner one. */
function weighParagraphs(element: DomNode): number {
  if (!('children' in element)) return 0;
  const own = element.children.filter((child) => child.type === 'tag' && PARAGRAPHS.has(child.name));
  return own.reduce((sum, child) => sum + weigh(child), 0);
}

/** The headline is the item's title already. */
function withoutTitle(text: string, title: string): string {
  const [first = '', ...rest] = text.split('\n\n');
  return title !== '' && first.trim() === title ? rest.join('\n\n').trim() : text;
}
