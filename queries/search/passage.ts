/** Where the words of a search stand in a text, and the piece of the text that shows most of them. Words are told apart as the store does. */

export interface Mark {
  /** Offset of the first character, in UTF-16 units of the passage's text. */
  start: number;
  /** Offset behind the last. */
  end: number;
}

export interface Passage {
  text: string;
  marks: Mark[];
}

/** Beyond this a text is not looked through: what is so far down is no reason to wait. */
const LOOKED_THROUGH = 200_000;
const LENGTH = 220;
const BEFORE = 60;

/** The whole text with the words marked. */
export const markWords = (text: string, query: string): Passage => ({ text, marks: merged(matches(text, query)) });

/** The piece of a long text with the most of the words; null where none stands in it. */
export function passageOf(text: string, query: string): Passage | null {
  const found = matches(text.slice(0, LOOKED_THROUGH), query);
  if (found.length === 0) return null;
  const start = wordStart(text, best(found).start - BEFORE);
  const end = wordEnd(text, start + LENGTH);
  // Line breaks mean nothing in a passage; each stays one character, so that offsets hold.
  const piece = text.slice(start, end).replace(/\s/g, ' ');
  const within = found.filter((match) => match.start >= start && match.end <= end);
  const shifted = within.map((match) => ({ start: match.start - start, end: match.end - start }));
  const [before, after] = [start > 0 ? '… ' : '', end < text.length ? ' …' : ''];
  return {
    text: before + piece + after,
    marks: merged(shifted).map((mark) => ({ start: mark.start + before.length, end: mark.end + before.length })),
  };
}

interface Match extends Mark {
  /** Which of the words. */
  term: number;
}

/** The first match from which on the most different words follow within the length of a passage. */
function best(found: readonly Match[]): Match {
  const width = (from: number): number => {
    const first = found[from]!;
    const near = new Set<number>();
    for (let i = from; i < found.length && found[i]!.end - first.start <= LENGTH - BEFORE; i++)
      near.add(found[i]!.term);
    return near.size;
  };
  let chosen = 0;
  let most = 0;
  for (let i = 0; i < found.length; i++) {
    const here = width(i);
    if (here > most) [chosen, most] = [i, here];
  }
  return found[chosen]!;
}

function matches(text: string, query: string): Match[] {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    folded: fold(word),
    start: index,
    end: index + word.length,
  }));
  const byFirst = new Map<string, number[]>();
  for (const [i, { folded }] of words.entries()) byFirst.set(folded, [...(byFirst.get(folded) ?? []), i]);
  return termsOf(query)
    .flatMap(({ parts, open }, term) => {
      const alone = open && parts.length === 1;
      const begins = alone
        ? words.flatMap(({ folded }, i) => (folded.startsWith(parts[0]!) ? [i] : []))
        : byFirst.get(parts[0]!);
      return (begins ?? []).flatMap((i) => {
        const follows = parts.every((part, k) => {
          const word = words[i + k]?.folded;
          return open && k === parts.length - 1 ? word?.startsWith(part) : word === part;
        });
        return follows ? [{ term, start: words[i]!.start, end: words[i + parts.length - 1]!.end }] : [];
      });
    })
    .sort((a, b) => a.start - b.start);
}

/** Words, and words that stand side by side; `open`: the last one is a beginning. */
function termsOf(query: string): { parts: string[]; open: boolean }[] {
  return (query.match(/"[^"]*"|[^\s"]+/gu) ?? []).flatMap((piece) => {
    const parts = (piece.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(fold);
    return parts.length === 0 ? [] : [{ parts, open: piece.endsWith('*') }];
  });
}

const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function merged(marks: readonly Mark[]): Mark[] {
  const all: Mark[] = [];
  for (const { start, end } of marks) {
    const last = all.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** At the beginning of a word, not further back than `from`. */
function wordStart(text: string, from: number): number {
  if (from <= 0) return 0;
  const space = text.slice(from, from + BEFORE / 2).search(/\s/);
  return space === -1 ? from : from + space + 1;
}

function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.lastIndexOf(' ', to);
  return space < to - BEFORE / 2 ? to : space;
}
