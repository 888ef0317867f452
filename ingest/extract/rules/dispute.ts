import { isTech } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { INSTRUMENT, isModel, isOfficial } from './words.ts';

/** "loses its appeal": a court has spoken. */
const DECIDED = /\b(?:loses?|lost|wins?|won|rejects?|rejected|denie[sd]|dismiss\w*) (?:\S+ ){0,4}appeals?\b/;

export const dispute: Rule = {
  name: 'dispute',
  types: ['DISPUTE'],
  because:
    'Somebody whom a measure concerns contests it, its facts or its lawfulness, or asks in the open that it be lifted. What a court is asked is a LAWSUIT.',
  verbs: [
    'dispute',
    'disagree',
    'contest',
    'reject',
    'appeal',
    'object',
    'oppose',
    'deny',
    'ask',
    'urge',
    'call',
    'protest',
  ],
  nouns: ['open letter', 'misunderstanding', 'appeal'],
  matches: [
    'Anthropic disputes the directive on Claude Fable 5, calling it a misunderstanding.',
    'Anthropic has complied with the directive on Claude Fable 5, and it disagrees.',
    'In an open letter, 54 security practitioners ask the Secretary of Commerce to lift the directive on Claude Fable 5.',
    'OpenAI said it would appeal the fine, and it rejected the findings of the Garante.',
  ],
  nearMisses: [
    'Researchers disagree about which AI model is best.',
    'Claude rejects harmful requests.',
    'Trade groups urge Commerce to drop the rule on AI chips.',
    'Anthropic loses its appeal over the designation of its models.',
    'Anthropic denied that Claude Opus 4.8 was slow.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (!isTech(look) || isOfficial(look)) return null;
    const text = look.sentence;
    const measure =
      INSTRUMENT.test(text) ||
      /\b(?:fine|findings?|finding|concern|complied|comply|standard|government|regulator)\b/.test(text);
    if (!measure) return null;
    if (/^(?:ask|urge|call)$/.test(frame.lemma)) {
      if (
        !/\b(?:lift|lifted|withdraw\w*|rescind\w*|repeal|exempt|reconsider|drop|end)\b/.test(look.objectText) ||
        !INSTRUMENT.test(text)
      )
        return null;
      // Whom it concerns, or an open letter: that trade groups lobby is no news.
      if (actor.kind !== 'vendor' && !/\bopen letter\b/.test(look.reading.text.slice(0, 400).toLowerCase()))
        return null;
      if (!/^(?:\S+ ){1,8}?(?:to|for)\b/.test(look.objectText)) return null;
      return { type: 'DISPUTE', status: null, confidence: 0.7, targets: look.objects.filter(isModel) };
    }
    if (frame.lemma === 'open letter') {
      if (!/\b(?:lift|withdraw\w*|rescind\w*|against|repeal|exempt|directive|ban|order)\b/.test(text)) return null;
      return { type: 'DISPUTE', status: null, confidence: 0.7, targets: look.objects.filter(isModel) };
    }
    if (frame.lemma === 'misunderstanding') {
      if (
        actor.kind !== 'vendor' &&
        look.reading.readable.sourceKind !== 'vendor' &&
        !/\b(?:called|calls|calling|says?|said)\b/.test(text)
      )
        return null;
      return { type: 'DISPUTE', status: null, confidence: 0.6, targets: look.objects.filter(isModel) };
    }
    if (frame.lemma === 'appeal' && (actor.kind !== 'vendor' || DECIDED.test(look.clause))) return null;
    if (actor.kind !== 'vendor') return null;
    if (
      /^(?:object|oppose|deny|reject)$/.test(frame.lemma) &&
      !INSTRUMENT.test(look.objectText) &&
      !/\b(?:findings?|allegations?|claims?|accusations?)\b/.test(look.objectText)
    )
      return null;
    return { type: 'DISPUTE', status: null, confidence: 0.75, targets: look.objects.filter(isModel) };
  },
};
