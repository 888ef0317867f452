/** Anthropic's newsroom: a page that links to articles; each new one is read on its own page. */
import { parseHtmlArticle } from '../formats/parse-html-article.ts';
import { parseHtmlListing } from '../formats/parse-html-listing.ts';
import type { SourceDefinition } from './source.ts';

const timeZone = 'America/Los_Angeles';

export const anthropicNews: SourceDefinition = {
  id: 'anthropic-news',
  name: 'Anthropic newsroom',
  kind: 'vendor',
  url: 'https://www.anthropic.com/news',
  speaker: 'provider:anthropic',
  language: 'en',
  timeZone,
  everyMinutes: 15,
  expectAtLeast: 5,
  parse: (body, url) => parseHtmlListing(body, { url, timeZone, path: /^\/news\/[\w-]+\/?$/ }),
  parsePage: (body, url) => parseHtmlArticle(body, { url, timeZone }),
};
