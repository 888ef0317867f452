/** Names of companies and bodies that no row of the catalogue has: "Clearview AI", "Kaspersky Lab, Inc.". As written. */
import { MONTHS, WEEKDAYS } from './calendar.ts';
import type { Reading } from './reading.ts';

const JOINS = new Set(['&', 'of', 'and', 'de', 'for', "d'", 'la']);
const SUFFIX =
  /^(?:inc|ltd|llc|corp|corporation|plc|gmbh|ag|sa|s\.a|bv|b\.v|co|limited|company|holdings?|group|technologies|technology|labs?|systems|ai|networks?|software|llp|pty|srl|spa)$/;
/** Capitalised words that are no name by themselves. */
const NOT_A_NAME = new Set(
  `the a an this that these those it its their his her he she they we our i in on at by for from with after before under over as to of and or but while when
  ai act bill rule rules order orders law european eu us u.s. uk chinese american president minister secretary commissioner chair chairman director judge
  mr mrs ms dr prof senator representative rep sen government department ministry office agency commission authority court congress parliament senate house
  general data protection regulation gdpr final interim determination framework section europe asia africa sales software security network article annex chapter part title committee council board state states
  new section no yes one two three however meanwhile separately notably according today yesterday tomorrow chief executive ceo cto united kingdom union
  app store google play internet web service services ict artificial intelligence executive export import entity list federal register notice notices case gpus gpu chips chip ics ic ear prc usg bis doc
  additions addition affiliates designer digital markets services trade security national foreign information privacy consumer`.split(
    /\s+/,
  ),
);

/** Runs of capitalised words in tokens [first, last) that name something; at most `most`. */
export function findOrganisations(reading: Reading, first: number, last: number, most = 12): string[] {
  const { tokens, namedAt, text } = reading;
  const found: string[] = [];
  for (let i = first; i < last && found.length < most; i++) {
    if (!isNameWord(reading, i)) continue;
    let k = i + 1;
    while (k < last) {
      const isPart =
        isNameWord(reading, k) ||
        (tokens[k]!.capital &&
          tokens[k]!.kind === 'word' &&
          namedAt[k] === -1 &&
          /^(?:security|network|software|lab|digital|data|artificial|intelligence|academy|national|foreign|trade)$/.test(
            tokens[k]!.lower,
          ));
      if (isPart && tokens[k]!.start - tokens[k - 1]!.end <= 1) k++;
      else if (tokens[k]!.lower === ',' && SUFFIX.test(tokens[k + 1]?.lower ?? '')) k += 2;
      else if (
        JOINS.has(tokens[k]!.lower) &&
        tokens[k]!.lower !== 'and' &&
        k + 1 < last &&
        isNameWord(reading, k + 1) &&
        namedAt[k + 1] === -1
      )
        k += 2;
      else break;
    }
    const name = text.slice(tokens[i]!.start, tokens[k - 1]!.possessive ? tokens[k - 1]!.end - 2 : tokens[k - 1]!.end);
    const isAtStart = i === reading.sentences[reading.sentenceOf[i]!]!.first;
    const words = k - i;
    // One capitalised word at the head of a sentence is any word, unless it is written like no word of the language.
    // "the Online Safety Act" is a law, not a party.
    if (/^(?:act|acts|regulation|directive|law|order|rule|code|bill|list|amendment)$/.test(tokens[k]?.lower ?? '')) {
      i = k;
      continue;
    }
    if (!(isAtStart && words === 1 && !/^\p{Lu}+$|\p{Ll}\p{Lu}/u.test(name)) && name.length > 2) found.push(name);
    i = k - 1;
  }
  const distinct = [...new Set(found)];
  return distinct.filter((name) => !distinct.some((other) => other !== name && other.includes(name)));
}

function isNameWord(reading: Reading, i: number): boolean {
  const token = reading.tokens[i]!;
  if (token.kind !== 'word' || !token.capital || reading.namedAt[i] !== -1) return false;
  if (NOT_A_NAME.has(token.lower))
    return (
      SUFFIX.test(token.lower) &&
      i > 0 &&
      reading.tokens[i - 1]!.capital &&
      reading.namedAt[i - 1] === -1 &&
      !NOT_A_NAME.has(reading.tokens[i - 1]!.lower)
    );
  return (
    !MONTHS.has(token.lower) &&
    !WEEKDAYS.has(token.lower) &&
    !/^\p{Lu}[\p{Ll}]+(?:ed|ing|ly|tion|tions|ment|ments)$/u.test(reading.text.slice(token.start, token.end))
  );
}
