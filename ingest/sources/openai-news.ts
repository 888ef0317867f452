/** OpenAI's news as RSS: titles and summaries of everything it announces. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const openaiNews: SourceDefinition = {
  id: 'openai-news',
  name: 'OpenAI news',
  kind: 'vendor',
  url: 'https://openai.com/news/rss.xml',
  speaker: 'provider:openai',
  language: 'en',
  timeZone: 'America/Los_Angeles',
  everyMinutes: 15,
  expectAtLeast: 10,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'America/Los_Angeles' }),
};
