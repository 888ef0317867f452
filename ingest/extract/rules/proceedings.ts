import { type Named, namedIn } from '../reading.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { TECHNOLOGY } from './words.ts';

const isTech = (look: Look): boolean =>
  TECHNOLOGY.test(look.sentence) ||
  TECHNOLOGY.test(look.reading.text.slice(0, 500).toLowerCase()) ||
  [...look.objects, ...look.subjects].some((named) => isParty(named));
const isParty = (named: Named): boolean => ['Provider', 'Model', 'Channel'].includes(named.entries[0]!.kind);
const official = (look: Look): boolean => ['authority', 'jurisdiction', 'legislature'].includes(look.actor.kind);
const governorWord = (look: Look): string =>
  look.frame.governor === null ? '' : look.reading.tokens[look.frame.governor]!.lower;

export const investigation: Rule = {
  name: 'investigation',
  types: ['INVESTIGATION'],
  because: 'An authority looks into something; nothing is decided.',
  verbs: ['investigate', 'probe'],
  nouns: [
    'investigation',
    'probe',
    'inquiry',
    'formal proceedings',
    'proceedings',
    'antitrust case',
    'enquiry',
    'civil investigative demand',
  ],
  matches: [
    'The European Commission has opened formal proceedings against X over Grok.',
    'The Irish Data Protection Commission launched an inquiry into Grok.',
    'The FTC is investigating OpenAI over possible harm to consumers.',
  ],
  nearMisses: [
    'OpenAI investigated the outage of ChatGPT.',
    'The FTC closed its investigation into OpenAI.',
    'Anthropic opened an investigation into abuse of Claude.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look) || !official(look)) return null;
    if (frame.voice === 'noun') {
      if (!/^(?:open|launch|beg[aiu]n|begin|initiat|announc|start|commenc|confirm|extend)/.test(governorWord(look)))
        return null;
      const targets = look.objects.filter(isParty);
      return { type: 'INVESTIGATION', status: 'IN_FORCE', confidence: 0.85, targets };
    }
    return {
      type: 'INVESTIGATION',
      status: 'IN_FORCE',
      confidence: 0.75,
      targets: (frame.voice === 'passive' ? look.subjects : look.objects).filter(isParty),
    };
  },
};

export const fine: Rule = {
  name: 'fine',
  types: ['FINE'],
  because:
    'An authority takes money for a breach: the case is decided. A fine that may come, or is threatened, is none.',
  verbs: ['fine', 'penalise', 'penalize', 'pay'],
  nouns: ['fine', 'penalty', 'settlement'],
  matches: [
    "Italy's data protection authority fined OpenAI 15 million euros in December 2024.",
    'The Dutch regulator imposed a fine of 30.5 million euros on Clearview AI.',
    'Clearview AI was fined 20 million euros by the French regulator.',
  ],
  nearMisses: [
    'The weather is fine and Claude works.',
    'Failure to comply with the AI letter may bring criminal and civil penalties.',
    'OpenAI could be fined under the AI Act.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look)) return null;
    const money = /(?:[€$£¥₩]|\b(?:eur|usd|euros?|dollars?|pounds?|million|billion|won|yuan)\b)/.test(look.sentence);
    if (frame.lemma === 'pay') {
      if (!money || !/\b(?:fine|penalty|settle\w*)\b/.test(look.clause)) return null;
      const payer = look.subjects.filter(isParty);
      return {
        type: 'FINE',
        status: 'IN_FORCE',
        confidence: 0.7,
        targets: payer,
        actor: { kind: 'authority', entry: null, jurisdiction: null, at: -1 },
      };
    }
    if (frame.voice === 'noun') {
      if (!money) return null;
      const carried = /^(?:impos|issu|levi|levy|slap|announc|hit|hand|receiv|fac|clos|confirm|reach|set|upheld)/.test(
        governorWord(look),
      );
      if (!carried && !/\bwith a fine|fine of|penalty of\b/.test(look.clause)) return null;
      if (look.actor.kind === 'people' || look.actor.kind === 'court') return null;
      return {
        type: 'FINE',
        status: 'IN_FORCE',
        confidence: carried ? 0.85 : 0.65,
        targets: [...look.objects, ...look.subjects].filter(isParty),
      };
    }
    if (frame.voice === 'active' && !official(look)) return null;
    if (frame.form === 'base' && !official(look)) return null;
    return {
      type: 'FINE',
      status: 'IN_FORCE',
      confidence: 0.9,
      targets: (frame.voice === 'passive' ? look.subjects : look.objects).filter(isParty),
    };
  },
};

export const lawsuit: Rule = {
  name: 'lawsuit',
  types: ['LAWSUIT'],
  because:
    'Somebody goes to court, against a company or against a measure of the state. What the court then says is a COURT_ORDER or a STAY.',
  verbs: ['sue', 'challenge', 'go~court', 'take~court'],
  nouns: ['lawsuit', 'suit', 'complaint', 'class action', 'legal challenge', 'petition for review'],
  matches: [
    'Legion LegalTech sued the United States on 25 June 2026 over the export restriction on Claude Fable 5.',
    'The complaint about Claude Fable 5 was filed on 23 June in the U.S. District Court for the District of Columbia.',
    'The New York Times filed a lawsuit against OpenAI.',
  ],
  nearMisses: [
    'Users filed complaints about slow answers of ChatGPT with support.',
    'Anthropic may sue the government over the directive.',
    'Lawyers expect lawsuits over AI models.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look)) return null;
    const targets = namedIn(look.reading, frame.sentence.first, frame.sentence.last).filter(
      (named) => isParty(named) && !named.exempt && !named.modifier,
    );
    if (frame.voice === 'noun') {
      if (!/^(?:fil|launch|br[io]|lodg|open|submit)/.test(governorWord(look))) return null;
      if (
        frame.lemma === 'complaint' &&
        !/\b(?:court|district|v\.|against|noyb|authority|commission|judge)\b/.test(look.sentence)
      )
        return null;
      return { type: 'LAWSUIT', status: null, confidence: 0.85, targets };
    }
    if (/~court$/.test(frame.lemma) && !/\b(?:to|into) court\b/.test(look.clause)) return null;
    if (frame.lemma === 'challenge' && !/\b(?:court|lawsuit|judge|legal)\b/.test(look.clause)) return null;
    if (frame.form === 'base' && frame.voice === 'active' && look.actor.kind === 'unknown') return null;
    return { type: 'LAWSUIT', status: null, confidence: 0.85, targets };
  },
};

export const courtOrder: Rule = {
  name: 'court order',
  types: ['COURT_ORDER', 'STAY'],
  because:
    'A court decides: it dismisses, upholds, annuls, enjoins. Where it only holds an instrument back for now, that is a STAY of the instrument.',
  verbs: [
    'rule',
    'order',
    'dismiss',
    'uphold',
    'strike~down',
    'annul',
    'overturn',
    'enjoin',
    'grant',
    'reject',
    'deny',
    'find',
    'block',
    'stay',
    'pause',
    'suspend',
    'halt',
    'quash',
    'invalidate',
    'vacate',
    'lose',
    'fail',
  ],
  nouns: ['injunction', 'preliminary injunction', 'ruling', 'restraining order', 'stay'],
  matches: [
    'A federal judge ordered OpenAI to preserve its ChatGPT logs.',
    'A federal judge on Thursday granted Anthropic a preliminary injunction against the Department of Defense.',
    'The court annulled the fine against OpenAI.',
    'A federal appeals court stayed the ban on the TikTok app.',
  ],
  nearMisses: [
    'No hearing has been scheduled in the case on Claude Fable 5.',
    'The court could block the directive on Claude Fable 5.',
    'Anthropic found a bug in Claude and ruled out data loss.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (!isTech(look)) return null;
    const targets = [...look.objects, ...look.subjects].filter(isParty);
    const passiveDismissal =
      /^(?:dismiss)$/.test(frame.lemma) &&
      (/\bv\.|complaint|case|lawsuit|suit\b/.test(look.sentence) ||
        look.reading.cited.some((cited) => cited.kind === 'docket'));
    const isBid =
      /\b(?:bid|requests?|motion|plea|petition|application) (?:for|to|by)\b[^.]{0,60}\b(?:injunction|restraining|halt|block|stop|pause|dismiss|stay|avoid|overturn)\b/.test(
        look.clause,
      );
    if (/^(?:lose|fail)$/.test(frame.lemma))
      return isBid || (/\bconvince\b/.test(look.clause) && /\bcourt|judge\b/.test(look.clause))
        ? {
            type: 'COURT_ORDER',
            status: null,
            confidence: 0.7,
            targets: look.subjects.filter(isParty),
            actor: { kind: 'court', entry: null, jurisdiction: null, at: -1 },
          }
        : null;
    const isRuling = isBid && /^(?:grant|reject|deny|dismiss)$/.test(frame.lemma) && actor.kind !== 'vendor';
    if (actor.kind !== 'court' && !passiveDismissal && !isRuling) {
      if (
        !(
          frame.voice === 'noun' &&
          frame.governor !== null &&
          /injunction|restraining/.test(frame.lemma) &&
          actor.kind !== 'vendor'
        )
      )
        return null;
    }
    const holds =
      /^(?:stay|pause|suspend|halt|block|enjoin)$/.test(frame.lemma) ||
      /injunction|restraining|^stay$/.test(frame.lemma) ||
      /\binjunction|restraining order|administrative stay\b/.test(look.clause);
    const instrument =
      /\b(?:order|rule|ban|directive|designation|label|law|act|enforcement|requirement|decision|fine|policy)\b/.test(
        look.clause,
      );
    if (frame.lemma === 'find' && !/\b(?:that|violat\w*|liable|unlawful|infring\w*|guilty)\b/.test(look.sentence))
      return null;
    if (
      /^(?:grant|reject|deny)$/.test(frame.lemma) &&
      !/\b(?:injunction|motion|request|appeal|stay|petition|challenge|bid)\b/.test(look.sentence)
    )
      return null;
    const refuses = /^(?:reject|deny|dismiss)$/.test(frame.lemma);
    if (
      !refuses &&
      holds &&
      instrument &&
      (actor.kind === 'court' || (actor.kind === 'unknown' && /injunction|restraining/.test(frame.lemma)))
    )
      return { type: 'STAY', status: 'STAYED', confidence: 0.75, targets };
    const ended = /^(?:annul|strike~down|overturn|quash|invalidate|vacate)$/.test(frame.lemma);
    return { type: 'COURT_ORDER', status: ended ? 'ANNULLED' : null, confidence: 0.75, targets };
  },
};

export const designation: Rule = {
  name: 'designation',
  types: ['DESIGNATION'],
  because: 'An authority gives something a status that carries duties: gatekeeper, systemic risk, supply-chain risk.',
  verbs: ['designate', 'label', 'classify', 'declare'],
  nouns: ['designation'],
  matches: [
    'The Department of Defense designated Anthropic a supply-chain risk.',
    'The European Commission designated ChatGPT as a very large online search engine.',
    'OpenAI was designated as a provider of a model with systemic risk by the AI Office.',
  ],
  nearMisses: [
    'The court suspended the designation of Anthropic.',
    'OpenAI labelled the AI images.',
    'The Commission may designate ChatGPT as a search engine.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look) || !official(look)) return null;
    if (
      !/\b(?:gatekeeper|very large|vlop|vlose|supply[- ]chain risk|systemic risk|high[- ]risk|critical|national security (?:risk|threat)|foreign adversary|terrorist|covered)\b/.test(
        look.sentence,
      )
    )
      return null;
    if (frame.voice === 'noun' && !/^(?:announc|issu|impos|confirm|publish)/.test(governorWord(look))) return null;
    return {
      type: 'DESIGNATION',
      status: 'IN_FORCE',
      confidence: 0.85,
      targets: (frame.voice === 'passive' ? look.subjects : look.objects).filter(isParty),
    };
  },
};

export const inquiry: Rule = {
  name: 'inquiry',
  types: ['INQUIRY'],
  because: 'Lawmakers or an authority ask for an explanation; an answer is due, nothing is ordered.',
  verbs: ['write', 'ask', 'request', 'demand'],
  nouns: ['request for information', 'letter'],
  matches: [
    'Representatives Sam Liccardo and Ted Lieu today wrote to Secretary Lutnick about the directive on Claude Fable 5.',
    'Senators asked OpenAI for information on its chatbots.',
    'The regulator sent a request for information to DeepSeek.',
  ],
  nearMisses: [
    'Users asked Claude for information on travel.',
    'I wrote to OpenAI about my ChatGPT bill.',
    'Anthropic asked its cloud partners to revoke access.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (!isTech(look)) return null;
    if (look.actor.kind !== 'legislature' && look.actor.kind !== 'authority' && look.actor.kind !== 'jurisdiction')
      return null;
    const letter =
      /\b(?:wrote|written|write|writes|sent|letter|asked|asks|questions?|information|explain|explanation|answers?|demanded|requested)\b/.test(
        look.clause,
      );
    if (!letter) return null;
    if (frame.voice === 'noun') {
      if (!/^(?:sen[dt]|issu|address|wrote|submit|deliver|receiv)/.test(governorWord(look))) return null;
      if (frame.lemma === 'letter' && look.actor.kind !== 'legislature') return null;
    } else if (frame.lemma === 'write') {
      if (look.actor.kind !== 'legislature' || !/\b(?:to|letter)\b/.test(look.objectText.slice(0, 40))) return null;
    } else if (
      look.actor.kind !== 'legislature' &&
      !/\b(?:information|answers?|questions?|explain|explanation|details)\b/.test(look.clause)
    )
      return null;
    const targets = look.objects.filter((named) => isParty(named));
    return { type: 'INQUIRY', status: null, confidence: 0.75, targets };
  },
};
