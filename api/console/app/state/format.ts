/** Dates, numbers and spans as the reader's locale writes them; times always with their zone. */
import { zone } from './preferences.ts';

const timeZone = (): string | undefined => (zone.get() === 'utc' ? 'UTC' : undefined);

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' };

/** `13 Jun 2026, 02:50 CEST` */
export function formatMoment(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { ...MINUTE, timeZone: timeZone() }).format(new Date(iso));
}

/** `13 Jun 2026` */
export function formatDay(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { ...DAY, timeZone: timeZone() }).format(new Date(iso));
}

/** `13 Jun`, for scales that say the year elsewhere. */
export function formatShortDay(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: timeZone() }).format(
    new Date(iso),
  );
}

export const formatNumber = (value: number): string => new Intl.NumberFormat().format(value);

/** 0.934 → `93 %`, as the locale writes it. */
export const formatShare = (share: number): string =>
  new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** 4350 → `3 d`, 90 → `1.5 h`, 20 → `20 min`. */
export function formatMinutes(minutes: number): string {
  const write = (value: number, unit: string): string =>
    new Intl.NumberFormat(undefined, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value);
  if (minutes < 60) return write(minutes, 'minute');
  return minutes < 48 * 60 ? write(minutes / 60, 'hour') : write(minutes / 1440, 'day');
}

/** `2 hours ago`, `in 3 days`, seen from `now` (milliseconds). */
export function formatDistance(iso: string, now: number): string {
  const minutes = (Date.parse(iso) - now) / 60_000;
  const [value, unit] =
    Math.abs(minutes) < 60
      ? [minutes, 'minute' as const]
      : Math.abs(minutes) < 48 * 60
        ? [minutes / 60, 'hour' as const]
        : [minutes / 1440, 'day' as const];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(value), unit);
}

/** `1 workload`, `5 workloads` */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${formatNumber(value)} ${value === 1 ? one : many}`;

/** `EXPORT_CONTROL_DIRECTIVE` → `export control directive` */
export const words = (name: string): string => name.replaceAll('_', ' ').toLowerCase();

/** With a capital, unless it begins with a name that is written small (`meridian-testwright-7b`). */
export const sentence = (text: string): string =>
  text.replace(/^[a-z](?=[a-z]*(\W? |$))/, (first) => first.toUpperCase());
