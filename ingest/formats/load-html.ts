/** HTML → cheerio. The parser of browsers, except where its time would grow with the square of the nesting. */
import { type CheerioAPI, load } from 'cheerio';

/** Deeper than any page that people write; parse5 looks through all open elements at each tag. */
const DEEPEST = 1_000;

/** `page` adds what is left out (html, head, body); a fragment is taken as it is. */
export function loadHtml(html: string, kind: 'page' | 'fragment'): CheerioAPI {
  if (deepest(html) > DEEPEST) return load(html, { xml: { xmlMode: false, decodeEntities: true } });
  return load(html, null, kind === 'page');
}

/** At least how deep open tags pile up; closing tags that are left out (p, li) make it too much, which does no harm. */
function deepest(html: string): number {
  let depth = 0;
  let max = 0;
  for (const [tag] of html.matchAll(
    /<\/?(?:div|span|section|article|table|tr|td|b|i|em|font|strong|a|ul|ol|blockquote|[a-z]+-[a-z-]+)\b/gi,
  )) {
    depth = tag[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > max) max = depth;
  }
  return max;
}
