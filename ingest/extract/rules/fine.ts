import { slice } from '../reading.ts';
import { governorWord, isParty, isTech, official } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const fine: Rule = {
  name: 'fine',
  types: ['FINE'],
  because:
    'An authority takes money for a breach: the case is decided. A fine that may come, or is threatened, is none.',
  verbs: ['fine', 'penalise', 'penalize', 'pay'],
  nouns: ['fine', 'penalty', 'settlement'],
  matches: [
    "Italy's data protection authority fined OpenAI 15 million euros in December 2024.",
    'The Dutch regulator imposed a fine of 30.5 million euros on Clearview AI.',
    'Cadence, a maker of chip design software, agreed to pay over $95 million in civil penalties to the Commerce Department.',

    'The Dutch Data Protection Authority imposes a fine of 30.5 million euro on Clearview AI, and orders subject to a penalty of up to 5 million euro.',
    'The Dutch DPA imposes a fine on OpenAI.',
    'Clearview AI was fined 20 million euros by the French regulator.',
  ],
  nearMisses: [
    'The weather is fine and Claude works.',
    'Failure to comply with the AI letter may bring criminal and civil penalties.',
    'OpenAI could be fined under the AI Act.',
    'Microsoft, which now sells AI, has been fined 2.2 billion euros in past years for bundling.',
    'The agency set a daily fine of 50,000 reais for failing to comply with the order on AI training.',
    'The regulator warned OpenAI that it may impose a fine.',
    'The AI Office may impose fines of millions of euros from 2 August 2026.',
    'The regulator gave OpenAI 20 days to comply or face a fine of up to 20 million euros.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look)) return null;
    const money = /(?:[€$£¥₩]|\b(?:eur|usd|euros?|dollars?|pounds?|million|billion|won|yuan)\b)/.test(look.sentence);
    if (frame.lemma === 'pay') {
      if (!money || !/\b(?:fines?|penalt(?:y|ies)|settle\w*)\b/.test(look.clause)) return null;
      const payer = look.subjects.filter(isParty);
      return {
        type: 'FINE',
        status: 'IN_FORCE',
        confidence: 0.7,
        targets: payer,
        actor: { kind: 'authority', entry: null, jurisdiction: null, at: -1 },
      };
    }
    if (frame.voice === 'noun') {
      const isImposed = /^(?:impos|levi|slap)/.test(governorWord(look)) && official(look) && look.objects.some(isParty);
      if (
        !(money || isImposed) ||
        /\b(?:up to|as much as|maximum|or face|risks?|threat\w*|daily (?:fine|penalty)|per day|(?:for )?each day|periodic|may impose|can reach|can fine)\b/.test(
          around(look),
        )
      )
        return null;
      const carried = /^(?:impos|issu|levi|levy|slap|announc|hit|hand|receiv|clos|confirm|reach|set|upheld)/.test(
        governorWord(look),
      );
      if (!carried && !/\bwith a fine|fine of|penalty of\b/.test(look.clause)) return null;
      if (look.actor.kind === 'people' || look.actor.kind === 'court') return null;
      return {
        type: 'FINE',
        status: 'IN_FORCE',
        confidence: carried ? 0.85 : 0.65,
        targets: [...look.objects, ...look.subjects].filter(isParty),
      };
    }
    if (frame.voice === 'active' && !official(look)) return null;
    if (frame.form === 'base' && !official(look)) return null;
    return {
      type: 'FINE',
      status: 'IN_FORCE',
      confidence: 0.9,
      targets: (frame.voice === 'passive' ? look.subjects : look.objects).filter(isParty),
    };
  },
};

/** The words beside the fine: what else may be due if it isn't obeyed stands further off. */
function around({ reading, frame }: Look): string {
  return slice(reading, Math.max(frame.from, frame.trigger - 9), Math.min(frame.to, frame.trigger + 9)).toLowerCase();
}
