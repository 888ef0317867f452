import { NOBODY } from '../actors.ts';
import { ADVERBS, BE, PREPOSITIONS } from '../grammar.ts';
import type { Named } from '../reading.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { ACCESS, INSTRUMENT, isModel, isVendorThing, LISTING } from './words.ts';

/** "restored access to the chatbot": its own, which the sentence before names. */
const OWN = /^(?:(?:the|its|full|public|all) )*(?:access|service|chatbot|app|feature|availability)\b/;
const INTRANSITIVE = /^(?:return|come~back|reappear|regain)$/;

export const restoration: Rule = {
  name: 'restoration',
  types: ['RESTORATION'],
  because:
    'What was off works again, for whom and how far it says. That a ticket is "resolved" or an order withdrawn restores nothing by itself. A restoration without a date is kept as announced.',
  verbs: [
    'restore',
    'reinstate',
    'resume',
    're-enable',
    'reenable',
    'reactivate',
    'bring~back',
    'return',
    'come~back',
    'relaunch',
    'reopen',
    're-add',
    'readd',
    'unblock',
    'switch~again',
    'turn~on',
    'regain',
    'let',
  ],
  nouns: ['restoration'],
  states: [
    'available again',
    'once again available',
    'again available',
    'available once again',
    'available once more',
    'working again',
    'reachable again',
    'back online',
    'accessible again',
    'back',
    'usable again',
    'use again',
    'use it again',
    'present again',
    'can be used',
    'once more in use',
    'in use again',
    'downloaded again',
    'available for download again',
    'available to download again',
    'back in app stores',
  ],
  matches: [
    'Anthropic restored access to Claude Fable 5 on 1 July 2026.',
    'As of 1 July, Claude Fable 5 is available again to all users worldwide.',
    'Claude Fable 5 came back on Wednesday for those who buy it from Anthropic itself.',
    "DeepSeek's chatbot became available for download again in South Korea's app stores.",
    'OpenAI restored access to the chatbot on Friday after it had met the demands of the Garante.',
    'The restoration of Claude Fable 5 was announced by Anthropic on 1 July.',
    'Google on Wednesday began to let Gemini users create images of people again.',

    'OpenAI says ChatGPT is once again available in Italy.',
    'We have restored Claude Mythos 5 for those organisations as of this evening.',
  ],
  nearMisses: [
    'The incident was resolved on 15 June, but Claude Fable 5 remains unavailable.',
    'Tickets for the ChatGPT fair are once again available.',
    'Anthropic hopes to restore Claude Fable 5 soon.',
    'The court reinstated the ban on Claude Fable 5.',
    'Requests fall back to Claude Opus 4.8.',
    'Azure OpenAI deployments of a retired model always return error responses.',
  ],
  read,
};

function read(look: Look): Sight | null {
  const { frame } = look;
  if (frame.lemma === 'let' && !/\bagain\b/.test(look.objectText)) return null;
  const { actor } = look;
  // "requests return an error" gives something back to nobody.
  if (frame.lemma === 'return' && frame.voice === 'active' && !isIntransitive(look)) return null;
  const isState = frame.voice === 'state';
  const onSubject = isState || frame.voice === 'passive' || INTRANSITIVE.test(frame.lemma);
  let targets = (onSubject && frame.lemma !== 'regain' ? look.subjects : look.objects).filter(isVendorThing);
  if (targets.length === 0 && frame.lemma === 'bring~back') targets = look.objects.filter(isVendorThing);
  if (targets.length === 0 && /use (?:it )?again/.test(frame.lemma)) targets = look.subjects.filter(isVendorThing);
  const models = targets.filter(isModel);
  if (actor.kind === 'court' || actor.kind === 'legislature') return null;
  if (frame.lemma === 'let')
    return actor.kind === 'vendor' && /\b(?:users|customers|subscribers|people)\b.*\bagain\b/.test(look.objectText)
      ? { type: 'RESTORATION', status: null, confidence: 0.6, targets: look.objects.filter(isVendorThing) }
      : null;
  const text = onSubject ? look.clause : look.objectText;
  if (models.length === 0 && INSTRUMENT.test(text.slice(0, 60))) return null;
  if (frame.voice === 'noun') {
    if (models.length === 0) return null;
    const isTold =
      frame.governor !== null &&
      actor.kind === 'vendor' &&
      /^(?:announc|confirm)/.test(look.reading.tokens[frame.governor]!.lower);
    return {
      type: 'RESTORATION',
      status: null,
      confidence: isTold ? 0.75 : 0.4,
      targets,
      effect: { layer: 'operational', state: 'AVAILABLE' },
    };
  }
  if (isState && frame.lemma === 'back' && /\b(?:had|have|has|got|get) (?:\w+ ){0,2}access back\b/.test(look.clause)) {
    return { type: 'RESTORATION', status: null, confidence: 0.65, targets };
  }
  if (
    frame.lemma === 'regain' &&
    !/\b(?:organi[sz]ations|entities|customers|users|companies|partners)\b/.test(look.sentence)
  )
    return null;
  if (
    models.length === 0 &&
    !(
      targets.length > 0 &&
      (actor.kind === 'vendor' || onSubject) &&
      (ACCESS.test(look.sentence) || isSaidOf(look, targets.at(-1)!))
    ) &&
    !(actor.kind === 'vendor' && frame.voice === 'active' && OWN.test(look.objectText))
  )
    return null;
  if (isState && frame.lemma === 'back' && !isPredicate(look)) return null;
  if (isState && frame.lemma === 'can be used' && !/\b(?:starting|from|as of|since|again|now)\b/.test(look.clause))
    return null;
  if (/^(?:turn~on|switch~again)$/.test(frame.lemma) && !/\bagain\b/.test(look.sentence)) return null;
  if (/\bfall(?:s|ing)? back\b/.test(look.clause)) return null;
  const isListing = LISTING.test(look.sentence) || frame.lemma === 'present again' || frame.lemma === 're-add';
  return {
    type: 'RESTORATION',
    status: null,
    confidence: models.length > 0 ? 0.85 : 0.6,
    targets,
    ...(INTRANSITIVE.test(frame.lemma) || isState ? { actor: NOBODY } : {}),
    effect: { layer: 'operational', state: 'AVAILABLE', ...(isListing ? { basis: 'listing' as const } : {}) },
  };
}

/** "ChatGPT is once again available", "the ChatGPT app is"; not "tickets for the ChatGPT fair are". */
function isSaidOf({ reading, frame }: Look, target: Named): boolean {
  if (!/available|accessible|online|reachable/.test(frame.lemma)) return false;
  for (let i = target.last; i < frame.trigger; i++)
    if (
      !BE.has(reading.tokens[i]!.lower) &&
      !ADVERBS.has(reading.tokens[i]!.lower) &&
      !/^(?:app|chatbot|service|website|site|api|once|has|have|is)$/.test(reading.tokens[i]!.lower)
    )
      return false;
  return true;
}

/** "Fable 5 returned on Wednesday", "returns to the shelf"; not "returns an error", "return error responses". */
function isIntransitive(look: Look): boolean {
  const { reading, frame } = look;
  const next = reading.tokens[frame.trigger + 1];
  if (next === undefined || next.kind === 'mark' || frame.trigger + 1 >= frame.to) return true;
  return (
    PREPOSITIONS.has(next.lower) ||
    ADVERBS.has(next.lower) ||
    /^(?:after|as|but|and|online|early|late)$/.test(next.lower)
  );
}

/** "is back", "are back", "had … back", not "back in June" or "looked back". */
function isPredicate(look: Look): boolean {
  const { reading, frame } = look;
  const before = reading.tokens[frame.trigger - 1]?.lower ?? '';
  return /^(?:is|are|was|were|been|now|models|access)$/.test(before) || reading.namedAt[frame.trigger - 1] !== -1;
}
