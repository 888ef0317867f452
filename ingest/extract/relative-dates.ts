/** Days meant from the day of publication: "today", "on Friday", "last month", "two days ago". */
import { DAY_WORDS, SHORT_WEEKDAYS, WEEKDAYS } from './calendar.ts';
import { type Day, dayOf, plus, type ReadDay, utc } from './days.ts';
import { foldName } from './fold.ts';
import type { Token } from './tokens.ts';
import { dayNumber, monthNumber, readMonthFirst, readNumeric } from './written-dates.ts';

export function readRelative(
  tokens: readonly Token[],
  i: number,
  anchor: Day | null,
  published: Day | null,
): ReadDay | null {
  const token = tokens[i]!;
  const word = token.lower;
  if (published === null) return null;
  const eastern = readEastern(tokens, i, published) ?? readForeignAgo(tokens, i, published);
  if (eastern !== null) return eastern;
  const shift = DAY_WORDS.get(word) ?? (word.includes('’') ? undefined : DAY_WORDS.get(foldName(word)));
  if (shift !== undefined) {
    if (word === 'morgen' && token.capital) return null;
    return { day: plus(published, shift), precision: 'day', last: i + 1, relative: true };
  }
  if (word === 'this' && /^(?:morning|afternoon|evening)$/.test(tokens[i + 1]?.lower ?? '')) {
    return { day: published, precision: 'day', last: i + 2, relative: true };
  }
  const weekday = WEEKDAYS.get(word) ?? (/[^a-z-]/.test(word) ? WEEKDAYS.get(foldName(word)) : undefined);
  // In English it has its capital; "mardi" and "lunedì" have none.
  if (weekday !== undefined && (token.capital || !ENGLISH_DAY.test(word)))
    return readWeekday(tokens, i, weekday, anchor, published);
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
    const count = COUNTS.get(word) ?? Number.NaN;
    const unit = tokens[i + 1]!.lower.replace(/s$/, '') as 'day' | 'week' | 'month' | 'year';
    if (Number.isNaN(count)) return null;
    const days = { day: 1, week: 7, month: 30, year: 365 }[unit] * count;
    const precision = unit === 'day' ? 'day' : unit === 'year' ? 'year' : 'month';
    return { day: plus(published, -days), precision, last: i + 3, relative: true };
  }
  return null;
}

/** 今日, 本日, 昨日, 前天; not the 日 of 日本 nor the 本 of it. */
function readEastern(tokens: readonly Token[], i: number, published: Day): ReadDay | null {
  const shift = { 今: 0, 本: 0, 昨: -1, 明: 1 }[tokens[i]!.lower];
  if (shift === undefined || !/^[日天]$/.test(tokens[i + 1]?.lower ?? '')) return null;
  if (tokens[i + 2]?.lower === '本' || tokens[i - 1]?.lower === '日') return null;
  return { day: plus(published, shift), precision: 'day', last: i + 2, relative: true };
}

const NUMBERS: Readonly<Record<string, number>> = {
  zwei: 2,
  drei: 3,
  vier: 4,
  deux: 2,
  trois: 3,
  quatre: 4,
  due: 2,
  tre: 3,
  quattro: 4,
  dos: 2,
  tres: 3,
  cuatro: 4,
};
const UNITS: Readonly<Record<string, number>> = {
  tagen: 1,
  jours: 1,
  giorni: 1,
  dias: 1,
  wochen: 7,
  semaines: 7,
  settimane: 7,
  semanas: 7,
};

/** "vor zwei Tagen", "il y a trois jours", "due giorni fa", "hace dos semanas". */
function readForeignAgo(tokens: readonly Token[], i: number, published: Day): ReadDay | null {
  const count = NUMBERS[tokens[i]!.lower];
  const unit = count === undefined ? undefined : UNITS[foldName(tokens[i + 1]?.lower ?? '')];
  if (count === undefined || unit === undefined) return null;
  const isBefore = /^(?:vor|hace)$/.test(tokens[i - 1]?.lower ?? '') || tokens[i + 2]?.lower === 'fa';
  const isFrench = tokens[i - 1]?.lower === 'a' && tokens[i - 2]?.lower === 'y';
  if (!isBefore && !isFrench) return null;
  return { day: plus(published, -count * unit), precision: unit === 1 ? 'day' : 'month', last: i + 2, relative: true };
}

const ENGLISH_DAY = /^(?:mon|tues?|wed|thur?s?|fri|sat|sun)/;

const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
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
  }),
);

/** "Two days later", "a week earlier": from the day that was told last. */
export function readLater(tokens: readonly Token[], i: number, before: Day | null): ReadDay | null {
  const count = COUNTS.get(tokens[i]!.lower) ?? (/^\d{1,2}$/.test(tokens[i]!.lower) ? Number(tokens[i]!.lower) : null);
  const unit = { day: 1, days: 1, week: 7, weeks: 7 }[tokens[i + 1]?.lower ?? ''];
  const sign = { later: 1, earlier: -1, before: -1 }[tokens[i + 2]?.lower ?? ''];
  if (before === null || count === null || unit === undefined || sign === undefined) return null;
  // "two days before the deadline" counts from something else.
  if (tokens[i + 2]!.lower === 'before' && !/^[.,;]$/.test(tokens[i + 3]?.lower ?? '.')) return null;
  return { day: plus(before, sign * unit * count), precision: 'day', last: i + 3, relative: true };
}

/** Words with which a relative day may begin, as written without accents. */
export const RELATIVE_OPENERS = new Set([
  ...DAY_WORDS.keys(),
  ...WEEKDAYS.keys(),
  ...COUNTS.keys(),
  'this',
  'last',
  'next',
  ...Object.keys(NUMBERS),
  ...'今本昨明',
]);

const NEXT = /^(?:next|coming|kommenden|nachsten|proximo|prossimo)$/;
const NEXT_AFTER = /^(?:prochain|prossimo|proximo)$/;

function readWeekday(
  tokens: readonly Token[],
  i: number,
  weekday: number,
  anchor: Day | null,
  published: Day,
): ReadDay | null {
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
  if (NEXT.test(foldName(before)) || NEXT_AFTER.test(foldName(tokens[i + 1]?.lower ?? ''))) back -= 7;
  else if (before === 'last' && back === 0) back = 7;
  else if (/^(?:by|until)$/.test(before) && back > 0) back -= 7;
  return { day: plus(published, -back), precision: 'day', last: i + 1, relative: true };
}
