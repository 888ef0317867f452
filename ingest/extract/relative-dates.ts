/** Days meant from the day of publication: "today", "on Friday", "last month", "two days ago". */
import { DAY_WORDS, SHORT_WEEKDAYS, WEEKDAYS } from './calendar.ts';
import { type Day, dayOf, isReal, plus, type ReadDay, utc } from './days.ts';
import { foldName } from './fold.ts';
import type { Token } from './tokens.ts';
import { dayNumber, monthNumber, readHanDay, readMonthFirst, readNumeric } from './written-dates.ts';

export function readRelative(
  tokens: readonly Token[],
  i: number,
  anchor: Day | null,
  published: Day | null,
): ReadDay | null {
  const token = tokens[i]!;
  const word = token.lower;
  if (published === null) return null;
  // "a", "one", "this": seldom the head of a date.
  if (COUNTS.has(word) && NUMBERS[word] === undefined && !isUnit(tokens[i + 1])) return null;
  const eastern =
    word.charCodeAt(0) > 0x3000
      ? (readEastern(tokens, i, published) ?? readHanDay(tokens, i, anchor))
      : readForeignAgo(tokens, i, published);
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

const EASTERN_DAYS: Readonly<Record<string, number>> = { 今: 0, 本: 0, 当: 0, 昨: -1, 明: 1, 翌: 1 };
const EASTERN_YEARS: Readonly<Record<string, number>> = { 今: 0, 本: 0, 去: -1, 昨: -1, 前: -2, 明: 1, 来: 1, 來: 1 };
const EASTERN_WEEKDAYS = '一二三四五六日月火水木金土';

/** 今日, 本日, 昨日, 前天, 今年3月5日, 去年12月, 周五, 上周五, 金曜日; not the 日 of 日本 nor the 本 of it. */
function readEastern(tokens: readonly Token[], i: number, published: Day): ReadDay | null {
  const word = tokens[i]!.lower;
  const next = tokens[i + 1]?.lower ?? '';
  const year = EASTERN_YEARS[word];
  if (next === '年' && year !== undefined) {
    const month = Number(tokens[i + 2]?.lower);
    if (tokens[i + 3]?.lower !== '月' || !(month >= 1 && month <= 12)) return null;
    const day = tokens[i + 5]?.lower === '日' ? dayNumber(tokens[i + 4]) : null;
    const whole = { year: published.year + year, month, day: day ?? 1 };
    const precision = day === null ? ('month' as const) : ('day' as const);
    return isReal(whole) ? { day: whole, precision, last: i + (day === null ? 4 : 6), relative: true } : null;
  }
  if (/^[周週期]$/u.test(word) || next === '曜') return readEasternWeekday(tokens, i, published);
  if (word === '前' && next === '天')
    return { day: plus(published, -2), precision: 'day', last: i + 2, relative: true };
  const shift = EASTERN_DAYS[word];
  if (shift === undefined || !/^[日天晚]$/u.test(next) || (word === '当' && next !== '天')) return null;
  if (tokens[i + 2]?.lower === '本' || tokens[i - 1]?.lower === '日') return null;
  return { day: plus(published, shift), precision: 'day', last: i + 2, relative: true };
}

/** 周五 and 星期五, the last that was; 上周五, of the week before; 金曜日. */
function readEasternWeekday(tokens: readonly Token[], i: number, published: Day): ReadDay | null {
  const isJapanese = tokens[i + 1]?.lower === '曜';
  if (tokens[i]!.lower === '期' && tokens[i - 1]?.lower !== '星') return null;
  const sign = (isJapanese ? tokens[i]!.lower : tokens[i + 1]?.lower) ?? '';
  const place = EASTERN_WEEKDAYS.indexOf(sign);
  if (sign === '' || place === -1 || (isJapanese ? place < 6 : place > 6)) return null;
  const weekday = place < 7 ? (sign === '日' ? 7 : place + 1) : place - 6;
  const today = new Date(utc(published)).getUTCDay() || 7;
  const before = tokens[i - 1]?.lower === '星' ? tokens[i - 2]?.lower : tokens[i - 1]?.lower;
  let back = (today - weekday + 7) % 7;
  if (before === '上' || before === '先') back = today - weekday + 7;
  else if (before === '下' || before === '来') back = today - weekday - 7;
  else if (before === '本' || before === '今') back = today - weekday;
  return { day: plus(published, -back), precision: 'day', last: i + (isJapanese ? 3 : 2), relative: true };
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

const isUnit = (token: Token | undefined): boolean => /^(?:days?|weeks?|months?|years?)$/.test(token?.lower ?? '');

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
  if (before === null || !isUnit(tokens[i + 1])) return null;
  const count = COUNTS.get(tokens[i]!.lower) ?? (/^\d{1,2}$/.test(tokens[i]!.lower) ? Number(tokens[i]!.lower) : null);
  const unit = { day: 1, days: 1, week: 7, weeks: 7 }[tokens[i + 1]?.lower ?? ''];
  const sign = { later: 1, earlier: -1, before: -1 }[tokens[i + 2]?.lower ?? ''];
  if (count === null || unit === undefined || sign === undefined) return null;
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
  ...'今本昨明去前当翌来來周週期月火水木金土日一二三四五六七八九十',
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
