/** Times as the reader's clocks show them, and counts of workloads. */
import { DateTime } from 'luxon';
import type { ImpactCounts } from '../../queries/impact/answer.ts';
import { count, listText } from '../../queries/words.ts';

export interface Times {
  /** "12 June 2026". */
  day(iso: string): string;
  /** "Fri 12 June, 23:21 CEST"; a date without a time is a day, and the same one everywhere; with the year where it is another than the period's. */
  moment(iso: string): string;
  /** "8 to 14 June 2026 (Europe/Berlin)". */
  period: string;
  /** "8 June" and "14 June": the first and the last day. */
  first: string;
  last: string;
}

export function timesIn(zone: string, { from, until }: { from: string; until: string }): Times {
  const inZone = (iso: string): DateTime => DateTime.fromISO(iso, { zone, locale: 'en-GB' });
  const isDay = (iso: string): boolean => /T00:00:00(?:\.000)?Z$/.test(iso);
  const at = (iso: string): DateTime =>
    isDay(iso) ? DateTime.fromISO(iso, { zone: 'UTC', locale: 'en-GB' }) : inZone(iso);
  const first = inZone(from);
  // The period ends with the day before `until`.
  const last = inZone(until).minus({ milliseconds: 1 });
  return {
    day: (iso) => at(iso).toFormat('d LLLL yyyy'),
    moment(iso) {
      const time = at(iso);
      const year = time.year === last.year ? '' : ' yyyy';
      return time.toFormat(`ccc d LLLL${year}${isDay(iso) ? '' : ', HH:mm ZZZZ'}`);
    },
    period: `${periodText(first, last)} (${zone})`,
    first: first.toFormat('d LLLL'),
    last: last.toFormat('d LLLL'),
  };
}

function periodText(first: DateTime, last: DateTime): string {
  if (first.hasSame(last, 'day')) return last.toFormat('cccc, d LLLL yyyy');
  const begin = first.toFormat(
    first.hasSame(last, 'month') ? 'd' : first.hasSame(last, 'year') ? 'd LLLL' : 'd LLLL yyyy',
  );
  return `${begin} to ${last.toFormat('d LLLL yyyy')}`;
}

/** What is told of how workloads stand, from the worst on; the picture has the same order. */
export const STATUSES = ['down', 'unknown', 'degraded', 'covered', 'atRisk', 'unaffected'] as const;

const ONE: Record<(typeof STATUSES)[number], string> = {
  down: 'down',
  unknown: 'unknown',
  degraded: 'degraded',
  covered: 'on a fallback',
  atRisk: 'at risk',
  unaffected: 'unaffected',
};

export const statusWord = (status: (typeof STATUSES)[number]): string => ONE[status];

/** `AT_RISK` → "at risk". */
export const impactWord = (status: string): string =>
  ONE[status.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof typeof ONE];

/** "26 workloads: 5 down, 12 degraded and 9 unaffected". */
export function countsText(counts: ImpactCounts): string {
  const parts = STATUSES.filter((status) => counts[status] > 0).map((status) => `${counts[status]} ${ONE[status]}`);
  return parts.length === 0 ? 'no workloads' : `${count(counts.total, 'workload')}: ${listText(parts, 6)}`;
}

/** What somebody chose to call his thing may be as long as he likes: a line shows so much of it. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
