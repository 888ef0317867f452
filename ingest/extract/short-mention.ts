/** A mention that stands for things named elsewhere. */
import type { Entry } from './lexicon.ts';
import type { Named, Reading } from './reading.ts';

/** Tokens [first, last) mean these. */
export function shortMention(
  reading: Reading,
  first: number,
  last: number,
  entries: Entry[],
  form: Named['form'],
  exempt = false,
): Named {
  const tail = reading.tokens[last - 1]!;
  return {
    start: reading.tokens[first]!.start,
    end: tail.possessive ? tail.start + tail.lower.length : tail.end,
    first,
    last,
    sentence: reading.sentenceOf[first]!,
    entries,
    form,
    provisional: false,
    exempt,
    modifier: false,
  };
}
