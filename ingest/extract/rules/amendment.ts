import { findAudience } from '../audiences.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { isVendor } from './words.ts';

const CONTROLS =
  /\b(?:directive|order|ban|rule|rules|regulations?|controls?|curbs?|restrictions?|requirements?|limitations?|grip|licen[cs]e|letter|guidelines|designation)\b/;
const EASING = /^(?:ease|relax|narrow|loosen|soften|exempt|clear|authorise|authorize|allow|permit)$/;

export const amendment: Rule = {
  name: 'amendment',
  types: ['AMENDMENT', 'RESCISSION'],
  because:
    'The instrument lives on with another reach: eased for some (PARTLY_LIFTED), or changed. Whom it frees is the audience; everybody else stays where he was.',
  verbs: [
    'amend',
    'modify',
    'ease',
    'relax',
    'narrow',
    'loosen',
    'soften',
    'revise',
    'exempt',
    'clear',
    'authorise',
    'authorize',
    'allow',
    'permit',
    'extend',
    'update',
    'widen',
    'expand',
    'delay',
    'postpone',
    'defer',
    'push~back',
    'shift',
    'move',
  ],
  nouns: ['second letter', 'exemption', 'amendment', 'authorisation', 'authorization'],
  states: [
    'no licence is needed',
    'no license is needed',
    'no license is required',
    'no licence is required',
    'no longer needs a licence',
    'no longer needs a license',
    'no longer need a license',
    'no longer need a licence',
    'without a licence',
    'without a license',
  ],
  matches: [
    'The US Commerce Department on 27 June 2026 relaxed the export curb on Claude Mythos 5 for about a hundred organisations.',
    'No licence is required for the entities in Annex A to use Claude Mythos 5, a second letter from the Commerce Department says.',
    'The Bureau of Industry and Security amended the export controls on advanced AI chips.',
    "The U.S. has allowed Nvidia's H200 chips to be exported to China.",
    'The Bureau of Industry and Security shifted AI chip exports to China to case-by-case licensing.',
    'Colorado delays its law on artificial intelligence by five months.',
    'The European Commission postponed the obligations for high-risk AI systems to December 2027.',
  ],
  nearMisses: [
    'The Commerce Department may relax the controls on Claude Mythos 5.',
    'Anthropic amended its terms of service for Claude.',
    'The Hong Kong Monetary Authority issued a circular to provide authorised institutions with principles for the use of AI models.',
    'The department moved its AI office to another building.',
    'OpenAI delayed its open model, citing the law.',
    'A licence is required to export Claude Mythos 5.',
  ],
  read,
};

const isLater = (look: Look): boolean => /^(?:delay|postpone|defer|push~back)$/.test(look.frame.lemma);
/** What can be put off: a norm, or its day. */
const NORM =
  /\b(?:laws?|acts?|rules?|regulations?|implementation|enforcement|application|compliance|deadlines?|obligations?|requirements?|provisions?|effective date|start date|entry into force|framework|code of practice|directive|order)\b/;

function read(look: Look): Sight | null {
  const { frame, sentence } = look;
  if (isVendor(look) || look.actor.kind === 'people' || look.actor.kind === 'court') return null;
  if (frame.voice === 'state') {
    if (/^without a/.test(frame.lemma)) {
      if (!/\bmay (?:now )?(?:use|have|receive|access)\b|\bagain\b/.test(sentence) || /\bno longer\b/.test(sentence))
        return null;
    }
    const { reading } = look;
    const audience = findAudience(reading, frame.sentence.first, frame.sentence.last, null);
    const isWhole =
      audience === null && !/\b(?:some|certain|those|them)\b/.test(sentence) && !/^without/.test(frame.lemma);
    return {
      type: isWhole ? 'RESCISSION' : 'AMENDMENT',
      status: isWhole ? 'RESCINDED' : 'PARTLY_LIFTED',
      confidence: isWhole ? 0.55 : 0.75,
      effect: { layer: 'legal', state: 'AVAILABLE' },
    };
  }
  if (frame.voice === 'noun') {
    if (frame.lemma === 'second letter') {
      if (!/\b(?:commerce|secretary|department|government|bureau)\b/.test(sentence)) return null;
      return {
        type: 'AMENDMENT',
        status: 'PARTLY_LIFTED',
        confidence: 0.6,
        effect: { layer: 'legal', state: 'AVAILABLE' },
      };
    }
    return null;
  }
  const isOfficial =
    isByBill(look) ||
    look.actor.kind === 'authority' ||
    look.actor.kind === 'legislature' ||
    look.actor.kind === 'jurisdiction' ||
    (look.actor.kind === 'unknown' && frame.voice === 'passive');
  if (!isOfficial) return null;
  const near = frame.voice === 'passive' ? look.clause : look.objectText.slice(0, 140);
  // "authorised institutions" are banks.
  if (
    /^authori[sz]e$/.test(frame.lemma) &&
    /^(?:institutions?|entit|users?|dealers?|representatives?|persons?|officers?)/.test(look.objectText)
  )
    return null;
  if (/^(?:allow|permit|clear|authorise|authorize|exempt)$/.test(frame.lemma)) {
    if (
      !/\b(?:use|access|models?|export\w*|sales?|sell|mythos)\b/.test(look.clause) ||
      look.objects.concat(look.subjects).length === 0
    )
      return null;
    if (/\b(?:court|appeal|tests?|submit|requests?)\b/.test(look.clause)) return null;
  } else if (/^(?:shift|move)$/.test(frame.lemma)) {
    // From one kind of review to another.
    if (!/\bexports?\b/.test(look.clause) || !/\bto (?:a )?(?:case-by-case|presumption)\b/.test(look.objectText))
      return null;
    return { type: 'AMENDMENT', status: 'IN_FORCE', confidence: 0.7 };
  } else if (isLater(look)) {
    if (!NORM.test(near)) return null;
    return { type: 'AMENDMENT', status: look.actor.kind === 'legislature' ? 'IN_FORCE' : 'ANNOUNCED', confidence: 0.8 };
  } else if (!CONTROLS.test(near)) return null;
  if (EASING.test(frame.lemma))
    return {
      type: 'AMENDMENT',
      status: 'PARTLY_LIFTED',
      confidence: 0.75,
      effect: { layer: 'legal', state: 'AVAILABLE' },
    };
  return {
    type: 'AMENDMENT',
    status: 'IN_FORCE',
    confidence: /^(?:amend|modify|revise)$/.test(frame.lemma) ? 0.7 : 0.5,
  };
}

/** "a bill that pushes back the start of the law" */
const isByBill = (look: Look): boolean =>
  isLater(look) &&
  look.frame.voice === 'active' &&
  /^(?:that|which)$/.test(look.reading.tokens[look.frame.from - 1]?.lower ?? '') &&
  /^(?:bill|law|act|measure|legislation|regulation|amendment)$/.test(
    look.reading.tokens[look.frame.from - 2]?.lower ?? '',
  );
