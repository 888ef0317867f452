/** Why, and what now: one sentence each, with names and dates. */
import type { NodeId } from '../../graph/model.ts';
import { stateText } from '../availability/explain.ts';
import { capitalise, listText } from '../words.ts';
import type { ImpactStatus, WorkloadImpact } from './answer.ts';
import type { PrimaryOutcome } from './primary.ts';
import type { Own } from './workload.ts';

type Through = WorkloadImpact['through'];

export function reasonOf(own: Own, status: ImpactStatus, through: Through, all: ReadonlyMap<NodeId, Own>): string {
  if (through.length > 0) return throughText(through, all);
  const worst = own.primaries.filter((one) => one.effect !== 'fine');
  if (worst.length === 0) return unaffectedText(own);
  const what = worst.map((one) => `${one.name}: ${one.why}`);
  return `${capitalise(what.join('; '))}.${fallbackText(own, status)}`;
}

/** For a table: the first cause, in a few words. */
export function shortOf(own: Own, through: Through): string {
  const [on] = through;
  if (on !== undefined) return `${on.strength === 'hard' ? 'needs' : 'uses'} ${on.name}, which is ${WORDS[on.status]}`;
  const order: PrimaryOutcome['effect'][] = ['off', 'unresolved', 'unknown', 'partly', 'at-risk'];
  const worst = order.flatMap((effect) => own.primaries.filter((one) => one.effect === effect))[0];
  if (worst === undefined) return '';
  if (worst.effect === 'unresolved') return `${worst.name}: not in the catalogue`;
  if (worst.effect === 'at-risk') return `${worst.name}: ${worst.risk ?? 'at risk'}`;
  return `${worst.name} is ${stateText(worst.availability?.operational ?? 'UNKNOWN')}`;
}

/** What a person would do first; null where nothing is to be done. */
export function wayOutOf(own: Own, status: ImpactStatus, through: Through): string | null {
  if (status === 'UNAFFECTED') return null;
  if (through.length > 0) return `Restore ${listText(through.map((one) => one.name))} first.`;
  const covering = own.fallbacks.find((one) => one.covers);
  const usable = own.fallbacks.find((one) => one.usable === true);
  if (own.primaries.some((one) => one.effect === 'unresolved')) return 'Say which model it runs on.';
  if (status === 'AT_RISK') {
    if (covering !== undefined) return `Keep ${endpointName(covering)} ready.`;
    return own.fallbacks.length === 0
      ? 'Prepare a fallback.'
      : 'Get its fallback ready: test it, and make it independent.';
  }
  if (covering !== undefined) return `Switch to ${endpointName(covering)}.`;
  if (usable !== undefined) return `Switch to ${endpointName(usable)}${weaknessOf(usable)}.`;
  if (own.fallbacks.some((one) => one.usable === null)) return 'Find out whether its fallback works.';
  return own.primaries.some((one) => one.effect === 'partly')
    ? 'Move the users who are cut off.'
    : 'No usable fallback: find an alternative.';
}

function fallbackText(own: Own, status: ImpactStatus): string {
  if (status === 'AT_RISK' || own.primaries.some((one) => one.effect === 'unresolved')) return '';
  if (own.fallbacks.length === 0) return ' No fallback is declared.';
  const best =
    own.fallbacks.find((one) => one.covers) ?? own.fallbacks.find((one) => one.usable === true) ?? own.fallbacks[0]!;
  return ` Fallback ${endpointName(best)}: ${best.text.charAt(0).toLowerCase()}${best.text.slice(1)}`;
}

function throughText(through: Through, all: ReadonlyMap<NodeId, Own>): string {
  const parts = through.map(({ workload, name, strength, status }) => {
    const needs = strength === 'hard' ? 'Needs' : 'Uses';
    const cause = all.get(workload)?.primaries.find((one) => one.effect !== 'fine');
    return `${needs} ${name}, which is ${WORDS[status]}${cause === undefined ? '' : ` (${cause.name}: ${cause.why})`}`;
  });
  return `${parts.join('; ')}.`;
}

/** It was reached and is not harmed: why it was looked at, and why it stands. */
function unaffectedText(own: Own): string {
  const back = own.primaries.find((one) => one.why !== '');
  if (back !== undefined) return `${back.name}: ${back.why}.`;
  const lost = own.fallbacks.find((one) => one.usable === false);
  if (lost !== undefined) return `Its primary goes on; its fallback ${endpointName(lost)} is not usable.`;
  return 'Nothing that it runs on is reached.';
}

const WORDS: Record<ImpactStatus, string> = {
  DOWN: 'down',
  UNKNOWN: 'in an unknown state',
  DEGRADED: 'degraded',
  COVERED: 'running on its fallback',
  AT_RISK: 'at risk',
  UNAFFECTED: 'unaffected',
};

function endpointName(one: {
  model: { name: string } | null;
  channel: { name: string } | null;
  endpoint: { name: string };
}): string {
  if (one.model === null) return one.endpoint.name;
  return one.channel === null ? one.model.name : `${one.model.name} on ${one.channel.name}`;
}

/** " (same provider and channel; not verified)": why it is no cover. */
function weaknessOf(fallback: Own['fallbacks'][number]): string {
  const same = [...new Set(fallback.shared.filter((one) => one.decisive).map((one) => one.what))];
  const parts = [
    ...(same.length > 0 ? [`same ${listText(same)}`] : []),
    ...(fallback.verified ? [] : ['not verified']),
    ...(fallback.withinRto === false ? ['slower than the RTO'] : []),
    ...(fallback.withinRto === null && fallback.switchMinutes === null ? ['switch time unknown'] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}
