import { isParty, isTech } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const statement: Rule = {
  name: 'statement',
  types: ['STATEMENT'],
  because:
    'A government or authority takes a position about a measure of another. It binds nobody, and is kept because positions change.',
  verbs: [
    'warn',
    'criticise',
    'criticize',
    'condemn',
    'question',
    'say',
    'tell',
    'call',
    'press',
    'urge',
    'ask',
    'request',
  ],
  matches: [
    'The European Commission said that security measures should not discriminate against allies who use Claude Fable 5.',
    'The Japanese government has asked OpenAI to refrain from copyright infringement with Sora 2.',
    'French President Emmanuel Macron questioned a U.S. order that keeps two AI models out of foreign hands.',
  ],
  nearMisses: ['OpenAI said that its model is faster.', 'The Commission said that it likes tea.'],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look) || frame.voice !== 'active') return null;
    if (look.actor.kind !== 'authority' && look.actor.kind !== 'jurisdiction') return null;
    const about =
      /\b(?:directive|licen[cs]e requirement|us measure|u\.s\. measure|u\.s\. order|us order|export (?:control|curb|ban|restriction)s?|discriminat\w*|shutdown|withdrawal of|allies|partners|ban|restrict\w*|access to)\b/;
    const target = look.objects.filter(
      (named) => named.entries[0]!.kind === 'Provider' && named.first <= frame.trigger + 3,
    );
    if (
      /^(?:ask|urge|request|call)$/.test(frame.lemma) &&
      target.length > 0 &&
      /\bto (?:refrain|respect|limit|keep|avoid|stop)\b/.test(look.objectText)
    )
      return { type: 'STATEMENT', status: null, confidence: 0.65, targets: target };
    if (!about.test(look.sentence)) return null;

    if (
      /^(?:say|tell|call|ask|request)$/.test(frame.lemma) &&
      !/\b(?:should|must|discriminat\w*|regret\w*|concern\w*|unacceptable|welcome[sd]?|exempt\w*)\b/.test(look.sentence)
    )
      return null;
    return {
      type: 'STATEMENT',
      status: null,
      confidence: 0.65,
      targets: [...look.objects, ...look.subjects].filter(isParty),
    };
  },
};
