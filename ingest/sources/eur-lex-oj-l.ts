/** Legislation as it enters the Official Journal; the guid is its CELEX number. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const eurLexOjL: SourceDefinition = {
  id: 'eur-lex-oj-l',
  name: 'EUR-Lex: Official Journal of the European Union, L series',
  kind: 'regulator',
  url: 'https://eur-lex.europa.eu/EN/display-feed.rss?rssId=222',
  speaker: null,
  language: 'en',
  timeZone: 'Europe/Brussels',
  everyMinutes: 180,
  expectAtLeast: 0,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'Europe/Brussels' }),
};
