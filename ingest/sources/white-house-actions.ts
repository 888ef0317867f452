/** Executive orders, memoranda and proclamations of the US President. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const whiteHouseActions: SourceDefinition = {
  id: 'white-house-actions',
  name: 'White House: presidential actions',
  kind: 'regulator',
  url: 'https://www.whitehouse.gov/presidential-actions/feed/',
  speaker: 'authority:white-house',
  language: 'en',
  timeZone: 'America/New_York',
  everyMinutes: 60,
  expectAtLeast: 1,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'America/New_York' }),
};
