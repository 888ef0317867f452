/** Who acts: the subject of a clause, by name, by office ("the Italian data protection authority", "a federal judge") or by pronoun. */
import type { NodeId } from '../../graph/model.ts';
import type { Frame } from './frames.ts';
import { ADVERBS, BE, HARD_STOPS, PREPOSITIONS } from './grammar.ts';
import type { Entry } from './lexicon.ts';
import { type Named, namedIn, type Reading } from './reading.ts';
import { summaryOf } from './summary.ts';

export interface Actor {
  kind: 'authority' | 'vendor' | 'jurisdiction' | 'court' | 'legislature' | 'people' | 'unknown';
  /** Authority, provider or channel. */
  entry: Entry | null;
  jurisdiction: NodeId | null;
  /** Where it stands: first token, or -1 where it is only understood. */
  at: number;
}

export const NOBODY: Actor = { kind: 'unknown', entry: null, jurisdiction: null, at: -1 };

const COURT = new Set(
  'court judge judges tribunal panel justices justice bundesgericht tribunale gericht magistrate circuit'.split(' '),
);
const LEGISLATURE = new Set(
  'congress parliament senate house lawmakers legislators legislature senators senator representatives representative assembly bundestag diet mps meps congressman congresswoman'.split(
    ' ',
  ),
);
const OFFICE = new Set(
  `government administration regulator regulators watchdog authority authorities agency agencies ministry minister commission department office
  officials official gov prosecutors prosecutor attorney police president council attorneys-general cabinet commissioner secretary governor`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const PEOPLE = new Set(
  'users user researchers practitioners experts developers engineers employees critics professors lawyers investors analysts scientists groups colleague reader'.split(
    ' ',
  ),
);
const WE = new Set(['we', "we've", "we're", "we'll", "we'd"]);
const IT = new Set(['it', 'they', 'he', 'she']);
const SKIP =
  /^(?:the|a|an|its|their|and|u\.s\.|us|senior|top|two|four|three|several|former|district|federal|appeals|national|state)$/;

/** The subject of an active frame, or the agent ("by …") of a passive one. */
export function findActor(reading: Reading, frame: Frame): Actor {
  const at = frame.governor ?? frame.trigger;
  const isPassive = frame.voice === 'passive' || (frame.governor !== null && frame.governor > frame.trigger);
  if (isPassive || frame.voice === 'noun') {
    const agent = agentAfter(reading, frame, isPassive && frame.voice !== 'noun' ? at : frame.trigger);
    if (agent.kind !== 'unknown') return agent;
    if (isPassive) return sayerOf(reading, frame);
    if (frame.governor === null) return possessorOf(reading, frame);
  }
  if (frame.voice === 'state') return NOBODY;
  const first = frame.voice === 'active' ? firstVerb(reading, frame.from, at) : at;
  const shared = first === at ? NOBODY : subjectBefore(reading, frame.from, first);
  const own = shared.kind === 'unknown' ? subjectBefore(reading, frame.from, at) : shared;
  if (own.kind !== 'unknown') return own;
  // "hours after …, suspending access": the subject of the clause before, in the same sentence.
  const earlier = frame.from > frame.sentence.first ? subjectBefore(reading, frame.sentence.first, frame.from) : NOBODY;
  return earlier;
}

/** "summoned Nvidia and ordered …": the subject stands before the first of the two; `at` where the verb is alone. */
function firstVerb({ tokens, namedAt }: Reading, from: number, at: number): number {
  let joint = at - 1;
  while (joint > from && (ADVERBS.has(tokens[joint]!.lower) || tokens[joint]!.lower.endsWith('ly'))) joint--;
  if (!/^(?:and|but|then)$/.test(tokens[joint]?.lower ?? '')) return at;
  for (let i = joint - 1; i > from; i--) {
    const { lower, kind, capital } = tokens[i]!;
    if (HARD_STOPS.has(lower) || PASSIVE.has(tokens[i + 1]!.lower)) return at;
    if (namedAt[i] !== -1 || kind !== 'word' || capital || !isPastForm(lower)) continue;
    const before = tokens[i - 1]!;
    if (BE.has(before.lower) || before.possessive || /^(?:the|a|an|its|their|newly|recently)$/.test(before.lower))
      return at;
    return i;
  }
  return at;
}

/** "released by", "based on": a participle. */
const PASSIVE = new Set(['by', 'on', 'in', 'at', 'from']);
const isPastForm = (word: string): boolean =>
  (word.length > 4 && word.endsWith('ed') && !word.endsWith('eed')) ||
  /^(?:told|sent|made|gave|took|said|met|held|found|wrote|saw|heard|brought|began|put|cut|set)$/.test(word);

/** "the commission said that downloads had been suspended": nobody is named but who says it of his own acts. */
function sayerOf(reading: Reading, frame: Frame): Actor {
  if (reading.tokens[frame.from - 1]?.lower !== 'that') return NOBODY;
  const sayer = subjectBefore(reading, frame.sentence.first, frame.from - 1);
  return sayer.kind === 'authority' || sayer.kind === 'jurisdiction' ? sayer : NOBODY;
}

/** "by Anthropic", "by the Italian regulator" after a passive or a noun. */
function agentAfter(reading: Reading, frame: Frame, at: number): Actor {
  const { tokens } = reading;
  for (let i = at + 1; i < Math.min(frame.to, at + 16); i++) {
    if (tokens[i]!.lower !== 'by') continue;
    // "launched an investigation into X over images produced by Grok": it made the images.
    if (
      frame.voice === 'noun' &&
      i - 1 !== frame.governor &&
      i - 1 > at &&
      /(?:ed|en|made|built)$/.test(tokens[i - 1]!.lower)
    )
      continue;
    return headAt(reading, i + 1, frame.to) ?? NOBODY;
  }
  return NOBODY;
}

/** "Anthropic's suspension", "Italy's ban", "the Commerce Department directive". */
function possessorOf(reading: Reading, frame: Frame): Actor {
  for (let i = frame.trigger - 1; i >= Math.max(frame.from, frame.trigger - 4); i--) {
    const index = reading.namedAt[i]!;
    if (index === -1) continue;
    const actor = fromNamed(reading, reading.named[index]!);
    if (actor.kind !== 'unknown') return actor;
  }
  return NOBODY;
}

/** The last noun phrase before `at` that can act and is not in a prepositional phrase. */
export function subjectBefore(reading: Reading, from: number, at: number): Actor {
  let fallback: Actor = NOBODY;
  for (let i = at - 1; i >= from; i--) {
    const index = reading.namedAt[i]!;
    if (index !== -1) {
      const named = reading.named[index]!;
      const actor = fromNamed(reading, named);
      const first = Math.max(named.first, from);
      i = first;
      if (actor.kind === 'unknown' || named.modifier) continue;
      const isPossessor = reading.tokens[named.last - 1]!.possessive || reading.tokens[named.last]?.lower === "'s";
      if (isPossessor || named.form === 'adjective') continue;
      if (isInPhrase(reading, first, from)) {
        if (fallback.kind === 'unknown' && named.entries[0]!.kind === 'Authority') fallback = actor;
        continue;
      }
      return actor;
    }
    const actor = fromWord(reading, i, from);
    if (actor === null) continue;
    if (isInPhrase(reading, phraseStart(reading, i, from), from)) {
      if (fallback.kind === 'unknown' && actor.kind !== 'people') fallback = actor;
      continue;
    }
    // "users …, a spokesperson for the Commission said": an office in a phrase is nearer to the verb than people in another clause.
    return actor.kind === 'people' && fallback.kind !== 'unknown' ? fallback : actor;
  }
  return fallback;
}

function headAt(reading: Reading, from: number, to: number): Actor | null {
  for (let i = from; i < Math.min(to, from + 9); i++) {
    const index = reading.namedAt[i]!;
    if (index !== -1) {
      const named = reading.named[index]!;
      const isPossessor = reading.tokens[named.last - 1]!.possessive || named.form === 'adjective';
      const actor = fromNamed(reading, named);
      if (!isPossessor && actor.kind !== 'unknown') return actor;
      continue;
    }
    const actor = fromWord(reading, i, from);
    if (actor !== null) return actor;
    if (HARD_STOPS.has(reading.tokens[i]!.lower) || (i > from && PREPOSITIONS.has(reading.tokens[i]!.lower)))
      return null;
  }
  return null;
}

export function fromNamed(reading: Reading, named: Named): Actor {
  const entry = named.entries[0]!;
  const at = named.first;
  if (entry.kind === 'Authority') {
    const kind = /\b(?:court|tribunal)\b/i.test(entry.name)
      ? 'court'
      : /\b(?:congress|senate|house of|parliament|bundestag)\b/i.test(entry.name)
        ? 'legislature'
        : 'authority';
    return { kind, entry, jurisdiction: entry.jurisdiction, at };
  }
  if (entry.kind === 'Provider' || entry.kind === 'Channel') return { kind: 'vendor', entry, jurisdiction: null, at };
  if (entry.kind === 'Jurisdiction') return { kind: 'jurisdiction', entry: null, jurisdiction: entry.id, at };
  void reading;
  return NOBODY;
}

function fromWord(reading: Reading, i: number, from: number): Actor | null {
  const token = reading.tokens[i]!;
  const word = token.lower;
  if (WE.has(word)) {
    const speaker = reading.speaker === null ? undefined : reading.lexicon.entries.get(reading.speaker);
    if (speaker === undefined) {
      const kind = reading.readable.sourceKind === 'vendor' ? 'vendor' : 'people';
      return { kind, entry: null, jurisdiction: null, at: i };
    }
    return speaker.kind === 'Authority'
      ? { kind: 'authority', entry: speaker, jurisdiction: speaker.jurisdiction, at: i }
      : { kind: 'vendor', entry: speaker, jurisdiction: null, at: i };
  }
  if (IT.has(word) && reading.text.slice(token.start, token.end) !== 'IT') return antecedent(reading, i);
  if (token.possessive) return null;
  if (COURT.has(word)) {
    const entry = courtNear(reading, i);
    return {
      kind: 'court',
      entry,
      jurisdiction: entry?.jurisdiction ?? qualifier(reading, i, from) ?? unitedStates(reading, i),
      at: i,
    };
  }
  // "representatives of Nvidia" sit in no house.
  if (LEGISLATURE.has(word) && (token.capital || !/^(?:representatives?|house|senate|assembly|diet)$/.test(word)))
    return { kind: 'legislature', entry: null, jurisdiction: qualifier(reading, i, from), at: i };
  if (OFFICE.has(word)) {
    const jurisdiction = qualifier(reading, i, from);
    // A prosecutor is no authority that the text names besides.
    const entry = /^(?:prosecutors?|police|governor|gov)$/.test(word) ? null : officeOf(reading, i, jurisdiction);
    return { kind: 'authority', entry, jurisdiction, at: i };
  }
  if (PEOPLE.has(word)) return { kind: 'people', entry: null, jurisdiction: null, at: i };
  return null;
}

/** The place that an office belongs to: "Italy's data protection authority", "the French regulator". */
function qualifier(reading: Reading, i: number, from: number): NodeId | null {
  const after = placeAfter(reading, i);
  if (after !== null) return after;
  for (let k = i - 1; k >= Math.max(from, i - 6); k--) {
    const index = reading.namedAt[k]!;
    if (index !== -1) {
      const entry = reading.named[index]!.entries[0]!;
      if (entry.kind === 'Jurisdiction') return entry.id;
      return entry.kind === 'Authority' ? entry.jurisdiction : null;
    }
    if (PREPOSITIONS.has(reading.tokens[k]!.lower)) return null;
  }
  return null;
}

/** "the Council of the EU", "the government of India". */
function placeAfter(reading: Reading, i: number): NodeId | null {
  if (reading.tokens[i + 1]?.lower !== 'of') return null;
  const k = reading.tokens[i + 2]?.lower === 'the' ? i + 3 : i + 2;
  const index = reading.namedAt[k] ?? -1;
  const entry = index === -1 ? undefined : reading.named[index]!.entries[0]!;
  return entry?.kind === 'Jurisdiction' ? entry.id : null;
}

/** An authority that the document names elsewhere and that acts for that place. */
function officeOf(reading: Reading, i: number, jurisdiction: NodeId | null): Entry | null {
  if (jurisdiction === null) return null;
  const candidates = summaryOf(reading).authorities.get(jurisdiction) ?? [];
  const near = candidates.filter((named) => Math.abs(named.first - i) < 40);
  const some = near.length > 0 ? near : candidates;
  const ids = new Set(some.map((named) => named.entries[0]!.id));
  return ids.size === 1 ? some[0]!.entries[0]! : null;
}

/** "a federal judge", "the Supreme Court" in a text about the United States, or one of them. */
function unitedStates(reading: Reading, i: number): NodeId | null {
  if (
    !/^(?:federal|supreme|district|appeals)$/.test(reading.tokens[i - 1]?.lower ?? '') &&
    reading.tokens[i]!.lower !== 'judge'
  )
    return null;
  const { places, authorities } = summaryOf(reading);
  return [...places, ...authorities.keys()].some((place) => /^jurisdiction:US(?:-|$)/.test(place))
    ? 'jurisdiction:US'
    : null;
}

function courtNear(reading: Reading, i: number): Entry | null {
  for (const named of namedIn(reading, Math.max(0, i - 8), Math.min(reading.tokens.length, i + 14))) {
    const entry = named.entries[0]!;
    if (entry.kind === 'Authority' && /court|tribunal/i.test(entry.name)) return entry;
  }
  return null;
}

/** "it", "they": the last company or authority that was the subject before; the title's if there is none. */
function antecedent(reading: Reading, i: number): Actor {
  const sentence = reading.sentences[reading.sentenceOf[i]!]!;
  const before = subjectIn(reading, sentence.first, i);
  if (before !== null) return { ...before, at: i };
  for (let s = reading.sentenceOf[i]! - 1; s >= Math.max(0, reading.sentenceOf[i]! - 3); s--) {
    const previous = reading.sentences[s]!;
    const found = subjectIn(reading, previous.first, previous.last) ?? officeIn(reading, previous.first, previous.last);
    if (found !== null) return { ...found, at: i };
  }
  return { ...NOBODY, at: i };
}

/** "Italy's data protection agency said …": an office without a name of its own. */
function officeIn(reading: Reading, from: number, to: number): Actor | null {
  for (let i = from; i < Math.min(to, from + 16); i++) {
    const token = reading.tokens[i]!;
    if (reading.namedAt[i] !== -1 || IT.has(token.lower) || WE.has(token.lower)) continue;
    const actor = fromWord(reading, i, from);
    if (actor === null || actor.kind === 'people') continue;
    if (!isInPhrase(reading, phraseStart(reading, i, from), from)) return actor;
  }
  return null;
}

/** The first actor of a stretch that is not in a prepositional phrase. */
function subjectIn(reading: Reading, from: number, to: number): Actor | null {
  for (const named of namedIn(reading, from, to)) {
    const kind = named.entries[0]!.kind;
    if ((kind !== 'Provider' && kind !== 'Authority') || named.modifier) continue;
    if (reading.tokens[named.last - 1]!.possessive || isInPhrase(reading, named.first, from)) continue;
    return fromNamed(reading, named);
  }
  return stateSaying(reading, from, to);
}

/** "The Netherlands last week said it expanded …": a state speaks of itself. */
function stateSaying(reading: Reading, from: number, to: number): Actor | null {
  const [first] = namedIn(reading, from, Math.min(to, from + 3));
  if (first === undefined || first.entries[0]!.kind !== 'Jurisdiction' || first.form === 'adjective') return null;
  if (reading.tokens[first.last - 1]!.possessive) return null;
  for (let i = first.last; i < Math.min(to, first.last + 5); i++)
    if (/^(?:said|says|announced|announces|confirmed|confirms)$/.test(reading.tokens[i]!.lower))
      return fromNamed(reading, first);
  return null;
}

function phraseStart(reading: Reading, i: number, from: number): number {
  let k = i;
  while (k > from && (SKIP.test(reading.tokens[k - 1]!.lower) || isQualifier(reading, k - 1))) k--;
  return k;
}

const isQualifier = (reading: Reading, k: number): boolean => {
  const index = reading.namedAt[k]!;
  return (
    index !== -1 ||
    (reading.tokens[k]!.capital && reading.tokens[k]!.kind === 'word' && !PREPOSITIONS.has(reading.tokens[k]!.lower)) ||
    /^(?:data|protection|privacy|antitrust|competition|export|control|safety|media|communications|italian|chief)$/.test(
      reading.tokens[k]!.lower,
    )
  );
};

/** Is what begins at `first` governed by a preposition? */
function isInPhrase(reading: Reading, first: number, from: number): boolean {
  let k = first - 1;
  while (k >= from && (SKIP.test(reading.tokens[k]!.lower) || reading.tokens[k]!.kind === 'number')) {
    if (reading.tokens[k]!.lower === 'and' || reading.tokens[k]!.lower === 'us') break;
    k--;
  }
  if (k < from) return false;
  const word = reading.tokens[k]!.lower;
  if (PREPOSITIONS.has(word)) return true;
  // "On Bedrock, Vertex AI and Foundry": the last of a list is where the first is.
  const joined = word === 'and' || word === ',' || word === 'or' ? reading.namedAt[k - 1]! : -1;
  return joined !== -1 && k - 1 >= from && isInPhrase(reading, reading.named[joined]!.first, from);
}
