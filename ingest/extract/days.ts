/** Days of a calendar, and what was read where one is written. */
import type { EventDate } from '../../graph/model.ts';

/** A date on a calendar, of no zone. */
export interface Day {
  year: number;
  month: number;
  day: number;
}
/** What stands at a token. */
export interface ReadDay {
  day: Day;
  precision: EventDate['precision'];
  last: number;
  relative: boolean;
  /** ISO text of the instant, where a time stands with the date already. */
  iso?: string;
  /** Without a year of its own. */
  yearless?: boolean;
}

export const DAY_MS = 86_400_000;
export const utc = (day: Day): number => Date.UTC(day.year, day.month - 1, day.day);
export const dayOf = (instant: number): Day => {
  const date = new Date(instant);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
export const plus = (day: Day, days: number): Day => dayOf(utc(day) + days * DAY_MS);
export const isReal = (day: Day): boolean =>
  day.month <= 12 && day.day <= new Date(Date.UTC(day.year, day.month, 0)).getUTCDate();
