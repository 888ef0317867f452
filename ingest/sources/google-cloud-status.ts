/** Incidents of Google Cloud, Vertex AI among them. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const googleCloudStatus: SourceDefinition = {
  id: 'google-cloud-status',
  name: 'Google Cloud status',
  kind: 'vendor',
  url: 'https://status.cloud.google.com/en/feed.atom',
  speaker: 'provider:google',
  language: 'en',
  timeZone: 'UTC',
  everyMinutes: 10,
  expectAtLeast: 1,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'UTC' }),
};
