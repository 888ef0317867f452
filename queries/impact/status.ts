/** A workload's status from its own endpoints: the worst of its primaries, each softened by the best of its fallbacks. */
import { type FallbackAssessment, type ImpactStatus, worse } from './answer.ts';
import type { Effect } from './primary.ts';

/**
 * - `off`: COVERED if one fallback covers; DEGRADED if one is usable; UNKNOWN if one may be; else DOWN.
 * - `partly` (some of its users are cut off): as `off`, but never worse than DEGRADED: it goes on for the others.
 * - `unknown` (sources conflict): as `off`, but never worse than UNKNOWN: it may be running.
 * - `unresolved`: UNKNOWN, whatever the fallbacks: nobody can say what it stands on.
 *
 * The best fallback counts and not the first: adding one never makes it worse.
 */
export function ownStatus(effects: readonly Effect[], fallbacks: readonly FallbackAssessment[]): ImpactStatus {
  const ifOff = bestWayOut(fallbacks);
  return effects.map((effect) => statusOf(effect, ifOff)).reduce(worse, 'UNAFFECTED');
}

function statusOf(effect: Effect, ifOff: ImpactStatus): ImpactStatus {
  switch (effect) {
    case 'fine':
      return 'UNAFFECTED';
    case 'at-risk':
      return 'AT_RISK';
    case 'unresolved':
      return 'UNKNOWN';
    case 'off':
      return ifOff;
    case 'unknown':
      return ifOff === 'DOWN' ? 'UNKNOWN' : ifOff;
    case 'partly':
      return ifOff === 'COVERED' ? 'COVERED' : 'DEGRADED';
  }
}

function bestWayOut(fallbacks: readonly FallbackAssessment[]): ImpactStatus {
  if (fallbacks.some((one) => one.covers)) return 'COVERED';
  if (fallbacks.some((one) => one.usable === true)) return 'DEGRADED';
  // A part of the users can, or nobody can say.
  if (fallbacks.some((one) => one.availability?.works === 'partly')) return 'DEGRADED';
  return fallbacks.some((one) => one.usable === null) ? 'UNKNOWN' : 'DOWN';
}
