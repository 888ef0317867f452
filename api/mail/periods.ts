/** From a cadence in a time zone to the windows that mails cover, and the moments at which they are due. */
import { DateTime } from 'luxon';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant } from '../../graph/model.ts';

export const CADENCES = ['daily', 'weekly', 'monthly', 'none'] as const;
export type Cadence = (typeof CADENCES)[number];

/** A window of time, from (inclusive) until (exclusive), and its name: `2026-W24`, `2026-06-12`, `2026-06`. */
export interface Period {
  name: string;
  from: Instant;
  until: Instant;
}

const UNIT = { daily: 'day', weekly: 'week', monthly: 'month' } as const;
/** ISO 8601: weeks begin on Monday, and belong to the year of their Thursday. */
const NAME = { daily: 'yyyy-MM-dd', weekly: "kkkk-'W'WW", monthly: 'yyyy-MM' } as const;

/** The day, ISO week or month that holds `at` in the zone; they are as long as they are there: 23 or 25 hours when clocks change. */
export function periodAt(cadence: Exclude<Cadence, 'none'>, zone: string, at: Instant): Period {
  const begin = DateTime.fromMillis(at, { zone }).startOf(UNIT[cadence]);
  return {
    name: begin.toFormat(NAME[cadence], { locale: 'en' }),
    from: begin.toMillis(),
    until: begin.plus({ [UNIT[cadence]]: 1 }).toMillis(),
  };
}

/**
 * When the mail about a period that ends at `until` is due: on that day at the local hour. An hour that the clocks skip is
 * the first moment after it; of one that they repeat, the first.
 */
export function dueAt(until: Instant, zone: string, hour: number): Instant {
  return DateTime.fromMillis(until, { zone }).set({ hour, minute: 0 }).toMillis();
}

/** The last period that is due at `now`; its mail covers everything since the one before. */
export function lastDue(cadence: Exclude<Cadence, 'none'>, zone: string, hour: number, now: Instant): Period {
  const before = periodAt(cadence, zone, periodAt(cadence, zone, now).from - 1);
  return dueAt(before.until, zone, hour) <= now ? before : periodAt(cadence, zone, before.from - 1);
}

/** `2026-W24`, `2026-06-12` or `2026-06`, as it was in the zone. Throws BAD_INPUT for what is none. */
export function parsePeriod(text: string, zone: string): Period & { cadence: Exclude<Cadence, 'none'> } {
  for (const cadence of ['daily', 'weekly', 'monthly'] as const) {
    const begin = DateTime.fromFormat(text.trim(), NAME[cadence], { zone, locale: 'en' });
    if (begin.isValid) return { cadence, ...periodAt(cadence, zone, begin.toMillis()) };
  }
  throw new BellwetherError('BAD_INPUT', `'${text}' is no period.`, {
    hint: 'Write a week (2026-W24), a day (2026-06-12) or a month (2026-06).',
    details: { given: text },
  });
}

/** Throws BAD_INPUT where the text is no IANA zone. */
export function parseZone(text: string): string {
  if (DateTime.local({ zone: text }).isValid) return text;
  throw new BellwetherError('BAD_INPUT', `'${text}' is no time zone.`, {
    hint: 'Write its IANA name: Europe/Berlin, America/New_York, UTC.',
    details: { given: text },
  });
}
