/** What moved, in words: "5 worse", "12 now known to be degraded". Summaries, tables and the digest count alike. */
import type { ImpactStatus } from '../impact/answer.ts';
import { DIRECTIONS, type StatusChange } from './answer.ts';

/** Changes that one word tells of. */
export interface Moved {
  /** "worse", "now known to be degraded"; goes behind a number. */
  word: string;
  changes: StatusChange[];
}

/** What `settled` can lead to, the worst first. */
const SETTLED: [ImpactStatus, string][] = [
  ['DEGRADED', 'degraded'],
  ['COVERED', 'on a fallback'],
  ['AT_RISK', 'at risk'],
];

/** In the order of DIRECTIONS; what is settled by what it is known to be now. Empty where nothing moved. */
export function movedWords(changes: readonly StatusChange[]): Moved[] {
  const parts = DIRECTIONS.flatMap((direction): Moved[] => {
    const of = changes.filter((one) => one.direction === direction);
    if (direction !== 'settled') return [{ word: direction, changes: of }];
    return SETTLED.map(([status, word]) => ({
      word: `now known to be ${word}`,
      changes: of.filter((one) => one.after === status),
    }));
  });
  return parts.filter((part) => part.changes.length > 0);
}
