import { isParty, isTech } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

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
    'win',
    'prevail',
    'decline',
    'refuse',
  ],
  nouns: ['injunction', 'preliminary injunction', 'ruling', 'restraining order', 'stay'],
  matches: [
    'A federal judge ordered OpenAI to preserve its ChatGPT logs.',
    'A federal judge on Thursday granted Anthropic a preliminary injunction against the Department of Defense.',
    'The court annulled the fine against OpenAI.',
    'A federal appeals court stayed the ban on the TikTok app.',
    'Stability AI largely wins UK court battle against Getty Images',
    'A federal appeals court on Wednesday declined to suspend the designation of Anthropic.',
  ],
  nearMisses: [
    'No hearing has been scheduled in the case on Claude Fable 5.',
    'The court could block the directive on Claude Fable 5.',
    'Anthropic found a bug in Claude and ruled out data loss.',
    'Anthropic wins a contract for Claude.',
    'Meta moves to dismiss the case of the FTC over its chatbots.',
    'Anthropic declined to comment on the ruling.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (!isTech(look)) return null;
    const targets = [...look.objects, ...look.subjects].filter(isParty);
    const passiveDismissal =
      /^(?:dismiss)$/.test(frame.lemma) &&
      (/\bv\.|complaint|case|lawsuit|suit\b/.test(look.sentence) ||
        look.reading.cited.some((cited) => cited.kind === 'docket'));
    // "Meta moves to dismiss the case": a motion, and no ruling.
    if (frame.lemma === 'dismiss' && actor.kind !== 'court' && /\bto dismiss\b/.test(look.clause)) return null;
    const isBid =
      /\b(?:bid|requests?|motion|plea|petition|application) (?:for|to|by)\b[^.]{0,60}\b(?:injunction|restraining|halt|block|stop|pause|dismiss|stay|avoid|overturn)\b/.test(
        look.clause,
      );
    // "loses bid to halt the law", "failed to convince a court": what is told is that the court said no.
    if (/^(?:lose|fail|win|prevail)$/.test(frame.lemma)) {
      const isLost =
        (/^(?:lose|win)$/.test(frame.lemma) &&
          /^(?:\S+ ){0,4}(?:bid|appeal|case|challenge|fight|lawsuit|(?:court|legal) (?:battle|ruling|order)|ruling|dismissal)\b/.test(
            look.objectText,
          )) ||
        (frame.lemma === 'prevail' && /\b(?:court|judge|lawsuit|case)\b/.test(look.clause));
      const isUnconvinced = /\bconvince\b/.test(look.clause) && /\b(?:court|judge|tribunal)\b/.test(look.clause);
      if (!isLost && !isUnconvinced) return null;
      const actor = { kind: 'court' as const, entry: null, jurisdiction: null, at: -1 };
      return { type: 'COURT_ORDER', status: null, confidence: 0.7, targets: look.subjects.filter(isParty), actor };
    }
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
    const refuses = /^(?:reject|deny|dismiss|decline|refuse)$/.test(frame.lemma);
    if (
      /^(?:decline|refuse)$/.test(frame.lemma) &&
      !/^to (?:suspend|stay|block|pause|halt|lift|hear|overturn|dismiss|grant|reconsider|intervene|stop|delay)\b/.test(
        look.objectText,
      )
    )
      return null;
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
