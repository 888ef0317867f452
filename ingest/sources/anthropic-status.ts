/** Incidents of Anthropic's models and products, as its status page tells them; a new update is a new version of the incident. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const anthropicStatus: SourceDefinition = {
  id: 'anthropic-status',
  name: 'Claude status page',
  kind: 'vendor',
  url: 'https://status.claude.com/history.atom',
  speaker: 'provider:anthropic',
  language: 'en',
  timeZone: 'UTC',
  everyMinutes: 5,
  expectAtLeast: 1,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'UTC' }),
};
