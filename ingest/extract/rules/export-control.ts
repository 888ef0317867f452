import { namedIn } from '../reading.ts';
import { isTech } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { isModel, isOfficial, TECHNOLOGY } from './words.ts';

const EXPORT =
  /\b(?:export\w*|re-?export\w*|foreign (?:persons?|nationals?|users?|customers?|companies)|foreigners|non-u\.?s\.?|deemed|transfer(?:red)?|744\.\d+|licen[cs]es?|allies)\b/;
const FOREIGNERS =
  /\b(?:foreigners|foreign (?:persons?|nationals?|users?|customers?|citizens?|hands)|non-u\.?s\.?|non-americans?)\b/;
/** "were notified that the curbs had been rescinded": the message is the end of the control. */
const ENDED =
  /\b(?:rescind\w*|lifted|withdrawn|revoked|removed|repealed|eased|no longer|(?:will )?(?:be|remain|remains|stay) in effect)\b/;
const DIRECTIVE = /\b(?:directive|ordered|order|directed|told|letter|curbs?|restrict\w*)\b/;

export const exportControl: Rule = {
  name: 'export control',
  types: ['EXPORT_CONTROL_DIRECTIVE', 'LICENCE_REQUIREMENT'],
  because:
    'A government decides who abroad may have a thing: by a letter to one company ("is informed"), by a directive, by a licence requirement. "Directive" or an order makes it EXPORT_CONTROL_DIRECTIVE; that a licence is needed makes it LICENCE_REQUIREMENT.',
  verbs: [
    'require',
    'inform',
    'direct',
    'impose',
    'need',
    'restrict',
    'notify',
    'tighten',
    'demand',
    'place',
    'tell',
    'order',
    'forbid',
    'prohibit',
    'keep',
  ],
  nouns: [
    'directive',
    'license requirement',
    'licence requirement',
    'licensing requirement',
    'export control',
    'export curb',
    'export restriction',
    'export order',
    'export ban',
    'license',
    'licence',
    'export letter',
    'export-control directive',
    'letter',
  ],
  states: [
    'license is required',
    'licence is required',
    'license will be required',
    'licence will be required',
    'license required',
    'licence required',
    'licence is needed',
    'license is needed',
  ],
  matches: [
    'The Commerce Department issued a directive that bars foreign nationals from Claude Fable 5.',
    'Anthropic is informed that a license is required to export Claude Fable 5 to any foreign person.',
    'The US government informed Nvidia on 9 April 2025 that a licence is required for exports of its H20 chip to China.',
    'The Bureau of Industry and Security imposed a licence requirement on exports of Claude Mythos 5.',
    'The United States has imposed restrictions on the sale of chip design software to China.',
    "The Bureau of Industry and Security imposed a licence requirement on exports of Nvidia's H20.",
  ],
  nearMisses: [
    'Finally, check the licence of any library that you ship with your AI model.',
    'The Commerce Department could require a licence for exports of Llama models.',
    'In this tutorial we export predictions of Claude Opus 4.8 to a file and control the columns.',
    'A licence is no longer required to export Claude Fable 5.',
    'The guide of 4 May 2026 lists which shipments of Nvidia chips may trigger a licence requirement of the Commerce Department.',
    'Nvidia was notified by the Commerce Department that the export curbs on its chips had been rescinded.',
    'The Bureau of Industry and Security issued a series of answers concerning export controls on AI chips.',
  ],
  read,
};

function read(look: Look): Sight | null {
  const { frame } = look;
  const { sentence } = look;
  if (!EXPORT.test(sentence) && !/\b(?:directive|letter)\b/.test(sentence) && !isSaleAbroad(look)) return null;
  if (/\bno longer\b|\bno licen[cs]e\b|\bnot need\b|\bwithout a licen[cs]e again\b/.test(look.clause)) return null;
  if (!TECHNOLOGY.test(sentence) && !isTech(look)) return null;
  if (/\b(?:rule|framework|act|bill|regulation)\b/.test(frame.lemma)) return null;
  if (look.actor.kind === 'people' || look.actor.kind === 'court') return null;

  if (frame.voice === 'noun') return readNoun(look);
  if (frame.voice === 'state') {
    const isInformed = /\binformed\b/.test(sentence);
    return sight('LICENCE_REQUIREMENT', look, isInformed || isOfficial(look) ? 0.85 : 0.7);
  }
  // "ordered Anthropic to keep it from foreign nationals", "must keep … from foreigners".
  if (/^(?:order|forbid|prohibit|keep)$/.test(frame.lemma)) {
    if (!isOfficial(look) || !FOREIGNERS.test(sentence)) return null;
    return sight(frame.lemma === 'keep' ? typeOf(sentence) : 'EXPORT_CONTROL_DIRECTIVE', look, 0.85);
  }
  if (/^(?:inform|tell|notify|direct)$/.test(frame.lemma)) {
    if (!/\blicen[cs]e|export|foreign/.test(sentence) || ENDED.test(sentence)) return null;
    if (
      frame.voice === 'active' &&
      !isOfficial(look) &&
      !/\bgovernment|department|commerce|secretary\b/.test(look.clause)
    )
      return null;
    return sight(frame.lemma === 'direct' ? 'EXPORT_CONTROL_DIRECTIVE' : typeOf(sentence), look, 0.8);
  }
  if (look.actor.kind === 'vendor' && !/\bneeds?\b/.test(frame.lemma)) return null;
  if (!/\blicen[cs]e|controls?|curbs?|restrictions?/.test(look.clause)) return null;
  if (frame.lemma === 'restrict' && !isOfficial(look)) return null;
  if (
    (frame.lemma === 'impose' || frame.lemma === 'tighten' || frame.lemma === 'place') &&
    !/\b(?:export|licen[cs]|controls|curbs)\b/.test(look.clause) &&
    !isSaleAbroad(look)
  )
    return null;
  return sight(typeOf(sentence), look, isOfficial(look) ? 0.85 : 0.65);
}

/** "restrictions on the sale of chips to China": an export by another name. */
const isSaleAbroad = (look: Look): boolean =>
  isOfficial(look) &&
  /\b(?:sales?|shipments?|selling|shipping)\b[^.]{0,80}\bto\b/.test(look.objectText) &&
  look.objects.some(
    (named) => named.entries[0]!.kind === 'Jurisdiction' && named.entries[0]!.id !== look.actor.jurisdiction,
  );

function readNoun(look: Look): Sight | null {
  const { frame, reading } = look;
  const word = frame.lemma;
  if (word === 'license' || word === 'licence') {
    // "is needed", "must have", "for want of": only where the clause says that one is needed.
    if (
      !/\b(?:need(?:s|ed)?|require[sd]?|requiring|without a|must (?:have|obtain|get))\b/.test(look.clause) ||
      !EXPORT.test(look.sentence.replaceAll(/licen[cs]es?/g, ''))
    )
      return null;
    if (/\bopen[- ]source|library|software licen|mit licen|apache\b/.test(look.sentence)) return null;
    return sight(typeOf(look.sentence), look, 0.6);
  }
  if (word === 'directive' && /\b(?:eu|european|council|parliament|nis\s?2|\(eu\)|cer|liability)\b/.test(look.sentence))
    return null;
  if (word === 'letter' || word === 'export letter') {
    // "By letter of 9 April it imposed a requirement": the requirement is told.
    if (/^(?:by|in|under)$/.test(reading.tokens[frame.trigger - 1]?.lower ?? '')) return null;
    // A letter says what it is about in the next sentence as often as not.
    const next = reading.sentences[reading.sentenceOf[frame.trigger]! + 1];
    const following = next === undefined ? '' : reading.text.slice(next.start, next.end).toLowerCase();
    if (!/\b(?:licen[cs]e|export\w*|foreign\w*|directive)\b/.test(`${look.sentence} ${following}`)) return null;
    if (/\b(?:open|second|another) letter\b/.test(look.sentence)) return null;
    const from = /\b(?:commerce|secretary|department|government|bureau|bis)\b/.test(look.sentence);
    if (!from) return null;
  }
  const type = /directive|order|ban|letter/.test(word) ? 'EXPORT_CONTROL_DIRECTIVE' : typeOf(look.sentence);
  const carried = frame.governor !== null;
  const isNew =
    carried &&
    /^(?:issu|impos|announc|sen[dt]|order|introduc|plac|slap|receiv|hand|deliver|serv|g[ai]ve|publish|sign)/.test(
      reading.tokens[frame.governor!]!.lower,
    );
  return sight(type, look, isNew ? 0.8 : look.dates.length > 0 && look.objects.some(isModel) ? 0.5 : 0.35);
}

const typeOf = (sentence: string): Sight['type'] =>
  /\b(?:directive|order(?:ed|s)?|directed)\b/.test(sentence) && DIRECTIVE.test(sentence)
    ? 'EXPORT_CONTROL_DIRECTIVE'
    : 'LICENCE_REQUIREMENT';

function sight(type: Sight['type'], look: Look, confidence: number): Sight {
  const { reading, frame } = look;
  const all = namedIn(reading, frame.sentence.first, frame.sentence.last).filter(
    (named) => !named.exempt && !named.modifier,
  );
  const models = all.filter(isModel);
  // Of a thing that is no model of the catalogue (a chip), the maker is who needs the licence.
  const targets = models.length > 0 ? models : all.filter((named) => named.entries[0]!.kind === 'Provider');
  return { type, status: 'IN_FORCE', confidence, targets, effect: { layer: 'legal', state: 'RESTRICTED' } };
}
