/** What exists in the made-up world, each thing a function of its number: the loader makes it, the measurement finds it again. */
import { channelId, derivedId, modelId, offeringId, organisationId, partId, providerId } from '../graph/ids.ts';
import type { Instant, NodeId } from '../graph/model.ts';
import { type Random, random } from './random.ts';
import type { Size } from './sizes.ts';

export const DAY = 86_400_000;
export const BEGIN: Instant = Date.UTC(2023, 0, 1);
export const END: Instant = Date.UTC(2026, 9, 1);
/** Models come out over the first year, so that every event finds them there. */
const RELEASES = 365 * DAY;

export interface Endpoint {
  id: NodeId;
  model: number;
  channel: number;
  role: 'primary' | 'fallback';
  order: number;
  verifiedAt: Instant | null;
  switchMinutes: number | null;
}
export interface Workload {
  id: NodeId;
  number: number;
  functions: number[];
  dependsOn: { workload: number; strength: 'hard' | 'soft' }[];
  endpoints: Endpoint[];
}

export class World {
  readonly size: Size;

  constructor(size: Size) {
    this.size = size;
  }

  provider = (i: number): NodeId => providerId(`maker-${i}`);
  channel = (i: number): NodeId => channelId(`channel-${i}`);
  model = (i: number): NodeId => modelId(`maker-${this.providerOf(i)}`, `model-${i}`);
  organisation = (i: number): NodeId => organisationId(`organisation-${i}`);
  offering = (model: number, channel: number): NodeId => offeringId(this.model(model), this.channel(channel));
  action = (i: number): NodeId => derivedId('action', `measure ${i}`, i);
  event = (i: number): NodeId => derivedId('event', `measure ${i >> 1} ${i % 2 === 0 ? 'begins' : 'ends'}`, i);

  providerOf = (model: number): number => model % this.size.providers;
  releaseOf = (model: number): Instant => BEGIN + Math.floor(random('release', model).next() * RELEASES);
  /** Two to four channels offer a model. */
  channelsOf(model: number): number[] {
    const draw = random('channels', model);
    return [
      ...new Set([draw.below(this.size.channels), draw.below(this.size.channels), draw.below(this.size.channels)]),
    ];
  }

  /** Events come in pairs: an even one suspends, the next one restores some days later. Each pair is an action. */
  modelsOfAction(action: number): number[] {
    const models = this.size.models;
    const first = action % models;
    return random('pair', action).chance(0.3) ? [first, (first + models / 2) % models] : [first];
  }
  timeOf(event: number): Instant {
    const draw = random('time', event >> 1);
    const begin = BEGIN + RELEASES + Math.floor(draw.next() * (END - BEGIN - RELEASES - 60 * DAY));
    return event % 2 === 0 ? begin : begin + Math.ceil(1 + draw.next() * 20) * DAY;
  }
  /** The first suspension of the model. */
  suspensionOf = (model: number): number => 2 * model;

  paletteOf(organisation: number): number[] {
    const draw = random('palette', organisation);
    const palette = new Set<number>();
    while (palette.size < this.size.palette) {
      palette.add(draw.chance(0.5) ? draw.skewed(this.size.models) : draw.below(this.size.models));
    }
    // Every model that somebody uses has an action of its own.
    return [...palette].map((model) => model % Math.min(this.size.models, this.size.events / 2));
  }

  *workloads(organisation: number): Generator<Workload> {
    const palette = this.paletteOf(organisation);
    for (let number = 0; number < this.size.workloadsEach; number++) {
      const draw = random('workload', organisation, number);
      const id = partId('workload', this.organisation(organisation), `w${number}`);
      const endpoints = [this.#endpoint(organisation, number, 0, palette[number % palette.length]!, draw)];
      if (draw.chance(0.5)) endpoints.push(this.#endpoint(organisation, number, 1, draw.pick(palette), draw));
      const dependsOn: Workload['dependsOn'] = [];
      if (number > 0 && draw.chance(0.3)) {
        dependsOn.push({ workload: draw.below(number), strength: draw.chance(0.5) ? 'hard' : 'soft' });
      }
      yield { id, number, functions: [draw.below(8)], dependsOn, endpoints };
    }
  }

  #endpoint(organisation: number, workload: number, order: number, model: number, draw: Random): Endpoint {
    const channel = draw.pick(this.channelsOf(model));
    const fallback = order > 0;
    return {
      id: partId('endpoint', this.organisation(organisation), `w${workload}/e${order}`),
      model,
      channel,
      role: fallback ? 'fallback' : 'primary',
      order,
      verifiedAt: fallback && draw.chance(0.6) ? END - draw.below(300) * DAY : null,
      switchMinutes: fallback ? 5 + draw.below(240) : null,
    };
  }
}
