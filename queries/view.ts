/** From what a caller gives (`at`, `knownAt`) to the view that the store takes. */
import type { Instant, View } from '../graph/model.ts';

export interface Moments {
  at?: Instant | null | undefined;
  knownAt?: Instant | null | undefined;
}

/** Both default to `now`: what is true now, as far as it is known now. */
export const viewOf = (moments: Moments, now: Instant): View => ({
  at: moments.at ?? now,
  knownAt: moments.knownAt ?? now,
});
