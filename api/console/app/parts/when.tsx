/** An instant as the reader's locale writes it, with the zone; on hover in UTC. */
import { formatDay, formatMoment } from '../state/format.ts';
import { zone } from '../state/preferences.ts';
import { useStore } from '../state/store.ts';

interface WhenProps {
  /** ISO 8601; null reads as `empty`. */
  at: string | null | undefined;
  /** `day`: no documents say the hour, or it does not matter here. */
  precision?: 'minute' | 'day';
  empty?: string;
}

export function When({ at, precision = 'minute', empty = 'not known' }: WhenProps) {
  useStore(zone);
  if (at === null || at === undefined) return <span class="quiet">{empty}</span>;
  return (
    <time dateTime={at} title={at.replace('T', ' ').replace(/(:00)?\.000Z$/, ' UTC')}>
      {precision === 'day' ? formatDay(at) : formatMoment(at)}
    </time>
  );
}
