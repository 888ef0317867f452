import { namedIn, slice } from '../reading.ts';
import { isTechText } from './look.ts';
import { carrierLemma, statusOf } from './made.ts';
import type { Look, Rule, Sight } from './rule.ts';

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
    'omnibus',
    'digital omnibus',
    // "signed SB 53": the number of a bill.
    'sb',
    'hb',
    'ab',
  ],
  verbs: [],
  matches: [
    "Gov. Jared Polis on Thursday signed a bill that pushes back the start of Colorado's law on artificial intelligence.",
    'The European Parliament adopted the AI Act on 13 March 2024.',
    'California Governor Gavin Newsom signed a bill on AI safety into law on 29 September 2025.',
    'Senators introduced a bill that would ban Chinese AI models.',
    'The EU AI Act entered into force on 1 August 2024.',
    'The AI Basic Act, which took effect on Thursday, requires companies to label AI images.',
    'The law on artificial intelligence came into force on Thursday.',
    'Governor Gavin Newsom vetoed the bill on AI chatbots.',
    'Abbott signs Texas AI bill',
    'Gov. Greg Abbott signed House Bill 149, the Texas Responsible Artificial Intelligence Governance Act, on Sunday.',
    'Parliament and Council reached a provisional deal on the Digital Omnibus on AI on 7 May 2026.',
    'The Commission today proposed a digital omnibus that simplifies rules on artificial intelligence.',
    'Governor Newsom signed SB 53 on frontier AI models on Monday.',
    'The Council of the EU gave final approval on June 29 to the law on AI.',
  ],
  nearMisses: [
    'Under the AI Act, providers of models must keep records.',
    'OpenAI says it follows the law on AI.',
    'Lawyers act for AI companies.',
    'The senator said he would introduce a bill on AI.',
    'xAI filed a lawsuit to block the new AI law of Colorado, which is due to take effect on June 30.',
    'AI chips worth 3 billion were sold to AB Volvo, which the minister signed off.',
    'Providers who sign the code can show compliance with the AI Act.',
  ],
  read(look: Look): Sight | null {
    const { frame, actor } = look;
    if (frame.voice !== 'noun' || !isTechText(look)) return null;
    if (actor.kind === 'vendor' || actor.kind === 'people' || actor.kind === 'court') return null;
    const text = withRelative(look);
    if (frame.lemma.length === 2 && !/^\d/.test(look.reading.tokens[frame.trigger + 1]?.lower ?? '')) return null;
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
      /\b(?:entered (?:into )?(?:force|application)|enters into (?:force|application)|took effect|takes? effect|came into (?:force|effect)|comes? into (?:force|effect)|went into effect|go(?:es)? into effect|(?:start|begin)s? (?:to apply|applying)|appl(?:y|ies) from|became law|became applicable|signed (?:\S+ ){0,8}into law)\b/.test(
        text,
      );
    const lemma = carrierLemma(look);
    const made: boolean =
      (lemma !== null &&
        /^(?:sign|enact|pass|approve|adopt|introduce|publish|unveil|propose|submit|endorse|seal|veto|clear)$/.test(
          lemma,
        )) ||
      (lemma === 'give' && /\bapproval\b/.test(text)) ||
      (lemma === 'reach' && /\b(?:agreement|deal|compromise) (?:on|about|over)\b/.test(text));
    const isAgreed = lemma === 'reach' && made;
    if (!force && !made) return null;
    // "said he would introduce a bill": nothing yet.
    if (!force && look.stance === 'planned' && /^(?:introduce|propose|submit|unveil|publish)$/.test(lemma ?? ''))
      return null;
    // None but the head of an executive signs or vetoes a bill, whoever he is.
    const isSigned =
      (lemma === 'sign' || lemma === 'veto') &&
      /^(?:bill|act|law|legislation|statute|ai act|[sha]b)$/.test(frame.lemma);
    if (
      !force &&
      !isSigned &&
      actor.kind === 'unknown' &&
      !/\b(?:was|were|been) (?:signed|passed|adopted|approved|enacted|introduced|vetoed|endorsed)\b/.test(text)
    )
      return null;
    const by = ofWhom(look);
    if (isAgreed) return { type: 'LEGISLATION', status: 'PROPOSED', confidence: 0.75, ...by };
    if (lemma === 'veto') return { type: 'LEGISLATION', status: 'RESCINDED', confidence: 0.75, ...by };
    return {
      type: 'LEGISLATION',
      ...by,
      status: force ? statusOf(look, 'enter') : statusOf(look, lemma!),
      confidence: 0.75,
    };
  },
};

/** "the Act, which took effect on Thursday, …": what the relative clause says of it. */
function withRelative(look: Look): string {
  const { reading, frame } = look;
  if (reading.tokens[frame.to]?.lower !== 'which' || frame.to - frame.trigger > 4) return look.clause;
  const text = slice(reading, frame.from, Math.min(frame.sentence.last, frame.to + 10)).toLowerCase();
  // "a law, which is due to take effect on June 30": no news.
  return /\b(?:due|set|scheduled|expected|supposed|slated|would|will|was) (?:\S+ ){0,2}(?:to )?(?:take|come|enter|go)\b/.test(
    text,
  )
    ? look.clause
    : text;
}

/** Whose law it is, where no office says so: "Texas AI bill", "Colorado's law". */
function ofWhom(look: Look): Pick<Sight, 'actor'> {
  const { reading, frame, actor } = look;
  if (actor.jurisdiction !== null) return {};
  const near = namedIn(reading, Math.max(frame.from, frame.trigger - 7), Math.min(frame.to, frame.trigger + 6));
  const title = namedIn(reading, reading.sentences[0]!.first, reading.sentences[0]!.last);
  const place = [near, title]
    .map((all) => [
      ...new Set(
        all.flatMap(({ entries, form }) =>
          entries[0]!.kind === 'Jurisdiction' && form !== 'capital' ? [entries[0]!.id] : [],
        ),
      ),
    ])
    .find((ids) => ids.length === 1)?.[0];
  return place === undefined ? {} : { actor: { ...actor, kind: 'legislature', jurisdiction: place } };
}
