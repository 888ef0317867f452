/** The best one-to-one pairing of rows with columns. */

/**
 * Pairs [row, column] such that the sum of their weights is greatest; nobody is paired at a weight of 0 or less.
 * The Hungarian method with potentials (Kuhn 1955; Munkres 1957), O(n³).
 */
export function assign(weights: readonly (readonly number[])[]): [row: number, column: number][] {
  const rows = weights.length;
  const size = Math.max(rows, weights[0]?.length ?? 0);
  const cost = (row: number, column: number): number => -Math.max(0, weights[row]?.[column] ?? 0);
  const rowPotential = new Array<number>(size + 1).fill(0);
  const columnPotential = new Array<number>(size + 1).fill(0);
  // Both count from 1; 0 is nobody.
  const rowOf = new Array<number>(size + 1).fill(0);
  for (let row = 1; row <= size; row++) {
    const least = new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Array<number>(size + 1).fill(0);
    const seen = new Array<boolean>(size + 1).fill(false);
    let column = 0;
    rowOf[0] = row;
    while (rowOf[column] !== 0) {
      seen[column] = true;
      const current = rowOf[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= size; other++) {
        if (seen[other]) continue;
        const reduced = cost(current - 1, other - 1) - rowPotential[current]! - columnPotential[other]!;
        if (reduced < least[other]!) {
          least[other] = reduced;
          from[other] = column;
        }
        if (least[other]! < delta) {
          delta = least[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (seen[other]) {
          rowPotential[rowOf[other]!]! += delta;
          columnPotential[other]! -= delta;
        } else least[other]! -= delta;
      }
      column = next;
    }
    while (column !== 0) {
      const before = from[column]!;
      rowOf[column] = rowOf[before]!;
      column = before;
    }
  }
  const pairs: [number, number][] = [];
  for (let column = 1; column <= size; column++) {
    const row = rowOf[column]! - 1;
    if (row < rows && (weights[row]?.[column - 1] ?? 0) > 0) pairs.push([row, column - 1]);
  }
  return pairs.sort(([a], [b]) => a - b);
}
