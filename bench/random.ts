/** Numbers that look random and are the same in every run: each thing draws from its own seed, whatever the order of making. */

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole, in [0, below). */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
  /** In [0, below), small numbers more often: a few models have most of the users. */
  skewed(below: number): number;
}

export function random(...seed: (string | number)[]): Random {
  let state = 0x811c9dc5;
  for (const char of seed.join('\n')) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (from) => from[below(from.length)]!,
    chance: (probability) => next() < probability,
    skewed: (limit) => Math.min(limit - 1, Math.floor(limit * next() ** 3)),
  };
}
