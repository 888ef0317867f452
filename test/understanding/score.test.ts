/** The measures, on cases that can be counted by hand. */
import { describe, expect, test } from 'vitest';
import { assign } from './assign.ts';
import { bCubed, compareSets, compareValues, scoreOf } from './score.ts';

describe('a score', () => {
  test('is the share of what was said that is right, and of what is right that was said', () => {
    const { precision, recall, f1 } = scoreOf({ right: 6, wrong: 2, missed: 4 });
    expect([precision, recall]).toEqual([0.75, 0.6]);
    expect(f1).toBeCloseTo(2 / 3);
  });

  test('of nothing said where nothing was to say is 1, of nothing right 0', () => {
    expect(scoreOf({ right: 0, wrong: 0, missed: 0 }).f1).toBe(1);
    expect(scoreOf({ right: 0, wrong: 3, missed: 0 }).f1).toBe(0);
    expect(scoreOf({ right: 0, wrong: 0, missed: 3 }).f1).toBe(0);
  });

  test('of sets counts a name once', () => {
    expect(compareSets(['a', 'b', 'c'], ['b', 'c', 'd', 'd'])).toEqual({ right: 2, wrong: 1, missed: 1 });
  });

  test('of a value: a wrong one is both too much and missed, silence is only missed', () => {
    expect(compareValues(['a'], 'b')).toEqual({ right: 0, wrong: 1, missed: 1 });
    expect(compareValues(['a'], null)).toEqual({ right: 0, wrong: 0, missed: 1 });
    expect(compareValues([null], 'b')).toEqual({ right: 0, wrong: 1, missed: 0 });
    expect(compareValues([null], null)).toEqual({ right: 0, wrong: 0, missed: 0 });
  });

  test('of a value takes any of several that are right, and silence where that is one of them', () => {
    expect(compareValues(['a', 'b'], 'b')).toEqual({ right: 1, wrong: 0, missed: 0 });
    expect(compareValues(['a', null], null)).toEqual({ right: 0, wrong: 0, missed: 0 });
    expect(compareValues(['a', null], 'c')).toEqual({ right: 0, wrong: 1, missed: 0 });
  });
});

describe('B³', () => {
  const items = (...pairs: string[]) => pairs.map((pair) => ({ expected: pair[0]!, got: pair[1]! }));

  test('is 1 for the same clusters under any names', () => {
    expect(bCubed(items('a1', 'a1', 'b2')).f1).toBe(1);
    expect(bCubed([]).f1).toBe(1);
  });

  test('loses precision where two events became one', () => {
    const { precision, recall } = bCubed(items('a1', 'a1', 'b1'));
    expect(precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3) / 3);
    expect(recall).toBe(1);
  });

  test('loses recall where one event became two', () => {
    const { precision, recall } = bCubed(items('a1', 'a1', 'a2'));
    expect(precision).toBe(1);
    expect(recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3) / 3);
  });
});

describe('the best pairing', () => {
  test('gives up the best pair for a better whole', () => {
    expect(
      assign([
        [0.9, 0.8],
        [0.8, 0.1],
      ]),
    ).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('leaves over what has no weight, and whoever is too many', () => {
    expect(assign([[0, 0.5, 0.7]])).toEqual([[0, 2]]);
    expect(assign([[0.2], [0.4], [0]])).toEqual([[1, 0]]);
    expect(assign([[0, 0]])).toEqual([]);
    expect(assign([])).toEqual([]);
    expect(assign([[], []])).toEqual([]);
  });

  test('is as good as the best of all permutations', () => {
    const weights = [
      [0.3, 0.6, 0.1, 0.4],
      [0.7, 0.6, 0.2, 0.9],
      [0.5, 0.8, 0.9, 0.3],
      [0.6, 0.5, 0.8, 0.7],
    ];
    const sum = (columns: readonly number[]): number =>
      columns.reduce((all, column, row) => all + weights[row]![column]!, 0);
    const permutations = (rest: number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((one) => permutations(rest.filter((n) => n !== one)).map((more) => [one, ...more]));
    const best = Math.max(...permutations([0, 1, 2, 3]).map(sum));
    expect(sum(assign(weights).map(([, column]) => column))).toBeCloseTo(best);
  });
});
