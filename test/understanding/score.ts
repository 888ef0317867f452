/** The arithmetic of the measures: precision, recall, F1, and B³ for clusterings. */

/** What was right, what was said too much, what was missed. */
export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

export interface Score extends Tally {
  /** 1 where nothing was said. */
  precision: number;
  /** 1 where there was nothing to say. */
  recall: number;
  f1: number;
}

export const noTally = (): Tally => ({ right: 0, wrong: 0, missed: 0 });

export function addTally(sum: Tally, more: Tally): void {
  sum.right += more.right;
  sum.wrong += more.wrong;
  sum.missed += more.missed;
}

export function scoreOf({ right, wrong, missed }: Tally): Score {
  const precision = right + wrong === 0 ? 1 : right / (right + wrong);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  return { right, wrong, missed, precision, recall, f1: harmonic(precision, recall) };
}

/** Sets of names: each is right, too much or missed. */
export function compareSets(expected: Iterable<string>, got: Iterable<string>): Tally {
  const wanted = new Set(expected);
  const given = new Set(got);
  const right = [...given].filter((one) => wanted.has(one)).length;
  return { right, wrong: given.size - right, missed: wanted.size - right };
}

/** One value, of which several may be right. To say nothing where nothing is said is neither right nor wrong. */
export function compareValues(
  right: readonly (string | null)[],
  got: string | null,
  isSame: (expected: string, got: string) => boolean = (a, b) => a === b,
): Tally {
  if (got === null) return right.includes(null) ? noTally() : { right: 0, wrong: 0, missed: 1 };
  if (right.some((one) => one !== null && isSame(one, got))) return { right: 1, wrong: 0, missed: 0 };
  return { right: 0, wrong: 1, missed: right.includes(null) ? 0 : 1 };
}

/**
 * B³ (Bagga and Baldwin 1998): for each item, how much of the cluster that it is in belongs with it (precision), and how
 * much of what belongs with it is there (recall); the mean over all items.
 */
export function bCubed(items: readonly { expected: string; got: string }[]): {
  precision: number;
  recall: number;
  f1: number;
} {
  if (items.length === 0) return { precision: 1, recall: 1, f1: 1 };
  const count = (key: (item: { expected: string; got: string }) => string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
    return counts;
  };
  const expected = count((item) => item.expected);
  const got = count((item) => item.got);
  const both = count((item) => JSON.stringify([item.expected, item.got]));
  let precision = 0;
  let recall = 0;
  for (const item of items) {
    const shared = both.get(JSON.stringify([item.expected, item.got]))!;
    precision += shared / got.get(item.got)!;
    recall += shared / expected.get(item.expected)!;
  }
  precision /= items.length;
  recall /= items.length;
  return { precision, recall, f1: harmonic(precision, recall) };
}

const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));
