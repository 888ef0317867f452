/** Words, numbers and marks of a text, by hand and in one pass. Spans are into the text. */

export interface Token {
  start: number;
  end: number;
  /** Lower case, ’ as ', no trailing 's, full-width digits narrowed. */
  lower: string;
  kind: 'word' | 'number' | 'mark';
  /** Begins with a capital. */
  capital: boolean;
  /** Ends with 's or s' in the text. */
  possessive: boolean;
  /** A blank line stands before it. */
  paragraph: boolean;
  /** A line end stands before it. */
  line: boolean;
}

const WORD = 1;
const DIGIT = 2;
const MARK = 3;
const SPACE = 4;
const SINGLE = 5; // a character of a script without spaces: a token by itself

const classes = new Uint8Array(65_536);

function classOf(code: number): number {
  const known = classes[code]!;
  if (known !== 0) return known;
  const char = String.fromCharCode(code);
  let found = MARK;
  if (/\s/u.test(char) || code === 0x200b || code === 0xfeff) found = SPACE;
  else if ((code >= 48 && code <= 57) || isWideDigit(code)) found = DIGIT;
  else if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)) found = SINGLE;
  else if (/[\p{L}\p{M}]/u.test(char) || (code >= 0xd800 && code <= 0xdfff)) found = WORD;
  classes[code] = found;
  return found;
}

/** １２, as Japanese newspapers write numbers. */
const isWideDigit = (code: number): boolean => code >= 0xff10 && code <= 0xff19;

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;
const isHyphen = (code: number): boolean => code === 45 || code === 0x2010 || code === 0x2011;

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  let lines = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const class_ = classOf(code);
    if (class_ === SPACE) {
      if (code === 10) lines++;
      i++;
      continue;
    }
    const start = i;
    let kind: Token['kind'] = 'mark';
    if (class_ === WORD) {
      kind = 'word';
      i = wordEnd(text, i);
    } else if (class_ === DIGIT) {
      kind = 'number';
      i = numberEnd(text, i);
    } else if (class_ === SINGLE) {
      kind = 'word';
      i++;
    } else i++;
    tokens.push(token(text, start, i, kind, lines));
    lines = 0;
  }
  return tokens;
}

function token(text: string, start: number, end: number, kind: Token['kind'], lines: number): Token {
  let lower = text.slice(start, end).toLowerCase();
  if (lower.includes('’')) lower = lower.replaceAll('’', "'");
  if (kind === 'number' && isWideDigit(text.charCodeAt(start))) lower = lower.normalize('NFKC');
  let possessive = false;
  if (kind === 'word' && lower.length > 2) {
    if (lower.endsWith("'s")) {
      lower = lower.slice(0, -2);
      possessive = true;
    } else if (lower.endsWith("s'")) {
      lower = lower.slice(0, -1);
      possessive = true;
    }
  }
  const first = text.charCodeAt(start);
  const capital =
    (first >= 65 && first <= 90) || (first >= 0xc0 && text[start]!.toLowerCase() !== text[start] && kind === 'word');
  return { start, end, lower, kind, capital, possessive, paragraph: lines > 1, line: lines > 0 };
}

/** Letters, with digits, hyphens and apostrophes inside, and the full stops of "U.S." and "e.g.". */
function wordEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const class_ = classOf(code);
    if (class_ === WORD || class_ === DIGIT) i++;
    else if ((isApostrophe(code) || isHyphen(code)) && isWordAt(text, i + 1)) i++;
    else if (isApostrophe(code) && /s/i.test(text[i - 1] ?? '')) return isPlural(text, start) ? i + 1 : i;
    else if (code === 46 && isInitials(text, start, i)) i++;
    else if (code === 46 && i + 1 < text.length && isDigitAt(text, i - 1) && isDigitAt(text, i + 1)) i++;
    else break;
  }
  return i;
}

/** `models'` is a possessive where no quotation was opened before the word. */
function isPlural(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  return !isApostrophe(before) && before !== 0x2018;
}

function isWordAt(text: string, i: number): boolean {
  if (i >= text.length) return false;
  const class_ = classOf(text.charCodeAt(i));
  return class_ === WORD || class_ === DIGIT;
}

function isDigitAt(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return code >= 48 && code <= 57;
}

/** At a full stop: is the word so far "U" or "U.S" (single letters between stops), and does another letter or a gap follow? */
function isInitials(text: string, start: number, at: number): boolean {
  const word = text.slice(start, at);
  if (word.length === 1) return isWordAt(text, at + 1) && !isWordAt(text, at + 2);
  return word.length <= 7 && /^(?:\p{L}\.)+\p{L}$/u.test(word);
}

/** Digits with , . : / inside ("1,000", "4.8", "17:21", "12/06/2026"), and letters joined to them ("70b", "21st"). */
function numberEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const class_ = classOf(code);
    if (class_ === DIGIT || class_ === WORD) i++;
    else if ((code === 44 || code === 46 || code === 58 || code === 47) && isDigitAt(text, i + 1)) i++;
    else if (isHyphen(code) && isWordAt(text, i + 1)) i++;
    else break;
  }
  return i;
}
