import { findOrganisations } from '../organisations.ts';
import { type Named, namedIn, slice } from '../reading.ts';
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
    'geoblock',
    'revoke',
    'withdraw',
    'suspend',
    'end',
    'deny',
    'implement',
    'adopt',
    'impose',
    'close',
    'halt',
    'pause',
    'strengthen',
    'revise',
    'amend',
    'extend',
    'expand',
    'terminate',
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
    'Anthropic has introduced restrictions that block Chinese-controlled entities from its services.',
    'OpenAI blocks API traffic from China and Hong Kong.',
    "Anthropic revoked OpenAI's access to its Claude models.",
    'Character.AI, a chatbot platform, will block users under 18 from open-ended chat.',
    "xAI restricted Grok's image generation to paying subscribers.",
    "Meta is halting teens' access to its AI characters.",
    'The updated terms of service of Anthropic prohibit use by companies that are owned from China.',
    'From 9 July OpenAI will block API traffic from countries that it does not support.',
    'OpenAI will block its API in China from July 9.',
    'Anthropic amended its terms so that firms with Chinese owners can no longer use Claude.',
    "Microsoft has terminated the Israeli military's access to its AI technology.",
    "Microsoft blocks Israel's use of its cloud and AI services.",
    'Anthropic has cut Windsurf, a maker of coding tools, off from direct access to Claude.',
  ],
  nearMisses: [
    'The regulator asked OpenAI for age verification.',
    'Read the terms of service of Claude.',
    'Anthropic announced Claude Fable 5.1.',
    'OpenAI took ChatGPT offline in Italy.',
    "OpenAI terminated a researcher's contract on AI safety.",
    'OpenAI opened access to ChatGPT in China.',
    'The regulator blocks users under 18 from ChatGPT.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!SHUTS.test(frame.lemma) && !POLICY.test(look.sentence)) return null;
    const isVendorPage = look.reading.readable.sourceKind === 'vendor';
    const isClass = CLASS.test(look.objectText) && SHUTS.test(frame.lemma) && frame.voice === 'active';
    const isVendor =
      look.actor.kind === 'vendor' ||
      (isClass &&
        look.actor.kind === 'unknown' &&
        /\b(?:platform|app|company|chatbot|startup|start-up|service)\b/.test(look.sentence)) ||
      (isVendorPage && (frame.voice !== 'active' || isDocument(look)));
    if (!isVendor && !isDocument(look)) return null;
    const shuts = SHUTS.test(frame.lemma) && frame.voice !== 'noun';
    const customer = shuts ? customerOf(look) : null;
    const isWhom = shuts && (customer !== null || isPlaceShut(look) || isOwnership(look) || isClass);
    if (!isWhom && !POLICY.test(look.sentence)) return null;
    // A model that is cut off in a country is a SUSPENSION there.
    if (
      isWhom &&
      customer === null &&
      !isOwnership(look) &&
      [...look.objects, ...look.subjects].some((named) => named.entries[0]!.kind === 'Model')
    )
      return null;
    if (frame.voice === 'noun') {
      const title = look.reading.sentenceOf[frame.trigger] === 0;
      if (frame.governor === null && !(title && isVendorPage)) return null;
    } else if (
      !isWhom &&
      SHUTS.test(frame.lemma) &&
      !/\b(?:owned|regions?|countries|companies|entities)\b/.test(look.clause)
    )
      return null;
    return {
      type: 'VENDOR_POLICY',
      // "bars", "has revoked": done; a new check or new terms are announced.
      status: frame.voice === 'noun' ? 'ANNOUNCED' : 'IN_FORCE',
      confidence: 0.75,
      // "off from access to Claude 4 Opus": the customer, and what it loses.
      targets:
        customer === null
          ? [...look.objects, ...look.subjects].filter(isParty)
          : [...customer.named, ...look.objects.filter((named) => named.entries[0]!.kind === 'Model')],
      ...(customer === null ? {} : { organisations: customer.organisations }),
    };
  },
};

const POLICY =
  /\b(?:terms of (?:service|use)|usage polic\w*|identity (?:checks?|verification)|age (?:verification|checks?|prediction)|prove who they are|(?:un)?supported (?:regions|countries)|verification programmes?|acceptable use|sales restrictions|restrictions? (?:of|on) sales|regional restrictions|(?:its|our) terms\b|ownership structures?|owned (?:by|from)|data retention|privacy policy)\b/;
const SHUTS =
  /^(?:ban|bar|block|geoblock|prohibit|restrict|stop~selling|cut~off|limit|revoke|withdraw|suspend|end|deny|close|halt|pause|terminate)$/;

/** "blocks users under 18", "restricts the feature to paying subscribers", "halts teens' access". */
const CLASS =
  /\b(?:(?:users?|people|anyone|everyone|those|customers) (?:aged )?(?:under|below|younger than)\b|under[- ]1\ds|minors|teen(?:ager)?s\b|children\b|to (?:its )?(?:paying|paid|premium|verified|enterprise) (?:\w+ )?(?:users|subscribers|customers))/;

/** "the updated terms of service prohibit", "new rules of the company bar": a vendor's own text is who acts. */
function isDocument(look: Look): boolean {
  const { reading, frame } = look;
  if (frame.voice !== 'active' || look.actor.kind === 'people') return false;
  const before = slice(reading, frame.from, frame.trigger).toLowerCase();
  return /\b(?:terms of (?:service|use)|usage polic(?:y|ies)|acceptable use policy|supported regions policy)\b/.test(
    before,
  );
}

/** Whom it serves at all: "bars Chinese-run companies from using its services". */
const isOwnership = (look: Look): boolean =>
  /\b(?:companies|entities|organi[sz]ations|firms|groups|subsidiaries|customers)\b/.test(look.sentence) &&
  /\b(?:owned|controlled|run|chinese|russian|regions?|countries|jurisdictions?)\b|-(?:owned|run|based|controlled|headquartered)\b/.test(
    look.sentence,
  );

/** "blocks API traffic from China", "cuts off users in Russia": those who are there, by its own rules. */
function isPlaceShut(look: Look): boolean {
  const { reading, frame } = look;
  const text = frame.voice === 'passive' ? look.clause : look.objectText;
  if (!/\b(?:users?|traffic|accounts?|customers?|developers?|sign-?ups?|access|api|requests)\b/.test(text.slice(0, 80)))
    return false;
  // "from countries that it does not support"
  if (/\b(?:unsupported|not support(?:ed)?)\b/.test(look.sentence)) return true;
  const isBlock = /^(?:block|cut~off|ban|bar|restrict|deny|stop~selling|geoblock)$/.test(frame.lemma);
  return namedIn(reading, frame.from, frame.to).some(
    (named) =>
      named.entries[0]!.kind === 'Jurisdiction' &&
      named.form === 'name' &&
      (/^(?:from|and|,)$/.test(reading.tokens[named.first - 1]?.lower ?? '') ||
        (isBlock && reading.tokens[named.first - 1]?.lower === 'in')) &&
      named.first > frame.trigger,
  );
}

/** "the Israeli military's access" */
const BODY = /^(?:military|army|police|ministry|government|agency|forces|unit|department|university)$/;

/** "revoked OpenAI's access", "cut off Windsurf's access to Claude": one customer, and nobody else. */
function customerOf(look: Look): { named: Named[]; organisations: string[] } | null {
  const { reading, frame } = look;
  if (frame.voice !== 'active') return null;
  if (frame.lemma === 'cut~off') {
    // "cut Windsurf off from direct access"
    const isOff = /^(?:\S+ ){1,14}?off from (?:\S+ ){0,3}?(?:access|claude|models|its|the api)\b/.test(look.objectText);
    const first = look.objects[0];
    if (isOff && first !== undefined && first.entries[0]!.kind === 'Provider' && first.first === frame.trigger + 1)
      return { named: [first], organisations: [] };
    const names = isOff ? findOrganisations(reading, frame.trigger + 1, Math.min(frame.to, frame.trigger + 5), 1) : [];
    if (names.length > 0) return { named: [], organisations: names };
  }
  for (let i = frame.trigger + 1; i < Math.min(frame.to, frame.trigger + 9); i++) {
    if (!reading.tokens[i]!.possessive) continue;
    const after = slice(reading, i + 1, Math.min(frame.to, i + 5)).toLowerCase();
    if (!/^(?:(?:direct|api|first-party|own) ){0,2}(?:access|use|account)\b/.test(after)) return null;
    const index = reading.namedAt[i]!;
    if (index !== -1) {
      const named = reading.named[index]!;
      // "Israel's use of its technology": a state is no name that the act is on.
      if (named.entries[0]!.kind === 'Jurisdiction') return { named: [], organisations: [] };
      return isParty(named) && named.entries[0]!.kind === 'Provider' ? { named: [named], organisations: [] } : null;
    }
    if (BODY.test(reading.tokens[i]!.lower)) return { named: [], organisations: [] };
    const organisations = findOrganisations(reading, frame.trigger + 1, i + 1);
    return organisations.length > 0 ? { named: [], organisations } : null;
  }
  return null;
}
