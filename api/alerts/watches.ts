/** What each rule has looked at, as a record that is due when time alone may bring something. */
import type { Instant, Props } from '../../graph/model.ts';
import type { RecordPut, StoredRecord } from '../../graph/store.ts';
import { MINUTE } from '../../queries/words.ts';
import type { Watch } from './evaluate.ts';
import type { AlertRule } from './rules.ts';

export const COLLECTION = 'alert-watch';

/** Time passes without a change in the feed: a date comes, a test of a fallback grows old, a source goes silent. */
export const LOOK_EVERY = 5 * MINUTE;

export function watchPut(
  { id, organisation }: Pick<AlertRule, 'id' | 'organisation'>,
  watch: Watch,
  dueAt: Instant,
): RecordPut {
  return { collection: COLLECTION, id, scope: organisation, value: watch as unknown as Props, dueAt };
}

export const watchOf = ({ value }: StoredRecord): Watch => value as unknown as Watch;
