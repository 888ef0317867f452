import { slice } from '../reading.ts';
import { isTech } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { isVendorThing, TECHNOLOGY } from './words.ts';

export const order: Rule = {
  name: 'order',
  types: ['ORDER'],
  because:
    'An authority tells somebody to do or to stop something: a limitation of processing, a divestiture, a report. What a court tells is a COURT_ORDER; one about foreign persons and licences is an export control.',
  verbs: [
    'order',
    'instruct',
    'compel',
    'oblige',
    'require',
    'impose',
    'direct',
    'command',
    'tell',
    'request',
    'ask',
    'demand',
    'report',
  ],
  nouns: [
    'order',
    'direction',
    'limitation',
    'enforcement notice',
    'cease-and-desist order',
    'cease-and-desist letter',
    'cease and desist letter',
    'corrective measure',
    'interim measure',
    'preventive measure',
    'precautionary measure',
    'consent order',
    'remedy',
  ],
  matches: [
    'The Federal Trade Commission has ordered OpenAI to report how it tests its chatbots.',
    'The Italian data protection authority ordered OpenAI to stop processing the data of people in Italy.',
    'The Federal Trade Commission issued an order against Meta over its AI chatbots.',
    'A German data protection official reported the AI app DeepSeek to Apple and Google as illegal content.',

    "Italy's data protection authority has looked at ChatGPT. It also ordered the company to run a six-month campaign.",
    'The Berlin data protection authority formally requested that Apple and Google remove the DeepSeek app from their stores.',
  ],
  nearMisses: [
    'OpenAI ordered more GPUs for its AI data centres.',
    'A judge ordered OpenAI to keep its logs.',
    'In order to use Claude, open an account.',
    'The Commission may adopt interim measures against X over Grok.',
    'The regulator asked OpenAI how ChatGPT removes personal data.',
  ],
  read,
};

function read(look: Look): Sight | null {
  const { frame, actor } = look;
  if (actor.kind !== 'authority' && actor.kind !== 'jurisdiction' && !isNumberedTitle(look)) return null;
  if (
    /\bexecutive orders?\b/.test(look.clause) ||
    /\b(?:licen[cs]e|foreign (?:persons?|nationals?))\b/.test(look.sentence)
  )
    return null;
  // "directed a restriction of access": a BAN.
  if (/^(?:\S+ ){0,2}(?:restriction|block|ban) (?:of|on)\b/.test(look.objectText)) return null;
  const isStop = STOP.test(look.objectText) && isTech(look);
  if (!isStop && !TECHNOLOGY.test(look.sentence) && ![...look.objects, ...look.subjects].some(isVendorThing))
    return null;
  const targets = (frame.voice === 'passive' ? look.subjects : look.objects).filter(
    (named) => named.entries[0]!.kind !== 'Authority' && named.entries[0]!.kind !== 'Jurisdiction',
  );
  if (frame.lemma === 'report') {
    if (frame.voice !== 'active' || !/\bas (?:illegal|unlawful) content\b/.test(`${look.objectText} ${restOf(look)}`))
      return null;
    return {
      type: 'ORDER',
      status: 'IN_FORCE',
      confidence: 0.65,
      targets: look.objects.filter(isVendorThing).slice(0, 1),
    };
  }
  if (/^(?:request|ask|demand)$/.test(frame.lemma)) {
    // A request to take a product off the market is made with the weight of the office.
    if (frame.voice !== 'active' || !TAKE_DOWN.test(`${look.objectText} ${restOf(look)}`.trim())) return null;
    return { type: 'ORDER', status: 'IN_FORCE', confidence: 0.6 };
  }
  if (frame.voice === 'noun') {
    if (isNumberedTitle(look)) return { type: 'ORDER', status: 'IN_FORCE', confidence: 0.7, targets };
    if (frame.governor === null) return null;
    if (frame.lemma === 'order' && /^sign/.test(look.reading.tokens[frame.governor]!.lower)) return null;
    if (
      !/^(?:issu|impos|publi|adopt|sen[dt]|serv|made|make|announc|order|put|hand|sign|g[ai]ve|deliver|plac|enter|approv|went)/.test(
        look.reading.tokens[frame.governor]!.lower,
      )
    )
      return null;
    return { type: 'ORDER', status: 'IN_FORCE', confidence: targets.length > 0 ? 0.75 : 0.6, targets };
  }
  if (/^(?:require|oblige|direct|command|tell|compel|instruct|impose)$/.test(frame.lemma)) {
    if (frame.lemma === 'impose' && !/\b(?:limitation|stop|measures?|conditions?|obligations?)\b/.test(look.objectText))
      return null;
    if (frame.lemma === 'require' && frame.form !== 'past') return null;
    if ((targets.length === 0 && !isStop) || (frame.lemma !== 'impose' && !/\bto\b/.test(look.clause))) return null;
    if (/\blaw|act|rule\b/.test(look.clause) && frame.lemma === 'require') return null;
  }
  if (
    frame.lemma === 'order' &&
    frame.voice === 'active' &&
    !/\b(?:to|that|a|an|the|removal|suspension|halt|probe|review)\b/.test(look.objectText)
  )
    return null;
  return { type: 'ORDER', status: 'IN_FORCE', confidence: 0.8, targets };
}

/** "told the New York company to stop collecting images": whom, the sentence before says. */
const STOP =
  /^(?:the|it|its|them|both|state-\w+|domestic|chinese|local|major|all|some|several|tech|technology|companies|firms)\b(?: \S+){0,6}? to (?:stop|cease|delete|remove|block|suspend|halt|hand|keep|retain|preserve|provide|run|disclose|change|correct|bring|publish)\b/;

const TAKE_DOWN =
  /^(?:that |the )?(?:\S+ ){1,7}?(?:to )?(?:remove|block|withdraw|delist|take down|suspend|halt) (?:\S+ ){0,4}?(?:app|apps|chatbot|service|model|feature|\w*seek|access)\b/;

/** What stands behind the clause: "requested that …". */
const restOf = (look: Look): string =>
  slice(look.reading, look.frame.to, Math.min(look.frame.sentence.last, look.frame.to + 16)).toLowerCase();

/** "PSPF Direction 001-2025: DeepSeek products": an office's page that is the act itself. */
const isNumberedTitle = (look: Look): boolean =>
  look.reading.readable.sourceKind === 'regulator' &&
  look.frame.sentence.index === 0 &&
  /^(?:direction|order)$/.test(look.frame.lemma) &&
  look.reading.tokens[look.frame.trigger + 1]?.kind === 'number';
