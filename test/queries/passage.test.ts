import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markWords, type Passage, passageOf } from '../../queries/search/passage.ts';

/** `The [letter] names Fable.` */
const shown = ({ text, marks }: Passage): string =>
  marks.reduceRight((all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`, text);

describe('the words of a search', () => {
  test.each([
    ['letter', 'The letter names Fable. Letters do not.', 'The [letter] names Fable. Letters do not.'],
    ['LETTER fable', 'The letter names Fable.', 'The [letter] names [Fable].'],
    ['lett*', 'Letters, a letter, a lettuce.', '[Letters], a [letter], a [lettuce].'],
    ['etre', 'Cela peut être vrai.', 'Cela peut [être] vrai.'],
    ['"fable 5"', 'Fable 4, Fable 5 and 5.', 'Fable 4, [Fable 5] and 5.'],
    ['claude-fable-5', 'Claude Fable 5.1', '[Claude Fable 5].1'],
    ['日本', '日本 の法', '[日本] の法'],
    ['none', 'Nothing of it.', 'Nothing of it.'],
  ])('%s is marked in: %s', (query, text, marked) => {
    expect(shown(markWords(text, query))).toBe(marked);
  });
});

describe('the passage of a long text', () => {
  const filler = 'Nothing of note was said that day. '.repeat(40);

  test('is where most of the words stand together, cut between words', () => {
    const text = `${filler}The letter came. ${filler}A letter named Fable 5\nand its maker. ${filler}`;
    const passage = passageOf(text, 'fable letter')!;
    expect(shown(passage)).toMatch(/^… (\S.*)A \[letter\] named \[Fable\] 5 and its maker\..* …$/);
    expect(passage.text.length).toBeLessThan(240);
  });

  test('is the whole of a short text, and nothing where no word stands', () => {
    expect(shown(passageOf('A letter.', 'letter')!)).toBe('A [letter].');
    expect(passageOf(filler, 'letter')).toBeNull();
    expect(passageOf('', 'letter')).toBeNull();
    expect(passageOf('A letter.', '!?')).toBeNull();
  });

  test('never marks beyond itself, in order and apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'ab', 'c', '…', 'é', '\n')),
        fc.constantFrom('a', 'b a*', '"a b"'),
        (parts, query) => {
          const passage = passageOf(parts.join(' ').repeat(30), query);
          let last = -1;
          for (const { start, end } of passage?.marks ?? []) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(passage!.text.length);
            last = end;
          }
        },
      ),
    );
  });
});
