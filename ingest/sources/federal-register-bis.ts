/** Rules, notices and orders of the Bureau of Industry and Security, as published in the Federal Register. */
import { parseJson } from '../formats/json-shapes.ts';
import { federalRegisterUrl } from './federal-register-url.ts';
import type { SourceDefinition } from './source.ts';

export const federalRegisterBis: SourceDefinition = {
  id: 'federal-register-bis',
  name: 'Federal Register: Bureau of Industry and Security',
  kind: 'regulator',
  url: federalRegisterUrl({ agency: 'industry-and-security-bureau' }),
  speaker: 'authority:bis',
  language: 'en',
  timeZone: 'America/New_York',
  everyMinutes: 60,
  expectAtLeast: 10,
  parse: (body, url) => parseJson(body, { url, timeZone: 'America/New_York' }),
};
