import { slice } from '../reading.ts';
import { isTechText } from './look.ts';
import { CAME, carrierLemma, statusOf } from './made.ts';
import type { Look, Rule, Sight } from './rule.ts';

export const rule: Rule = {
  name: 'rule',
  types: ['RULE'],
  because:
    'A regulator makes a general norm under a law: proposed, final, in force later. It names kinds of things, seldom a company.',
  nouns: [
    'final rule',
    'interim final rule',
    'rule',
    'implementing act',
    'delegated act',
    'interim measures',
    'framework',
    'regulation',
    'proposed rule',
    'industry code',
    'code',
  ],
  states: [
    'came into force',
    'come into force',
    'comes into force',
    'entered into force',
    'enters into force',
    'took effect',
    'takes effect',
    'went into effect',
    'goes into effect',
    'came into effect',
    'comes into effect',
  ],
  matches: [
    'The Bureau of Industry and Security issued an interim final rule on advanced AI chips on 15 January 2025.',
    'With this interim final rule, the Bureau of Industry and Security adds a new control on AI model weights.',
    'China published interim measures for generative AI services.',
    "Rules that oblige China's platforms to label AI content came into force on Monday.",
    'The Outbound Investment Security Program on AI went into effect on January 2, 2025.',

    'The eSafety Commissioner today registered an industry code for AI companion chatbots.',
  ],
  nearMisses: [
    'The Bureau of Industry and Security rescinded the AI diffusion rule.',
    'As a rule, AI models answer slowly.',
    'OpenAI published a framework for safe models.',
    'The AI Act came into force, the first comprehensive set of rules.',
    'The agreement on AI chips took effect on Monday.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (frame.voice === 'state' && isTechText(look))
      return SUBJECT.test(subjectText(look))
        ? { type: 'RULE', status: statusOf(look, 'enter'), confidence: 0.7 }
        : null;
    if (frame.voice !== 'noun' || !isTechText(look)) return null;

    if (actor.kind === 'vendor' || actor.kind === 'people' || actor.kind === 'court') return null;
    const lemma = carrierLemma(look);
    if (frame.lemma === 'code' && lemma !== 'register') return null;
    const named = /industry code|final rule|proposed rule|interim measures|implementing|delegated/.test(frame.lemma);
    if (
      /\b(?:rescind\w*|withdr\w*|repeal\w*|not to enforce|unenforce\w*|enforce|replac\w*|would have|violat\w*|under the|comply)\b/.test(
        look.clause,
      ) &&
      !/\b(?:issues?|issued|publish\w*|adopt\w*|finali[sz]\w*)\b/.test(look.clause)
    )
      return null;
    if (/\brescind\w*\b/.test(look.clause)) return null;
    const withThis =
      /\bwith this (?:interim )?(?:final )?rule\b|\bthis (?:interim )?(?:final |proposed )?rule (?:amends|adds|revises|establishes|requires|imposes|removes|implements|clarifies)\b/.test(
        look.clause,
      );
    if (!withThis && (lemma === null || !CAME.test(lemma))) return null;
    if (
      !withThis &&
      actor.kind !== 'authority' &&
      actor.kind !== 'jurisdiction' &&
      actor.kind !== 'legislature' &&
      !named
    )
      return null;
    if (frame.lemma === 'framework' && !/\b(?:framework for|framework on|regulatory framework)\b/.test(look.clause))
      return null;
    const status = frame.lemma === 'proposed rule' ? 'PROPOSED' : statusOf(look, lemma ?? 'issue');
    // A rule that is only said to be on its way, without a day, is no rule yet.
    const isPassing =
      frame.lemma === 'rule' && lemma === 'propose' && look.dates.length === 0 && frame.sentence.index > 1;
    const isVague = isPassing || (look.stance === 'planned' && look.dates.length === 0);
    return { type: 'RULE', status, confidence: isVague ? 0.45 : named ? 0.85 : 0.65 };
  },
};

/** Of a norm of a regulator, not of a law: that is LEGISLATION. */
const SUBJECT =
  /^(?!.*\b(?:acts?|laws?|bills?|statutes?)\b).*\b(?:rules?|regulations?|measures|program(?:me)?|framework|codes?|requirements?)\b/s;

function subjectText(look: Look): string {
  const { reading, frame } = look;
  return slice(reading, frame.sentence.first, frame.trigger).toLowerCase();
}
