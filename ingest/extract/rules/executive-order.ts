import { isTechText } from './look.ts';
import { carrierLemma } from './made.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const executiveOrder: Rule = {
  name: 'executive order',
  types: ['EXECUTIVE_ORDER', 'RESCISSION'],
  because: 'The head of an executive gives an order to agencies; it is named and numbered.',
  nouns: ['executive order', 'presidential memorandum', 'presidential decree'],
  matches: [
    'The President today signed Executive Order 14409 on covered frontier AI models.',
    'President Trump issued an executive order on artificial intelligence on 23 January 2025.',
  ],
  nearMisses: [
    'The framework carries out Executive Order 14409 on AI.',
    'The President may sign an executive order on AI models.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (frame.voice !== 'noun' || !isTechText(look)) return null;
    if (/\b(?:revok\w+|rescind\w*|repeal\w*)\b/.test(look.clause))
      return { type: 'RESCISSION', status: 'RESCINDED', confidence: 0.75 };
    const lemma = carrierLemma(look);
    const carried = lemma !== null && /^(?:sign|issue|announce|release|publish)$/.test(lemma);
    const numbered = look.reading.cited.some(
      (cited) => cited.kind === 'eo' && cited.sentence === look.reading.sentenceOf[frame.trigger],
    );
    if (!carried) return numbered ? { type: 'EXECUTIVE_ORDER', status: 'IN_FORCE', confidence: 0.4 } : null;
    return { type: 'EXECUTIVE_ORDER', status: 'IN_FORCE', confidence: 0.9 };
  },
};
