import { subjectBefore } from '../actors.ts';
import { isTechText, official } from './look.ts';
import { carrierLemma } from './made.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const guidance: Rule = {
  name: 'guidance',
  types: ['GUIDANCE'],
  because: 'An authority says how it reads the law, without binding anybody.',
  nouns: [
    'guidance',
    'guidelines',
    'guideline',
    'code of practice',
    'faq',
    'advisory',
    'opinion',
    'recommendation',
    'best practices',
    'policy statement',
  ],
  verbs: ['ask', 'advise', 'urge', 'warn', 'tell', 'recommend'],
  matches: [
    "Japan's Digital Agency asked ministries to refrain from using DeepSeek for personal data.",
    'The European Commission has published guidelines on general-purpose AI models.',
    'The Bureau of Industry and Security published guidance on the risks of advanced AI chips.',
    'The ICO issued an opinion on generative AI and personal data.',
    'The European Commission today received the final version of the Code of Practice on general-purpose AI.',
    'The European Commission published the AI Code of Practice.',
  ],
  nearMisses: [
    'OpenAI published guidance on prompts.',
    'Microsoft released best practices for AI agents.',
    "In my opinion, AI models are slow, the regulator's guidance included.",
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    // "asked ministries to refrain from using": advice with the weight of an office, and no more.
    if (
      frame.voice === 'active' &&
      official(look) &&
      /\b(?:refrain from|avoid|against) (?:the )?(?:using|use)\b|\bnot to use\b/.test(look.clause)
    ) {
      return { type: 'GUIDANCE', status: 'IN_FORCE', confidence: 0.7, targets: look.objects };
    }
    if (frame.voice !== 'noun' || !isTechText(look)) return null;
    const final = finalVersion(look);
    if (final !== null) return final;
    if (actor.kind !== 'authority' && actor.kind !== 'jurisdiction') return null;
    const lemma = carrierLemma(look);
    if (lemma === 'receive' && frame.lemma === 'code of practice' && /\bfinal\b/.test(look.clause))
      return { type: 'GUIDANCE', status: 'IN_FORCE', confidence: 0.7 };
    if (lemma === null || !/^(?:issue|publish|adopt|release|announce|finalise|finalize|unveil)$/.test(lemma))
      return null;
    const isDraft = /\bdraft|consultation\b/.test(look.clause);
    return { type: 'GUIDANCE', status: isDraft ? 'PROPOSED' : 'IN_FORCE', confidence: 0.8 };
  },
};

/** "received the final version of the code": the code is out. */
function finalVersion({ clause, frame, reading }: Look): Sight | null {
  if (!/\b(?:receive|publishe|release|adopte|issue)[ds] the final (?:version|text) of\b/.test(clause)) return null;
  const actor = subjectBefore(reading, frame.sentence.first, frame.trigger);
  return actor.kind === 'authority' ? { type: 'GUIDANCE', status: 'IN_FORCE', confidence: 0.7, actor } : null;
}
