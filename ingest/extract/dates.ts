/**
 * When: dates as written, and as meant from the day of publication. A day is kept as its midnight UTC whatever the zone (it is
 * a date on a calendar, not a moment); a time is a moment. Without a publication day, "on Friday" means nothing and is left out.
 */
import { DateTime } from 'luxon';
import type { EventDate } from '../../graph/model.ts';
import { DAY_WORDS, MONTHS, SHORT_WEEKDAYS, WEEKDAYS, ZONES } from './calendar.ts';
import { foldName } from './fold.ts';
import type { Dated, Reading } from './reading.ts';
import type { Token } from './tokens.ts';

interface Day {
  year: number;
  month: number;
  day: number;
}
interface Read {
  day: Day;
  precision: EventDate['precision'];
  last: number;
  relative: boolean;
  /** ISO text of the instant, where a time stands with the date already. */
  iso?: string;
  /** Without a year of its own. */
  yearless?: boolean;
}

const DAY_MS = 86_400_000;
const utc = (day: Day): number => Date.UTC(day.year, day.month - 1, day.day);
const dayOf = (instant: number): Day => {
  const date = new Date(instant);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
const plus = (day: Day, days: number): Day => dayOf(utc(day) + days * DAY_MS);
const isReal = (day: Day): boolean =>
  day.month <= 12 && day.day <= new Date(Date.UTC(day.year, day.month, 0)).getUTCDate();

const LEADS = new Set(
  'from since by until till before after as effective starting beginning through on in at to ab seit bis vom zum dal fino depuis jusqu desde hasta'.split(
    ' ',
  ),
);

export function findDates(reading: Reading): Dated[] {
  const { tokens, readable } = reading;
  const zone = readable.timeZone ?? 'UTC';
  const published = readable.publishedAt === null ? null : civil(readable.publishedAt, zone);
  const english = readable.language === null || readable.language.startsWith('en');
  const monthFirst =
    /^America\//.test(zone) || readable.language === 'en-US' ? true : english && zone === 'UTC' ? null : false;
  const dates: Dated[] = [];
  let anchor = published;
  for (let i = 0; i < tokens.length; i++) {
    const index = reading.namedAt[i]!;
    if (index !== -1 && reading.named[index]!.entries[0]!.kind === 'Model') continue;
    const read = readDay(tokens, i, anchor, published, monthFirst);
    if (read === null) continue;
    if (anchor === null && read.precision === 'day' && !read.yearless) anchor = read.day;
    dates.push(toDated(reading, i, read, zone));
    i = read.last - 1;
  }
  return dates;
}

function civil(instant: number, zone: string): Day {
  const local = DateTime.fromMillis(instant, { zone });
  return local.isValid ? { year: local.year, month: local.month, day: local.day } : dayOf(instant);
}

const isYear = (token: Token | undefined): boolean => token !== undefined && /^(?:19|20)\d\d$/.test(token.lower);
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?$/;

function dayNumber(token: Token | undefined): number | null {
  if (token === undefined || token.kind !== 'number') return null;
  const found = ORDINAL.exec(token.lower);
  const day = found === null ? 0 : Number(found[1]);
  return day >= 1 && day <= 31 ? day : null;
}

/** "may" and "mar" are words: as months they need a number beside them. */
function monthNumber(token: Token | undefined): number | undefined {
  if (token === undefined || token.kind !== 'word') return undefined;
  // "Claude Mythos 5 may be exported": as a month it has its capital.
  if ((token.lower === 'may' || token.lower === 'mar' || token.lower === 'march') && !token.capital) return undefined;
  return MONTHS.get(token.lower) ?? (/[^a-z.]/.test(token.lower) ? MONTHS.get(foldName(token.lower)) : undefined);
}

function readDay(
  tokens: readonly Token[],
  i: number,
  anchor: Day | null,
  published: Day | null,
  monthFirst: boolean | null,
): Read | null {
  const token = tokens[i]!;
  if (token.kind === 'number') return readNumeric(tokens, i, anchor, monthFirst);
  if (token.kind !== 'word') return null;
  const month = monthNumber(token);
  if (month !== undefined) return readMonthFirst(tokens, i, month, anchor);
  return readRelative(tokens, i, anchor, published);
}

function readNumeric(tokens: readonly Token[], i: number, anchor: Day | null, monthFirst: boolean | null): Read | null {
  const token = tokens[i]!;
  const iso = /^((?:19|20)\d\d)-(\d\d)-(\d\d)(?:t(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(z|[+-]\d\d:?\d\d)?)?$/.exec(
    token.lower,
  );
  if (iso !== null) {
    const day = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
    if (!isReal(day)) return null;
    const plain = { day, precision: 'day' as const, last: i + 1, relative: false };
    return iso[4] === undefined ? plain : { ...plain, precision: 'minute', iso: token.lower.toUpperCase() };
  }
  const slashed = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)$/.exec(token.lower);
  if (slashed !== null) {
    const [a, b] = [Number(slashed[1]), Number(slashed[3])];
    const year = slashed[4]!.length === 2 ? 2000 + Number(slashed[4]) : Number(slashed[4]);
    if (year < 1990 || year > 2100) return null;
    const isMonthFirst = slashed[2] === '.' ? false : a > 12 ? false : b > 12 ? true : monthFirst;
    // 12/06/2026 from nowhere in particular is one of two days: not guessed, unless both readings are one.
    if (isMonthFirst === null && a !== b) return null;
    const day = isMonthFirst ? { year, month: a, day: b } : { year, month: b, day: a };
    return isReal(day) ? { day, precision: 'day', last: i + 1, relative: false } : null;
  }
  // 2026年6月12日, 6月12日
  if (tokens[i + 1]?.lower === '年' && isYear(token)) {
    const month = Number(tokens[i + 2]?.lower);
    if (tokens[i + 3]?.lower !== '月' || !(month >= 1 && month <= 12)) return null;
    const day = dayNumber(tokens[i + 4]);
    if (day === null || tokens[i + 5]?.lower !== '日')
      return { day: { year: Number(token.lower), month, day: 1 }, precision: 'month', last: i + 4, relative: false };
    return { day: { year: Number(token.lower), month, day }, precision: 'day', last: i + 6, relative: false };
  }
  if (tokens[i + 1]?.lower === '月' && tokens[i + 3]?.lower === '日') {
    const day = dayNumber(tokens[i + 2]);
    return day === null || anchor === null ? null : nearest(Number(token.lower), day, anchor, i + 4);
  }
  const day = dayNumber(token);
  if (day === null) {
    if (
      isYear(token) &&
      /^(?:in|since|during|by|of|en|im|nel|late|early|before|until|from|back)$/.test(tokens[i - 1]?.lower ?? '')
    ) {
      return { day: { year: Number(token.lower), month: 1, day: 1 }, precision: 'year', last: i + 1, relative: false };
    }
    return null;
  }
  // "12 June 2026", "12. Juni", "12 and 13 June", "the 12th of June", "12 de junio de 2026"
  let k = i + 1;
  if (
    tokens[k]?.lower === '.' &&
    tokens[k]!.start === token.end &&
    !tokens[k + 1]?.line &&
    monthNumber(tokens[k + 1]) !== undefined
  )
    k++;
  while (/^(?:of|de|del|di)$/.test(tokens[k]?.lower ?? '') && k < i + 3) k++;
  const month = monthNumber(tokens[k]);
  if (month === undefined) {
    const other = dayNumber(tokens[i + 2]);
    const joined =
      /^(?:and|to|or|[-–])$/.test(tokens[i + 1]?.lower ?? '') && other !== null
        ? monthNumber(tokens[i + 3])
        : undefined;
    if (joined === undefined) return null;
    const year = isYear(tokens[i + 4]) ? Number(tokens[i + 4]!.lower) : undefined;
    return finish(joined, day, year, anchor, i + 1);
  }
  k++;
  if (tokens[k]?.lower === ',' && isYear(tokens[k + 1])) k++;
  while (/^(?:de|del)$/.test(tokens[k]?.lower ?? '') && isYear(tokens[k + 1])) k++;
  if (isYear(tokens[k])) return finish(month, day, Number(tokens[k]!.lower), anchor, k + 1);
  return finish(month, day, undefined, anchor, k);
}

function readMonthFirst(tokens: readonly Token[], i: number, month: number, anchor: Day | null): Read | null {
  const token = tokens[i]!;
  let k = i + 1;
  if (tokens[k]?.lower === '.' && tokens[k]!.start === token.end) k++;
  const day = token.capital ? dayNumber(tokens[k]) : null;
  if (day !== null && monthNumber(tokens[k + 1]) === undefined) {
    k++;
    if (tokens[k]?.lower === ',' && isYear(tokens[k + 1])) k++;
    if (isYear(tokens[k])) return finish(month, day, Number(tokens[k]!.lower), anchor, k + 1);
    return finish(month, day, undefined, anchor, k);
  }
  const word = token.lower;
  if (isYear(tokens[k]) || (tokens[k]?.lower === ',' && isYear(tokens[k + 1]))) {
    if (tokens[k]!.lower === ',') k++;
    return { day: { year: Number(tokens[k]!.lower), month, day: 1 }, precision: 'month', last: k + 1, relative: false };
  }
  // A month alone: "in March", "since June"; never the verbs "may" and "march", nor a person's name.
  const isWord =
    word.length <= 4 && word !== 'june' && word !== 'july' && word !== 'juin' && word !== 'juni' && word !== 'juli';
  if (!token.capital || isWord || anchor === null) return null;
  if (
    !/^(?:in|since|of|by|until|during|late|early|mid|last|im|en|seit|en|last|from|to|mid-)$/.test(
      tokens[i - 1]?.lower ?? '',
    )
  )
    return null;
  const read = nearest(month, 1, anchor, i + 1);
  return { ...read, precision: 'month' };
}

function finish(month: number, day: number, year: number | undefined, anchor: Day | null, last: number): Read | null {
  if (year === undefined) return anchor === null ? null : nearest(month, day, anchor, last);
  const whole = { year, month, day };
  return isReal(whole) ? { day: whole, precision: 'day', last, relative: false } : null;
}

/** Without a year: the one nearest to the publication, the past a little nearer than the future. */
function nearest(month: number, day: number, anchor: Day, last: number): Read {
  const at = utc(anchor);
  let best: Day | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const year of [anchor.year - 1, anchor.year, anchor.year + 1]) {
    const candidate = { year, month, day };
    if (!isReal(candidate)) continue;
    const ahead = (utc(candidate) - at) / DAY_MS;
    const distance = ahead > 0 ? ahead * 1.3 : -ahead;
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return { day: best ?? { year: anchor.year, month, day: 1 }, precision: 'day', last, relative: false, yearless: true };
}

function readRelative(tokens: readonly Token[], i: number, anchor: Day | null, published: Day | null): Read | null {
  const token = tokens[i]!;
  const word = token.lower;
  if (published === null) return null;
  const shift = DAY_WORDS.get(word) ?? (word.includes('’') ? undefined : DAY_WORDS.get(foldName(word)));
  if (shift !== undefined) {
    if (word === 'morgen' && token.capital) return null;
    return { day: plus(published, shift), precision: 'day', last: i + 1, relative: true };
  }
  if (word === 'this' && /^(?:morning|afternoon|evening)$/.test(tokens[i + 1]?.lower ?? '')) {
    return { day: published, precision: 'day', last: i + 2, relative: true };
  }
  const weekday = WEEKDAYS.get(word) ?? (/[^a-z-]/.test(word) ? WEEKDAYS.get(foldName(word)) : undefined);
  if (weekday !== undefined && token.capital) return readWeekday(tokens, i, weekday, anchor, published);
  if (word === 'last' || word === 'this' || word === 'next') {
    const unit = tokens[i + 1]?.lower;
    const sign = word === 'last' ? -1 : word === 'next' ? 1 : 0;
    if (unit === 'year' && sign !== 0)
      return { day: { year: published.year + sign, month: 1, day: 1 }, precision: 'year', last: i + 2, relative: true };
    if (unit === 'month' && sign !== 0) {
      const shifted = dayOf(Date.UTC(published.year, published.month - 1 + sign, 1));
      return { day: shifted, precision: 'month', last: i + 2, relative: true };
    }
  }
  // "two days ago", "a year ago"
  const ago = /^(?:days?|weeks?|months?|years?)$/.test(tokens[i + 1]?.lower ?? '') && tokens[i + 2]?.lower === 'ago';
  if (ago) {
    const count = COUNTS[word] ?? Number.NaN;
    const unit = tokens[i + 1]!.lower.replace(/s$/, '') as 'day' | 'week' | 'month' | 'year';
    if (Number.isNaN(count)) return null;
    const days = { day: 1, week: 7, month: 30, year: 365 }[unit] * count;
    const precision = unit === 'day' ? 'day' : unit === 'year' ? 'year' : 'month';
    return { day: plus(published, -days), precision, last: i + 3, relative: true };
  }
  return null;
}

const COUNTS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
};

function readWeekday(
  tokens: readonly Token[],
  i: number,
  weekday: number,
  anchor: Day | null,
  published: Day,
): Read | null {
  // "Friday, June 12", "Friday 12 June": the date says it.
  let k = i + 1;
  if (tokens[k]?.lower === '.' && SHORT_WEEKDAYS.has(tokens[i]!.lower)) k++;
  if (tokens[k]?.lower === ',') k++;
  if (tokens[k]?.lower === 'the' || tokens[k]?.lower === 'den') k++;
  const month = monthNumber(tokens[k]);
  const dated =
    month !== undefined
      ? readMonthFirst(tokens, k, month, anchor)
      : dayNumber(tokens[k]) !== null
        ? readNumeric(tokens, k, anchor, false)
        : null;
  if (dated !== null && dated.precision === 'day') return dated;
  if (SHORT_WEEKDAYS.has(tokens[i]!.lower)) return null;
  const today = new Date(utc(published)).getUTCDay() || 7;
  const before = tokens[i - 1]?.lower ?? '';
  let back = (today - weekday + 7) % 7;
  if (before === 'next' || before === 'coming') back -= 7;
  else if (before === 'last' && back === 0) back = 7;
  else if (/^(?:by|until)$/.test(before) && back > 0) back -= 7;
  return { day: plus(published, -back), precision: 'day', last: i + 1, relative: true };
}

/** Looks for a time beside the date and makes the instant. */
function toDated(reading: Reading, first: number, read: Read, zone: string): Dated {
  const { tokens, text } = reading;
  const start = tokens[first]!.start;
  let last = read.last;
  let from = first;
  let instant = utc(read.day);
  let precision = read.precision;
  let local = isoDay(read.day).slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
  if (read.iso !== undefined) {
    const at = DateTime.fromISO(read.iso, { zone, setZone: true });
    if (at.isValid) {
      instant = at.toMillis();
      local = at.toISO({ suppressMilliseconds: true, suppressSeconds: true })!;
    }
  } else if (precision === 'day') {
    const time = readTimeAfter(tokens, last) ?? readTimeBefore(tokens, first);
    if (time !== null) {
      const at = DateTime.fromObject(
        { ...read.day, hour: time.hour, minute: time.minute },
        { zone: time.zone ?? zone },
      );
      if (at.isValid) {
        instant = at.toMillis();
        precision = 'minute';
        local = at.toISO({ suppressMilliseconds: true, suppressSeconds: true })!;
        from = Math.min(from, time.first);
        last = Math.max(last, time.last);
      }
    }
  }
  const end = tokens[last - 1]!.end;
  const begin = Math.min(start, tokens[from]!.start);
  let lead = tokens[from - 1]?.lower ?? '';
  if (!LEADS.has(lead))
    lead = LEADS.has(tokens[from - 2]?.lower ?? '') && tokens[from - 1]?.kind === 'word' ? tokens[from - 2]!.lower : '';
  if (lead === 'of' || (lead === 'as' && tokens[from - 1]?.lower === 'of')) lead = 'from';
  return {
    clock: 'occurred',
    instant,
    precision,
    local,
    quote: text.slice(begin, end),
    start: begin,
    end,
    first: from,
    last,
    sentence: reading.sentenceOf[first]!,
    lead,
    relative: read.relative,
  };
}

const isoDay = (day: Day): string => new Date(utc(day)).toISOString().slice(0, 10);

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

function readTimeAfter(tokens: readonly Token[], last: number): Time | null {
  let i = last;
  while (i < last + 3 && AFTER.has(tokens[i]?.lower ?? '')) i++;
  if (i < tokens.length && tokens[i]!.paragraph) return null;
  return readTime(tokens, i);
}

function readTimeBefore(tokens: readonly Token[], first: number): Time | null {
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
