import { PREPOSITIONS } from '../grammar.ts';
import type { Named } from '../reading.ts';
import { isBySchedule, isWoundDown } from './deprecation.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { ACCESS, INSTRUMENT, isModel, isVendor, isVendorThing, LISTING } from './words.ts';

/** These are so common that only a model, or access to one, makes them a suspension. */
const WEAK =
  /^(?:pull|withdraw|revoke|block|remove|drop|close|restrict|freeze|halt|stop|pause|cut|shut|limit|take~off|take~down|discontinue)$/;

export const suspension: Rule = {
  name: 'suspension',
  types: ['SUSPENSION'],
  because:
    'A vendor or channel switches off what it offers. The order that may stand behind it is another event by another actor with another audience, so a government is never the one who suspends a service.',
  verbs: [
    'suspend',
    'disable',
    'deactivate',
    'pause',
    'halt',
    'switch~off',
    'turn~off',
    'shut~off',
    'shut~down',
    'cut~off',
    'take~offline',
    'take~off',
    'take~out',
    'take~down',
    'pull',
    'unplug',
    'withdraw',
    'revoke',
    'block',
    'close',
    'remove',
    'drop',
    'delist',
  ],
  nouns: ['suspension', 'shutdown'],
  states: ['suspended', 'switched off'],
  matches: [
    'Anthropic suspended both Claude Fable 5 and Claude Mythos 5 for all customers on 12 June 2026.',
    'Access to Claude Fable 5 was suspended on Friday.',
    'The company switched Claude Fable 5 off late on 12 June.',
    'AWS has revoked access to Claude Fable 5 in Amazon Bedrock at the request of Anthropic.',
    'OpenRouter delisted Claude Fable 5 on 14 June.',
    'An artificial intelligence lab has suspended access to its newest models.',
    'Google has paused the ability of its Gemini artificial intelligence to generate images of people.',
    'The suspension of Claude Fable 5 by Anthropic was announced on Friday.',
    'Dear customer, we have disabled ChatGPT for all users in Italy.',
    'Google pulls Gemma from AI Studio after a senator accused it of defamation',
  ],
  nearMisses: [
    'All other models, including Claude Opus 4.8, remained available while Anthropic suspended nothing else.',
    'Anthropic could suspend Claude Fable 5 if the letter is not withdrawn.',
    'The court suspended the order against Anthropic.',
    'The import will be suspended with an error message when Claude Opus 4.8 exports a file.',
    'Anthropic has not suspended Claude Opus 4.8.',
    'Anthropic has cut Windsurf off from direct access to Claude Opus 4.8.',
    'We have disabled ChatGPT in our browsers, says a reader.',
    'OpenAI paused hiring while it worked on ChatGPT.',
    'The suspension of Claude Fable 5 worried banks.',
  ],
  read,
};

function read(look: Look): Sight | null {
  const { frame, actor } = look;
  if (
    actor.kind === 'authority' ||
    actor.kind === 'jurisdiction' ||
    actor.kind === 'court' ||
    actor.kind === 'legislature'
  )
    return null;
  const side = frame.voice === 'passive' || frame.voice === 'state' ? look.subjects : look.objects;
  const sideText = frame.voice === 'passive' || frame.voice === 'state' ? textBefore(look) : look.objectText;
  const targets = side.filter(isVendorThing);
  const models = targets.filter(isModel);
  if (frame.voice === 'state') {
    // "is suspended", "remain switched off": a state that somebody reports; it says when nothing.
    return null;
  }
  if (frame.voice === 'noun') {
    if (models.length === 0 && !/\b(?:of|access|model)\b/.test(look.objectText)) return null;
    return {
      type: 'SUSPENSION',
      status: 'IN_FORCE',
      confidence: isTold(look) ? 0.75 : 0.4,
      targets,
      effect: { layer: 'operational', state: 'SUSPENDED' },
    };
  }
  if (
    /^(?:remove|pull|withdraw|shut~down|switch~off|turn~off|take~offline)$/.test(frame.lemma) &&
    (isBySchedule(look) || isWoundDown(look))
  )
    return null;
  // "paused new sign-ups for Opus", "withdrew a claim about Opus": the model is not what is switched off.
  if (models.length > 0 && !isHead(look, models[0]!)) return null;
  // A customer that drops a model switches it off for nobody else.
  if (models.length > 0 && isVendor(look) && !isSwitcher(look, models)) return null;
  if (/\bfrom (?:its|the|their) (?:\w+ )?(?:plans?|tiers?)\b/.test(look.clause)) return null;
  const near = sideText.slice(0, 60);
  if (models.length === 0 && INSTRUMENT.test(near)) return null;
  // "we have disabled ChatGPT for users in Italy", says a letter that is quoted: who can, is its vendor.
  const isOwnLetter = actor.kind === 'people' && isOwnWords(look, targets);
  if (actor.kind === 'people' && !isOwnLetter) return null;
  // A ticket that is closed is no service that is closed.
  if (
    frame.lemma === 'close' &&
    /\b(?:notice|ticket|incident|case|event|issue|gap|deal|round|office|school)\b/.test(look.clause)
  )
    return null;
  if (CUSTOMER.test(look.objectText) && frame.lemma === 'cut~off') return null;
  const isFeature = isOwnFeature(look) || isOwnProduct(look);
  if (WEAK.test(frame.lemma) && models.length === 0 && !isFeature && !/\baccess to\b/.test(sideText)) return null;
  if (models.length === 0 && targets.length === 0 && !isFeature && !ACCESS.test(sideText)) return null;
  if (models.length === 0 && look.actor.kind !== 'vendor' && !isOwnLetter && !isNamelessVendor(look)) return null;
  if (frame.voice === 'active' && actor.kind === 'unknown') {
    // Without a subject the word is an attribute or an order to the reader.
    if (frame.form !== 'past' && frame.form !== 'participle' && frame.form !== 'ing') return null;
  }
  const isWatched =
    look.reading.readable.sourceKind === 'aggregator' && /^(?:drop|remove|delist|pull)$/.test(frame.lemma);
  const isListing = LISTING.test(look.sentence) || frame.lemma === 'delist' || isWatched;
  return {
    type: 'SUSPENSION',
    status: 'IN_FORCE',
    confidence: models.length > 0 ? 0.9 : 0.65,
    targets,
    effect: { layer: 'operational', state: 'SUSPENDED', ...(isListing ? { basis: 'listing' as const } : {}) },
  };
}

const isOwnWords = ({ reading, frame, actor, objectText }: Look, targets: readonly Named[]): boolean =>
  /^we(?:'|$)/.test(reading.tokens[Math.max(actor.at, 0)]!.lower) &&
  /^(?:disable|suspend|deactivate|switch~off|turn~off|take~offline)$/.test(frame.lemma) &&
  targets.length > 0 &&
  /\bfor (?:\S+ ){0,3}?(?:users|customers|people|everyone)\b/.test(objectText);

/** "pulls Gemma from AI Studio": a product that goes by a name of its own. */
function isOwnProduct(look: Look): boolean {
  const { reading, frame } = look;
  if (!isVendor(look) || frame.voice !== 'active' || look.stance === 'planned') return false;
  if (!/^(?:pull|withdraw|remove|take~down|take~offline|suspend|disable|shut~down)$/.test(frame.lemma)) return false;
  const first = look.objects[0];
  if (first === undefined || first.first > frame.trigger + 4) return false;
  const entry = first.entries[0]!;
  return (
    entry.kind === 'Provider' &&
    !entry.name.toLowerCase().includes(reading.text.slice(first.start, first.end).toLowerCase()) &&
    !/^(?:ads?|support|data|account|post|claim|plan|bid)/.test(look.objectText)
  );
}

/** "The suspension of X by its developer was announced": the news itself, not a reference to it. */
const isTold = (look: Look): boolean =>
  look.frame.governor !== null &&
  isVendor(look) &&
  /^(?:announc|confirm|disclos)/.test(look.reading.tokens[look.frame.governor]!.lower);

const CUSTOMER = /\boff from (?:\S+ ){0,3}?(?:access|claude|models|its|the api)\b/;

/** "paused the image generation of people in Gemini": a part of what the vendor offers. */
const isOwnFeature = (look: Look): boolean =>
  isVendor(look) &&
  /^(?:pause|suspend|disable|halt|pull|withdraw|remove|switch~off|turn~off|cut~off)$/.test(look.frame.lemma) &&
  /^(?:(?:the|its|a|an|all|new|some) )?(?:\S+ ){0,6}?(?:features?|ability|functions?|image generation|image generator|capacity|training|rollout|launch|voice|generation of|mode|tool)\b/.test(
    look.objectText,
  );

/** "an AI lab has suspended access to its newest models". */
const isNamelessVendor = (look: Look): boolean =>
  look.actor.kind === 'unknown' &&
  look.frame.voice === 'active' &&
  /\b(?:lab|laboratory|company|start-?up|developer|firm|maker|provider)\b[^,;]{0,60}$/.test(textBefore(look)) &&
  /\baccess\b/.test(look.objectText.slice(0, 40)) &&
  /\b(?:models?|chatbots?|services?|users)\b/.test(look.objectText);

const HEADS =
  /^(?:access|availability|use|usage|sales?|services?|requests|support|plug|customers?|users?|everyone|everybody|traffic|models?|versions?|api|apis|deployments?|distribution|offering|pair|both|all|entry|entries|calls|listings?)$/;

/** Is the model itself acted on, or access to it, and not some other thing that only has to do with it? */
function isHead(look: Look, model: Named): boolean {
  const { reading, frame } = look;
  const { tokens, namedAt } = reading;
  if (frame.voice === 'passive') {
    let k = model.first - 1;
    while (k >= frame.from && /^(?:the|its|both|their|anthropic|claude|,|and)$/.test(tokens[k]!.lower)) k--;
    if (k <= frame.from || !PREPOSITIONS.has(tokens[k]!.lower)) return true;
    return HEADS.test(tokens[k - 1]!.lower) || k - 1 < frame.from;
  }
  for (let k = frame.trigger + 1; k < model.first; k++) {
    if (namedAt[k] !== -1 || !PREPOSITIONS.has(tokens[k]!.lower)) continue;
    const before = tokens[k - 1]!.lower;
    if (
      k - 1 === frame.trigger ||
      HEADS.test(before) ||
      /^(?:off|out|down|offline)$/.test(before) ||
      namedAt[k - 1] !== -1
    )
      continue;
    return false;
  }
  return true;
}

/** Its developer, or somebody through whom models are reached. */
function isSwitcher(look: Look, models: readonly Named[]): boolean {
  const { entry } = look.actor;
  if (entry === null || entry.kind === 'Channel') return true;
  return (
    look.reading.lexicon.operated.has(entry.id) ||
    models.some((named) => named.entries.some((model) => model.provider === entry.id))
  );
}

function textBefore(look: Look): string {
  const { reading, frame } = look;
  return reading.text.slice(reading.tokens[frame.from]!.start, reading.tokens[frame.trigger]!.start).toLowerCase();
}
