/** What a likeness of two names is worth when asking whether they name one thing. The one place of these numbers. */

export interface Likeness {
  /** 0 to 1: how sure this alone makes us. */
  weight: number;
  /** Why this much, for whoever reviews a proposal. */
  because: string;
}

export const LIKENESS = {
  'same name': { weight: 1, because: 'the names are equal but for case, spaces and width of letters' },
  'same letters': {
    weight: 0.96,
    because: 'the names differ in hyphens, dots, spaces or accents alone, which writers set as they please',
  },
  'legal form': {
    weight: 0.95,
    because:
      'the names differ by a legal form (Inc., Ltd, AG), which prose leaves out; two companies seldom share the rest',
  },
  'trade word': {
    weight: 0.9,
    because:
      'the names differ by a word of the trade at the end (AI, Labs, Technologies), which prose often leaves out',
  },
  acronym: { weight: 0.65, because: 'one is made of the first letters of the other; short ones are shared by many' },
  'one letter': {
    weight: 0.7,
    because: 'one letter differs in a name of six or more: a slip, or another name',
  },
  contained: { weight: 0.6, because: 'all words of one stand in the other: a part of it, its parent, or a namesake' },
  variant: {
    weight: 0.55,
    because:
      'the names differ by a word that tells brothers apart (mini, pro, turbo): another product, unless somebody knows better',
  },
} as const satisfies Record<string, Likeness>;
export type LikenessName = keyof typeof LIKENESS;

/** Added where the two are named in one document: writers give the full name once, and a short one after it. Never enough alone. */
export const NAMED_TOGETHER: Likeness = { weight: 0.1, because: 'one document names both' };

/** From here on a name is linked without asking. "Trade word" is the weakest likeness that was never wrong in the sample and the development set. */
export const LINKED_FROM = 0.9;
/** From here on a name is proposed for review; below, a likeness says too little to take anybody's time. */
export const PROPOSED_FROM = 0.5;
