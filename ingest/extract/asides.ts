/** What a page says of other pages: "Related: …", "Read more: …". It is told there, not here. */
import { type Reading, slice } from './reading.ts';
import type { Sentence } from './sentences.ts';

const LEAD =
  /^(?:related(?: (?:stories|story|articles?|news|coverage|reading|content|links?))?|read (?:more|also|next)|also read|see also|more on this|more from|recommended(?: (?:stories|reading|for you))?|editor.?s picks?|most read|don.?t miss|you (?:may|might) also like|further reading|up next)(?: ?[:|–—-]| (?=\p{Lu}))/iu;

const ends = new WeakMap<Sentence, number>();

/** The token at which the aside ends that the sentence begins with; its first token, if it begins with none. */
export function asideEnd(reading: Reading, sentence: Sentence): number {
  let known = ends.get(sentence);
  if (known === undefined) {
    const { first, last } = sentence;
    known = LEAD.test(slice(reading, first, Math.min(last, first + 8))) ? headlineEnd(reading, sentence) : first;
    ends.set(sentence, known);
  }
  return known;
}

/** A headline has no full stop: the text goes on at a capital with two small words behind it ("… Into AI In addition to the fine"). */
function headlineEnd({ tokens }: Reading, { first, last }: Sentence): number {
  for (let i = first + 4; i + 2 < last; i++) {
    const isSmall = (k: number): boolean => tokens[k]!.kind === 'word' && !tokens[k]!.capital;
    if (tokens[i]!.capital && tokens[i - 1]!.capital && isSmall(i + 1) && isSmall(i + 2)) return i;
  }
  return last;
}
