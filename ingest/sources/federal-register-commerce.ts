/** What the Department of Commerce publishes in the Federal Register on artificial intelligence. */
import { parseJson } from '../formats/json-shapes.ts';
import { federalRegisterUrl } from './federal-register-url.ts';
import type { SourceDefinition } from './source.ts';

export const federalRegisterCommerce: SourceDefinition = {
  id: 'federal-register-commerce',
  name: 'Federal Register: Department of Commerce on artificial intelligence',
  kind: 'regulator',
  url: federalRegisterUrl({ agency: 'commerce-department', term: '"artificial intelligence"' }),
  speaker: 'authority:commerce',
  language: 'en',
  timeZone: 'America/New_York',
  everyMinutes: 120,
  expectAtLeast: 1,
  parse: (body, url) => parseJson(body, { url, timeZone: 'America/New_York' }),
};
