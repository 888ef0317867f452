import { governorWord, isTech } from './look.ts';
import { carrierLemma } from './made.ts';
import type { Look, Rule, Sight } from './rule.ts';

const PRESIDENT = /\b(?:trump|biden|president)\b/;

export const executiveOrder: Rule = {
  name: 'executive order',
  types: ['EXECUTIVE_ORDER', 'RESCISSION'],
  because: 'The head of an executive gives an order to agencies; it is named and numbered.',
  nouns: ['executive order', 'presidential memorandum', 'presidential decree', 'order'],
  states: ['it is hereby ordered'],
  matches: [
    'The President today signed Executive Order 14409 on covered frontier AI models.',
    'President Trump issued an executive order on artificial intelligence on 23 January 2025.',
    'Trump signs order against state AI laws',
    'The executive order on artificial intelligence, which President Trump signed on December 11, 2025, preempts nothing by itself.',
  ],
  nearMisses: [
    'The framework carries out Executive Order 14409 on AI.',
    'The President may sign an executive order on AI models.',
    'A judge signed an order on the AI logs of OpenAI.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look)) return null;
    if (frame.voice === 'state') return { type: 'EXECUTIVE_ORDER', status: 'IN_FORCE', confidence: 0.8 };
    if (frame.voice !== 'noun') return null;
    const isPresident = look.actor.entry?.id === 'authority:white-house' || PRESIDENT.test(look.clause);
    if (frame.lemma === 'order' && !(isPresident && /^sign/.test(governorWord(look)))) return null;
    if (/\b(?:revok\w+|rescind\w*|repeal\w*)\b/.test(look.clause))
      return { type: 'RESCISSION', status: 'RESCINDED', confidence: 0.75 };
    const lemma = carrierLemma(look);
    const carried = lemma !== null && /^(?:sign|issue|announce|release|publish)$/.test(lemma);
    const numbered = look.reading.cited.some(
      (cited) => cited.kind === 'eo' && cited.sentence === look.reading.sentenceOf[frame.trigger],
    );
    // "the executive order on AI, which President Trump signed on 11 December"
    if (!carried && /\bwhich (?:\S+ ){1,4}signed\b/.test(look.sentence))
      return { type: 'EXECUTIVE_ORDER', status: 'IN_FORCE', confidence: 0.7 };
    if (!carried) return numbered ? { type: 'EXECUTIVE_ORDER', status: 'IN_FORCE', confidence: 0.4 } : null;
    return { type: 'EXECUTIVE_ORDER', status: 'IN_FORCE', confidence: 0.9 };
  },
};
