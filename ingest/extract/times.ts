/** Times of day beside a date: "17:21 EDT", "5:21 p.m. ET on Friday", "5.21pm". */
import { ZONES } from './calendar.ts';
import type { Token } from './tokens.ts';

interface Time {
  hour: number;
  minute: number;
  zone: string | null;
  first: number;
  last: number;
}

/** "17:21 EDT", "5:21 p.m. ET", "5.21pm", "3 a.m." at token i. */
function readTime(tokens: readonly Token[], i: number): Time | null {
  const token = tokens[i];
  if (token === undefined || token.kind !== 'number') return null;
  const found = /^(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?(am|pm|z)?$/.exec(token.lower);
  if (found === null) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  let last = i + 1;
  let half = found[3];
  const next = tokens[last]?.lower.replaceAll('.', '');
  if (half === undefined && (next === 'am' || next === 'pm')) {
    half = next;
    last++;
  } else if (next === 'uhr') last++;
  if (half === undefined && !token.lower.includes(':')) return null;
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  if (hour > 23 || minute > 59) return null;
  let zone: string | null = half === 'z' ? 'UTC' : null;
  const open = tokens[last]?.lower === '(' ? 1 : 0;
  const named = ZONES.get(tokens[last + open]?.lower ?? '');
  if (named !== undefined && (tokens[last + open]!.capital || named === 'UTC')) {
    zone = named;
    last += 1 + open;
    if (tokens[last]?.lower === 'time') last++;
  }
  return { hour, minute, zone, first: i, last };
}

const AFTER = new Set([',', 'at', 'around', 'about', 'shortly', 'before', 'after', 'um', '-', 'by', '(']);

export function readTimeAfter(tokens: readonly Token[], last: number): Time | null {
  let i = last;
  while (i < last + 3 && AFTER.has(tokens[i]?.lower ?? '')) i++;
  if (i < tokens.length && tokens[i]!.paragraph) return null;
  return readTime(tokens, i);
}

export function readTimeBefore(tokens: readonly Token[], first: number): Time | null {
  for (let i = first - 1; i >= Math.max(0, first - 6); i--) {
    const time = readTime(tokens, i);
    if (time === null) continue;
    for (let k = time.last; k < first; k++) {
      if (!/^(?:on|of|this|late|the|,|time|am|friday)$/.test(tokens[k]!.lower)) return null;
    }
    return time.last <= first ? time : null;
  }
  return null;
}
