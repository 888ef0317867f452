import { governorWord, isParty, isTech } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const inquiry: Rule = {
  name: 'inquiry',
  types: ['INQUIRY'],
  because: 'Lawmakers or an authority ask for an explanation; an answer is due, nothing is ordered.',
  verbs: ['write', 'ask', 'request', 'demand'],
  nouns: ['request for information', 'letter'],
  matches: [
    'Representatives Sam Liccardo and Ted Lieu today wrote to Secretary Lutnick about the directive on Claude Fable 5.',
    'Senators asked OpenAI for information on its chatbots.',
    'The regulator sent a request for information to DeepSeek.',
  ],
  nearMisses: [
    'Users asked Claude for information on travel.',
    'I wrote to OpenAI about my ChatGPT bill.',
    'Anthropic asked its cloud partners to revoke access.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look)) return null;
    if (look.actor.kind !== 'legislature' && look.actor.kind !== 'authority' && look.actor.kind !== 'jurisdiction')
      return null;
    const letter =
      /\b(?:wrote|written|write|writes|sent|letter|asked|asks|questions?|information|explain|explanation|answers?|demanded|requested)\b/.test(
        look.clause,
      );
    if (!letter) return null;
    if (frame.voice === 'noun') {
      if (!/^(?:sen[dt]|issu|address|wrote|submit|deliver|receiv)/.test(governorWord(look))) return null;
      if (frame.lemma === 'letter' && look.actor.kind !== 'legislature') return null;
    } else if (frame.lemma === 'write') {
      if (look.actor.kind !== 'legislature' || !/\b(?:to|letter)\b/.test(look.objectText.slice(0, 40))) return null;
    } else if (
      look.actor.kind !== 'legislature' &&
      !/\b(?:information|answers?|questions?|explain|explanation|details)\b/.test(look.clause)
    )
      return null;
    const targets = look.objects.filter((named) => isParty(named));
    return { type: 'INQUIRY', status: null, confidence: 0.75, targets };
  },
};
