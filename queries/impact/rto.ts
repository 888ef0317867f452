/** Is the recovery time of a workload's functions exceeded? */
import type { Instant } from '../../graph/model.ts';
import type { ImpactStatus } from './answer.ts';
import { shortestRto } from './business.ts';
import type { Own } from './workload.ts';

/**
 * True: the outage has lasted longer than the shortest RTO, or the best fallback takes longer to switch to. False: not
 * (or not yet). Null: no RTO is set, or it can't be told (UNKNOWN, switch times that nobody measured).
 */
export function rtoBreachedOf(own: Own, status: ImpactStatus, at: Instant): boolean | null {
  const rto = shortestRto(own.functions);
  if (rto === null) return null;
  switch (status) {
    case 'UNAFFECTED':
    case 'AT_RISK':
    case 'COVERED':
      return false;
    case 'UNKNOWN':
      return null;
    case 'DEGRADED': {
      const usable = own.fallbacks.filter((one) => one.usable === true);
      if (own.status !== 'DEGRADED' || usable.length === 0) return null;
      if (usable.some((one) => one.withinRto === true)) return false;
      return usable.every((one) => one.withinRto === false) ? true : null;
    }
    case 'DOWN': {
      const since = own.primaries.flatMap((one) => (one.effect === 'off' ? (one.since ?? []) : []));
      return since.length === 0 ? null : at - Math.min(...since) > rto;
    }
  }
}
