import { namedIn } from '../reading.ts';
import { summaryOf } from '../summary.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { isModel } from './words.ts';

export const stagedRelease: Rule = {
  name: 'staged release',
  types: ['STAGED_RELEASE'],
  because: 'A model goes out bit by bit: to named customers, by tiers, on request of a government or by choice.',
  verbs: ['stage', 'stagger', 'phase'],
  nouns: [
    'staged release',
    'staged rollout',
    'phased rollout',
    'limited release',
    'staged access',
    'phased release',
    'stages',
    'limited preview',
  ],
  states: ['customer by customer'],
  matches: [
    'OpenAI will bring out GPT-5.6 customer by customer, as two White House offices asked.',
    'The Office of Science and Technology Policy asked OpenAI to stage GPT-5.6.',
    'GPT-5.6 will reach customers in stages',
  ],
  nearMisses: [
    'The EU AI Act applies in stages.',
    'Training of GPT-5.6 has two stages.',
    'GPT-5.6 becomes generally available; the staged period is over.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    const models = [...look.objects, ...look.subjects].filter(isModel);
    const some = models.length > 0 ? models : [summaryOf(look.reading).firstModel].filter((named) => named !== null);
    if (some.length === 0 || /\bis over|are over|ended\b/.test(look.sentence)) return null;
    if (
      frame.lemma === 'stages' &&
      !/\b(?:reach|release|roll|launch|bring|access|available|customers)\w*\b/.test(look.clause)
    )
      return null;
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
