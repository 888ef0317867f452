/**
 * What a fallback shares with the thing that failed (DESIGN §2, truth 8). All of these make it dependent:
 *
 * - provider: who switched one off can switch the other off;
 * - base model: an order or a defect reaches whatever shares the weights; the same model on another channel too;
 * - channel, and who operates it: its notice, its outage, its export control apply to both;
 * - jurisdiction of control: in June one letter reached one vendor, and "the same standard" would have reached its peers.
 *   What one government can order off twice is one risk.
 *
 * Open weights on one's own machines are the exception: nobody can revoke a copy, so their provider and its jurisdiction
 * are named, but not held against them. Their weights still are: a defect of the base model travels with them.
 * A region is shared only within a channel or operator, and is then named for the record.
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
    const base = fallback.model === failed.model ? fallback.model : bases.at(-1);
    if (base != null && bases.length > 0) add('base model', base, this.#judge.name(base), true);
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

  #read(model: NodeId | null, channel: NodeId | null, region: string | null): Footing {
    const { index } = this.#judge;
    const bases = new Set<NodeId>(model === null ? [] : [model]);
    for (const one of bases) for (const base of index.objects('BASED_ON', one)) bases.add(base);
    const providers = new Set(model === null ? [] : index.objects('DEVELOPED_BY', model));
    const operators = new Set(channel === null ? [] : index.objects('OPERATED_BY', channel));
    const control = new Set([...providers, ...operators].flatMap((id) => index.objects('CONTROLLED_FROM', id)));
    const openWeights = model !== null && this.#judge.node(model)?.props.openWeights === true;
    const selfHosted = channel !== null && this.#judge.node(channel)?.props.selfHosted === true;
    return { providers, bases, channel, operators, region, control, ownCopy: openWeights && selfHosted };
  }
}

export const sharedText = (shared: Shared): string =>
  shared.what === 'jurisdiction' ? `jurisdiction of control (${shared.name})` : `${shared.what} (${shared.name})`;

function common(a: ReadonlySet<NodeId>, b: ReadonlySet<NodeId>): NodeId[] {
  return [...a].filter((id) => b.has(id));
}
