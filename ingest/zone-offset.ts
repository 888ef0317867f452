/** How far a zone is from UTC. Asking the calendar of zones takes as long as reading a page: it is asked twice a zone and day. */
import { Info, type Zone } from 'luxon';
import type { Instant } from '../graph/model.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_DAYS = 2_000;
const zones = new Map<string, Zone>();
/** Zone and day → minutes; null where they change within the day. */
const days = new Map<string, number | null>();

/** Minutes east of UTC at an instant; null for a zone that there is not. `zone`: IANA name, or "UTC+5:30". */
export function offsetAt(zone: string, instant: Instant): number | null {
  if (zone === 'UTC') return 0;
  const day = Math.floor(instant / DAY_MS);
  const key = `${zone} ${day}`;
  let known = days.get(key);
  if (known === undefined) {
    const found = zoneOf(zone);
    if (!found.isValid || !Number.isFinite(instant)) return null;
    const first = found.offset(day * DAY_MS);
    known = first === found.offset((day + 1) * DAY_MS - 1) ? first : null;
    if (days.size >= MOST_DAYS) days.clear();
    days.set(key, known);
  }
  return known ?? zoneOf(zone).offset(instant);
}

function zoneOf(zone: string): Zone {
  let found = zones.get(zone);
  if (found === undefined) {
    found = Info.normalizeZone(zone);
    if (found.isValid) zones.set(zone, found);
  }
  return found;
}

/** The instant at which clocks in the zone show this: `local` is what they show, as if it were UTC. Null: no such zone. */
export function instantIn(zone: string, local: number): Instant | null {
  const first = offsetAt(zone, local);
  if (first === null) return null;
  const guess = local - first * MINUTE_MS;
  const offset = offsetAt(zone, guess) ?? first;
  return offset === first ? guess : local - offset * MINUTE_MS;
}

/** "2026-06-12T17:21-04:00": the instant as clocks that are `offset` minutes east of UTC show it; seconds where there are any. */
export function isoAt(offset: number, instant: Instant): string {
  const local = new Date(instant + offset * MINUTE_MS).toISOString();
  const time = local.slice(0, 19).replace(/:00$/, '');
  if (offset === 0) return `${time}Z`;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return `${time}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}
