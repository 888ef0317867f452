import { governorWord, isParty, isTech, official } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

const OFFICE = /\b(?:department|pentagon|commission|ministry|government|authority|secretary|agency|regulator|bureau)\b/;

export const designation: Rule = {
  name: 'designation',
  types: ['DESIGNATION'],
  because: 'An authority gives something a status that carries duties: gatekeeper, systemic risk, supply-chain risk.',
  verbs: ['designate', 'label', 'classify', 'declare'],
  nouns: ['designation'],
  matches: [
    'The Department of Defense designated Anthropic a supply-chain risk.',
    'We received a letter from the Department of Defense confirming that Anthropic has been designated as a supply chain risk.',
    'The European Commission designated ChatGPT as a very large online search engine.',
    'OpenAI was designated as a provider of a model with systemic risk by the AI Office.',
  ],
  nearMisses: [
    'The court suspended the designation of Anthropic.',
    'OpenAI labelled the AI images.',
    'The Commission may designate ChatGPT as a search engine.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    const isPassive = frame.voice === 'passive' && look.actor.kind === 'unknown';
    if (!isTech(look) || !(official(look) || (isPassive && OFFICE.test(look.sentence)))) return null;
    if (
      !/\b(?:gatekeeper|very large|vlop|vlose|supply[- ]chain risk|systemic risk|high[- ]risk|critical|national security (?:risk|threat)|foreign adversary|terrorist|covered)\b/.test(
        look.sentence,
      )
    )
      return null;
    if (frame.voice === 'noun' && !/^(?:announc|issu|impos|confirm|publish)/.test(governorWord(look))) return null;
    return {
      type: 'DESIGNATION',
      status: 'IN_FORCE',
      confidence: 0.85,
      targets: (frame.voice === 'passive' ? look.subjects : look.objects).filter(isParty),
    };
  },
};
