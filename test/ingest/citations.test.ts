/** Numbers of instruments: what is one, in one form each, and what only looks like one. */
import { expect, test } from 'vitest';
import { readText } from './reading.ts';

const cited = (text: string): string[] => readText(text).cited.map(({ citation }) => citation);

test.each([
  ['The rule amends 15 CFR 744.22(b).', ['15 CFR 744.22(b)']],
  ['The rule amends 15 CFR parts 734 and 744.', ['15 CFR 734', '15 CFR 744']],
  ['See 15 C.F.R. §§ 734.9, 744.11 and 744.23(a).', ['15 CFR 734.9', '15 CFR 744.11', '15 CFR 744.23(a)']],
  ['Under 50 U.S.C. 4813(a) and 90 FR 14046.', ['50 USC 4813(a)', '90 FR 14046']],
  ['Directive 95/46/EC, or Richtlinie 2000/31/EG, gave way.', ['Directive 95/46/EC', 'Directive 2000/31/EC']],
  ['It applies with Regulation (EU) 2016/679.', ['Regulation (EU) 2016/679']],
  ['Executive Order 14,110 and EO 14179 are named.', ['EO 14110', 'EO 14179']],
  ['In C‑311/18 and T-1077/23 the judges said so.', ['C-311/18', 'T-1077/23']],
  ['It was filed as 3:26-cv-1996.', ['3:26-cv-01996']],
  ['The items are classified under ECCN 3A090 and 4A090.a.', ['ECCN 3A090', 'ECCN 4A090']],
])('%s', (text, expected) => {
  expect(cited(text)).toEqual(expected);
});

test.each([
  'Flight 4B123 to Austin was late, and its export controls engineer with it; the dual-use rule was not.',
  'A crash on 1A234 road delayed the delivery of chips.',
  'Room 3A090 is free.',
  'The 15 CFRs of the firm met in March 2026.',
  'He scored 12 and 744 points.',
])('no instrument: %s', (text) => {
  expect(cited(text)).toEqual([]);
});
