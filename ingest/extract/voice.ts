/** Does the subject act, or is it acted upon? */
import { ADVERBS, BE, HAVE, PREPOSITIONS, type VerbForm } from './grammar.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';

/** `noun`: the act is named; `state`: a predicate without a verb of its own. */
export type Voice = 'active' | 'passive' | 'noun' | 'state';

const INTRANSITIVE =
  /^(?:return|come|go|appeal|rule|pay|object|disagree|protest|write|ask|say|warn|call|urge|vote|press|sue|resume|ban~|reappear|drop|close|pull|tell|run|use|try|withdraw|cut|shut|take|switch|turn|bring|end|regain|fail|lose|move|decline|refuse|agree|seek|win|prevail|crash|comply|respond)(?:~|$)/;
const isPronoun = (word: string): boolean =>
  /^(?:we|they|he|she|it|who|which|that|i|also|then|has|have|had|later|recently|and)$/.test(word);

export function voiceOf(reading: Reading, i: number, form: VerbForm, sentence: Sentence, lemma: string): Voice {
  if (form !== 'past' && form !== 'participle') return 'active';
  const { tokens, namedAt } = reading;
  for (let k = i - 1; k >= Math.max(sentence.first, i - 5); k--) {
    const word = tokens[k]!.lower;
    if (BE.has(word)) return 'passive';
    if (HAVE.has(word)) return form === 'participle' || form === 'past' ? 'active' : 'passive';
    if (!ADVERBS.has(word) && word !== 'not' && word !== 'never' && word !== 'been') break;
  }
  const next = tokens[i + 1]?.lower ?? '';
  // "companies that Washington added on Tuesday": who adds stands between.
  if (form === 'past' && i > sentence.first && namedAt[i - 1]! !== -1) {
    const subject = reading.named[namedAt[i - 1]!]!;
    const kind = subject.entries[0]!.kind;
    if (
      /^(?:that|which)$/.test(tokens[subject.first - 1]?.lower ?? '') &&
      (kind === 'Jurisdiction' || kind === 'Authority')
    )
      return 'active';
  }
  if (form === 'participle') return 'passive';
  // A headline or an attribute: "Mythos 5 suspended after …", "models suspended by …", "a ban imposed on …".
  if (next === 'by' || next === 'under') return 'passive';
  // Without an object these are told of their subject: "dozens of firms added to a blacklist", "OpenAI fined over ChatGPT".
  if (
    form === 'past' &&
    PREPOSITIONS.has(next) &&
    !INTRANSITIVE.test(lemma) &&
    i > sentence.first &&
    !isPronoun(tokens[i - 1]!.lower)
  )
    return 'passive';
  const before = tokens[i - 1];
  const beforeNamed = i > sentence.first ? namedAt[i - 1]! : -1;
  const isTargetBefore = beforeNamed !== -1 && reading.named[beforeNamed]!.entries[0]!.kind === 'Model';
  if (isTargetBefore && !startsNoun(reading, i + 1, sentence)) return 'passive';
  if (
    before !== undefined &&
    /^(?:models|access|services?|controls|restrictions|apps?|downloads)$/.test(before.lower) &&
    !startsNoun(reading, i + 1, sentence)
  )
    return 'passive';
  return 'active';
}

/** Does a noun phrase (an object) begin at token k? */
function startsNoun(reading: Reading, k: number, sentence: Sentence): boolean {
  if (k >= sentence.last) return false;
  if (reading.namedAt[k] !== -1) return true;
  return /^(?:the|a|an|its|their|our|both|all|access|new|two|several|it|them|this|that|these|some|any)$/.test(
    reading.tokens[k]!.lower,
  );
}
