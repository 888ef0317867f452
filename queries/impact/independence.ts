/**
 * What a fallback shares with the thing that failed (DESIGN §2, truth 8). All of these make it dependent:
 *
 * - provider: who switched one off can switch the other off;
 * - base model, or the very same weights: an order or a defect reaches whatever shares them, on any channel;
 * - channel, and who operates it: its notice, its outage, its export control apply to both;
 * - jurisdiction of control: in June one letter reached one vendor, and "the same standard" would have reached its peers.
 *   What one government can order off twice is one risk.
 *
 * Open weights on one's own machines are the exception: nobody can revoke a copy, so their provider and its jurisdiction
 * are named, but not held against them. Their weights still are: a defect of the base model travels with them.
 * A region is shared only within a channel or operator, and is then named for the record.
 *
 * Where nobody says who develops or operates one of the two, or whose law that is under, independence is not known, and
 * counts as not given: it is a claim that needs a ground.
 */
import type { NodeId } from '../../graph/model.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import type { Shared } from './answer.ts';
import type { EndpointUse } from './endpoint.ts';

/** What an endpoint hangs on. */
export interface Footing {
  providers: Set<NodeId>;
  /** The model and all that it is based on. */
  bases: Set<NodeId>;
  channel: NodeId | null;
  operators: Set<NodeId>;
  region: string | null;
  /** Whose law can order provider or operator to switch off. */
  control: Set<NodeId>;
  /** Of each provider and operator it is said whose law it is under. */
  controlKnown: boolean;
  /** Machines of one's own: nobody operates them for us. */
  selfHosted: boolean;
  /** Open weights on machines of one's own. */
  ownCopy: boolean;
}

type Use = Pick<EndpointUse, 'model' | 'channel' | 'region'>;

export class Independence {
  readonly #judge: AvailabilityJudge;
  readonly #footings = new Map<string, Footing>();

  constructor(judge: AvailabilityJudge) {
    this.#judge = judge;
  }

  footing({ model, channel, region }: Use): Footing {
    const key = `${model} ${channel} ${region}`;
    let footing = this.#footings.get(key);
    if (footing === undefined) {
      footing = this.#read(model, channel, region);
      this.#footings.set(key, footing);
    }
    return footing;
  }

  /** What `fallback` shares with `failed`; decisive entries make it dependent. */
  shared(fallback: Use, failed: Use): Shared[] {
    const mine = this.footing(fallback);
    const theirs = this.footing(failed);
    const shared: Shared[] = [];
    const add = (what: Shared['what'], node: NodeId | null, name: string, decisive: boolean) =>
      shared.push({ what, node, name, decisive });
    for (const id of common(mine.providers, theirs.providers)) {
      add('provider', id, this.#judge.name(id), !mine.ownCopy);
    }
    // Several common ancestors are one thing shared: the root says it, unless it is the very same model.
    const bases = [...common(mine.bases, theirs.bases)];
    const same = fallback.model !== null && fallback.model === failed.model;
    const base = same ? fallback.model : bases.at(-1);
    if (base != null) add(same ? 'weights' : 'base model', base, this.#judge.name(base), true);
    const sameChannel = mine.channel !== null && mine.channel === theirs.channel && !mine.ownCopy;
    if (sameChannel) add('channel', mine.channel, this.#judge.name(mine.channel), true);
    const operators = [...common(mine.operators, theirs.operators)].filter(
      (id) => !mine.providers.has(id) || !theirs.providers.has(id),
    );
    if (!sameChannel) for (const id of operators) add('operator', id, this.#judge.name(id), true);
    if (mine.region !== null && mine.region === theirs.region && (sameChannel || operators.length > 0)) {
      add('region', null, mine.region, false);
    }
    for (const id of common(mine.control, theirs.control)) {
      add('jurisdiction', id, this.#judge.name(id), !mine.ownCopy);
    }
    return shared;
  }

  /** What can't be compared. A copy of one's own hangs on nobody's will, so nothing of it needs to be known. */
  unknown(fallback: Use, failed: Use): Shared['what'][] {
    if (this.footing(fallback).ownCopy) return [];
    const both = [this.footing(fallback), this.footing(failed)];
    const lacks = (missing: (one: Footing) => boolean, what: Shared['what']): Shared['what'][] =>
      both.some(missing) ? [what] : [];
    return [
      ...lacks((one) => one.providers.size === 0, 'provider'),
      ...lacks((one) => !one.selfHosted && one.operators.size === 0, 'operator'),
      ...lacks((one) => !one.controlKnown, 'jurisdiction'),
    ];
  }

  #read(model: NodeId | null, channel: NodeId | null, region: string | null): Footing {
    const { index } = this.#judge;
    const bases = new Set<NodeId>(model === null ? [] : [model]);
    for (const one of bases) for (const base of index.objects('BASED_ON', one)) bases.add(base);
    const providers = new Set(model === null ? [] : index.objects('DEVELOPED_BY', model));
    const operators = new Set(channel === null ? [] : index.objects('OPERATED_BY', channel));
    const rulers = [...providers, ...operators].map((id) => index.objects('CONTROLLED_FROM', id));
    const control = new Set(rulers.flat());
    const controlKnown = rulers.every((places) => places.length > 0);
    const openWeights = model !== null && this.#judge.node(model)?.props.openWeights === true;
    const selfHosted = channel !== null && this.#judge.node(channel)?.props.selfHosted === true;
    const ownCopy = openWeights && selfHosted;
    return { providers, bases, channel, operators, region, control, controlKnown, selfHosted, ownCopy };
  }
}

export const sharedWord = (what: Shared['what']): string =>
  what === 'jurisdiction' ? 'jurisdiction of control' : what;
export const sharedText = ({ what, name }: Shared): string => `${sharedWord(what)} (${name})`;

function common(a: ReadonlySet<NodeId>, b: ReadonlySet<NodeId>): NodeId[] {
  return [...a].filter((id) => b.has(id));
}
