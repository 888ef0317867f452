import { isParty } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const vendorPolicy: Rule = {
  name: 'vendor policy',
  types: ['VENDOR_POLICY'],
  because: 'A vendor changes who may use it or how, by its own rules: identity checks, regions, terms, limits.',
  verbs: [
    'update',
    'change',
    'tighten',
    'introduce',
    'announce',
    'require',
    'prohibit',
    'ban',
    'bar',
    'block',
    'restrict',
    'ask',
    'limit',
    'stop~selling',
    'cut~off',
  ],
  nouns: [
    'identity check',
    'identity verification',
    'age verification',
    'terms of service',
    'usage policy',
    'supported regions',
    'usage policies',
    'data retention',
  ],
  matches: [
    'Anthropic updated its terms of service to bar companies that are owned from China.',
    'From 8 July Anthropic will require identity verification for some features of Claude.',
    'OpenAI announced age verification for ChatGPT.',
  ],
  nearMisses: [
    'The regulator asked OpenAI for age verification.',
    'Read the terms of service of Claude.',
    'Anthropic announced Claude Fable 5.1.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (
      frame.voice !== 'noun' &&
      actor.kind !== 'vendor' &&
      !(frame.voice === 'passive' && look.reading.readable.sourceKind === 'vendor')
    )
      return null;
    if (actor.kind !== 'vendor' && look.reading.readable.sourceKind !== 'vendor') return null;
    const policy =
      /\b(?:terms of (?:service|use)|usage polic\w*|identity (?:checks?|verification)|age (?:verification|check)|prove who they are|supported (?:regions|countries)|unsupported regions|verification programmes?|acceptable use|sales restrictions|regional restrictions|owned (?:by|from)|data retention)\b/;
    // Whom it serves at all: "bars Chinese-run companies from using its services".
    const isWhom =
      /^(?:ban|bar|block|prohibit|restrict|stop~selling|cut~off|limit)$/.test(frame.lemma) &&
      /\b(?:companies|entities|organi[sz]ations|firms|groups|subsidiaries|customers)\b/.test(look.clause) &&
      /\b(?:owned|controlled|run|based|chinese|russian|regions?|countries|jurisdictions?)\b|-(?:owned|run|based|controlled)\b/.test(
        look.clause,
      );
    if (!isWhom && !policy.test(look.sentence)) return null;
    if (frame.voice === 'noun') {
      const title = look.reading.sentenceOf[frame.trigger] === 0;
      if (frame.governor === null && !(title && look.reading.readable.sourceKind === 'vendor')) return null;
    } else if (
      !isWhom &&
      /^(?:block|ban|bar|prohibit|restrict|limit|cut~off|stop~selling)$/.test(frame.lemma) &&
      !/\b(?:owned|regions?|countries|companies|entities)\b/.test(look.clause)
    )
      return null;
    return {
      type: 'VENDOR_POLICY',
      status: 'ANNOUNCED',
      confidence: 0.75,
      targets: [...look.objects, ...look.subjects].filter(isParty),
    };
  },
};
