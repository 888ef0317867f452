/**
 * Models that a workload could use although nobody declared them as a fallback. Asked for on its own, since it looks
 * beyond the organisation: one `find` for the newest models, one traverse for how they stand. Of each provider the best.
 *
 * Order: usable and independent first; then what shares less with what failed; then models and channels that the
 * organisation uses already (no contract, no review), what takes the same inputs, open weights (nobody can revoke a copy),
 * machines of one's own last where there are none yet; newer before older.
 */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Store, TraverseSpec } from '../../graph/store.ts';
import { type Asked, audienceKey } from '../availability/audience.ts';
import { availabilitySpec } from '../availability/availability.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { listText } from '../words.ts';
import type { Alternative, Impact, WorkloadImpact } from './answer.ts';
import { assume } from './assume.ts';
import { Independence, sharedText } from './independence.ts';

/** Only the newest so many models are looked at: an older one is no way out for what runs on this year's. */
export const CANDIDATES = 200;
const DEFAULT_FIRST = 5;

export interface AlternativesArgs {
  /** How many for each workload; default 5. */
  first?: number | null | undefined;
  /** Default: every workload of the answer that is not UNAFFECTED and whose model is known. */
  workloads?: NodeId[] | undefined;
}

/** Best first, by workload; empty for workloads whose own model is not known. The view is that of the answer. */
export async function alternatives(
  store: Store,
  answer: Impact,
  args: AlternativesArgs = {},
): Promise<Map<NodeId, Alternative[]>> {
  const view = { at: answer.at, knownAt: answer.knownAt };
  const asked = answer.workloads.filter((one) =>
    args.workloads === undefined ? one.status !== 'UNAFFECTED' : args.workloads.includes(one.workload.id),
  );
  const none = new Map<NodeId, Alternative[]>(asked.map((one) => [one.workload.id, []]));
  if (!asked.some((one) => one.primaries.some((use) => use.resolved))) return none;
  const models = (await store.find({ kind: 'Model' }, view, { first: CANDIDATES, order: 'time-desc' })).items;
  const inUse = asked.flatMap((one) => one.primaries.flatMap((use) => use.model?.id ?? []));
  const uses = answer.workloads.flatMap((one) => [...one.primaries, ...one.fallbacks]);
  const known = new Set(uses.flatMap((use) => [use.model?.id ?? [], use.channel?.id ?? []].flat()));
  const channels = uses.flatMap((use) => use.channel?.id ?? []);
  const ids = [...new Set([...models.map((model) => model.id), ...inUse])];
  const places = asked.flatMap((one) => one.audience.jurisdictions ?? []);
  const facts = new AvailabilityJudge(
    await store.traverse(spec(ids, [...new Set(channels)], [...new Set(places)]), view),
    view,
  );
  const judge = answer.assumption === undefined ? facts : facts.assuming(assume(answer.assumption, facts, ids));
  const ranking = new Ranking(judge, models, known);
  return new Map(asked.map((one) => [one.workload.id, ranking.of(one).slice(0, args.first ?? DEFAULT_FIRST)]));
}

function spec(models: NodeId[], channels: NodeId[], places: NodeId[]): TraverseSpec {
  const base = availabilitySpec(models, places);
  return {
    start: { ...base.start, used: channels },
    stages: [
      ...base.stages,
      { name: 'bases', from: ['models'], relation: 'BASED_ON', direction: 'out', repeat: Infinity },
      { name: 'developers', from: ['models'], relation: 'DEVELOPED_BY', direction: 'out' },
      { name: 'operators', from: ['channels', 'used'], relation: 'OPERATED_BY', direction: 'out' },
      { name: 'control', from: ['developers', 'operators'], relation: 'CONTROLLED_FROM', direction: 'out' },
    ],
  };
}

class Ranking {
  readonly #judge: AvailabilityJudge;
  readonly #models: readonly GraphNode[];
  /** Models and channels that the organisation uses already. */
  readonly #inUse: ReadonlySet<NodeId>;
  readonly #independence: Independence;
  readonly #answers = new Map<string, Alternative[]>();

  constructor(judge: AvailabilityJudge, models: readonly GraphNode[], inUse: ReadonlySet<NodeId>) {
    this.#judge = judge;
    this.#models = models;
    this.#inUse = inUse;
    this.#independence = new Independence(judge);
  }

  /** Workloads with the same needs get the same answer. */
  of({ primaries, fallbacks, audience }: WorkloadImpact): Alternative[] {
    const failed = primaries.flatMap(({ model, channel, region }) =>
      model === null ? [] : [{ model: model.id, channel: channel?.id ?? null, region }],
    );
    if (failed.length === 0) return [];
    const declared = new Set([...primaries, ...fallbacks].flatMap((use) => use.model?.id ?? []));
    const key = `${audienceKey(audience)} ${failed.map((use) => `${use.model} ${use.channel}`)} ${[...declared].sort()}`;
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      answer = this.#rank(failed, declared, audience);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  #rank(failed: Use[], declared: ReadonlySet<NodeId>, audience: Asked): Alternative[] {
    const needs = failed.map((use) => modalitiesOf(this.#judge.node(use.model)));
    const best = new Map<NodeId, Alternative>();
    for (const model of this.#models) {
      if (declared.has(model.id) || !needs.every((need) => fits(modalitiesOf(model), need))) continue;
      const one = this.#bestChannel(model, failed, audience);
      if (one === null) continue;
      const provider = one.provider?.id ?? model.id;
      const known = best.get(provider);
      if (known === undefined || before(one, known) < 0) best.set(provider, one);
    }
    return [...best.values()].sort(before);
  }

  /** The channel on which it is usable and shares least; null where it is not known to be usable anywhere. */
  #bestChannel(model: GraphNode, failed: Use[], audience: Asked): Alternative | null {
    const { index } = this.#judge;
    const providerId = index.objects('DEVELOPED_BY', model.id)[0];
    const provider = providerId === undefined ? null : (this.#judge.node(providerId) ?? null);
    const openWeights = model.props.openWeights === true;
    const takes = modalitiesOf(model).inputs;
    const wanted = failed.flatMap((use) => modalitiesOf(this.#judge.node(use.model)).inputs);
    const missing = takes.length === 0 ? [] : [...new Set(wanted)].filter((one) => !takes.includes(one));
    const options = index.subjects('OFFERING_OF', model.id).flatMap((offering): Alternative[] => {
      const channel = index.objects('THROUGH', offering)[0];
      if (channel === undefined) return [];
      const { usable } = this.#judge.judge({ model: model.id, offering, channel, audience });
      if (usable !== true) return [];
      const use = { model: model.id, channel, region: null };
      const shared = failed.flatMap((one) => this.#independence.shared(use, one));
      const decisive = shared.filter((one) => one.decisive);
      const known = { model: this.#inUse.has(model.id), channel: this.#inUse.has(channel) };
      const ownMachines = this.#judge.node(channel)?.props.selfHosted === true;
      const score =
        (decisive.length === 0 ? 100 : 50 - 10 * decisive.length) -
        missing.length +
        (openWeights ? 1 : 0) +
        (known.model ? 4 : 0) +
        (known.channel ? 2 : ownMachines ? -6 : 0);
      const node = this.#judge.node(channel) ?? null;
      return [
        {
          model,
          provider,
          channel: node,
          openWeights,
          shared,
          score,
          reasons: reasons({ decisive, openWeights, known, provider, missing }),
        },
      ];
    });
    return options.sort(before)[0] ?? null;
  }
}

interface Modalities {
  inputs: string[];
  outputs: string[];
}

interface Use {
  model: NodeId;
  channel: NodeId | null;
  region: string | null;
}

function reasons(of: {
  missing: string[];
  decisive: Alternative['shared'];
  openWeights: boolean;
  known: { model: boolean; channel: boolean };
  provider: GraphNode | null;
}): string[] {
  const { decisive, openWeights, known, provider, missing } = of;
  return [
    decisive.length === 0
      ? `independent of what failed${provider === null ? '' : `, by ${provider.name}`}`
      : `shares ${listText([...new Set(decisive.map(sharedText))])} with what failed: the same act could reach it`,
    ...(openWeights ? ['open weights: it can be run on machines of your own'] : []),
    ...(known.model ? ['in use here already'] : known.channel ? ['on a channel that is in use here already'] : []),
    ...(missing.length > 0 ? [`takes no ${listText(missing)}`] : []),
  ];
}

/** What it takes and gives; empty where the catalogue does not say. */
function modalitiesOf(model: GraphNode | undefined): Modalities {
  const list = (name: string): string[] => {
    const value = model?.props[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  };
  return { inputs: list('inputs'), outputs: list('outputs') };
}

/**
 * It must give all that the other gives, and take text where the other does. Other inputs may not be in use: what it can't
 * take is said. Where nothing is known of it, it is not held against it.
 */
function fits(has: Modalities, needs: Modalities): boolean {
  const gives = has.outputs.length === 0 || needs.outputs.every((one) => has.outputs.includes(one));
  return gives && (has.inputs.length === 0 || !needs.inputs.includes('text') || has.inputs.includes('text'));
}

function before(a: Alternative, b: Alternative): number {
  const released = (one: Alternative): Instant => one.model.time ?? 0;
  return b.score - a.score || released(b) - released(a) || (a.model.id < b.model.id ? -1 : 1);
}
