/**
 * How a workload hangs on what is off: by a primary, by a fallback, or by another workload that it needs; who supplies it,
 * and which of its users it concerns.
 *
 * Suppliers have the rank that DORA's register gives them (Implementing Regulation (EU) 2024/2956, template B_05.02): 1 is
 * who provides the service directly, whoever that one gets it from is 2. Who operates the channel is the direct provider;
 * the developer of the model stands behind it, unless they are the same. A workload of one's own in between is no
 * supplier and adds no rank. Open weights on one's own machines are supplied by nobody: a copy is no service.
 */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import { reachText } from '../availability/audience.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import type { ImpactStatus } from './answer.ts';
import { type Dependency, dependenciesOf, throughDependency } from './dependency.ts';
import type { EndpointUse } from './endpoint.ts';
import type { Own } from './workload.ts';

/** More than these are counted, not shown. */
export const EXPOSURES_SHOWN = 10;
/** How many workloads are walked through to find them: enough for any organisation that people can oversee. */
const WALK = 1_000;

export interface Supplier {
  provider: GraphNode;
  /** 1: the direct provider; 2: who it gets the model from. */
  rank: number;
  role: 'operates the channel' | 'develops the model';
}

export interface Exposure {
  by: 'primary' | 'fallback' | 'dependency';
  /** "Claude Fable 5 on GitHub Copilot". */
  on: string;
  model: NodeId | null;
  channel: NodeId | null;
  /** The channel is a product that comes with the model inside. */
  embedded: boolean;
  /** By rank; empty for a copy of one's own and for what nobody can resolve. */
  suppliers: Supplier[];
  /** Workloads on the way: 0 for its own endpoints. */
  steps: number;
  /** Of the weakest dependency on the way; null for its own endpoints. */
  strength: 'hard' | 'soft' | null;
  /** Whose endpoint it is, for a dependency. */
  workload: NodeId | null;
  /** Which of its users it concerns, where not all: "users in DE, not those in US". */
  users: string | null;
}

export class Exposures {
  readonly #own: ReadonlyMap<NodeId, Own>;
  readonly #statuses: ReadonlyMap<NodeId, ImpactStatus>;
  readonly #judge: AvailabilityJudge;
  readonly #needs = new Map<NodeId, Dependency[]>();

  constructor(own: ReadonlyMap<NodeId, Own>, statuses: ReadonlyMap<NodeId, ImpactStatus>, judge: AvailabilityJudge) {
    this.#own = own;
    this.#statuses = statuses;
    this.#judge = judge;
  }

  /** Own primaries, own fallbacks, then dependencies: the nearest first, hard before soft. */
  of(own: Own): { shown: Exposure[]; count: number } {
    const direct = [...this.#byPrimary(own), ...this.#byFallback(own)];
    const indirect = this.#byDependency(own);
    const all = [...direct, ...indirect];
    return { shown: all.slice(0, EXPOSURES_SHOWN), count: all.length };
  }

  #byPrimary(own: Own): Exposure[] {
    return own.primaries.flatMap(({ effect, use, name, availability }) => {
      if (effect === 'fine') return [];
      const cause = availability?.causes.find((one) => one.covers === 'partly');
      const users = cause === undefined ? null : reachText(cause.audience, own.audience, this.#judge.places);
      return [this.#exposure('primary', use, name, users)];
    });
  }

  #byFallback(own: Own): Exposure[] {
    return own.fallbacks.flatMap((one) => {
      if (one.usable === true) return [];
      const { model, channel, region, endpoint } = one;
      const use = { model: model?.id ?? null, channel: channel?.id ?? null, region };
      const name = model === null ? endpoint.name : `${model.name}${channel === null ? '' : ` on ${channel.name}`}`;
      return [this.#exposure('fallback', use, name, null)];
    });
  }

  /** Breadth first; what is needed softly anywhere on the way is needed softly. */
  #byDependency(own: Own): Exposure[] {
    const found: Exposure[] = [];
    const seen = new Map<NodeId, { steps: number; strength: 'hard' | 'soft' }>();
    const queue: NodeId[] = [own.workload.id];
    for (let i = 0; i < queue.length && i < WALK; i++) {
      const id = queue[i]!;
      const here = seen.get(id);
      for (const { on, strength } of this.#needsOf(id)) {
        const status = this.#statuses.get(on) ?? 'UNAFFECTED';
        if (on === own.workload.id || seen.has(on) || throughDependency(strength, status) === 'UNAFFECTED') continue;
        const way = { steps: (here?.steps ?? 0) + 1, strength: here?.strength === 'soft' ? 'soft' : strength } as const;
        seen.set(on, way);
        queue.push(on);
        const other = this.#own.get(on);
        if (other === undefined) continue;
        for (const one of this.#byPrimary(other)) found.push({ ...one, by: 'dependency', ...way, workload: on });
      }
    }
    return found.sort((a, b) => a.steps - b.steps || Number(a.strength === 'soft') - Number(b.strength === 'soft'));
  }

  #needsOf(id: NodeId): Dependency[] {
    let needs = this.#needs.get(id);
    if (needs === undefined) {
      needs = dependenciesOf(id, this.#judge.index);
      this.#needs.set(id, needs);
    }
    return needs;
  }

  #exposure(
    by: Exposure['by'],
    { model, channel }: Pick<EndpointUse, 'model' | 'channel'>,
    on: string,
    users: string | null,
  ): Exposure {
    const embedded = channel !== null && this.#judge.node(channel)?.props.kind === 'application';
    const suppliers = this.#suppliers(model, channel);
    return { by, on, model, channel, embedded, suppliers, steps: 0, strength: null, workload: null, users };
  }

  #suppliers(model: NodeId | null, channel: NodeId | null): Supplier[] {
    if (model === null || channel === null || this.#judge.node(channel)?.props.selfHosted === true) return [];
    const { index } = this.#judge;
    const operators = index.objects('OPERATED_BY', channel);
    const developers = index.objects('DEVELOPED_BY', model).filter((id) => !operators.includes(id));
    const of = (ids: NodeId[], rank: number, role: Supplier['role']): Supplier[] =>
      ids.sort().flatMap((id) => {
        const provider = this.#judge.node(id);
        return provider === undefined ? [] : [{ provider, rank, role }];
      });
    return [
      ...of(operators, 1, 'operates the channel'),
      ...of(developers, operators.length === 0 ? 1 : 2, 'develops the model'),
    ];
  }
}
