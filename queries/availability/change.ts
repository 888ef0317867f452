/** From CHANGES facts (one a document) to changes (one an event): what documents agree on, and since when. */
import { canonicalJson } from '../../graph/ids.ts';
import {
  AVAILABILITY_STATES,
  type AvailabilityChange,
  type AvailabilityState,
  BASES,
  type Basis,
  type Fact,
  type Instant,
  type NodeId,
} from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import type { FactIndex } from '../facts.ts';
import { audienceKey, EVERYONE, parseAudience } from './audience.ts';

/** What an event does to a model, as its documents say together. */
export interface Change extends AvailabilityChange {
  /** Null for an assumption of a what-if. */
  event: NodeId | null;
  model: NodeId;
  /** When it takes effect (for an undated one: when it was announced). */
  from: Instant;
  /** When it ends by its own words; null: open. */
  to: Instant | null;
  /** By when it had been said: the earliest publication of a document that says so. */
  announcedAt: Instant;
  /** Something that is said to come, not said to be. */
  planned: boolean;
  facts: Fact[];
  /** Sources that say so independently: aggregators pass on what others wrote, and don't count. */
  sources: number;
}

/** The changes of a model, oldest first. Facts that are denied, disputed, hypothetical, past or quoted switch nothing. */
export function changesOf(model: NodeId, index: FactIndex, documents: Subgraph['documents']): Change[] {
  const groups = new Map<string, { change: AvailabilityChange; facts: Fact[] }>();
  for (const fact of index.to('CHANGES', model)) {
    if (fact.stance !== 'asserted' && fact.stance !== 'planned') continue;
    const change = parseChange(fact);
    if (change === null) continue;
    const { state, layer, audience, channels, undated, cap } = change;
    // Documents that say the same of the same event are one change, however they date it or word it.
    const said = [
      fact.subject,
      fact.stance,
      state,
      layer,
      audienceKey(audience),
      channels,
      undated === true,
      cap != null,
    ];
    const key = canonicalJson(said);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { change, facts: [fact] });
    else {
      group.facts.push(fact);
      if (rank(change.basis) < rank(group.change.basis)) group.change = change;
    }
  }
  return [...groups.values()].map(({ change, facts }) => toChange(model, change, facts, documents)).sort(byTime);
}

/**
 * What is said of the model's availability and not followed: denied, or disputed by what the other documents say (a date
 * before the thing existed). It switches nothing, and is shown as a conflict.
 */
export function contestedOf(
  model: NodeId,
  index: FactIndex,
  at: Instant,
): { fact: Fact; change: AvailabilityChange }[] {
  return index.to('CHANGES', model).flatMap((fact) => {
    const contested = fact.stance === 'denied' || fact.stance === 'disputed';
    if (!contested || (fact.validFrom !== null && fact.validFrom > at)) return [];
    const change = parseChange(fact);
    return change === null ? [] : [{ fact, change }];
  });
}

function toChange(model: NodeId, change: AvailabilityChange, facts: Fact[], documents: Subgraph['documents']): Change {
  // Whoever switches knows when: a report's date counts only where no statement gives one. A lone outlier moves nothing.
  const best = facts.filter((fact) => basisOf(fact) === change.basis);
  const published = (fact: Fact): Instant => documents.get(fact.document)?.publishedAt ?? fact.learnedAt;
  const ends = best.map((fact) => fact.validTo).filter((to) => to !== null);
  const independent = facts.flatMap((fact) => {
    const document = documents.get(fact.document);
    return document?.sourceKind === 'aggregator' ? [] : (document?.source ?? fact.document);
  });
  return {
    ...change,
    event: facts[0]!.subject,
    model,
    from: lowerMedian(best.map((fact) => fact.validFrom ?? published(fact))),
    to: ends.length === best.length ? Math.max(...ends) : null,
    announcedAt: facts.reduce((least, fact) => Math.min(least, published(fact)), Infinity),
    planned: facts[0]!.stance === 'planned',
    facts,
    sources: new Set(independent).size,
  };
}

/** The qualifiers of a CHANGES fact; null where they are not what `model.ts` says. */
export function parseChange(fact: Fact): AvailabilityChange | null {
  const { state, layer, audience, channels, basis, cap, undated } = fact.qualifiers;
  if (!AVAILABILITY_STATES.includes(state as AvailabilityState)) return null;
  return {
    state: state as AvailabilityState,
    layer: layer === 'legal' ? 'legal' : 'operational',
    audience: parseAudience(audience) ?? EVERYONE,
    channels: Array.isArray(channels) ? channels.filter((id) => typeof id === 'string').sort() : null,
    basis: BASES.includes(basis as Basis) ? (basis as Basis) : 'report',
    ...(typeof cap === 'string' && cap !== '' ? { cap } : {}),
    ...(undated === true ? { undated: true } : {}),
  };
}

const basisOf = (fact: Fact): Basis =>
  BASES.includes(fact.qualifiers.basis as Basis) ? (fact.qualifiers.basis as Basis) : 'report';

/** 0 is the strongest. */
export const rank = (basis: Basis | 'catalogue'): number =>
  basis === 'catalogue' ? BASES.length : BASES.indexOf(basis);

/** Restores something, for somebody. A list is an allow-list: what it says RESTRICTED of, its members may use. */
export const isEasing = (change: AvailabilityChange): boolean =>
  change.state === 'AVAILABLE' ||
  change.state === 'PARTLY_RESTORED' ||
  (change.state === 'RESTRICTED' && change.audience.kind === 'listed');

export const reaches = (change: AvailabilityChange, channel: NodeId | null): boolean =>
  change.channels === null || (channel !== null && change.channels.includes(channel));

/** By time; at one instant the weaker first, and the cautious last, so that it stands. */
function byTime(a: Change, b: Change): number {
  return (
    a.from - b.from ||
    rank(b.basis) - rank(a.basis) ||
    Number(isEasing(b)) - Number(isEasing(a)) ||
    (canonicalJson([a.event, a.state, a.audience]) < canonicalJson([b.event, b.state, b.audience]) ? -1 : 1)
  );
}

function lowerMedian(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1]!;
}
