/** Models that nobody declared: which come first, and what is said of each. */
import { expect, test } from 'vitest';
import { channelId, modelId, offeringId, providerId } from '../../graph/ids.ts';
import type { NodeId, Props } from '../../graph/model.ts';
import { alternatives } from '../../queries/impact/alternatives.ts';
import { impact } from '../../queries/impact/impact.ts';
import { BEDROCK, CN, EU, FABLE, FR, GPT, LARGE, LLAMA, MISTRAL_API, SELF, US } from './catalogue.ts';
import { CONTROL, juneWorld } from './june.ts';
import { addOrganisation, workload } from './organisation.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const NIGHT = utc('2026-06-13T02:00Z');
const whole = { inputs: ['text', 'image'], outputs: ['text'], contextTokens: 1_000_000 };

async function proposals() {
  const { world, catalogue } = juneWorld();
  const describe = (id: NodeId, name: string, released: string, props: Props): void => {
    world.node('Model', id, name, { time: utc(released), props });
  };
  describe(FABLE, 'Claude Fable 5', '2026-06-09', whole);
  describe(LARGE, 'Mistral Large 3', '2026-02-01', whole);
  describe(GPT, 'GPT-5.5', '2026-04-01', whole);
  describe(LLAMA, 'Llama 4', '2026-04-01', { ...whole, openWeights: true });
  world.node('Channel', BEDROCK, 'Amazon Bedrock', { props: { regions: { 'eu-central-1': 'DE', 'us-east-1': 'US' } } });
  const maker = (name: string, place: NodeId | null, regions: Record<string, string>, props: Props): NodeId => {
    const [provider, channel] = [providerId(name), channelId(`${name}-api`)];
    const model = modelId(name, `${name}-1`);
    world.node('Provider', provider, name);
    if (place !== null) catalogue.says(provider, 'CONTROLLED_FROM', place);
    world.node('Channel', channel, `${name} API`, { props: { regions } });
    catalogue.says(channel, 'OPERATED_BY', provider);
    describe(model, name, '2026-03-01', props);
    catalogue.says(model, 'DEVELOPED_BY', provider);
    world.node('Offering', offeringId(model, channel), name);
    catalogue
      .says(offeringId(model, channel), 'OFFERING_OF', model, { validFrom: utc('2026-03-01') })
      .says(offeringId(model, channel), 'THROUGH', channel);
    return model;
  };
  const models = {
    here: maker('here', FR, { paris: 'FR' }, whole),
    far: maker('far', CN, { beijing: 'CN' }, whole),
    short: maker('short', CN, {}, { ...whole, contextTokens: 200_000 }),
    blind: maker('blind', CN, {}, { ...whole, inputs: ['text'] }),
    mute: maker('mute', FR, {}, { ...whole, outputs: ['image'] }),
    nobodys: maker('nobodys', null, {}, whole),
    peer: maker('peer', US, {}, whole),
    old: maker('old', US, {}, whole),
  };
  describe(models.old, 'old', '2025-01-01', whole);
  addOrganisation(world, {
    workloads: [
      {
        id: 'alone',
        audience: { kind: 'region', jurisdictions: [EU] },
        endpoints: [{ model: FABLE, channel: BEDROCK }],
      },
    ],
  });
  const store = await world.store(NOW);
  const answer = await impact(store, { action: CONTROL, organisation: 'meridian', at: NIGHT }, NOW);
  const found = (await alternatives(store, answer, { first: 20 })).get(workload('alone'))!;
  await store.close();
  return { models, found };
}

test('independent ones first, then by what they lack; each says why', async () => {
  const { models, found } = await proposals();
  const order = found.map((one) => one.model.id);
  // In the EU, whole: the newer first. Then what lacks a region, a long context, an input. Then own machines, which are not there yet.
  expect(order.slice(0, 6)).toEqual([models.here, LARGE, models.far, models.short, models.blind, LLAMA]);
  expect(order).not.toContain(models.mute);
  const said = (id: NodeId): string => found.find((one) => one.model.id === id)!.reasons.join('; ');
  expect(said(models.here)).toBe('independent of what failed, by here');
  expect(said(LARGE)).toContain('independent of what failed, by Mistral AI');
  expect(said(models.far)).toContain('its channel has no region in EU that we know of');
  expect(said(models.short)).toContain('has a context of 200,000 tokens, where what it replaces has 1,000,000');
  expect(said(models.blind)).toContain('takes no image');
  expect(said(LLAMA)).toContain('open weights');
  expect(found.find((one) => one.model.id === LLAMA)!.channel!.id).toBe(SELF);
  expect(found.find((one) => one.model.id === LARGE)!.channel!.id).toBe(MISTRAL_API);
});

test('what nobody knows the control of is not called independent', async () => {
  const { models, found } = await proposals();
  const nobodys = found.find((one) => one.model.id === models.nobodys)!;
  expect(nobodys.reasons[0]).toBe('not known to be independent of what failed (jurisdiction of control not known)');
  expect(found.indexOf(nobodys)).toBeGreaterThan(found.findIndex((one) => one.model.id === LLAMA));
});

test('under the same law, what the same standard would reach comes after what it would not, and says so', async () => {
  const { models, found } = await proposals();
  const said = (id: NodeId): string => found.find((one) => one.model.id === id)!.reasons.join('; ');
  const standard = 'the standard of Licence requirement of the US Department of Commerce would reach it too';
  expect(said(models.peer)).toContain(standard);
  expect(said(models.old)).not.toContain(standard);
  expect(said(models.here)).not.toContain(standard);
  const place = (id: NodeId): number => found.findIndex((one) => one.model.id === id);
  expect(place(models.old)).toBeLessThan(place(models.peer));
});
