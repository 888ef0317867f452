import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueAt, lastDue, parsePeriod, parseZone, periodAt } from '../../../api/mail/periods.ts';

const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();

describe('periods', () => {
  test('a week begins on Monday at midnight where the reader is', () => {
    const { name, from, until } = periodAt('weekly', 'America/New_York', at('2026-06-12T21:21:00Z'));
    expect([name, iso(from), iso(until)]).toEqual(['2026-W24', '2026-06-08T04:00:00.000Z', '2026-06-15T04:00:00.000Z']);
  });

  test('the week of a new year has the year of its Thursday', () => {
    expect(periodAt('weekly', 'UTC', at('2027-01-02T12:00:00Z')).name).toBe('2026-W53');
    expect(periodAt('weekly', 'UTC', at('2024-12-31T12:00:00Z')).name).toBe('2025-W01');
  });

  test.each([
    ['spring', '2026-03-29T12:00:00Z', 23],
    ['autumn', '2026-10-25T12:00:00Z', 25],
  ])('a day on which clocks change in %s is as long as it is', (_season, instant, hours) => {
    const { from, until } = periodAt('daily', 'Europe/Berlin', at(instant));
    expect((until - from) / 3_600_000).toBe(hours);
  });

  test('an hour that clocks skip is the moment after it; of one that they repeat, the first', () => {
    const skipped = periodAt('daily', 'Europe/Berlin', at('2026-03-28T12:00:00Z')).until;
    expect(iso(dueAt(skipped, 'Europe/Berlin', 2))).toBe('2026-03-29T01:00:00.000Z');
    const repeated = periodAt('daily', 'Europe/Berlin', at('2026-10-24T12:00:00Z')).until;
    expect(iso(dueAt(repeated, 'Europe/Berlin', 2))).toBe('2026-10-25T00:00:00.000Z');
  });

  test('seven in the morning is seven in the morning in summer and in winter', () => {
    const hourOf = (day: string) =>
      iso(dueAt(periodAt('daily', 'Europe/Berlin', at(day)).until, 'Europe/Berlin', 7)).slice(11, 16);
    expect([hourOf('2026-01-10'), hourOf('2026-07-10')]).toEqual(['06:00', '05:00']);
  });

  test('what is due last is whole, ended before now, and the next one follows it without a gap', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') }),
        (cadence, zone, hour, now) => {
          const last = lastDue(cadence, zone, hour, now);
          const next = periodAt(cadence, zone, last.until);
          expect(dueAt(last.until, zone, hour)).toBeLessThanOrEqual(now);
          expect(dueAt(next.until, zone, hour)).toBeGreaterThan(now);
          expect(next.from).toBe(last.until);
          expect(parsePeriod(last.name, zone)).toEqual({ cadence, ...last });
        },
      ),
      { numRuns: 300, seed: 6 },
    );
  });

  test.each(['2026-W54', '2026-13', 'last week', '', '2026-06-31'])('%j is no period', (text) => {
    expect(() => parsePeriod(text, 'UTC')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  test('a zone is an IANA name', () => {
    expect(parseZone('Asia/Tokyo')).toBe('Asia/Tokyo');
    expect(() => parseZone('Mars/Olympus')).toThrow("'Mars/Olympus' is no time zone.");
  });
});
