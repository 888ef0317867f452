/** Dates as written: "12 June 2026", "June 12", "2026-06-12", "12. Juni", "2026年6月12日", "in March". */
import { MONTHS } from './calendar.ts';
import { DAY_MS, type Day, isReal, type ReadDay, utc } from './days.ts';
import { foldName } from './fold.ts';
import type { Token } from './tokens.ts';

const isYear = (token: Token | undefined): boolean => token !== undefined && /^(?:19|20)\d\d$/.test(token.lower);
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?$/;

export function dayNumber(token: Token | undefined): number | null {
  if (token === undefined || token.kind !== 'number') return null;
  const found = ORDINAL.exec(token.lower);
  const day = found === null ? 0 : Number(found[1]);
  return day >= 1 && day <= 31 ? day : null;
}

/** "may" and "mar" are words: as months they need a number beside them. */
export function monthNumber(token: Token | undefined): number | undefined {
  if (token === undefined || token.kind !== 'word') return undefined;
  // "Claude Mythos 5 may be exported": as a month it has its capital.
  if ((token.lower === 'may' || token.lower === 'mar' || token.lower === 'march') && !token.capital) return undefined;
  return MONTHS.get(token.lower) ?? (/[^a-z.]/.test(token.lower) ? MONTHS.get(foldName(token.lower)) : undefined);
}

export function readNumeric(
  tokens: readonly Token[],
  i: number,
  anchor: Day | null,
  monthFirst: boolean | null,
): ReadDay | null {
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
  // 2026年6月12日, 令和8年6月12日, 6月12日
  const isReiwa = tokens[i - 1]?.lower === '和' && tokens[i - 2]?.lower === '令' && /^\d{1,2}$/.test(token.lower);
  if (tokens[i + 1]?.lower === '年' && (isYear(token) || isReiwa)) {
    const year = Number(token.lower) + (isReiwa ? 2018 : 0);
    const month = Number(tokens[i + 2]?.lower);
    if (tokens[i + 3]?.lower !== '月' || !(month >= 1 && month <= 12)) return null;
    const day = dayNumber(tokens[i + 4]);
    if (day === null || !/^[日号號]$/u.test(tokens[i + 5]?.lower ?? ''))
      return { day: { year, month, day: 1 }, precision: 'month', last: i + 4, relative: false };
    return { day: { year, month, day }, precision: 'day', last: i + 6, relative: false };
  }
  if (tokens[i + 1]?.lower === '月' && /^[日号號]$/u.test(tokens[i + 3]?.lower ?? '')) {
    const day = dayNumber(tokens[i + 2]);
    return day === null || anchor === null ? null : nearest(Number(token.lower), day, anchor, i + 4);
  }
  const bare = readBareDay(tokens, i, anchor);
  if (bare !== null) return bare;
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

const HAN_DIGITS = '零一二三四五六七八九';

/** "八日", "二十六日", "三十號": a day in Chinese numerals; not "一日三次". */
export function readHanDay(tokens: readonly Token[], i: number, anchor: Day | null): ReadDay | null {
  let k = i;
  let numeral = '';
  while (numeral.length < 3 && /^[一二三四五六七八九十]$/u.test(tokens[k]?.lower ?? '')) numeral += tokens[k++]!.lower;
  if (numeral === '' || anchor === null || !/^[日号號]$/u.test(tokens[k]?.lower ?? '')) return null;
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['0', numeral];
  const day =
    (tens === '' ? 1 : tens === '0' ? 0 : HAN_DIGITS.indexOf(tens!)) * 10 +
    (ones === '' ? 0 : HAN_DIGITS.indexOf(ones!));
  if (day < 1 || day > 31 || ones!.length > 1 || isDuration(tokens[k + 1])) return null;
  return inMonth(day, anchor, k + 1);
}

/** "30日以内", "3日間": so long, and no day. */
const isDuration = (token: Token | undefined): boolean => /^[间間以内後后前三]/u.test(token?.lower ?? '');

/** Of the month of the publication, or of the one before where that lies ahead. */
function inMonth(day: number, anchor: Day, last: number): ReadDay | null {
  const month = day > anchor.day ? anchor.month - 1 : anchor.month;
  const whole = month === 0 ? { year: anchor.year - 1, month: 12, day } : { year: anchor.year, month, day };
  return isReal(whole) ? { day: whole, precision: 'day', last, relative: true } : null;
}

/** "26日", "12号", "今(31)日": of the month of the publication, or of the one before. "30日以内" is no day. */
function readBareDay(tokens: readonly Token[], i: number, anchor: Day | null): ReadDay | null {
  const isBracketed = tokens[i - 1]?.lower === '(' && tokens[i + 1]?.lower === ')';
  const sign = isBracketed ? i + 2 : i + 1;
  const day = dayNumber(tokens[i]);
  if (day === null || anchor === null || tokens[sign]?.lower !== '日' || tokens[i - 1]?.lower === '月') return null;
  if (/^[間间以内後后前]/u.test(tokens[sign + 1]?.lower ?? '')) return null;
  const month = day > anchor.day ? anchor.month - 1 : anchor.month;
  const whole = month === 0 ? { year: anchor.year - 1, month: 12, day } : { year: anchor.year, month, day };
  return isReal(whole) ? { day: whole, precision: 'day', last: sign + 1, relative: true } : null;
}

export function readMonthFirst(tokens: readonly Token[], i: number, month: number, anchor: Day | null): ReadDay | null {
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
  const { year } = read.day;
  // "paused it in February" is the one that was, wherever nothing says that it lies ahead.
  const isAhead = year > anchor.year || (year === anchor.year && month > anchor.month);
  if (isAhead && !liesAhead(tokens, i)) return { ...read, day: { ...read.day, year: year - 1 }, precision: 'month' };
  return { ...read, precision: 'month' };
}

const AHEAD =
  /^(?:will|would|shall|can|could|may|might|must|should|to|from|by|until|before|expects?|expected|plans?|planned|planning|due|next|starting|begins?|starts?|takes?|taking|applies|apply|effective|scheduled|wird|werden|soll|sollen|ab|sera|seront|dès|entrera|sarà|saranno|entrerà|será|serán|entrará|ahead|upcoming|deadline|expires?|ends?|is|are)$/;

/** Some word of the stretch before it speaks of what is to come. */
function liesAhead(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 14); k--) {
    if (/^[.;!?]$/.test(tokens[k]!.lower)) return false;
    if (AHEAD.test(tokens[k]!.lower)) return true;
  }
  return false;
}

function finish(
  month: number,
  day: number,
  year: number | undefined,
  anchor: Day | null,
  last: number,
): ReadDay | null {
  if (year === undefined) return anchor === null ? null : nearest(month, day, anchor, last);
  const whole = { year, month, day };
  return isReal(whole) ? { day: whole, precision: 'day', last, relative: false } : null;
}

/** Without a year: the one nearest to the publication, the past a little nearer than the future. */
function nearest(month: number, day: number, anchor: Day, last: number): ReadDay {
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
