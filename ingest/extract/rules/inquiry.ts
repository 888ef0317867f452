import { findOrganisations } from '../organisations.ts';
import { namedIn } from '../reading.ts';
import { governorWord, isParty, isTech } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const inquiry: Rule = {
  name: 'inquiry',
  types: ['INQUIRY'],
  because: 'Lawmakers or an authority ask for an explanation; an answer is due, nothing is ordered.',
  verbs: ['write', 'ask', 'request', 'demand', 'summon', 'question'],
  nouns: [
    'request for information',
    'letter',
    'legal notice',
    'reporting notice',
    'summons',
    'inquiry',
    'enquiry',
    'questionnaire',
    'information request',
  ],
  matches: [
    'Representatives Sam Liccardo and Ted Lieu today wrote to Secretary Lutnick about the directive on Claude Fable 5.',
    'Senators asked OpenAI for information on its chatbots.',
    'The regulator sent a request for information to DeepSeek.',
    "China's cyberspace regulator summoned Nvidia on Thursday to explain its H20 chip.",
    "Italy's privacy regulator has asked DeepSeek, whose chatbot topped the charts, to explain what it does with personal data.",
    'The Federal Trade Commission demanded that OpenAI, Snap and xAI explain how they test their AI chatbots.',
    'The Personal Information Protection Commission sent an inquiry to DeepSeek.',
    'The eSafety Commissioner has issued legal notices to AI companion providers, requiring them to explain how they protect children.',
  ],
  nearMisses: [
    'Users asked Claude for information on travel.',
    'I wrote to OpenAI about my ChatGPT bill.',
    'Senators asked the heads of OpenAI and Microsoft how Washington could win the AI race.',
    'Seven senators have asked for the rule on AI chips to be rescinded.',
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
    if (frame.lemma === 'summon' || (frame.lemma === 'question' && frame.voice === 'active')) {
      const asked = frame.voice === 'passive' ? look.subjects : look.objects;
      if (look.actor.kind === 'legislature' && frame.lemma === 'question') return null;
      return asked.some(isParty) || /\b(?:executives|representatives|officials of)\b/.test(look.objectText)
        ? { type: 'INQUIRY', status: null, confidence: 0.75, targets: asked.filter(isParty) }
        : null;
    }
    if (!letter) return null;
    if (frame.voice === 'noun') {
      if (!/^(?:sen[dt]|issu|address|wrote|submit|deliver|receiv|g[ai]ve|serve)/.test(governorWord(look))) return null;
      if (
        /notice/.test(frame.lemma) &&
        !/\b(?:explain|information|answers?|questions?|how they|report)\b/.test(look.sentence)
      )
        return null;
      if (/^(?:inquiry|enquiry|questionnaire)$/.test(frame.lemma) && !/^sen[dt]/.test(governorWord(look))) return null;
      if (frame.lemma === 'letter' && look.actor.kind !== 'legislature') return null;
    } else if (frame.lemma === 'write') {
      if (look.actor.kind !== 'legislature' || !/\b(?:to|letter)\b/.test(look.objectText.slice(0, 40))) return null;
    } else if (
      !/\b(?:information|answers?|questions|explain|explanation|details|respond|disclose)\b/.test(look.sentence)
    )
      return null;
    else if (/\bto (?:lift|withdraw|rescind|repeal|be rescinded|be withdrawn|remove|block)\b/.test(look.sentence))
      return null;
    const asked = frame.voice === 'active' ? askedIn(look) : null;
    if (asked !== null)
      return {
        type: 'INQUIRY',
        status: null,
        confidence: 0.75,
        targets: namedIn(look.reading, ...asked).filter(isParty),
        organisations: findOrganisations(look.reading, ...asked),
      };
    const targets = look.objects.filter((named) => isParty(named));
    return { type: 'INQUIRY', status: null, confidence: 0.75, targets };
  },
};

/** "demanded that Alphabet, Snap and xAI explain": who stands before what is asked of them; null in another wording. */
function askedIn({ reading, frame }: Look): [number, number] | null {
  const { tokens } = reading;
  if (tokens[frame.trigger + 1]?.lower !== 'that') return null;
  for (let i = frame.trigger + 3; i < frame.sentence.last; i++)
    if (/^(?:explain|provide|answer|disclose|hand|respond|say|give|report|describe)$/.test(tokens[i]!.lower))
      return [frame.trigger + 2, i];
  return null;
}
