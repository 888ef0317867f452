/**
 * When: dates as written, and as meant from the day of publication. A day is kept as its midnight UTC whatever the zone (it is
 * a date on a calendar, not a moment); a time is a moment. Without a publication day, "on Friday" means nothing and is left out.
 */
import { instantIn, isoAt, offsetAt } from '../zone-offset.ts';
import { MONTHS } from './calendar.ts';
import { type Day, dayOf, type ReadDay, utc } from './days.ts';
import { foldName } from './fold.ts';
import type { Dated, Reading } from './reading.ts';
import { RELATIVE_OPENERS, readLater, readRelative } from './relative-dates.ts';
import { readTimeAfter, readTimeBefore } from './times.ts';
import type { Token } from './tokens.ts';
import { monthNumber, readMonthFirst, readNumeric } from './written-dates.ts';

const LEADS = new Set(
  'from since by until till before after as effective starting beginning through on in at to ab seit bis vom zum dal fino depuis jusqu desde hasta'.split(
    ' ',
  ),
);

const DATE_WORDS = new Set([...MONTHS.keys(), ...RELATIVE_OPENERS]);
const LONGEST = Math.max(...[...DATE_WORDS].map((word) => word.length)) + 2;

export function findDates(reading: Reading): Dated[] {
  const { tokens, readable } = reading;
  const zone = readable.timeZone ?? 'UTC';
  const published = readable.publishedAt === null ? null : civil(readable.publishedAt, zone);
  const english = readable.language === null || readable.language.startsWith('en');
  const monthFirst =
    /^America\/|^UTC-(?:[4-9]|10)/.test(zone) || readable.language === 'en-US'
      ? true
      : english && zone === 'UTC'
        ? null
        : false;
  const dates: Dated[] = [];
  let anchor = published;
  let before: Day | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const index = reading.namedAt[i]!;
    if (index !== -1 && reading.named[index]!.entries[0]!.kind === 'Model') continue;
    if (!mayBeDate(tokens[i]!)) continue;
    const read: ReadDay | null = readDay(tokens, i, anchor, published, monthFirst) ?? readLater(tokens, i, before);
    if (read === null) continue;
    if (read.precision === 'day') before = read.day;
    if (anchor === null && read.precision === 'day' && !read.yearless) anchor = read.day;
    dates.push(toDated(reading, i, read, zone));
    i = read.last - 1;
  }
  return dates;
}

function civil(instant: number, zone: string): Day {
  return dayOf(instant + (offsetAt(zone, instant) ?? 0) * 60_000);
}

/** Most words are in no date: they are passed over at one look, at their length first. */
function mayBeDate({ kind, lower }: Token): boolean {
  if (kind !== 'word') return kind === 'number';
  if (lower.length > LONGEST) return false;
  return DATE_WORDS.has(lower) || (isAccented(lower) && DATE_WORDS.has(foldName(lower)));
}

function isAccented(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 97 || code > 122) return true;
  }
  return false;
}

function readDay(
  tokens: readonly Token[],
  i: number,
  anchor: Day | null,
  published: Day | null,
  monthFirst: boolean | null,
): ReadDay | null {
  const token = tokens[i]!;
  if (token.kind === 'number') return readNumeric(tokens, i, anchor, monthFirst);
  if (token.kind !== 'word') return null;
  const month = monthNumber(token);
  if (month !== undefined) return readMonthFirst(tokens, i, month, anchor);
  return readRelative(tokens, i, anchor, published);
}

/** Looks for a time beside the date and makes the instant. */
function toDated(reading: Reading, first: number, read: ReadDay, zone: string): Dated {
  const { tokens, text } = reading;
  const start = tokens[first]!.start;
  let last = read.last;
  let from = first;
  let instant = utc(read.day);
  let precision = read.precision;
  let local = isoDay(read.day).slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
  if (read.iso !== undefined) {
    const shown = Date.parse(`${read.iso.slice(0, 10)}T${/T([\d:]+)/.exec(read.iso)![1]}Z`);
    const own = /(?:Z|([+-])(\d\d):?(\d\d))$/.exec(read.iso);
    const offset = own === null ? null : (own[1] === '-' ? -1 : 1) * (Number(own[2] ?? 0) * 60 + Number(own[3] ?? 0));
    const at = offset === null ? instantIn(zone, shown) : shown - offset * 60_000;
    if (at !== null && !Number.isNaN(at)) {
      instant = at;
      local = isoAt(offset ?? offsetAt(zone, at)!, at);
    }
  } else if (precision === 'day') {
    const time = readTimeAfter(tokens, last) ?? readTimeBefore(tokens, first);
    if (time !== null) {
      const where = time.zone ?? zone;
      const at = instantIn(where, utc(read.day) + (time.hour * 60 + time.minute) * 60_000);
      if (at !== null) {
        instant = at;
        precision = 'minute';
        local = isoAt(offsetAt(where, at)!, at);
        from = Math.min(from, time.first);
        last = Math.max(last, time.last);
      }
    }
  }
  const end = tokens[last - 1]!.end;
  const begin = Math.min(start, tokens[from]!.start);
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
    lead: leadOf(tokens, from),
    relative: read.relative,
  };
}

/** How the date is meant: "from", "by" … in "until the end of 2026", "as of 1 May", "effective on 2 August". '' is: it isn't said. */
function leadOf(tokens: readonly Token[], first: number): string {
  let i = first - 1;
  while (
    i >= first - 4 &&
    /^(?:the|end|of|start|beginning|middle|early|late|mid|around|about)$/.test(tokens[i]?.lower ?? '')
  )
    i--;
  const word = tokens[i]?.lower ?? '';
  if (word === 'as' && tokens[i + 1]?.lower === 'of') return 'from';
  if (LEADS.has(word)) return word;
  const before = tokens[i - 1]?.lower ?? '';
  return i === first - 1 && LEADS.has(before) && tokens[i]?.kind === 'word' ? before : '';
}

const isoDay = ({ year, month, day }: Day): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
