/** "its R1 model", "released R1": the version of a maker that the text has named, without the maker's word. */
import type { Named, Reading } from './reading.ts';
import { shortMention } from './short-mention.ts';

const CODE = /^[A-Z]\d{1,2}(?:\.\d+)?$/;
const AFTER = /^(?:models?|reasoning|chatbot|weights|llm|modell|modelle|modèle|modelo|modello|モデル|模型)$/;
const BEFORE = /^(?:its|their|released|launched|unveiled|published|introduced|releasing|launching)$/;

/** Only for a code that one maker of those named before it has, and only where it is called a model, or is just released. */
export function addCodes(reading: Reading, added: Named[]): void {
  const { tokens, lexicon, named, namedAt, text } = reading;
  const makers = new Set<string | null>();
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (!token.capital || token.kind !== 'word' || token.lower.length > 5 || namedAt[i] !== -1) continue;
    const fitting = lexicon.codes.get(token.lower);
    if (fitting === undefined || !CODE.test(text.slice(token.start, token.start + token.lower.length))) continue;
    for (; next < named.length && named[next]!.first < i; next++)
      for (const entry of named[next]!.entries) makers.add(entry.kind === 'Provider' ? entry.id : entry.provider);
    const [entry, ...others] = fitting.filter((one) => makers.has(one.provider));
    if (entry === undefined || others.length > 0) continue;
    const isModel = [1, 2, 3].some((far) => AFTER.test(tokens[i + far]?.lower ?? ''));
    const isNew = BEFORE.test(tokens[i - 1]?.lower ?? '') || BEFORE.test(tokens[i - 2]?.lower ?? '');
    if (isModel || isNew) added.push(shortMention(reading, i, i + 1, [entry], 'shorthand'));
  }
}
