/**
 * Models that a workload could use although nobody declared them as a fallback. Asked for on its own, since it looks
 * beyond the organisation: one `find` for the newest models, one traverse for how they stand. Of each provider the best,
 * among those that its users can use now.
 *
 * The order, one after the other (`Rank`), each with its reason:
 *
 * 1. independent of what failed, by the rules of `independence.ts`;
 * 2. not reached by the standard that the act in question applied (`scenario/standard.ts`): under the same law, what is as
 *    new and as capable may be next;
 * 3. what shares less;
 * 4. machines of one's own last, where there are none yet: that takes months;
 * 5. takes the same inputs: what it can't take may not be in use, and is said;
 * 6. as long a context;
 * 7. runs in the same country, or where its users are, where the catalogue knows the channel's regions;
 * 8. open weights: nobody can revoke a copy;
 * 9. in use here already, the model or its channel: there is a contract, and somebody looked at it;
 * 10. newer.
 */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { Store, TraverseSpec } from '../../graph/store.ts';
import { type Asked, audienceKey } from '../availability/audience.ts';
import { availabilitySpec } from '../availability/availability.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { modelsAbove } from '../scenario/standard.ts';
import { listText } from '../words.ts';
import type { Alternative, Impact, WorkloadImpact } from './answer.ts';
import { assume } from './assume.ts';
import { Independence, sharedText, sharedWord } from './independence.ts';

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
  const ranking = new Ranking(judge, { models, known, standard: await standardOf(store, answer) });
  return new Map(asked.map((one) => [one.workload.id, ranking.of(one).slice(0, args.first ?? DEFAULT_FIRST)]));
}

/** The act in question, and the models that its standard would reach; null where nothing named was asked about. */
async function standardOf(store: Store, { question, at, knownAt }: Impact): Promise<Reaching | null> {
  const act = question.action ?? question.events.find((event) => event.id === question.id);
  if (act === undefined || act === null) return null;
  const { models } = await modelsAbove(store, act, { at, knownAt });
  return { act: act.name, models: new Set(models.map((model) => model.id)) };
}

interface Reaching {
  act: string;
  models: ReadonlySet<NodeId>;
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
  readonly #standard: Reaching | null;
  readonly #independence: Independence;
  readonly #answers = new Map<string, Alternative[]>();

  constructor(
    judge: AvailabilityJudge,
    of: { models: readonly GraphNode[]; known: ReadonlySet<NodeId>; standard: Reaching | null },
  ) {
    this.#judge = judge;
    this.#models = of.models;
    this.#inUse = of.known;
    this.#standard = of.standard;
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

  /** The channel on which it is usable and stands best; null where it is not known to be usable anywhere. */
  #bestChannel(model: GraphNode, failed: Use[], audience: Asked): Alternative | null {
    const { index } = this.#judge;
    const providerId = index.objects('DEVELOPED_BY', model.id)[0];
    const provider = providerId === undefined ? null : (this.#judge.node(providerId) ?? null);
    const openWeights = model.props.openWeights === true;
    const fit = this.#fitOf(model, failed);
    const options = index.subjects('OFFERING_OF', model.id).flatMap((offering): Alternative[] => {
      const channel = index.objects('THROUGH', offering)[0];
      if (channel === undefined) return [];
      const { usable } = this.#judge.judge({ model: model.id, offering, channel, audience });
      if (usable !== true) return [];
      const use = { model: model.id, channel, region: null };
      const shared = failed.flatMap((one) => this.#independence.shared(use, one));
      const unknown = [...new Set(failed.flatMap((one) => this.#independence.unknown(use, one)))];
      const decisive = shared.filter((one) => one.decisive);
      const known = { model: this.#inUse.has(model.id), channel: this.#inUse.has(channel) };
      const node = this.#judge.node(channel) ?? null;
      const { ownCopy } = this.#independence.footing(use);
      const sameLaw = decisive.some((one) => one.what === 'jurisdiction');
      const reached = !ownCopy && sameLaw && this.#standard?.models.has(model.id) === true ? this.#standard.act : null;
      const elsewhere = this.#isElsewhere(node, failed, audience);
      const rank: number[] = [
        Number(decisive.length + unknown.length > 0),
        Number(reached !== null),
        decisive.length + unknown.length,
        Number(node?.props.selfHosted === true && !known.channel),
        fit.missing.length,
        Number(fit.shorter !== null),
        Number(elsewhere !== null),
        Number(!openWeights),
        known.model ? 0 : known.channel ? 1 : 2,
        -(model.time ?? 0),
      ];
      const why = reasons({ decisive, unknown, openWeights, known, provider, reached, elsewhere, ...fit });
      return [{ model, provider, channel: node, openWeights, shared, rank, reasons: why }];
    });
    return options.sort(before)[0] ?? null;
  }

  /** What it lacks of what it would stand in for; what the catalogue doesn't say is not held against it. */
  #fitOf(model: GraphNode, failed: Use[]): Fit {
    const replaced = failed.flatMap((use) => this.#judge.node(use.model) ?? []);
    const takes = modalitiesOf(model).inputs;
    const wanted = replaced.flatMap((one) => modalitiesOf(one).inputs);
    const missing = takes.length === 0 ? [] : [...new Set(wanted)].filter((one) => !takes.includes(one));
    const needed = Math.max(0, ...replaced.flatMap((one) => contextOf(one) ?? []));
    const has = contextOf(model);
    return { missing, shorter: has !== null && has < needed ? { has, needed } : null };
  }

  /** The countries where it would be wanted, if its channel is known to run in none of these; else null. */
  #isElsewhere(channel: GraphNode | null, failed: Use[], audience: Asked): string | null {
    const has = [...new Set(Object.values(regionsOf(channel)))];
    if (has.length === 0) return null;
    const ran = failed.flatMap(({ channel: from, region }) => {
      const country = from === null || region === null ? undefined : regionsOf(this.#judge.node(from) ?? null)[region];
      return country ?? [];
    });
    const wanted = [...new Set([...ran, ...(audience.jurisdictions ?? [])])];
    const isThere = (place: NodeId): boolean =>
      wanted.some((other) => ['same', 'inside'].includes(this.#judge.places.compare(place, other)));
    return wanted.length === 0 || has.some(isThere) ? null : wanted.map(codeOf).join(' or ');
  }
}

interface Fit {
  /** Inputs that it can't take. */
  missing: string[];
  /** Tokens of context, where it has less. */
  shorter: { has: number; needed: number } | null;
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

function reasons(
  of: Fit & {
    decisive: Alternative['shared'];
    unknown: Alternative['shared'][number]['what'][];
    openWeights: boolean;
    known: { model: boolean; channel: boolean };
    provider: GraphNode | null;
    reached: string | null;
    elsewhere: string | null;
  },
): string[] {
  const { decisive, unknown, openWeights, known, provider, missing, shorter, reached, elsewhere } = of;
  const tokens = (n: number): string => n.toLocaleString('en');
  return [
    decisive.length > 0
      ? `shares ${listText([...new Set(decisive.map(sharedText))])} with what failed: the same act could reach it`
      : unknown.length > 0
        ? `not known to be independent of what failed (${listText(unknown.map(sharedWord))} not known)`
        : `independent of what failed${provider === null ? '' : `, by ${provider.name}`}`,
    ...(reached === null ? [] : [`the standard of ${reached} would reach it too`]),
    ...(openWeights ? ['open weights: it can be run on machines of your own'] : []),
    ...(known.model ? ['in use here already'] : known.channel ? ['on a channel that is in use here already'] : []),
    ...(missing.length > 0 ? [`takes no ${listText(missing)}`] : []),
    ...(shorter === null
      ? []
      : [`has a context of ${tokens(shorter.has)} tokens, where what it replaces has ${tokens(shorter.needed)}`]),
    ...(elsewhere === null ? [] : [`its channel has no region in ${elsewhere} that we know of`]),
  ];
}

const contextOf = ({ props }: GraphNode): number | null =>
  typeof props.contextTokens === 'number' ? props.contextTokens : null;

/** Region of a channel, as it calls it → the country; empty where the catalogue does not say. */
function regionsOf(channel: GraphNode | null): Record<string, NodeId> {
  const { regions } = channel?.props ?? {};
  if (regions === null || typeof regions !== 'object' || Array.isArray(regions)) return {};
  const known = Object.entries(regions).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(known.map(([region, code]) => [region, code.startsWith(PLACE) ? code : `${PLACE}${code}`]));
}

const PLACE = 'jurisdiction:';
const codeOf = (place: NodeId): string => place.slice(PLACE.length);

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
  for (const [i, one] of a.rank.entries()) {
    const difference = one - b.rank[i]!;
    if (difference !== 0) return difference;
  }
  return a.model.id < b.model.id ? -1 : a.model.id > b.model.id ? 1 : 0;
}
