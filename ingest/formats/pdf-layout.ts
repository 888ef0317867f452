/** Pieces of text on pages → paragraphs in the order in which one reads them. Pure: what draws the pieces is `parse-pdf.ts`. */

/** A run of text as a page draws it; lengths in points, y upwards from the foot of the page. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** Pieces side by side. */
interface Line {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
}

export interface Paragraph {
  text: string;
  /** Height of its letters. */
  size: number;
}

/** Head- and foot-lines that pages repeat, and page numbers, are left out; words that a line's end cut in two are whole again. */
export function layOut(pages: readonly (readonly Piece[])[]): Paragraph[] {
  const lined = pages.map(toLines);
  const furniture = repeatedLines(lined);
  const words = new Set(
    lined.flat().flatMap(({ text }) => text.toLowerCase().match(/(?<!\p{L})\p{L}+-\p{L}+/gu) ?? []),
  );
  const paragraphs: Paragraph[] = [];
  for (const lines of lined) {
    const body = lines.filter(
      (line) =>
        !furniture.has(shapeOf(line.text)) &&
        !/^(?:page )?[-–]?\s?\d{1,4}\s?[-–]?(?: (?:of|\/) \d{1,4})?$/i.test(line.text),
    );
    toParagraphs(inColumns(body), words).forEach((paragraph, index) => {
      const before = paragraphs.at(-1);
      const goesOn =
        index === 0 && before !== undefined && /[\p{Ll},;-]$/u.test(before.text) && /^\p{Ll}/u.test(paragraph.text);
      if (goesOn) before.text = joinLines(before.text, paragraph.text, words);
      else paragraphs.push(paragraph);
    });
  }
  return paragraphs;
}

/** A gap of more than this, in heights of a letter, is no space between words. */
const GAP = 1.6;

function toLines(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  const sorted = pieces.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  for (let from = 0; from < sorted.length; ) {
    const { y, size } = sorted[from]!;
    let to = from + 1;
    while (to < sorted.length && y - sorted[to]!.y < Math.max(size, sorted[to]!.size) * 0.4) to++;
    let line: Line | undefined;
    for (const piece of sorted.slice(from, to).sort((a, b) => a.x - b.x)) {
      const gap = line === undefined ? 0 : piece.x - line.right;
      if (line === undefined || gap > Math.max(line.size, piece.size) * GAP) {
        line = { text: piece.text.trim(), x: piece.x, right: piece.x + piece.width, y, size: piece.size };
        lines.push(line);
        continue;
      }
      // A raised "1" or "th" is smaller: the line keeps the height of its letters.
      const isApart = gap > piece.size * 0.15 && !/\s$/.test(line.text) && !/^\s/.test(piece.text);
      line.text += `${isApart ? ' ' : ''}${piece.text}`;
      line.right = Math.max(line.right, piece.x + piece.width);
      line.size = Math.max(line.size, piece.size);
    }
    from = to;
  }
  for (const line of lines) line.text = line.text.replace(/\s+/gu, ' ').trim();
  return lines;
}

/** "Page 3 of 7 · BIS" and "Page 4 of 7 · BIS" are one shape. */
const shapeOf = (text: string): string => text.toLowerCase().replace(/\d+/g, '#');

/** What stands at the head or foot of most pages. */
function repeatedLines(pages: readonly Line[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const ends = new Set([...lines.slice(0, 2), ...lines.slice(-2)].map(({ text }) => shapeOf(text)));
    for (const shape of ends) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const most = Math.max(3, pages.length * 0.6);
  return new Set([...counts].filter(([, count]) => count >= most).map(([shape]) => shape));
}

/** Two columns are read one after the other, as far down as no line crosses them. */
function inColumns(lines: readonly Line[]): Line[] {
  const gutter = findGutter(lines);
  if (gutter === null) return [...lines];
  const ordered: Line[] = [];
  let right: Line[] = [];
  for (const line of lines) {
    if (line.x > gutter) right.push(line);
    else if (line.right <= gutter) ordered.push(line);
    else {
      ordered.push(...right, line);
      right = [];
    }
  }
  return [...ordered, ...right];
}

/** Where, near the middle, hardly a line crosses while many end before it and begin behind it. Null: one column. */
function findGutter(lines: readonly Line[]): number | null {
  if (lines.length < 8) return null;
  const left = Math.min(...lines.map(({ x }) => x));
  const width = Math.max(...lines.map(({ right }) => right)) - left;
  let best: number | null = null;
  let fewest = lines.length * 0.25;
  for (let at = left + width * 0.35; at <= left + width * 0.65; at += width * 0.01) {
    const before = lines.filter(({ right }) => right <= at).length;
    const behind = lines.filter(({ x }) => x > at).length;
    const crossing = lines.length - before - behind;
    if (Math.min(before, behind) >= Math.max(4, lines.length * 0.2) && crossing < fewest) {
      fewest = crossing;
      best = at;
    }
  }
  return best;
}

function toParagraphs(lines: readonly Line[], words: ReadonlySet<string>): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const usual = usualStep(lines);
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const paragraph = paragraphs.at(-1);
    if (before === undefined || paragraph === undefined || begins(line, before, usual)) {
      paragraphs.push({ text: line.text, size: line.size });
    } else paragraph.text = joinLines(paragraph.text, line.text, words);
  });
  return paragraphs;
}

/** From line to line within a paragraph: the step that is met most often. */
function usualStep(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < lines.length; i++) {
    const step = Math.round(lines[i - 1]!.y - lines[i]!.y);
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 12;
}

function begins(line: Line, before: Line, usual: number): boolean {
  const step = before.y - line.y;
  const isFarther = step > Math.max(usual, line.size) * 1.35;
  const isIndented = line.x > before.x + line.size * 0.8 && /[.!?:;”")\]]$/.test(before.text);
  const isListItem = /^(?:[•▪◦‣–—*-]|\(?[a-z\d]{1,3}[.)])\s/i.test(line.text) && /[.!?:;,]$/.test(before.text);
  const isOtherSize = Math.abs(line.size - before.size) > before.size * 0.12;
  // A new column begins higher up: its first line goes on with the sentence, or does not.
  if (step < 0) return /[.!?:]$/.test(before.text) || isOtherSize;
  return isFarther || isIndented || isListItem || isOtherSize;
}

/** "suspen-" + "sion" is a word that was cut; "export-" + "control" is one with a hyphen if the text writes it so elsewhere. */
function joinLines(text: string, next: string, words: ReadonlySet<string>): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  const cut = /(?<!\p{L})(\p{L}+)[-‐]$/u.exec(text);
  const rest = /^\p{Ll}+/u.exec(next)?.[0];
  if (cut !== null && rest !== undefined) {
    const isWhole = words.has(`${cut[1]}-${rest}`.toLowerCase()) || /^\p{Lu}+$/u.test(cut[1]!);
    return (isWhole ? text : text.slice(0, -1)) + next;
  }
  if (/[-‐/]$/.test(text)) return text + next;
  const isJoined = /[\u3000-\u9fff\uff00-\uffef]$/u.test(text) && /^[\u3000-\u9fff\uff00-\uffef]/u.test(next);
  return `${text}${isJoined ? '' : ' '}${next}`;
}
