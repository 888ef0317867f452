/** Cuts a text where passages begin and end, so that each piece is marked or not. */

export interface Range {
  /** Offset of the first character, in UTF-16 units. */
  start: number;
  /** Offset behind the last one. */
  end: number;
}

export interface Piece {
  text: string;
  start: number;
  /** A fact rests on it. */
  quoted: boolean;
  /** A link leads to it. */
  wanted: boolean;
}

/** `120-164`; null where it is nothing of the kind, or lies outside of the text. */
export function parseRange(text: string | null, length: number): Range | null {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(text ?? '') ?? [];
  const range = { start: Number(start), end: Number(end) };
  return range.start < range.end && range.end <= length ? range : null;
}

/** The pieces in order; joined, they are the text. */
export function splitText(text: string, quotes: readonly Range[], wanted: Range | null): Piece[] {
  const cuts = new Set([0, text.length, ...quotes.flatMap(({ start, end }) => [start, end])]);
  if (wanted !== null) cuts.add(wanted.start).add(wanted.end);
  const borders = [...cuts].sort((a, b) => a - b);
  const covers = (range: Range, start: number, end: number): boolean => range.start <= start && end <= range.end;
  return borders.slice(0, -1).map((start, index) => {
    const end = borders[index + 1]!;
    return {
      text: text.slice(start, end),
      start,
      quoted: quotes.some((quote) => covers(quote, start, end)),
      wanted: wanted !== null && covers(wanted, start, end),
    };
  });
}
