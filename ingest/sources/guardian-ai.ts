/** News on artificial intelligence: what others say that regulators and vendors did. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const guardianAi: SourceDefinition = {
  id: 'guardian-ai',
  name: 'The Guardian: artificial intelligence',
  kind: 'news',
  url: 'https://www.theguardian.com/technology/artificialintelligenceai/rss',
  speaker: null,
  language: 'en',
  timeZone: 'Europe/London',
  everyMinutes: 30,
  expectAtLeast: 5,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'Europe/London' }),
};
