/** The models that OpenRouter lists: one document, a new version whenever a model comes or goes. Weak evidence of access. */
import { parseJson } from '../formats/json-shapes.ts';
import type { SourceDefinition } from './source.ts';

export const openrouterModels: SourceDefinition = {
  id: 'openrouter-models',
  name: 'OpenRouter model list',
  kind: 'catalogue',
  url: 'https://openrouter.ai/api/v1/models',
  speaker: null,
  language: 'en',
  timeZone: null,
  everyMinutes: 60,
  expectAtLeast: 1,
  parse: (body, url) => parseJson(body, { url }),
};
