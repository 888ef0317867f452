/** What put an availability where it is. */
import type { Availability, Cause } from './answer.ts';

/**
 * The causes that take something away in fact (whatever the law says) from the audience that was asked about, since all of
 * it was last given back; latest first. What came before that is history.
 */
export function takenAway({ causes }: Pick<Availability, 'causes'>): Cause[] {
  const own = causes.filter(({ layer, undated, covers }) => layer === 'operational' && !undated && covers !== 'no');
  const back = own.findIndex(
    ({ decisive, state, covers, basis }) =>
      decisive && state === 'AVAILABLE' && covers === 'yes' && basis !== 'catalogue',
  );
  const since = back === -1 ? own : own.slice(0, back);
  return since.filter(({ state }) => state !== 'AVAILABLE' && state !== 'PARTLY_RESTORED');
}
