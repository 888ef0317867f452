import type { Look, Rule, Sight } from './rule.ts';
import { isModel, isOfficial, isVendor } from './words.ts';

const WITHDRAWN =
  /\b(?:directives?|orders?|bans?|rules?|regulations?|controls?|curbs?|restrictions?|requirements?|licen[cs]ing|designations?|prohibitions?|sanctions?|framework|measures?|limitations?|listing|guidance|policy|block|advisory|licen[cs]es?|authori[sz]ations?|waivers?|exemptions?|permits?)\b/;
const PARTLY =
  /\b(?:partly|partially|in part|some of|part of|eased?|eases|easing|narrow(?:ed|s)?|for (?:some|certain|selected|about|around|approved)|except)\b/;

const PERMIT = /\b(?:licen[cs]es?|authori[sz]ations?|waivers?|exemptions?|permits?)\b/;
const PERMIT_ALL = /\b(?:licen[cs]es?|authori[sz]ations?|waivers?|exemptions?|permits?)\b/g;
const INSTRUMENTS =
  /\b(?:directives?|orders?|bans?|rules?|controls?|curbs?|restrictions?|requirements?|designations?)\b/;
const LOOSE = /^(?:set~aside|drop|end|remove|cancel|reverse|terminate|scrap|walk~back)$/;

export const rescission: Rule = {
  name: 'rescission',
  types: ['RESCISSION', 'AMENDMENT'],
  because:
    'An instrument ends by the will of whoever made it. It restores nothing: the vendor decides when its service is back. A court that stops an instrument is a STAY or a COURT_ORDER; an easing is an AMENDMENT.',
  verbs: [
    'rescind',
    'withdraw',
    'revoke',
    'repeal',
    'lift',
    'remove',
    'drop',
    'scrap',
    'cancel',
    'abolish',
    'end',
    'void',
    'reverse',
    'undo',
    'delist',
    'terminate',
    'unban',
    'overturn',
    'set~aside',
    'vacate',
    'nullify',
    'walk~back',
    'dissolve',
  ],
  nouns: ['rescission', 'recission', 'withdrawal', 'repeal', 'lifting'],
  states: ['license is no longer required', 'licence is no longer required'],
  matches: [
    'The Department of Commerce has today withdrawn the controls that it placed on Claude Fable 5.',
    'The Bureau of Industry and Security rescinded the AI diffusion rule on 13 May 2025.',
    'The ban on ChatGPT was lifted by the Italian regulator on 28 April 2023.',
    'The United States revoked the waivers that allowed Samsung to receive chipmaking tools in China.',
    'The Federal Trade Commission set aside its consent order against Rytr, a maker of AI writing tools.',
    'The Federal Trade Commission issued an order vacating its consent order against Rytr, an AI company.',
  ],
  nearMisses: [
    'Anthropic hopes to see the requirement lifted soon.',
    'Anthropic withdrew Claude Fable 5 from the market.',
    'The regulator ordered firms to halt purchases of Nvidia chips and cancel existing orders.',
    'The ministry set aside a budget for AI rules.',
    'Earlier reports of the FTC on AI ended in proposals for rules.',
    'They ask the Department to lift the directive on Claude Fable 5.',
    'The Commerce Department has not rescinded the licence requirement on Claude Fable 5.',
  ],
  read,
};

function read(look: Look): Sight | null {
  const { frame } = look;
  if (isVendor(look) || look.actor.kind === 'people' || look.actor.kind === 'court') return null;
  const side = frame.voice === 'passive' ? look.clause.slice(0, 400) : look.objectText;
  const near = frame.voice === 'passive' ? nearBefore(look) : nearAfter(look);
  if (frame.voice === 'state') {
    if (!/export|transfer|release|foreign/.test(look.sentence)) return null;
    return { type: 'RESCISSION', status: 'RESCINDED', confidence: 0.6, effect: { layer: 'legal', state: 'AVAILABLE' } };
  }
  if (frame.voice === 'noun') {
    if (
      !WITHDRAWN.test(look.sentence) ||
      !/\b(?:formal|announced|follows|covers|takes effect|of the|of)\b/.test(look.sentence)
    )
      return null;
    if (!isOfficial(look) && look.objects.some(isModel) && !/\brescission|recission|repeal\b/.test(frame.lemma))
      return null;
    const isNews =
      frame.governor !== null &&
      isOfficial(look) &&
      /^(?:announc|publish|confirm|order)/.test(look.reading.tokens[frame.governor]!.lower);
    return {
      type: 'RESCISSION',
      status: isNews ? 'ANNOUNCED' : 'RESCINDED',
      confidence: isNews ? 0.75 : 0.4,
      effect: { layer: 'legal', state: 'AVAILABLE' },
    };
  }
  if (!WITHDRAWN.test(near)) return null;
  // "set aside a budget for AI rules", "dropped a plan for a ban": another thing is dropped.
  if (
    frame.voice === 'active' &&
    LOOSE.test(frame.lemma) &&
    !WITHDRAWN.test(` ${look.objectText}`.split(/ (?:for|on|with|to|in|from|at|against|about|over|by) /)[0]!)
  )
    return null;
  if (/^(?:remove|drop|cancel|end|reverse|delist)$/.test(frame.lemma) && !isOfficial(look) && frame.voice === 'active')
    return null;
  if (PARTLY.test(look.clause) && !/\bcovers\b/.test(side)) {
    return {
      type: 'AMENDMENT',
      status: 'PARTLY_LIFTED',
      confidence: 0.7,
      effect: { layer: 'legal', state: 'AVAILABLE' },
    };
  }
  // Who loses a licence or a waiver is freed of nothing.
  if (PERMIT.test(near) && !INSTRUMENTS.test(near.replaceAll(PERMIT_ALL, '')))
    return isOfficial(look) ? { type: 'RESCISSION', status: 'RESCINDED', confidence: 0.8 } : null;
  return {
    type: 'RESCISSION',
    status: 'RESCINDED',
    confidence: isOfficial(look) ? 0.9 : 0.7,
    effect: { layer: 'legal', state: 'AVAILABLE' },
  };
}

const tokensText = (look: Look, from: number, to: number): string =>
  to <= from
    ? ''
    : look.reading.text.slice(look.reading.tokens[from]!.start, look.reading.tokens[to - 1]!.end).toLowerCase();
const nearAfter = (look: Look): string =>
  tokensText(look, look.frame.trigger + 1, Math.min(look.frame.sentence.last, look.frame.trigger + 12));
const nearBefore = (look: Look): string =>
  tokensText(look, Math.max(look.frame.sentence.first, look.frame.trigger - 16), look.frame.trigger);
