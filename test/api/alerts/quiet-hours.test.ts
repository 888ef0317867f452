import { expect, test } from 'vitest';
import { quietUntil } from '../../../api/alerts/quiet-hours.ts';

const night = { from: '22:00', until: '07:00', overrideFrom: null };
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const end = (now: string, quiet = night, zone = 'Europe/Berlin'): string | null =>
  iso(quietUntil(quiet, zone, Date.parse(now)));

test.each([
  // Summer: UTC+2.
  ['2026-06-12T19:59:59Z', null],
  ['2026-06-12T20:00:00Z', '2026-06-13T05:00:00.000Z'],
  ['2026-06-13T04:59:59Z', '2026-06-13T05:00:00.000Z'],
  ['2026-06-13T05:00:00Z', null],
  // Spring forward, 29 March 2026: the night is eight hours long, and ends at 07:00 in summer time.
  ['2026-03-28T21:00:00Z', '2026-03-29T05:00:00.000Z'],
  ['2026-03-29T04:59:59Z', '2026-03-29T05:00:00.000Z'],
  ['2026-03-29T05:00:00Z', null],
  // Back, 25 October 2026: it is ten hours long, and ends at 07:00 in winter time.
  ['2026-10-24T20:00:00Z', '2026-10-25T06:00:00.000Z'],
  ['2026-10-25T05:59:59Z', '2026-10-25T06:00:00.000Z'],
  ['2026-10-25T06:00:00Z', null],
])('at %s the night ends at %s', (now, until) => {
  expect(end(now)).toBe(until);
});

test('hours that clocks skip or repeat', () => {
  const small = { ...night, from: '01:00', until: '02:30' };
  // 02:30 does not exist: as much later as the clocks skip.
  expect(end('2026-03-29T00:30:00Z', small)).toBe('2026-03-29T01:30:00.000Z');
  // 02:30 comes twice: the first.
  expect(end('2026-10-25T00:00:00Z', small)).toBe('2026-10-25T00:30:00.000Z');
  expect(end('2026-10-25T01:00:00Z', small)).toBeNull();
});

test('within a day, in any zone, and none', () => {
  const lunch = { ...night, from: '12:00', until: '13:00' };
  expect(end('2026-06-12T16:30:00Z', lunch, 'America/New_York')).toBe('2026-06-12T17:00:00.000Z');
  expect(end('2026-06-12T12:30:00Z', lunch, 'America/New_York')).toBeNull();
  expect(quietUntil(null, 'UTC', 0)).toBeNull();
});
