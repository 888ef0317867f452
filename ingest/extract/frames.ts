/** Who does what to whom: one frame for every word of a rule that stands in the text, with its clause and voice. */
import {
  ADVERBS,
  BE,
  HARD_STOPS,
  HAVE,
  MODALS,
  PREPOSITIONS,
  SUBORDINATORS,
  type VerbForm,
  verbForms,
  WILL,
} from './grammar.ts';
import { type Named, namedIn, type Reading } from './reading.ts';
import type { Rule } from './rules/rule.ts';
import type { Sentence } from './sentences.ts';
import type { Trigger, TriggerIndex } from './triggers.ts';
import { type Voice, voiceOf } from './voice.ts';

export interface Frame {
  rule: Rule;
  sentence: Sentence;
  /** The word that made the rule look: token, and its dictionary form ("switch~off", "directive"). */
  trigger: number;
  lemma: string;
  voice: Voice;
  form: VerbForm | 'noun' | 'state';
  /** Of a noun: the verb that carries it ("imposed a ban": imposed), where there is one. */
  governor: number | null;
  /** The clause: tokens [from, to). */
  from: number;
  to: number;
  /** Where the object must have ended: at the next verb of the same subject ("suspended X and moved its users to Y"). */
  objectEnd: number;
}

export function findFrames(reading: Reading, index: TriggerIndex): Frame[] {
  const frames: Frame[] = [];
  for (const sentence of reading.sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const triggers = index.get(reading.tokens[i]!.lower);
      if (triggers === undefined || isInName(reading, i)) continue;
      // Several rules listen to one word, and most need not know its clause.
      let clause: [number, number] | undefined;
      const clauseHere = (): [number, number] => {
        clause ??= clauseAround(reading, sentence, i);
        return clause;
      };
      for (const trigger of triggers) {
        const frame = toFrame(reading, sentence, i, trigger, clauseHere);
        if (frame !== null) frames.push(frame);
      }
    }
  }
  return frames;
}

/** "Export Control Reform" is a name, and so is the "Order" in a catalogue name. */
function isInName(reading: Reading, i: number): boolean {
  const index = reading.namedAt[i]!;
  return index !== -1 && reading.named[index]!.form !== 'group';
}

function toFrame(
  reading: Reading,
  sentence: Sentence,
  i: number,
  trigger: Trigger,
  clauseHere: () => [number, number],
): Frame | null {
  const { tokens } = reading;
  for (let k = 0; k < trigger.rest.length; k++) if (tokens[i + 1 + k]?.lower !== trigger.rest[k]) return null;
  if (trigger.particle !== null && !hasParticle(reading, i, sentence.last, trigger.particle)) return null;
  const isNoun = trigger.form === 'noun';
  // What turns most words down comes before the clause is looked for.
  if (isNoun && isVerbHere(reading, i, sentence)) return null;
  if ((trigger.form === 'base' || trigger.form === 'third') && isNounHere(reading, i, sentence)) return null;
  if (trigger.form === 'past' && isAttribute(reading, i, sentence)) return null;
  const form =
    trigger.form === 'base' && isInvariant(trigger.lemma) && !isInfinitive(reading, i) ? 'past' : trigger.form;
  if (form === 'base' && !canBeBase(reading, i, clauseHere()[0])) return null;
  const [from, to] = clauseHere();
  const base = { rule: trigger.rule, sentence, trigger: i, lemma: trigger.lemma, from, to };
  if (isNoun) return { ...base, form, objectEnd: to, voice: 'noun', governor: governorOf(reading, i, from, to) };
  if (form === 'noun' || form === 'state') return { ...base, form, objectEnd: to, voice: 'state', governor: null };
  const voice = voiceOf(reading, i, form, sentence, trigger.lemma);
  return { ...base, form, objectEnd: secondVerb(reading, i, to), voice, governor: null };
}

/** cut, shut, put …: the past looks like the base. */
const isInvariant = (lemma: string): boolean => /^(?:cut|shut|put|set|hit|let|bid)(?:~|$)/.test(lemma);

function isInfinitive(reading: Reading, i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
    const word = reading.tokens[k]!.lower;
    if (word === 'to' || MODALS.has(word) || WILL.has(word) || /^(?:do|does|did|don't|doesn't|didn't)$/.test(word))
      return true;
    if (!ADVERBS.has(word) && word !== 'not' && !word.endsWith('ly')) return false;
  }
  return false;
}

/** "the deprecated parameter", "a restricted sibling": no verb. */
function isAttribute(reading: Reading, i: number, sentence: Sentence): boolean {
  if (i === sentence.first || i + 1 >= sentence.last) return false;
  const before = reading.tokens[i - 1]!;
  const next = reading.tokens[i + 1]!;
  return (
    (DETERMINERS.test(before.lower) || before.possessive) &&
    next.kind === 'word' &&
    !PREPOSITIONS.has(next.lower) &&
    !BE.has(next.lower)
  );
}

/** "…, and moved its users": a past form after "and" or "but" begins something else. */
function secondVerb(reading: Reading, i: number, to: number): number {
  for (let k = i + 1; k < to - 1; k++) {
    const word = reading.tokens[k]!.lower;
    if (word !== 'and' && word !== 'but' && word !== 'then') continue;
    const next = reading.tokens[k + 1]!;
    if (
      reading.namedAt[k + 1] === -1 &&
      next.kind === 'word' &&
      next.lower.length > 4 &&
      next.lower.endsWith('ed') &&
      !isAttribute(reading, k + 1, reading.sentences[reading.sentenceOf[k]!]!)
    )
      return k;
  }
  return to;
}

const HEADLINE_VERB =
  /^(?:lifts|ends|eases|imposes|upholds|drops|faces|fights|challenges|appeals|stays|extends|delays|rescinds|withdraws|revokes|wins|loses|seeks|rejects|issues|orders|slaps|gets|defends|mulls|weighs|considers|overturns|scraps|defies|plans|proposes|announces|backs|opposes|avoids)$/;

/** "our tax return", "the import block": a base form after a singular noun is a noun. */
function canBeBase(reading: Reading, i: number, from: number): boolean {
  if (isInfinitive(reading, i)) return true;
  let k = i - 1;
  while (k >= from && (ADVERBS.has(reading.tokens[k]!.lower) || reading.tokens[k]!.lower.endsWith('ly'))) k--;
  if (k < from || reading.namedAt[k] !== -1) return true;
  const { lower: word, kind } = reading.tokens[k]!;
  // "lifts ban on Grok": the verb is there already.
  if (HEADLINE_VERB.test(word)) return false;
  return (
    kind !== 'word' ||
    word.endsWith('s') ||
    /^(?:we|they|you|i|and|or|who|that|people|let|help|make|please|not|n't|men|women)$/.test(word)
  );
}

/** "switched Claude Fable 5 and Claude Mythos 5 off": the particle may come late, but not beyond the next stop. */
function hasParticle(reading: Reading, i: number, last: number, particle: string): boolean {
  for (let k = i + 1; k < Math.min(last, i + 22); k++) {
    const word = reading.tokens[k]!.lower;
    if (word === particle) return true;
    if (HARD_STOPS.has(word) || word === '.' || word === 'that' || word === 'which') return false;
    if (k > i + 1 && particle === 'off' && PREPOSITIONS.has(word) && !/^(?:its|of|and|to)$/.test(word) && k - i > 12)
      return false;
  }
  return false;
}

/** The clause that holds token i: between hard stops and subordinators. */
function clauseAround(reading: Reading, sentence: Sentence, i: number): [number, number] {
  const { tokens, namedAt } = reading;
  let from = sentence.first;
  for (let k = i - 1; k >= sentence.first; k--) {
    const word = tokens[k]!.lower;
    if (namedAt[k] !== -1) continue;
    if (HARD_STOPS.has(word) || isSubordinator(reading, k)) {
      from = k + 1;
      break;
    }
  }
  let to = sentence.last;
  for (let k = i + 1; k < sentence.last; k++) {
    if (namedAt[k] !== -1) continue;
    if (HARD_STOPS.has(tokens[k]!.lower) || isSubordinator(reading, k)) {
      to = k;
      break;
    }
  }
  return [from, to];
}

const TIME_UNITS = /^(?:hours|minutes|days|weeks|months)$/;

function isSubordinator(reading: Reading, k: number): boolean {
  const word = reading.tokens[k]!.lower;
  if (!SUBORDINATORS.has(word)) return false;
  const next = reading.tokens[k + 1]?.lower ?? '';
  if (TIME_UNITS.test(word)) return next === 'after' || next === 'before' || next === 'later';
  if (word === 'as')
    return (
      !/^(?:a|an|part|of|well|soon|quickly|from|its|the|early|late|much|many|supply|gatekeepers?)$/.test(next) &&
      reading.tokens[k - 1]?.lower !== 'as'
    );
  if (word === 'so') return reading.tokens[k - 1]?.lower === ',' || reading.tokens[k - 1]?.lower === 'and';
  if (word === 'than') return false;
  if (word === 'that') return !reading.tokens[k + 1]?.capital || true;
  if (word === 'since' || word === 'before' || word === 'after' || word === 'until') {
    // "since Friday", "after 12 June" are dates and open no clause.
    return !reading.datesOf.get(reading.sentenceOf[k]!)?.some((date) => date.first >= k && date.first <= k + 2);
  }
  return true;
}

const DETERMINERS =
  /^(?:the|a|an|its|their|our|this|that|these|his|her|any|no|new|such|said|another|each|every|first|second)$/;

/** "restrictions that block": no demonstrative. */
const isRelative = (reading: Reading, k: number, sentence: Sentence): boolean =>
  reading.tokens[k]!.lower === 'that' &&
  k - 1 >= sentence.first &&
  reading.tokens[k - 1]!.kind === 'word' &&
  // "a bill that pushes back"; "that order" may be either.
  (reading.tokens[k - 1]!.lower.endsWith('s') || reading.tokens[k + 1]!.lower.endsWith('s')) &&
  !BE.has(reading.tokens[k - 1]!.lower) &&
  !/^(?:says|as|this|confirms|announces|reports|shows)$/.test(reading.tokens[k - 1]!.lower);

/** "order" after "the" is a noun, "orders" at the head of "orders under section 6(b)" too. */
function isNounHere(reading: Reading, i: number, sentence: Sentence): boolean {
  const before = reading.tokens[i - 1]?.lower ?? '';
  if (
    i > sentence.first &&
    ((DETERMINERS.test(before) && !isRelative(reading, i - 1, sentence)) ||
      reading.tokens[i - 1]!.possessive ||
      reading.tokens[i - 1]!.kind === 'number' ||
      /^(?:two|three|four|five|several|many|both)$/.test(before))
  )
    return true;
  if (
    i > sentence.first &&
    // "Court upholds the fine", "Court orders OpenAI to …"; but "the court orders" are nouns.
    (before !== 'court' || (i - 1 > sentence.first && /^(?:orders?|rules?|stays?)$/.test(reading.tokens[i]!.lower))) &&
    /^(?:of|in|under|by|on|for|with|from|against|emergency|executive|court|final|proposed|temporary|into|after|over|legal|new|recent|further|additional|fresh|significant|major|several|judicial|regulatory|administrative|possible|potential|ongoing|formal|strict|sweeping|broad|tough|previous|earlier|existing|similar|other|more|certain|such|some|all|any|impose|imposes|imposed|imposing|levy|levies|issue|issues|issued|face|faces|faced|facing|avoid|risk|pay|lift|lifts|lifted|tighten|tightens|tightened|ease|eases|eased|publish|published|propose|proposes|proposed|adopt|adopted|require|requires|seek|seeks|include|including|dodge|how)$/.test(
      before,
    )
  )
    return true;
  const next = reading.tokens[i + 1]?.lower ?? '';
  return /^(?:of|was|were|is|are|has|have|had|will|would|could|can|must|should|remain|remains|continue|loom|follow)$/.test(
    next,
  );
}

/** A word of a noun trigger that stands as a verb: "they order", "to sanction". */
function isVerbHere(reading: Reading, i: number, sentence: Sentence): boolean {
  const before = i > sentence.first ? reading.tokens[i - 1]!.lower : '';
  return before === 'to' && !/^(?:the|a|an)$/.test(before)
    ? /^(?:order|ban|fine|rule|license|licence|stay|bar|designate|block|sanction|lawsuit)$/.test(
        reading.tokens[i]!.lower,
      )
    : MODALS.has(before) || WILL.has(before);
}

/** Verbs that carry a noun of action, each in every form. */
const CARRIERS =
  `issue impose announce publish adopt sign open launch file grant send place put introduce give receive face begin initiate
  bring release unveil enact pass approve propose draft finalise finalize levy slap set serve hand win obtain extend order deliver submit
  start post make take confirm implement apply enforce enter secure hit announce commence lodge establish disclose print state receive
  accept reach agree conclude close promulgate go endorse seal veto clear register direct widen expand broaden share`
    .trim()
    .split(/\s+/);
const CARRIER_FORMS = new Map<string, { lemma: string; form: VerbForm }>();
// "state rules" are rules of a state, "a clear rule" is a plain one.
for (const lemma of CARRIERS)
  for (const [word, form] of verbForms(lemma))
    if (!CARRIER_FORMS.has(word) && !/^(?:state|seal|clear)$/.test(word)) CARRIER_FORMS.set(word, { lemma, form });

export const carrierOf = (word: string): { lemma: string; form: VerbForm } | undefined => CARRIER_FORMS.get(word);

/** "the rescission of the AI diffusion rule was announced": what is said is said of the rescission. */
function isOfAct(reading: Reading, i: number, from: number): boolean {
  for (let k = i - 1; k > Math.max(from, i - 7); k--)
    if (reading.tokens[k]!.lower === 'of') return OF_ACT.test(reading.tokens[k - 1]!.lower);
  return false;
}

const OF_ACT =
  /^(?:rescission|repeal|withdrawal|revocation|lifting|end|enforcement|violations?|breach(?:es)?|suspension|removal|delay|postponement|closure|part|interpretation|text|draft|scope|review|version)$/;
const ABOUT =
  /^(?:affecting|regarding|concerning|involving|relating|governing|covering|addressing|targeting|banning|limiting|restricting|requiring|clarifying|explaining|outlining|implementing|tightening|easing|lifting|blocking|despite|following|amid|beyond)$/;

/** The verb that the noun is an object ("issued a directive") or a subject of ("a directive was issued", "the order, signed …"). */
function governorOf(reading: Reading, i: number, from: number, to: number): number | null {
  const { tokens, namedAt } = reading;
  if (isOfAct(reading, i, from)) return null;
  for (let k = i - 1; k >= Math.max(from, i - 12); k--) {
    // "a set of rules": no verb.
    if (tokens[k]!.lower === 'set' && tokens[k + 1]?.lower === 'of') continue;
    const carrier = CARRIER_FORMS.get(tokens[k]!.lower);
    // "who sign it can show compliance with the Act": the Act is not signed.
    if (
      tokens[k]!.lower === 'with' &&
      /^(?:compliance|comply|complies|complied|line|conflict|conflicts|deal|dealing|accordance)$/.test(
        tokens[k - 1]?.lower ?? '',
      )
    )
      break;
    if (namedAt[k] === -1 && carrier !== undefined && !(carrier.form === 'base' && isNounBefore(tokens[k - 1]?.lower)))
      return k;
    if (tokens[k]!.lower === ',' && i - k > 6) break;
    // "issued updates affecting export controls": the updates are issued.
    if (ABOUT.test(tokens[k]!.lower)) break;
    // "announces the rescission of the rule": it is the rescission that is announced.
    if (tokens[k]!.lower === 'of' && OF_ACT.test(tokens[k - 1]?.lower ?? '')) break;
    // "issued guidance to tighten controls": the controls are tightened, not issued.
    if (
      tokens[k]!.lower === 'to' &&
      k + 1 < i &&
      namedAt[k + 1] === -1 &&
      !DETERMINERS.test(tokens[k + 1]!.lower) &&
      !/^(?:all|both|several|two|three)$/.test(tokens[k + 1]!.lower)
    )
      break;
  }
  let passed = 0;
  for (let k = i + 1; k < Math.min(to, i + 16); k++) {
    const word = tokens[k]!.lower;
    const carrier = CARRIER_FORMS.get(word);
    const before = tokens[k - 1]?.lower ?? '';
    if (carrier !== undefined && namedAt[k] === -1 && (carrier.form === 'past' || carrier.form === 'participle')) {
      const hasVerb = BE.has(before) || HAVE.has(before) || ADVERBS.has(before);
      // "the curbs introduced in May had been rescinded": which curbs is meant, not that they were introduced.
      if (!hasVerb && hasAuxiliary(reading, k + 1, to)) return null;
      if (hasVerb || before === ',' || k === i + 1 || passed > 0) return k;
    }
    if (namedAt[k] === -1) passed++;
  }
  return null;
}

function hasAuxiliary(reading: Reading, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const word = reading.tokens[k]!.lower;
    if ((BE.has(word) || HAVE.has(word)) && !word.endsWith('ing')) return true;
  }
  return false;
}

const isNounBefore = (word: string | undefined): boolean => word !== undefined && DETERMINERS.test(word);

/** What the frame acts on: mentions on the object's side. */
export function objectsOf(reading: Reading, frame: Frame): Named[] {
  const [from, to] = objectRange(frame);
  return namedIn(reading, from, to);
}

export function objectRange(frame: Frame): [number, number] {
  if (frame.voice === 'passive' || frame.voice === 'state') return [frame.from, frame.trigger];
  return [frame.trigger + 1, frame.objectEnd];
}

/** Is any of these words on the object's side? */
export function objectHas(reading: Reading, frame: Frame, words: ReadonlySet<string>, within = 14): boolean {
  const [from, to] = objectRange(frame);
  const first = frame.voice === 'passive' || frame.voice === 'state' ? Math.max(from, frame.trigger - within) : from;
  const last = frame.voice === 'passive' || frame.voice === 'state' ? to : Math.min(to, frame.trigger + 1 + within);
  for (let i = first; i < last; i++) if (words.has(reading.tokens[i]!.lower)) return true;
  return false;
}
