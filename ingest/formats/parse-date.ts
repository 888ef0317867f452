/** Dates as feeds and pages write them. What can't be read for sure is null, never "now". */
import type { Instant } from '../../graph/model.ts';
import { instantIn } from '../zone-offset.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The names of RFC 822 and those that are met beside them, in minutes. */
const ZONES: Record<string, number> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, bst: 60, cet: 60, west: 60, cest: 120, eet: 120, eest: 180,
  edt: -240, est: -300, cdt: -300, cst: -360, mdt: -360, mst: -420, pdt: -420, pst: -480,
}; // biome-ignore format: one table

const ISO =
  /^(?<y>\d{4})-?(?<m>\d{2})-?(?<d>\d{2})(?:[T ]+(?<H>\d{1,2}):?(?<M>\d{2})(?::?(?<S>\d{2})(?:[.,]\d+)?)?\s*(?<zone>[a-z]{1,5}|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const CLOCK = String.raw`(?<H>\d{1,2})[:.](?<M>\d{2})(?::(?<S>\d{2})(?:\.\d+)?)?\s*(?<half>[ap]\.?m\.?)?\s*(?<zone>[a-z]{1,5}|(?:gmt|utc)?[+-]\d{1,2}:?\d{2})?`;
const WEEKDAY = String.raw`(?:[a-z]{3,9}\.?,?\s+)?`;
/** "Fri, 14 Aug 2026 00:00:00 +0000", "14 August 2026". */
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(?<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<mon>[a-z]{3,9})\.?,?[\s-]+(?<y>\d{4}|\d{2})(?:,?\s+(?:at\s+)?${CLOCK})?$`,
  'i',
);
/** "Aug 14, 2026", "June 12, 2026 5:21 PM EDT". */
const MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(?<mon>[a-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})(?:,?\s+(?:at\s+)?${CLOCK})?$`,
  'i',
);

/**
 * The instant, or null. `timeZone` (IANA) is for dates that name none; a date without a time is its first instant there.
 * The name of the weekday is not looked at: it is often wrong. Numbers are seconds or milliseconds since 1970, by size.
 */
export function parseDate(value: unknown, timeZone: string | null = null): Instant | null {
  if (value instanceof Date) return plausible(value.getTime());
  if (typeof value === 'number') return plausible(value > 0 && value < 1e11 ? value * 1000 : value);
  if (typeof value !== 'string') return null;
  const text = value
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?\([^()]*\)$/, '');
  if (text === '' || text.length > 60) return null;
  if (/^\d{9,13}$/.test(text)) return parseDate(Number(text));
  const parts = (ISO.exec(text) ?? DAY_FIRST.exec(text) ?? MONTH_FIRST.exec(text))?.groups;
  return parts === undefined ? null : fromParts(parts, timeZone);
}

function fromParts(parts: Record<string, string | undefined>, timeZone: string | null): Instant | null {
  const month = parts.mon === undefined ? Number(parts.m) : findMonth(parts.mon);
  const year = Number(parts.y) + (parts.y?.length === 2 ? 2000 : 0);
  const offset = findOffset(parts.zone);
  if (month === undefined || offset === undefined) return null;
  const day = Number(parts.d);
  const hour = to24Hours(Number(parts.H ?? 0), parts.half);
  const minute = Number(parts.M ?? 0);
  if (!(day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() && month >= 1 && month <= 12)) return null;
  if (!(hour <= 23 && minute <= 59)) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(Number(parts.S ?? 0), 59));
  const instant = offset === null ? instantIn(timeZone ?? 'UTC', local) : local - offset * 60_000;
  return instant === null ? null : plausible(instant);
}

function findMonth(name: string): number | undefined {
  const lower = name.toLowerCase();
  const index = MONTHS.findIndex((month) => month.toLowerCase().startsWith(lower));
  return index !== -1 ? index + 1 : lower === 'sept' ? 9 : undefined;
}

/** Minutes east of UTC; null: none is named; undefined: named, and nobody knows it. */
function findOffset(zone: string | undefined): number | null | undefined {
  if (zone === undefined) return null;
  const numeric = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (numeric === null) return ZONES[zone.toLowerCase()];
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return numeric[1] === '-' ? -minutes : minutes;
}

function to24Hours(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** Nothing that we read was published before 1970 or after 2100: such a date is a slip. */
function plausible(instant: number): Instant | null {
  return Number.isFinite(instant) && instant > 0 && instant < 4_102_444_800_000 ? instant : null;
}

/** "13 June 2026, 00:50 UTC"; a midnight is the day alone. For texts that we put together from fields. */
export function formatDate(instant: Instant): string {
  const date = new Date(instant);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return instant % 86_400_000 === 0 ? day : `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}
