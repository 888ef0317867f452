/** Press releases, statements and daily news of the European Commission. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const europeanCommissionPress: SourceDefinition = {
  id: 'european-commission-press',
  name: 'European Commission press corner',
  kind: 'regulator',
  url: 'https://ec.europa.eu/commission/presscorner/api/rss?language=en',
  speaker: 'authority:european-commission',
  language: 'en',
  timeZone: 'Europe/Brussels',
  everyMinutes: 60,
  expectAtLeast: 1,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'Europe/Brussels' }),
};
