/** Providers, models, channels and places for tests: as the catalogue would say them. */
import { channelId, jurisdictionId, modelId, offeringId, providerId } from '../../graph/ids.ts';
import type { Audience, NodeId, Props } from '../../graph/model.ts';
import { type Doc, utc, World } from './world.ts';

export const US = jurisdictionId('US');
export const EU = jurisdictionId('EU');
export const DE = jurisdictionId('DE');
export const FR = jurisdictionId('FR');
export const CN = jurisdictionId('CN');

export const ANTHROPIC = providerId('anthropic');
export const OPENAI = providerId('openai');
export const MISTRAL = providerId('mistral');
export const AMAZON = providerId('amazon');
export const META = providerId('meta');

export const FIRST_PARTY = channelId('anthropic-api');
export const BEDROCK = channelId('amazon-bedrock');
export const OPENAI_API = channelId('openai-api');
export const MISTRAL_API = channelId('mistral-api');
export const SELF = channelId('self-hosted');

export const FABLE = modelId('anthropic', 'claude-fable-5');
export const MYTHOS = modelId('anthropic', 'claude-mythos-5');
export const OPUS = modelId('anthropic', 'claude-opus-4.8');
export const BASE = modelId('anthropic', 'claude-5-base');
export const GPT = modelId('openai', 'gpt-5.5');
export const LARGE = modelId('mistral', 'mistral-large-3');
export const LLAMA = modelId('meta', 'llama-4');

export const PARTNERS: Audience = { kind: 'listed', list: 'glasswing-partners', label: 'Project Glasswing partners' };
const RELEASE = utc('2026-06-09');
const LONG_AGO = utc('2026-01-01');

export function catalogueWorld(): { world: World; catalogue: Doc } {
  const world = new World();
  const catalogue = world.doc('catalogue', 'The catalogue', LONG_AGO, { origin: 'catalogue' });
  for (const [id, name] of [
    [US, 'United States'],
    [EU, 'European Union'],
    [DE, 'Germany'],
    [FR, 'France'],
    [CN, 'China'],
  ] as const) {
    world.node('Jurisdiction', id, name);
  }
  catalogue.says(DE, 'WITHIN', EU).says(FR, 'WITHIN', EU);
  for (const [id, name, place] of [
    [ANTHROPIC, 'Anthropic', US],
    [OPENAI, 'OpenAI', US],
    [MISTRAL, 'Mistral AI', FR],
    [AMAZON, 'Amazon', US],
    [META, 'Meta', US],
  ] as const) {
    world.node('Provider', id, name);
    catalogue.says(id, 'CONTROLLED_FROM', place);
  }
  for (const [id, name, operator, props] of [
    [FIRST_PARTY, 'Anthropic API', ANTHROPIC, { firstParty: true }],
    [BEDROCK, 'Amazon Bedrock', AMAZON, {}],
    [OPENAI_API, 'OpenAI API', OPENAI, { firstParty: true }],
    [MISTRAL_API, 'Mistral API', MISTRAL, { firstParty: true }],
    [SELF, 'Self-hosted', null, { selfHosted: true }],
  ] as [NodeId, string, NodeId | null, Props][]) {
    world.node('Channel', id, name, { props });
    if (operator !== null) catalogue.says(id, 'OPERATED_BY', operator);
  }
  const model = (id: NodeId, name: string, provider: NodeId, openWeights = false): void => {
    world.node('Model', id, name, { props: { openWeights } });
    catalogue.says(id, 'DEVELOPED_BY', provider);
  };
  model(BASE, 'Claude 5 base', ANTHROPIC);
  model(FABLE, 'Claude Fable 5', ANTHROPIC);
  model(MYTHOS, 'Claude Mythos 5', ANTHROPIC);
  model(OPUS, 'Claude Opus 4.8', ANTHROPIC);
  model(GPT, 'GPT-5.5', OPENAI);
  model(LARGE, 'Mistral Large 3', MISTRAL);
  model(LLAMA, 'Llama 4', META, true);
  catalogue.says(FABLE, 'BASED_ON', BASE).says(MYTHOS, 'BASED_ON', BASE);
  const offer = (id: NodeId, channel: NodeId, from: number, audience: Audience = { kind: 'everyone' }): void => {
    const offering = offeringId(id, channel);
    world.node('Offering', offering, `${id} on ${channel}`);
    catalogue.says(offering, 'OFFERING_OF', id, {
      validFrom: from,
      qualifiers: { audience: audience as unknown as Props },
    });
    catalogue.says(offering, 'THROUGH', channel);
  };
  offer(FABLE, FIRST_PARTY, RELEASE);
  offer(FABLE, BEDROCK, RELEASE);
  offer(MYTHOS, FIRST_PARTY, RELEASE, PARTNERS);
  offer(OPUS, FIRST_PARTY, LONG_AGO);
  offer(OPUS, BEDROCK, LONG_AGO);
  offer(GPT, OPENAI_API, LONG_AGO);
  offer(LARGE, MISTRAL_API, LONG_AGO);
  offer(LARGE, BEDROCK, LONG_AGO);
  offer(LLAMA, SELF, LONG_AGO);
  offer(LLAMA, BEDROCK, LONG_AGO);
  return { world, catalogue };
}
