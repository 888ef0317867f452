/** The words of all rules, each with what it is: looked up for every token of a text. */
import { type VerbForm, verbForms } from './grammar.ts';
import type { Rule } from './rules/rule.ts';

export interface Trigger {
  rule: Rule;
  lemma: string;
  form: VerbForm | 'noun' | 'state';
  /** More words that must follow at once (of a noun), or near (particles of a verb). */
  rest: string[];
  particle: string | null;
}

export type TriggerIndex = ReadonlyMap<string, readonly Trigger[]>;

export function indexTriggers(rules: readonly Rule[]): TriggerIndex {
  const index = new Map<string, Trigger[]>();
  const add = (word: string, trigger: Trigger) => {
    const known = index.get(word);
    if (known === undefined) index.set(word, [trigger]);
    else known.push(trigger);
  };
  for (const rule of rules) {
    for (const lemma of rule.verbs ?? []) {
      const [base, particle = null] = lemma.split('~') as [string, string?];
      for (const [word, form] of verbForms(base)) add(word, { rule, lemma, form, rest: [], particle });
    }
    for (const lemma of rule.nouns ?? []) addPhrase(lemma, 'noun', rule, add);
    for (const lemma of rule.states ?? []) addPhrase(lemma, 'state', rule, add);
  }
  return index;
}

function addPhrase(
  lemma: string,
  form: 'noun' | 'state',
  rule: Rule,
  add: (word: string, trigger: Trigger) => void,
): void {
  const words = lemma.split(' ');
  add(words[0]!, { rule, lemma, form, rest: words.slice(1), particle: null });
  if (form === 'noun' && !lemma.endsWith('s')) {
    const plural = [...words];
    plural[plural.length - 1] = `${plural.at(-1)!.replace(/([^aeiou])y$/, '$1ie')}s`;
    add(plural[0]!, { rule, lemma, form, rest: plural.slice(1), particle: null });
  }
}
