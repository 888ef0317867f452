import type { Named } from '../reading.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { INSTRUMENT, isModel, isOfficial, TECHNOLOGY } from './words.ts';

const isParty = (named: Named): boolean => ['Provider', 'Model', 'Channel'].includes(named.entries[0]!.kind);
const isTech = (look: Look): boolean =>
  TECHNOLOGY.test(look.sentence) ||
  TECHNOLOGY.test(look.reading.text.slice(0, 600).toLowerCase()) ||
  look.reading.named.some((named) => isModel(named) || named.entries[0]!.kind === 'Provider');

export const statement: Rule = {
  name: 'statement',
  types: ['STATEMENT'],
  because:
    'A government or authority takes a position about a measure of another. It binds nobody, and is kept because positions change.',
  verbs: ['warn', 'criticise', 'criticize', 'condemn', 'question', 'say', 'tell', 'call', 'press', 'urge'],
  matches: [
    'The European Commission said that security measures should not discriminate against allies who use Claude Fable 5.',
    'French President Emmanuel Macron questioned a U.S. order that keeps two AI models out of foreign hands.',
  ],
  nearMisses: ['OpenAI said that its model is faster.', 'The Commission said that it likes tea.'],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look) || frame.voice !== 'active') return null;
    if (look.actor.kind !== 'authority' && look.actor.kind !== 'jurisdiction') return null;
    const about =
      /\b(?:directive|licen[cs]e requirement|us measure|u\.s\. measure|u\.s\. order|us order|export (?:control|curb|ban|restriction)s?|discriminat\w*|shutdown|withdrawal of|allies|partners|ban|restrict\w*|access to)\b/;
    if (!about.test(look.sentence)) return null;
    if (
      /^(?:say|tell|call)$/.test(frame.lemma) &&
      !/\b(?:should|must|discriminat\w*|regret\w*|concern\w*|unacceptable|welcome[sd]?|exempt\w*)\b/.test(look.sentence)
    )
      return null;
    return {
      type: 'STATEMENT',
      status: null,
      confidence: 0.65,
      targets: [...look.objects, ...look.subjects].filter(isParty),
    };
  },
};

export const dispute: Rule = {
  name: 'dispute',
  types: ['DISPUTE'],
  because:
    'Somebody whom a measure concerns contests it, its facts or its lawfulness, or asks in the open that it be lifted. What a court is asked is a LAWSUIT.',
  verbs: [
    'dispute',
    'disagree',
    'contest',
    'reject',
    'appeal',
    'object',
    'oppose',
    'deny',
    'ask',
    'urge',
    'call',
    'protest',
  ],
  nouns: ['open letter', 'misunderstanding', 'appeal'],
  matches: [
    'Anthropic disputes the directive on Claude Fable 5, calling it a misunderstanding.',
    'Anthropic has complied with the directive on Claude Fable 5, and it disagrees.',
    'In an open letter, 54 security practitioners ask the Secretary of Commerce to lift the directive on Claude Fable 5.',
    'OpenAI said it would appeal the fine, and it rejected the findings of the Garante.',
  ],
  nearMisses: [
    'Researchers disagree about which AI model is best.',
    'Claude rejects harmful requests.',
    'Anthropic denied that Claude Opus 4.8 was slow.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (!isTech(look) || isOfficial(look)) return null;
    const text = look.sentence;
    const measure =
      INSTRUMENT.test(text) ||
      /\b(?:fine|findings?|finding|concern|complied|comply|standard|government|regulator)\b/.test(text);
    if (!measure) return null;
    if (/^(?:ask|urge|call)$/.test(frame.lemma)) {
      if (
        !/\b(?:lift|lifted|withdraw\w*|rescind\w*|repeal|exempt|reconsider|drop|end)\b/.test(look.objectText) ||
        !INSTRUMENT.test(text)
      )
        return null;
      if (
        actor.kind !== 'people' &&
        actor.kind !== 'vendor' &&
        !/\bopen letter\b/.test(look.reading.text.slice(0, 400).toLowerCase())
      )
        return null;
      return { type: 'DISPUTE', status: null, confidence: 0.7, targets: look.objects.filter(isModel) };
    }
    if (frame.lemma === 'open letter') {
      if (!/\b(?:lift|withdraw\w*|rescind\w*|against|repeal|exempt|directive|ban|order)\b/.test(text)) return null;
      return { type: 'DISPUTE', status: null, confidence: 0.7, targets: look.objects.filter(isModel) };
    }
    if (frame.lemma === 'misunderstanding') {
      if (
        actor.kind !== 'vendor' &&
        look.reading.readable.sourceKind !== 'vendor' &&
        !/\b(?:called|calls|calling|says?|said)\b/.test(text)
      )
        return null;
      return { type: 'DISPUTE', status: null, confidence: 0.6, targets: look.objects.filter(isModel) };
    }
    if (frame.lemma === 'appeal' && actor.kind !== 'vendor') return null;
    if (actor.kind !== 'vendor') return null;
    if (
      /^(?:object|oppose|deny|reject)$/.test(frame.lemma) &&
      !INSTRUMENT.test(look.objectText) &&
      !/\b(?:findings?|allegations?|claims?|accusations?)\b/.test(look.objectText)
    )
      return null;
    return { type: 'DISPUTE', status: null, confidence: 0.75, targets: look.objects.filter(isModel) };
  },
};

export const deprecation: Rule = {
  name: 'deprecation',
  types: ['DEPRECATION'],
  because:
    'A vendor ends an old model by plan, with a date. Nobody forced it, and a successor is named more often than not.',
  verbs: ['deprecate', 'retire', 'sunset', 'discontinue', 'phase~out', 'decommission', 'end', 'terminate'],
  nouns: ['deprecation', 'retirement', 'end of life', 'end-of-life'],
  states: ['reach their end', 'reaches end of life', 'reach end of life', 'reaches its end', 'reached end of life'],
  matches: [
    'Claude Opus 4.1 is deprecated as of today, 5 June 2026.',
    'OpenAI will retire GPT-4o on 13 February 2026.',
    'Google discontinued Gemini 1.5 Pro in September 2025.',
  ],
  nearMisses: [
    "We'll give at least six months' notice before we retire Claude Fable 5.",
    'The deprecated parameter of the API still works with Claude Opus 4.8.',
    'No other model has a retirement date.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (look.actor.kind === 'court' || look.actor.kind === 'people') return null;
    const side =
      frame.voice === 'passive' || frame.voice === 'state'
        ? look.subjects
        : [...look.objects, ...(frame.voice === 'noun' ? look.subjects : [])];
    const own = (/^(?:end|terminate)$/.test(frame.lemma) ? [...look.objects, ...look.subjects] : side).filter(isModel);
    const targets =
      own.length === 0 && frame.voice === 'active' && /^(?:it|them)\b/.test(look.objectText)
        ? look.subjects.filter(isModel)
        : own;
    if (/^(?:end|terminate)$/.test(frame.lemma) && !/\b(?:support|access|service|availability)\b/.test(look.clause))
      return null;
    if (/^(?:end|terminate)$/.test(frame.lemma) && isOfficial(look)) return null;
    if (targets.length === 0 || /\bbefore we\b|\bat least\b/.test(look.sentence.slice(0, 80))) return null;
    if (frame.voice === 'noun' && !/\b(?:announc\w*|schedul\w*|on \d|deprecations?:)\b/.test(look.sentence))
      return null;
    return {
      type: 'DEPRECATION',
      status: 'ANNOUNCED',
      confidence: 0.85,
      targets,
      effect: { layer: 'operational', state: 'DEPRECATED' },
    };
  },
};

export const outage: Rule = {
  name: 'outage',
  types: ['OUTAGE'],
  because: 'A service fails by accident. It is over by itself and no one decided it.',
  nouns: [
    'outage',
    'elevated error',
    'elevated error rate',
    'downtime',
    'service disruption',
    'degraded performance',
    'disruption',
    'elevated errors',
    'incident',
  ],
  states: ['went down', 'is down', 'are down', 'failed or took', 'was down', 'were down'],
  matches: [
    'A large outage hit ChatGPT on 10 June 2025.',
    'ChatGPT went down on Tuesday for several hours.',
    'Elevated error rates on Claude Opus 4.8',
  ],
  nearMisses: [
    'Legal scope and outage are different things, says a note on Claude.',
    'An outage of Claude would be costly.',
    'Anthropic suspended Claude Fable 5.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    const text = look.sentence;
    const things = [...look.objects, ...look.subjects].filter(isParty);
    const title = look.reading.sentenceOf[frame.trigger] === 0;
    if (things.length === 0 && !(look.reading.readable.sourceKind === 'vendor' && look.reading.speaker !== null))
      return null;
    if (/\b(?:suspend\w*|directive|legal|licen[cs]e|different things|not an outage|no outage)\b/.test(text))
      return null;
    if (frame.lemma === 'incident' && !/\b(?:resolved|investigating|identified|monitoring|api|errors?)\b/.test(text))
      return null;
    if (
      frame.voice === 'noun' &&
      !title &&
      !/\b(?:hit|hits|caused|affect\w*|experienc\w*|suffer\w*|resolved|between|lasted|reported|investigating|from|on)\b/.test(
        text,
      )
    )
      return null;
    return { type: 'OUTAGE', status: null, confidence: 0.75, targets: things };
  },
};

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
    const some =
      models.length > 0 ? models : look.reading.named.filter((named) => isModel(named) && !named.exempt).slice(0, 1);
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
      isOfficial(look) &&
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
  ],
  nearMisses: [
    'The regulator asked OpenAI for age verification.',
    'Read the terms of service of Claude.',
    'Anthropic announced Claude Fable 5.1.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (
      frame.voice !== 'noun' &&
      actor.kind !== 'vendor' &&
      !(frame.voice === 'passive' && look.reading.readable.sourceKind === 'vendor')
    )
      return null;
    if (actor.kind !== 'vendor' && look.reading.readable.sourceKind !== 'vendor') return null;
    const policy =
      /\b(?:terms of (?:service|use)|usage polic\w*|identity (?:checks?|verification)|age (?:verification|check)|prove who they are|supported (?:regions|countries)|unsupported regions|verification programmes?|acceptable use|sales restrictions|regional restrictions|owned (?:by|from)|data retention)\b/;
    // Whom it serves at all: "bars Chinese-run companies from using its services".
    const isWhom =
      /^(?:ban|bar|block|prohibit|restrict|stop~selling|cut~off|limit)$/.test(frame.lemma) &&
      /\b(?:companies|entities|organi[sz]ations|firms|groups|subsidiaries|customers)\b/.test(look.clause) &&
      /\b(?:owned|controlled|run|based|chinese|russian|regions?|countries|jurisdictions?)\b|-(?:owned|run|based|controlled)\b/.test(
        look.clause,
      );
    if (!isWhom && !policy.test(look.sentence)) return null;
    if (frame.voice === 'noun') {
      const title = look.reading.sentenceOf[frame.trigger] === 0;
      if (frame.governor === null && !(title && look.reading.readable.sourceKind === 'vendor')) return null;
    } else if (
      !isWhom &&
      /^(?:block|ban|bar|prohibit|restrict|limit|cut~off|stop~selling)$/.test(frame.lemma) &&
      !/\b(?:owned|regions?|countries|companies|entities)\b/.test(look.clause)
    )
      return null;
    return {
      type: 'VENDOR_POLICY',
      status: 'ANNOUNCED',
      confidence: 0.75,
      targets: [...look.objects, ...look.subjects].filter(isParty),
    };
  },
};
