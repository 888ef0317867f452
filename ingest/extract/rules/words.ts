/** Word lists that several rules share, as patterns over lower-case text. All are plain alternatives: linear. */

import type { Named } from '../reading.ts';
import type { Look } from './rule.ts';

/** What governments make and unmake. */
export const INSTRUMENT =
  /\b(?:directives?|orders?|bans?|rules?|regulations?|controls?|curbs?|restrictions?|requirements?|licen[cs]ing|designations?|labels?|prohibitions?|sanctions?|injunctions?|framework|law|act|bill|measures?|moratorium|block|limitations?|proceedings|listing|decision|letter|standoff|embargo)\b/;

/** What is regulated here; without such a word near, a government's act is none of our business. */
export const TECHNOLOGY =
  /\b(?:ai|a\.i\.|artificial intelligence|chatbots?|models?|model weights|weights|chips?|gpus?|semiconductors?|chipmak\w+|processors?|accelerators?|integrated circuits?|circuits|microchips?|computing|software|apps?|cloud|algorithms?|facial[- ]recognition|biometric|biometrics|deepfakes?|personal data|data protection|gdpr|privacy|datenschutz|platforms?|online|internet|cyber|cybersecurity|cybersécurité|telecoms?|5g|generative|machine learning|frontier|intelligenza artificiale|künstliche intelligenz|ki|inteligencia artificial|intelligence artificielle|entity list|export administration regulations|advanced computing|supercomput\w*|chatgpt|developers?)\b/;

export const ACCESS =
  /\b(?:access|availability|service|services|models?|app|apps|downloads?|api|requests|the plug|sales|chatbot|entry)\b/;
/** Lists and tables: what stands there says little about what works. */
export const LISTING =
  /\b(?:model list|list of models|listed|listing|catalogue|catalog|entry|picker|table of|lists|price list|delisted|directory|model page|delist\w*)\b/;

export const isModel = (named: Named): boolean => named.entries[0]!.kind === 'Model';
export const isVendorThing = (named: Named): boolean => {
  const kind = named.entries[0]!.kind;
  return kind === 'Model' || kind === 'Channel' || (kind === 'Provider' && named.form !== 'shorthand');
};

/** A government, court or parliament acts; "Washington" and "Italy" do too. */
export const isOfficial = (look: Look): boolean =>
  look.actor.kind === 'authority' ||
  look.actor.kind === 'jurisdiction' ||
  look.actor.kind === 'court' ||
  look.actor.kind === 'legislature';
export const isVendor = (look: Look): boolean => look.actor.kind === 'vendor';

/** In the passive without an agent, or with a pronoun that leads nowhere. */
export const isUnknown = (look: Look): boolean => look.actor.kind === 'unknown';
