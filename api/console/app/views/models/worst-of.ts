/** What a row says of a model on all of its channels: the state that most should know of, and on how many channels it is so. */
import type { AvailabilityState } from '../../operations/schema.ts';
import { statusWord } from '../../parts/status-pill.tsx';
import { WORST_FIRST } from '../../parts/worst-first.ts';

/** `Suspended on 3 of 5`; null where nobody offers it. */
export function worstOf(
  states: readonly { state: AvailabilityState }[],
): { state: AvailabilityState; text: string } | null {
  const state = WORST_FIRST.find((one) => states.some((row) => row.state === one));
  if (state === undefined) return null;
  const same = states.filter((row) => row.state === state).length;
  return {
    state,
    text: same === states.length ? statusWord(state) : `${statusWord(state)} on ${same} of ${states.length}`,
  };
}
