/** HTML → cheerio, with the parser of browsers; what nests too deep for it is flattened first. */
import { createRequire } from 'node:module';
import type { CheerioAPI } from 'cheerio';

// It brings an HTTP client along: three times as long to load as all that reads a plain text. So only at the first page.
const require = createRequire(import.meta.url);
let cheerio: typeof import('cheerio') | undefined;

/** No page that people write is deeper; the time of HTML parsers grows with the square of the nesting. */
const DEEPEST = 1_000;

/** Tags but those that need no end, or that end by themselves where the next one starts. */
const NESTING =
  /<\/?(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option|html|head|body)\b)[a-z][a-z\d:-]*(?=[\s>/])/gi;

/** A page or a fragment; what is left out (html, head, body) is added. As a page always: fragments cost the square of their length. */
export function loadHtml(html: string): CheerioAPI {
  cheerio ??= require('cheerio') as typeof import('cheerio');
  return cheerio.load(depthOf(html) > DEEPEST ? flatten(html) : html);
}

/** How deep tags pile up that are never closed, or closed late. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(NESTING)) {
    depth = tag[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** Gives up the structure of a hostile page and keeps its text and its paragraphs. */
function flatten(html: string): string {
  return html
    .replace(/<(script|style|template|noscript)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(NESTING, (tag) => (tag[1] === '/' ? '</p' : '<p'));
}
