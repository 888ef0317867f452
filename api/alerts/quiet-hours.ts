/** Quiet hours, as the clock on the wall shows them: longer or shorter by an hour in the night in which clocks change. */
import { DateTime } from 'luxon';
import type { Instant } from '../../graph/model.ts';
import { SEVERITIES, type Severity } from '../../queries/impact/answer.ts';
import type { QuietHours } from './rules.ts';

/** When the quiet hours that hold at `now` end; null: none do. */
export function quietUntil(quiet: QuietHours | null, zone: string, now: Instant): Instant | null {
  if (quiet === null) return null;
  const local = DateTime.fromMillis(now, { zone });
  // Those that began yesterday, and those of today.
  for (const days of [-1, 0]) {
    const day = local.startOf('day').plus({ days });
    const from = at(day, quiet.from);
    const until = at(quiet.until > quiet.from ? day : day.plus({ days: 1 }), quiet.until);
    if (now >= from && now < until) return until;
  }
  return null;
}

/** A time that clocks skip is as much later as they skip; of one that they repeat, it is the first. */
function at(day: DateTime, clock: string): Instant {
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return day.set({ hour, minute }).toMillis();
}

export function overrides(quiet: QuietHours | null, severity: Severity): boolean {
  return quiet === null || (quiet.overrideFrom !== null && isFrom(severity, quiet.overrideFrom));
}

/** At least so severe. */
export const isFrom = (severity: Severity, threshold: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);
