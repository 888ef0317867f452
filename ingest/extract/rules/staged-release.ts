import { namedIn } from '../reading.ts';
import { summaryOf } from '../summary.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { isModel } from './words.ts';

/** To whom it goes first, and to nobody else. */
const FEW =
  /\b(?:only to|to only|just to|initially (?:only )?to|first to|at first to|to) (?:\S+ ){0,3}?(?:limited|select(?:ed)?|small|handful|vetted|trusted|approved|certain|chosen) (?:\S+ ){0,3}?(?:group|number|set|circle|partners?|companies|customers|organi[sz]ations|users|testers)\b|\b(?:limited|small|vetted|trusted|selected) (?:group|number|set|circle|handful) of (?:\S+ ){0,2}?(?:partners|companies|customers|organi[sz]ations|users|testers|researchers)\b/;

export const stagedRelease: Rule = {
  name: 'staged release',
  types: ['STAGED_RELEASE'],
  because: 'A model goes out bit by bit: to named customers, by tiers, on request of a government or by choice.',
  verbs: ['stage', 'stagger', 'phase', 'release', 'limit', 'make', 'offer', 'restrict', 'deploy'],
  nouns: [
    'staged release',
    'staged rollout',
    'phased rollout',
    'limited release',
    'staged access',
    'phased release',
    'stages',
    'limited preview',
    'limited rollout',
    'controlled deployment',
    'controlled release',
    'controlled rollout',
    'restricted release',
  ],
  states: ['customer by customer'],
  matches: [
    'OpenAI will bring out GPT-5.6 customer by customer, as two White House offices asked.',
    'The Office of Science and Technology Policy asked OpenAI to stage GPT-5.6.',
    'GPT-5.6 will reach customers in stages',
    'Anthropic released its new model, Claude Mythos Preview, only to a limited group of companies.',
    'Claude Mythos Preview is no launch for the market, but a controlled deployment with select partners, said Anthropic.',
    'OpenAI will make GPT-5.6 available only to a small number of vetted partners.',
  ],
  nearMisses: [
    'The EU AI Act applies in stages.',
    'Training of GPT-5.6 has two stages.',
    'OpenAI released GPT-5.6 to all users.',
    'Agencies may get Claude Mythos Preview under a controlled initiative, says a memo.',
    'A small group of companies was offered shares by OpenAI.',
    'GPT-5.6 becomes generally available; the staged period is over.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    const isPlain = /^(?:release|limit|make|offer|restrict|deploy)$/.test(frame.lemma);
    if (isPlain && (frame.voice !== 'active' || !FEW.test(look.objectText))) return null;
    const models = [...look.objects, ...look.subjects].filter(isModel);
    const some = models.length > 0 ? models : [summaryOf(look.reading).firstModel].filter((named) => named !== null);
    if (some.length === 0 || /\bis over|are over|ended\b/.test(look.sentence)) return null;
    if (
      frame.lemma === 'stages' &&
      !/\b(?:reach|release|roll|launch|bring|access|available|customers)\w*\b/.test(look.clause)
    )
      return null;
    if (isPlain) {
      if (look.actor.kind !== 'vendor') return null;
      if (models.length === 0 && !/\bmodels?\b/.test(look.objectText)) return null;
      if (/^(?:limit|restrict)$/.test(frame.lemma) && !/\b(?:release|rollout|launch|preview)\b/.test(look.objectText))
        return null;
    }
    if (frame.lemma === 'phase' && !/\bin\b|\brelease|rollout\b/.test(look.clause)) return null;
    // What an office asks for is a request that was made, whatever comes of it.
    const isAsked =
      look.stance === 'hypothetical' &&
      namedIn(look.reading, frame.sentence.first, frame.sentence.last).some(
        (named) => named.entries[0]!.kind === 'Authority',
      ) &&
      /\b(?:ask(?:ed|s)?|request(?:ed|s)?|urge[ds]?)\b/.test(look.sentence);
    return {
      type: 'STAGED_RELEASE',
      status: 'IN_FORCE',
      confidence: 0.75,
      targets: some,
      ...(isAsked ? { stance: 'asserted' as const } : {}),
    };
  },
};
