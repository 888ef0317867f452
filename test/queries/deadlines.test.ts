import { expect, test } from 'vitest';
import type { Fact, Instant } from '../../graph/model.ts';
import { deadlinesOf } from '../../queries/digest/deadlines.ts';

const [FROM, UNTIL] = [100, 200];

/** As far as a deadline goes: what is said, and since when we know. */
const dated = (learnedAt: Instant, instant: Instant, clock = 'effective') =>
  ({ id: `${learnedAt}`, learnedAt, value: { clock, instant, precision: 'day' } }) as unknown as Fact;
const ends = (learnedAt: Instant, validFrom: Instant, state = 'DEPRECATED', undated = false) =>
  ({ id: `${learnedAt}`, learnedAt, validFrom, qualifiers: { state, undated } }) as unknown as Fact;
const of = (dates: Fact[], changes: Fact[] = []) =>
  deadlinesOf(dates, changes, { from: FROM, until: UNTIL }).map(({ facts: _, ...told }) => told);

test('a date that was given in the stretch for the first time is new, whatever its order among the facts', () => {
  expect(of([dated(150, 500)])).toEqual([{ at: 500, kind: 'effective', movedFrom: [], change: 'new' }]);
});

test('one that was known before is told without news; another date for it has moved, and keeps all that were given', () => {
  expect(of([dated(50, 500)])).toMatchObject([{ at: 500, change: null }]);
  expect(of([dated(150, 700), dated(20, 300), dated(50, 500)])).toEqual([
    { at: 700, kind: 'effective', movedFrom: [300, 500], change: 'moved' },
  ]);
  expect(of([dated(20, 500), dated(60, 700)])).toMatchObject([{ at: 700, movedFrom: [500], change: null }]);
});

test('what lies behind, what only happened and what has no date is none', () => {
  expect(
    of([dated(150, 199), dated(150, 500, 'occurred')], [ends(150, 150), ends(150, 500, 'DEPRECATED', true)]),
  ).toEqual([]);
  expect(of([], [ends(150, 500, 'AVAILABLE')])).toEqual([]);
});

test('an end that moves is an end; the day on which its announcement takes effect is told once', () => {
  expect(of([dated(50, 500)], [ends(50, 500)])).toEqual([{ at: 500, kind: 'ends', movedFrom: [], change: null }]);
  expect(of([], [ends(50, 500), ends(150, 600, 'SUSPENDED')])).toEqual([
    { at: 600, kind: 'ends', movedFrom: [500], change: 'moved' },
  ]);
});
