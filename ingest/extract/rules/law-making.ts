import type { ActionStatus } from '../../../graph/model.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { TECHNOLOGY } from './words.ts';

const CAME =
  /^(?:issue|publish|adopt|finalise|finalize|release|promulgate|announce|sign|enact|pass|approve|enter|implement|establish|state|introduce|put|take|set|extend|unveil|file|submit|propose|draft|release)$/;

/** Where a proposal, an adoption and an entry into force part. */
function statusOf(look: Look, lemma: string): ActionStatus {
  const text = look.clause;
  if (
    /\b(?:proposed|proposes?|proposal|draft|introduced|bill|consultation|seeks? comments?)\b/.test(text) &&
    !/\bsigned|final rule|enacted|became law\b/.test(text)
  )
    return 'PROPOSED';
  const later = look.dates.find((date) => date.clock === 'effective');
  if (
    later !== undefined &&
    look.reading.readable.publishedAt !== null &&
    later.instant > look.reading.readable.publishedAt
  )
    return 'EFFECTIVE_LATER';
  if (
    /\b(?:enters? into force|entered into force|takes? effect|took effect|appl(?:y|ies)|applied|in force|effective)\b/.test(
      text,
    )
  )
    return 'IN_FORCE';
  return lemma === 'announce' || lemma === 'unveil' ? 'ANNOUNCED' : 'IN_FORCE';
}

function carrierLemma(look: Look): string | null {
  const { frame, reading } = look;
  if (frame.governor === null) return null;
  const word = reading.tokens[frame.governor]!.lower;
  const found = [
    'issue',
    'publish',
    'adopt',
    'finalise',
    'finalize',
    'release',
    'promulgate',
    'announce',
    'sign',
    'enact',
    'pass',
    'approve',
    'enter',
    'implement',
    'establish',
    'state',
    'introduce',
    'put',
    'take',
    'set',
    'extend',
    'unveil',
    'file',
    'submit',
    'propose',
    'draft',
  ].find((lemma) => word.startsWith(lemma.replace(/e$/, '')));
  return found ?? null;
}

const isTech = (look: Look): boolean =>
  TECHNOLOGY.test(look.sentence) || TECHNOLOGY.test(look.reading.text.slice(0, 600).toLowerCase());

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
  ],
  matches: [
    'The Bureau of Industry and Security issued an interim final rule on advanced AI chips on 15 January 2025.',
    'With this interim final rule, the Bureau of Industry and Security adds a new control on AI model weights.',
    'China published interim measures for generative AI services.',
  ],
  nearMisses: [
    'The Bureau of Industry and Security rescinded the AI diffusion rule.',
    'As a rule, AI models answer slowly.',
    'OpenAI published a framework for safe models.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (frame.voice !== 'noun' || !isTech(look)) return null;
    if (actor.kind === 'vendor' || actor.kind === 'people' || actor.kind === 'court') return null;
    const lemma = carrierLemma(look);
    const named = /final rule|proposed rule|interim measures|implementing|delegated/.test(frame.lemma);
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
    const isVague = look.stance === 'planned' && look.dates.length === 0;
    return { type: 'RULE', status, confidence: isVague ? 0.45 : named ? 0.85 : 0.65 };
  },
};

export const executiveOrder: Rule = {
  name: 'executive order',
  types: ['EXECUTIVE_ORDER', 'RESCISSION'],
  because: 'The head of an executive gives an order to agencies; it is named and numbered.',
  nouns: ['executive order', 'presidential memorandum', 'presidential decree'],
  matches: [
    'The President today signed Executive Order 14409 on covered frontier AI models.',
    'President Trump issued an executive order on artificial intelligence on 23 January 2025.',
  ],
  nearMisses: [
    'The framework carries out Executive Order 14409 on AI.',
    'The President may sign an executive order on AI models.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (frame.voice !== 'noun' || !isTech(look)) return null;
    if (/\b(?:revok\w+|rescind\w*|repeal\w*)\b/.test(look.clause))
      return { type: 'RESCISSION', status: 'RESCINDED', confidence: 0.75 };
    const lemma = carrierLemma(look);
    const carried = lemma !== null && /^(?:sign|issue|announce|release|publish)$/.test(lemma);
    const numbered = look.reading.cited.some(
      (cited) => cited.kind === 'eo' && cited.sentence === look.reading.sentenceOf[frame.trigger],
    );
    if (!carried) return numbered ? { type: 'EXECUTIVE_ORDER', status: 'IN_FORCE', confidence: 0.4 } : null;
    return { type: 'EXECUTIVE_ORDER', status: 'IN_FORCE', confidence: 0.9 };
  },
};

export const legislation: Rule = {
  name: 'legislation',
  types: ['LEGISLATION'],
  because: 'A parliament makes a law; a bill is PROPOSED, a law may apply in stages.',
  nouns: [
    'bill',
    'act',
    'law',
    'legislation',
    'ai act',
    'statute',
    'obligations',
    'prohibitions',
    'provisions',
    'wave of obligations',
  ],
  verbs: [],
  matches: [
    'The European Parliament adopted the AI Act on 13 March 2024.',
    'California Governor Gavin Newsom signed a bill on AI safety into law on 29 September 2025.',
    'Senators introduced a bill that would ban Chinese AI models.',
    'The EU AI Act entered into force on 1 August 2024.',
  ],
  nearMisses: [
    'Under the AI Act, providers of models must keep records.',
    'OpenAI says it follows the law on AI.',
    'Lawyers act for AI companies.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (frame.voice !== 'noun' || !isTech(look)) return null;
    if (actor.kind === 'vendor' || actor.kind === 'people' || actor.kind === 'court') return null;
    const text = look.clause;
    const isPart = /^(?:obligations|prohibitions|provisions|wave of obligations)$/.test(frame.lemma);
    if (
      isPart &&
      !/\b(?:act|regulation|law)\b/.test(`${look.sentence} ${look.reading.text.slice(0, 300).toLowerCase()}`)
    )
      return null;
    if (
      frame.lemma === 'act' &&
      !/\b[A-Z][\w-]+ Act\b/.test(
        look.reading.text.slice(look.reading.tokens[frame.from]!.start, look.reading.tokens[frame.to - 1]!.end),
      )
    )
      return null;
    const force =
      /\b(?:entered into (?:force|application)|enters into (?:force|application)|took effect|takes? effect|came into (?:force|effect)|comes? into (?:force|effect)|went into effect|go(?:es)? into effect|(?:start|begin)s? (?:to apply|applying)|appl(?:y|ies) from|became law|became applicable|signed (?:\S+ ){0,8}into law)\b/.test(
        text,
      );
    const lemma = carrierLemma(look);
    const made =
      lemma !== null && /^(?:sign|enact|pass|approve|adopt|introduce|publish|unveil|propose|submit)$/.test(lemma);
    if (!force && !made) return null;
    if (
      !force &&
      actor.kind === 'unknown' &&
      !/\b(?:was|were|been) (?:signed|passed|adopted|approved|enacted|introduced)\b/.test(text)
    )
      return null;
    return { type: 'LEGISLATION', status: force ? statusOf(look, 'enter') : statusOf(look, lemma!), confidence: 0.75 };
  },
};

export const guidance: Rule = {
  name: 'guidance',
  types: ['GUIDANCE'],
  because: 'An authority says how it reads the law, without binding anybody.',
  nouns: [
    'guidance',
    'guidelines',
    'guideline',
    'code of practice',
    'faq',
    'advisory',
    'opinion',
    'recommendation',
    'best practices',
    'policy statement',
  ],
  matches: [
    'The European Commission has published guidelines on general-purpose AI models.',
    'The Bureau of Industry and Security published guidance on the risks of advanced AI chips.',
    'The ICO issued an opinion on generative AI and personal data.',
  ],
  nearMisses: [
    'OpenAI published guidance on prompts.',
    'Microsoft released best practices for AI agents.',
    "In my opinion, AI models are slow, the regulator's guidance included.",
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (frame.voice !== 'noun' || !isTech(look)) return null;
    if (actor.kind !== 'authority' && actor.kind !== 'jurisdiction') return null;
    const lemma = carrierLemma(look);
    if (lemma === null || !/^(?:issue|publish|adopt|release|announce|finalise|finalize|unveil)$/.test(lemma))
      return null;
    const isDraft = /\bdraft|consultation\b/.test(look.clause);
    return { type: 'GUIDANCE', status: isDraft ? 'PROPOSED' : 'IN_FORCE', confidence: 0.8 };
  },
};
