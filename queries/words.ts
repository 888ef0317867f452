/** Dates, spans and lists as people read them. English, UTC, the same on every machine. */
import type { Instant } from '../graph/model.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** "12 June 2026". */
export function dayText(instant: Instant): string {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "12 June 2026, 21:21 UTC"; midnight is what a date without a time became, so it is told as the day alone. */
export function momentText(instant: Instant): string {
  const clock = new Date(instant).toISOString().slice(11, 16);
  return clock === '00:00' ? dayText(instant) : `${dayText(instant)}, ${clock} UTC`;
}

/** "40 minutes", "5 hours", "3 days": rounded down to one unit, as people say it. */
export function spanText(ms: number): string {
  const size = Math.abs(ms);
  if (size < 2 * HOUR) return count(Math.floor(size / MINUTE), 'minute');
  if (size < 2 * DAY) return count(Math.floor(size / HOUR), 'hour');
  return count(Math.floor(size / DAY), 'day');
}

/** "1 workload", "3 workloads", "no workloads". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n === 0 ? 'no' : n} ${n === 1 ? noun : plural}`;
}

/** "a", "a and b", "a, b and c"; more than `most` are counted: "a, b and 4 more". */
export function listText(items: readonly string[], most = 4): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items;
  if (shown.length <= 1) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
