/** What if? Things are supposed to be off; the judge is the one of real events, and nothing is stored. */
import { BellwetherError } from '../../graph/errors.ts';
import type { Audience, GraphNode, Instant, NodeId, NodeKind, View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { EVERYONE, parseAudience } from '../availability/audience.ts';
import { getNode } from '../find-node.ts';
import type { Impact } from '../impact/answer.ts';
import type { Assumption } from '../impact/assume.ts';
import { answerFor } from '../impact/impact.ts';
import { type Moments, viewOf } from '../view.ts';
import { listText } from '../words.ts';

export interface ScenarioInput {
  title?: string | null | undefined;
  /** Each of these: ids, names or aliases. */
  models?: string[] | null | undefined;
  /** Every model of theirs, and every channel that they operate. */
  providers?: string[] | null | undefined;
  channels?: string[] | null | undefined;
  /** Whatever is developed or operated under their law. */
  jurisdictions?: string[] | null | undefined;
  /** Default: everyone. */
  audience?: Audience | null | undefined;
}

export interface ScenarioArgs extends Moments {
  input: ScenarioInput;
  organisation: string;
}

/**
 * The same answer as for a real event. Throws BAD_INPUT where nothing is switched off, or for an audience that can't be
 * told (a region without a place); NOT_FOUND, with the nearest names, for what nobody knows.
 */
export async function scenario(store: Store, args: ScenarioArgs, now: Instant): Promise<Impact> {
  const view = viewOf(args, now);
  const naming = { ...view, knownAt: Math.max(now, view.knownAt) };
  const [organisation, off] = await Promise.all([
    getNode(store, args.organisation, 'Organisation', naming),
    resolve(store, args.input, naming),
  ]);
  const audience = checkAudience(args.input.audience);
  const assumption: Assumption = {
    models: ids(off.models),
    providers: ids(off.providers),
    channels: ids(off.channels),
    jurisdictions: ids(off.jurisdictions),
    audience,
  };
  const title = args.input.title ?? titleOf(off);
  return answerFor(store, { entry: { kind: 'scenario', ...assumption }, organisation, view, title, assumption });
}

type Off = Record<'models' | 'providers' | 'channels' | 'jurisdictions', GraphNode[]>;

async function resolve(store: Store, input: ScenarioInput, view: View): Promise<Off> {
  const all = (given: string[] | null | undefined, kind: NodeKind): Promise<GraphNode[]> =>
    Promise.all([...new Set(given ?? [])].map((one) => getNode(store, one, kind, view)));
  const [models, providers, channels, jurisdictions] = await Promise.all([
    all(input.models, 'Model'),
    all(input.providers, 'Provider'),
    all(input.channels, 'Channel'),
    all(input.jurisdictions, 'Jurisdiction'),
  ]);
  if (models.length + providers.length + channels.length + jurisdictions.length === 0) {
    throw new BellwetherError('BAD_INPUT', 'The scenario switches nothing off.', {
      hint: 'Give at least one of models, providers, channels or jurisdictions.',
      details: { field: 'input' },
    });
  }
  return { models, providers, channels, jurisdictions };
}

function checkAudience(given: Audience | null | undefined): Audience {
  if (given == null) return EVERYONE;
  const audience = parseAudience(given as never);
  const needsPlace = audience?.kind === 'region' || audience?.kind === 'foreign-persons';
  if (audience !== null && !(needsPlace && (audience.jurisdictions ?? []).length === 0)) return audience;
  throw new BellwetherError('BAD_INPUT', `The audience of the scenario is not one: ${JSON.stringify(given)}.`, {
    hint: 'A region and foreign persons need a jurisdiction, such as {"kind": "region", "jurisdictions": ["EU"]}.',
    details: { field: 'audience' },
  });
}

const ids = (nodes: readonly GraphNode[]): NodeId[] => nodes.map((node) => node.id);

const titleOf = (off: Off): string =>
  `what if ${listText(Object.values(off).flatMap((nodes) => nodes.map((node) => node.name)))} were off`;
