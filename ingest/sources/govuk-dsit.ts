/** What the UK's technology department publishes; its AI Security Institute too. */
import { parseFeed } from '../formats/parse-feed.ts';
import type { SourceDefinition } from './source.ts';

export const govukDsit: SourceDefinition = {
  id: 'govuk-dsit',
  name: 'GOV.UK: Department for Science, Innovation and Technology',
  kind: 'regulator',
  url: 'https://www.gov.uk/search/all.atom?organisations%5B%5D=department-for-science-innovation-and-technology&order=updated-newest',
  speaker: 'authority:dsit',
  language: 'en',
  timeZone: 'Europe/London',
  everyMinutes: 60,
  expectAtLeast: 5,
  parse: (body, url) => parseFeed(body, { url, timeZone: 'Europe/London' }),
};
