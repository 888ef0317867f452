/** Open and recent events of AWS in public; Amazon Bedrock is a channel to several vendors' models. */
import { parseJson } from '../formats/json-shapes.ts';
import type { SourceDefinition } from './source.ts';

export const awsHealth: SourceDefinition = {
  id: 'aws-health',
  name: 'AWS Health Dashboard',
  kind: 'vendor',
  url: 'https://health.aws.amazon.com/public/currentevents',
  speaker: 'provider:amazon',
  language: 'en',
  timeZone: 'UTC',
  everyMinutes: 10,
  // Nothing is broken most of the time.
  expectAtLeast: 0,
  parse: (body, url) => parseJson(body, { url, timeZone: 'UTC' }),
};
