import { namedIn } from '../reading.ts';
import { governorWord, isParty, isTech } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const lawsuit: Rule = {
  name: 'lawsuit',
  types: ['LAWSUIT'],
  because:
    'Somebody goes to court, against a company or against a measure of the state. What the court then says is a COURT_ORDER or a STAY.',
  verbs: ['sue', 'challenge', 'go~court', 'take~court'],
  nouns: ['lawsuit', 'suit', 'complaint', 'class action', 'legal challenge', 'petition for review'],
  matches: [
    'Legion LegalTech sued the United States on 25 June 2026 over the export restriction on Claude Fable 5.',
    'The complaint about Claude Fable 5 was filed on 23 June in the U.S. District Court for the District of Columbia.',
    'The New York Times filed a lawsuit against OpenAI.',
  ],
  nearMisses: [
    'Users filed complaints about slow answers of ChatGPT with support.',
    'Anthropic may sue the government over the directive.',
    'They could file an injunction against Meta or launch a class action.',
    'Lawyers expect lawsuits over AI models.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look)) return null;
    const targets = namedIn(look.reading, frame.sentence.first, frame.sentence.last).filter(
      (named) => isParty(named) && !named.exempt && !named.modifier,
    );
    if (frame.voice === 'noun') {
      if (!/^(?:fil|launch|br[io]|lodg|open|submit)/.test(governorWord(look))) return null;
      if (
        frame.lemma === 'complaint' &&
        !/\b(?:court|district|v\.|against|noyb|authority|commission|judge)\b/.test(look.sentence)
      )
        return null;
      return { type: 'LAWSUIT', status: null, confidence: 0.85, targets };
    }
    if (/~court$/.test(frame.lemma) && !/\b(?:to|into) court\b/.test(look.clause)) return null;
    if (frame.lemma === 'challenge' && !/\b(?:court|lawsuit|judge|legal)\b/.test(look.clause)) return null;
    if (frame.form === 'base' && frame.voice === 'active' && look.actor.kind === 'unknown') return null;
    return { type: 'LAWSUIT', status: null, confidence: 0.85, targets };
  },
};
