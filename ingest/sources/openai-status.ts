/** Incidents of OpenAI's models and products. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const openaiStatus: SourceDefinition = {
  id: 'openai-status',
  name: 'OpenAI status page',
  kind: 'vendor',
  url: 'https://status.openai.com/history.atom',
  speaker: 'provider:openai',
  language: 'en',
  timeZone: 'UTC',
  everyMinutes: 5,
  expectAtLeast: 1,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'UTC' }),
};
