import { type Actor, subjectBefore } from '../actors.ts';
import { findOrganisations } from '../organisations.ts';
import { type Named, namedIn, slice } from '../reading.ts';
import { summaryOf } from '../summary.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { INSTRUMENT, isModel, isVendorThing, TECHNOLOGY } from './words.ts';

/** Whose devices these are, is an office, whether the catalogue has it or not: "NASA has blocked the chatbot on agency devices". */
const DEVICES =
  /\b(?:government|agency|official|state|federal|work|military|office|ministry|departmental)[- ](?:issued |owned |managed )?(?:devices|networks|phones|computers|laptops|systems)\b/;

/** What is closed, dropped or stopped here is a case, not a product. */
const CASES = /\b(?:investigations?|inquir(?:y|ies)|probes?|cases?|proceedings|reviews?|complaints?|loopholes?)\b/;

export const ban: Rule = {
  name: 'ban',
  types: ['BAN', 'EXPORT_CONTROL_DIRECTIVE'],
  because:
    'A government forbids or blocks a product, for everybody or on its own devices. A vendor that shuts out users is a SUSPENSION or VENDOR_POLICY; a proposal is no ban.',
  verbs: [
    'ban',
    'prohibit',
    'bar',
    'close',
    'block',
    'forbid',
    'outlaw',
    'blacklist',
    'suspend',
    'disable',
    'take~offline',
    'switch~off',
    'halt',
    'restrict',
    'remove',
    'shut~down',
    'stop',
    'prevent',
    'order~off',
  ],
  states: [
    ...['may not use', 'must not use', 'may no longer use', 'can no longer use', 'are not allowed to use'],
    'are no longer allowed to use',
  ],
  nouns: ['ban', 'prohibition', 'block', 'restriction', 'suspension'],
  matches: [
    'Canberra ordered DeepSeek off every government phone on February 4, 2025.',
    'Public agencies in Taiwan may not use DeepSeek since January 31.',
    'Who said no to DeepSeek? Taiwan. Public agencies may not use it since January 31.',
    'Italy blocked DeepSeek on 30 January 2025 over data protection concerns.',
    'Taiwan has banned DeepSeek from government agencies.',
    'The Australian government issued a ban on DeepSeek for government devices.',
    'DeepSeek was banned from government devices by Australia in February 2025.',
    "South Korea's data protection authority announced a suspension of new downloads of the DeepSeek app.",
    'NASA has blocked DeepSeek on agency devices and networks.',
    "President Donald Trump told all federal agencies to stop using Anthropic's products.",
    'The Malaysian Communications and Multimedia Commission has directed a temporary restriction of access to Grok.',
  ],
  nearMisses: [
    'Under its rules, children may not use ChatGPT.',
    'OpenAI employees may not use Claude at work.',
    'Anthropic went dark after the Commerce Department told it that foreigners may no longer use Claude Fable 5 without a licence.',
    'Agencies may not use DeepSeek, says a bill before Congress.',
    'Anthropic banned accounts that abused Claude.',
    'Regulators close in on Grok.',
    'The commission announced a suspension of talks with OpenAI.',
    'Experts told agencies to stop using DeepSeek.',
    'OpenAI told its staff to stop using Claude.',
    'Lawmakers want to ban DeepSeek from government devices.',
    'Suppose that Congress banned DeepSeek next year.',
    'The government lifted the ban on DeepSeek.',
    'The Garante closed the investigation into ChatGPT.',
  ],
  read,
};

function read(look: Look): Sight | null {
  const { frame, actor } = look;
  const official = actor.kind === 'authority' || actor.kind === 'jurisdiction' || actor.kind === 'legislature';
  const side = frame.voice === 'passive' ? look.subjects : look.objects;
  const targets = side.filter((named) => isVendorThing(named) || named.entries[0]!.kind === 'Provider');
  if (frame.voice === 'noun') {
    if (frame.lemma === 'block' && frame.governor === null) return null;
    if (frame.lemma === 'restriction' && !(official && /^(?:of|on) (?:access|the use)\b/.test(look.objectText)))
      return null;
    if (
      frame.lemma === 'suspension' &&
      !(official && frame.governor !== null && /\b(?:downloads?|apps?|access|services?|use)\b/.test(look.objectText))
    )
      return null;
    if (frame.governor === null && !(official && targets.length > 0)) return null;
    if (
      frame.governor !== null &&
      !/^(?:issu|impos|announc|introduc|plac|order|direct|enact|slap|sign|extend|enforc|approv|adopt|publish)/.test(
        look.reading.tokens[frame.governor]!.lower,
      )
    )
      return null;
    if (!official && targets.length === 0) return null;
    if (actor.kind === 'vendor' || actor.kind === 'people') return null;
    if (targets.length === 0 && !TECHNOLOGY.test(look.objectText)) return null;
    return { type: 'BAN', status: 'IN_FORCE', confidence: frame.governor === null ? 0.4 : 0.8, targets };
  }
  if (frame.voice === 'state') return notAllowed(look);
  const told = toldToStop(look);
  if (told !== null) return told;
  if (frame.lemma === 'prevent') return null;
  if (actor.kind === 'vendor' || actor.kind === 'people' || actor.kind === 'court') return null;
  const strong = /^(?:ban|prohibit|outlaw|blacklist|bar|forbid)$/.test(frame.lemma);
  const hasName =
    targets.length > 0 ||
    (frame.voice === 'passive' &&
      findOrganisations(look.reading, frame.from, frame.trigger).length > 0 &&
      TECHNOLOGY.test(look.sentence));
  const onDevices =
    targets.length > 0 &&
    frame.voice === 'active' &&
    (DEVICES.test(look.clause) || (frame.sentence.index === 0 && DEVICES.test(summaryOf(look.reading).head))) &&
    frame.form !== 'base';
  if (frame.lemma === 'close' && /^in\b/.test(look.objectText)) return null;
  if (!official && !onDevices && !(strong && frame.voice === 'passive' && hasName)) return null;
  if (frame.voice === 'active' && frame.form === 'base' && !official) return null;
  if (CASES.test(frame.voice === 'passive' ? look.clause : look.objectText.slice(0, 60))) return null;
  if (targets.length === 0) {
    const text = frame.voice === 'passive' ? look.clause : look.objectText;
    if (!strong || !(TECHNOLOGY.test(text) || hasName) || INSTRUMENT.test(text.slice(0, 30))) return null;
    return { type: typeOf(look), status: 'IN_FORCE', confidence: 0.65, ...legal(look) };
  }
  if (!strong && INSTRUMENT.test((frame.voice === 'passive' ? look.clause : look.objectText).slice(0, 24))) return null;
  if (
    !strong &&
    targets.every((named) => !isModel(named) && named.entries[0]!.kind === 'Provider') &&
    !/\b(?:access|app|service|downloads?|chatbot|deepseek|chatgpt|tiktok|grok|use)\b/.test(look.clause)
  )
    return null;
  return { type: typeOf(look), status: 'IN_FORCE', confidence: strong ? 0.85 : 0.75, targets, ...legal(look) };
}

/** Kept from foreigners by the state whose thing it is: that is export control, whatever the verb. */
const isExport = (look: Look): boolean =>
  /\b(?:foreigners|foreign (?:persons?|nationals?|users?|customers?|hands)|non-u\.?s\.?)\b/.test(look.sentence);
const typeOf = (look: Look): Sight['type'] => (isExport(look) ? 'EXPORT_CONTROL_DIRECTIVE' : 'BAN');
const legal = (look: Look): Partial<Sight> =>
  isExport(look) ? { effect: { layer: 'legal', state: 'RESTRICTED' } } : {};

const TOLD = /^(?:told|tells|orders?|ordered|directed|directs|instructed|instructs)$/;
const THEIRS =
  /\b(?:agenc(?:y|ies)|departments?|employees|staff|officials|ministries|civil servants|contractors|workers|bodies|entities|offices|government)\b/;

/** "told all federal agencies to stop using it", and on an office's own page "entities must prevent its use". */
function toldToStop(look: Look): Sight | null {
  const { reading, frame } = look;
  if (frame.voice !== 'active') return null;
  const targets = look.objects.filter((named) => ['Provider', 'Model', 'Channel'].includes(named.entries[0]!.kind));
  if (frame.lemma === 'stop') {
    if (!/^using\b/.test(look.objectText) || targets.length === 0) return null;
    const before = slice(reading, frame.sentence.first, frame.trigger).toLowerCase();
    if (!THEIRS.test(before) || !before.endsWith(' to')) return null;
    const teller = tellerOf(look);
    if (teller === null || (teller.kind !== 'authority' && teller.kind !== 'jurisdiction')) return null;
    return { type: 'BAN', status: 'IN_FORCE', confidence: 0.85, targets, stance: 'asserted', actor: teller };
  }
  if (frame.lemma !== 'prevent' || reading.readable.sourceKind !== 'regulator' || targets.length === 0) return null;
  if (!/^(?:the |any )?(?:access|use|installation|download)/.test(look.objectText) || !/\bmust\b/.test(look.sentence))
    return null;
  return { type: 'BAN', status: 'IN_FORCE', confidence: 0.75, targets, stance: 'asserted' };
}

/** "Public agencies may not use it since 31 January": a rule for the state's own, in force. */
function notAllowed(look: Look): Sight | null {
  const { reading, frame } = look;
  const before = slice(reading, frame.from, frame.trigger).toLowerCase();
  const after = slice(reading, frame.trigger, frame.sentence.last);
  const named = namedIn(reading, frame.trigger, frame.to).filter((one) => isVendorThing(one) || isProvider(one));
  const targets = named.length === 0 && /\buse (?:it|them)\b/.test(after) ? topicOf(look) : named;
  if (!THEIRS.test(before) || targets.length === 0 || look.subjects.some(isProvider)) return null;
  // A bill, a proposal or a headline without its "since" may mean what is to come.
  if (!/\b(?:since|as of|any more|anymore|from now on)\b/i.test(after) && frame.lemma !== 'may no longer use')
    return null;
  return { type: 'BAN', status: 'IN_FORCE', confidence: 0.75, targets, stance: 'asserted' };
}

/** "it": what the headline is about. */
const topicOf = ({ reading }: Look): Named[] =>
  reading.named.filter((one) => one.sentence === 0 && !one.exempt && (isVendorThing(one) || isProvider(one)));

const isProvider = (named: Named): boolean => named.entries[0]!.kind === 'Provider';

/** The subject of the verb that tells, before "agencies to stop". */
function tellerOf(look: Look): Actor | null {
  const { reading, frame } = look;
  for (let i = frame.trigger - 2; i > frame.sentence.first; i--)
    if (TOLD.test(reading.tokens[i]!.lower)) return subjectBefore(reading, frame.sentence.first, i);
  return null;
}
