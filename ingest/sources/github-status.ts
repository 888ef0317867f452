/** Incidents of GitHub: Copilot is a channel to several vendors' models. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const githubStatus: SourceDefinition = {
  id: 'github-status',
  name: 'GitHub status page',
  kind: 'vendor',
  url: 'https://www.githubstatus.com/history.atom',
  speaker: null,
  language: 'en',
  timeZone: 'UTC',
  everyMinutes: 10,
  expectAtLeast: 1,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'UTC' }),
};
