/**
 * How the text stands to what a frame says. Only what is asserted changes anything: "could suspend", "if it were banned",
 * "has not suspended", "last year Italy banned" and a question do not.
 */
import type { Stance } from '../../graph/model.ts';
import type { Frame } from './frames.ts';
import { BE, HAVE, MODALS, NEGATIONS, WILL } from './grammar.ts';
import { type Dated, type Reading, slice } from './reading.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What follows these is not done: it is wanted, feared, asked for or thought of. */
const UNREAL = set(
  `consider considers considered considering weigh weighs weighed weighing mull mulls mulled mulling threaten threatens threatened threatening
  urge urges urged urging ask asks asked asking demand demands demanded demanding want wants wanted seek seeks sought seeking hope hopes hoped
  hoping recommend recommends recommended propose proposes proposed proposing suggest suggests suggested fear fears feared forecast forecasts
  expect expects expected debate debating refuse refuses refused decline declines declined fail fails failed request requests requested
  call calls called calling wish possible potential able likely unlikely
  hypothetical suppose imagine perhaps maybe whether empower empowers empowered allow allows allowed allowing permit permits permitted enable enables explore exploring let lets
  lobby lobbied lobbying petition petitioned pressure pressing pressed rumour rumours rumor rumors reportedly-considering prepare prepares preparing`,
);
/** Nouns that make the infinitive after them a mere possibility. */
const UNREAL_NOUNS = set(
  'possibility prospect risk risks idea power powers authority ability right option options threat threats plan plans call calls proposal proposals bid',
);
/** An infinitive after these did happen. */
const DONE = set(
  'led prompted used forced forcing obliged compelled had decided decides agreed agrees moved moves chose chooses opted opts voted votes acted managed began begins started starts made rushed scrambled proceeded',
);
/** An infinitive after these is on its way. */
const ON_ITS_WAY = set(
  'plan plans planned planning intend intends intended set due scheduled going expected about pledged pledges promised promises vowed vows will preparing prepares wants expects expect',
);
/** "BIS to rescind the rule", "Court to hear the case"; not "bill to ban". */
function isSubjectOfHeadline(reading: Reading, i: number): boolean {
  if (reading.tokens[i + 1]?.lower !== 'to' || i < 0) return false;
  return (
    reading.namedAt[i] !== -1 ||
    /^(?:governments?|regulators?|courts?|judges?|lawmakers|senate|house|watchdogs?|commission|ministry|authority|authorities|agency|agencies|department|state|states|company|startup|firm|platform|app)$/.test(
      reading.tokens[i]!.lower,
    )
  );
}

/** "orders Meta to suspend": what somebody is told to do is not done yet. */
const TELLS =
  /^(?:orders?|ordered|tells?|told|forces?|directs?|directed|instructs?|instructed|compels?|requires?|required|obliges?|obliged|gets?|helps?|powers?|bids?|ways?|first|latest|pressures?)$/;
const IF = set('if unless whether suppose supposing imagine were should lest provided');
const PAST_WORDS = set('previously formerly once originally initially historically');

export function stanceOf(reading: Reading, frame: Frame, dates: readonly Dated[]): Stance {
  const { tokens } = reading;
  const at = frame.governor ?? frame.trigger;
  const { sentence } = frame;
  if (tokens[sentence.last - 1]?.lower === '?') return 'hypothetical';
  if (isDenied(reading, frame, at)) return 'denied';
  if (isConditional(reading, frame) || isHearsay(reading, frame) || isOfModal(reading, frame)) return 'hypothetical';
  const before = auxiliaries(reading, at, frame.from);
  // "can be downloaded again" tells that it works; any other modal leaves it open.
  const isPower = frame.voice === 'state' && before.includes('can');
  if (!isPower && before.some((word) => MODALS.has(word)))
    return isReported(reading, frame, at) ? 'planned' : 'hypothetical';
  if (isBareInfinitive(reading, frame) || isPossibleNoun(reading, frame)) return 'hypothetical';
  if (hangsOnModal(reading, frame, at)) return 'hypothetical';
  const form = formAt(reading, frame, at);
  if (form === 'infinitive') {
    const governing = wordsBefore(reading, at, Math.max(sentence.first, at - 14));
    // "the latest government to ban it", "one of the first to block it": they did.
    if (isRanked(reading, at, sentence.first) && !governing.some((word) => MODALS.has(word) || WILL.has(word)))
      return isPast(reading, frame, at, dates) ? 'past' : 'asserted';
    const nearest = governing.find((word) => DONE.has(word) || ON_ITS_WAY.has(word) || UNREAL.has(word));
    if (nearest === undefined || (UNREAL.has(nearest) && !ON_ITS_WAY.has(nearest))) {
      // "is to be suspended", "are to require": an arrangement. Any other bare infinitive is a purpose or a wish.
      const beTo = tokens[at - 1]?.lower === 'to' && BE.has(tokens[at - 2]?.lower ?? '');
      const beToBe =
        BE.has(tokens[at - 1]?.lower ?? '') && tokens[at - 2]?.lower === 'to' && BE.has(tokens[at - 3]?.lower ?? '');
      // A headline: "BIS to rescind the AI diffusion rule".
      const isHeadline =
        sentence.paragraph === 0 &&
        nearest === undefined &&
        isSubjectOfHeadline(reading, at - 2) &&
        !governing.some((word) => TELLS.test(word));
      return beTo || beToBe || isHeadline ? 'planned' : 'hypothetical';
    }
    // "were about to prohibit it": and did not.
    if (nearest === 'about' && governing.some((word) => word === 'were' || word === 'was')) return 'hypothetical';
    if (ON_ITS_WAY.has(nearest)) return 'planned';
  }
  // "no schedule for removing", "the idea of banning": a gerund after a preposition names the act and does not tell it.
  if (
    form === 'ing' &&
    frame.governor === null &&
    /^(?:for|of|from|about|without|into|against|on|than|toward|towards|considering)$/.test(tokens[at - 1]?.lower ?? '')
  )
    return 'hypothetical';
  // "is coming back": on its way, not there.
  if (frame.form === 'ing' && frame.governor === null && before.some((word) => BE.has(word)))
    return frame.rule.name === 'restoration' ? 'planned' : 'asserted';
  if (before.some((word) => WILL.has(word)) || futureLead(reading, at, frame.from)) return 'planned';
  if (isUnreal(reading, at, frame.from, form)) return 'hypothetical';
  if (isPast(reading, frame, at, dates)) return 'past';
  if (reading.inQuotes[at] === 1) return 'quoted';
  return 'asserted';
}

function isRanked(reading: Reading, at: number, from: number): boolean {
  const { tokens } = reading;
  if (tokens[at - 1]?.lower !== 'to') return false;
  for (let i = at - 2; i >= Math.max(from, at - 6); i--)
    if (/^(?:first|second|third|latest|newest|last|only)$/.test(tokens[i]!.lower)) return true;
  return false;
}

function wordsBefore(reading: Reading, at: number, from: number): string[] {
  const words: string[] = [];
  for (let i = at - 1; i >= from; i--) {
    const word = reading.tokens[i]!.lower;
    if (word === ';' || word === ':') break;
    words.push(word);
  }
  return words;
}

const REPORTABLE =
  /^(?:staged release|inquiry|investigation|vendor policy|suspension|deprecation|restoration|ban|order|amendment|rescission)$/;

/** "said on Thursday it would question DeepSeek": the plan of who says it. */
function isReported(reading: Reading, frame: Frame, at: number): boolean {
  const { tokens } = reading;
  if (
    !REPORTABLE.test(frame.rule.name) ||
    tokens[at - 1]?.lower !== 'would' ||
    !/^(?:it|they|he|she)$/.test(tokens[at - 2]?.lower ?? '')
  )
    return false;
  for (let i = at - 3; i >= Math.max(frame.sentence.first, at - 9); i--)
    if (/^(?:said|says|announced|confirmed|added|told|stated)$/.test(tokens[i]!.lower)) return true;
  return false;
}

/** "the curbs of May were lifted": no verb. */
const isMonth = (reading: Reading, i: number): boolean =>
  reading.tokens[i]!.lower === 'may' &&
  reading.tokens[i]!.capital &&
  i > reading.sentences[reading.sentenceOf[i]!]!.first;

/** The auxiliaries and adverbs that stand directly before the verb. */
function auxiliaries(reading: Reading, at: number, from: number): string[] {
  const words: string[] = [];
  for (let i = at - 1; i >= Math.max(from, at - 6); i--) {
    const word = reading.tokens[i]!.lower;
    if (isMonth(reading, i)) break;
    const isPart =
      BE.has(word) ||
      HAVE.has(word) ||
      MODALS.has(word) ||
      WILL.has(word) ||
      NEGATIONS.has(word) ||
      word.endsWith('ly') ||
      /^(?:also|then|now|soon|be|even|still|only|do|does|did|no|longer|to|again|n't)$/.test(word);
    if (!isPart) break;
    words.push(word);
  }
  return words;
}

function formAt(reading: Reading, frame: Frame, at: number): 'infinitive' | 'ing' | 'finite' {
  const { tokens } = reading;
  const word = tokens[at]!.lower;
  for (let i = at - 1; i >= Math.max(frame.sentence.first, at - 4); i--) {
    const before = tokens[i]!.lower;
    if (before === 'to')
      return frame.form === 'past' &&
        frame.governor === null &&
        tokens[at - 1]?.lower === 'to' &&
        !BE.has(tokens[at - 1]!.lower)
        ? 'finite'
        : 'infinitive';
    if (!BE.has(before) && !before.endsWith('ly') && !/^(?:not|immediately|further|also|be)$/.test(before)) break;
  }
  if (frame.form === 'base' && frame.governor === null && isJoinedInfinitive(reading, frame, at)) return 'infinitive';
  return word.endsWith('ing') ? 'ing' : 'finite';
}

/** "could file an injunction or launch a class action", "could go as far as adopting measures". */
function hangsOnModal(reading: Reading, frame: Frame, at: number): boolean {
  const { tokens } = reading;
  const before = tokens[at - 1]?.lower ?? '';
  const isJoined = (before === 'or' || before === 'and') && isBase(reading, at);
  const isGerund = tokens[at]!.lower.endsWith('ing') && (before === 'as' || before === 'or' || before === 'and');
  if (!isJoined && !isGerund) return false;
  for (let i = at - 2; i >= Math.max(before === 'as' ? frame.sentence.first : frame.from, at - 12); i--)
    if (MODALS.has(tokens[i]!.lower) && tokens[i]!.lower !== 'can' && !isMonth(reading, i)) return true;
  return false;
}

/** A verb form without an ending: neither past nor third person nor gerund. */
const isBase = (reading: Reading, at: number): boolean => !/(?:ed|s|ing)$/.test(reading.tokens[at]!.lower);

/** "ordered firms to halt purchases and cancel orders": the second verb hangs on the same "to". */
function isJoinedInfinitive(reading: Reading, frame: Frame, at: number): boolean {
  const { tokens, namedAt } = reading;
  if (!/^(?:and|or|,)$/.test(tokens[at - 1]?.lower ?? '')) return false;
  for (let i = at - 2; i >= Math.max(frame.sentence.first, at - 14); i--) {
    if (tokens[i]!.lower !== 'to') continue;
    const next = tokens[i + 1]!;
    return (
      namedAt[i + 1] === -1 &&
      next.kind === 'word' &&
      !/^(?:the|a|an|its|their|all|both|this|that|any)$/.test(next.lower)
    );
  }
  return false;
}

/** "could require a licence", "an outage would be costly": the verb beside a noun leaves it open. */
function isPossibleNoun(reading: Reading, frame: Frame): boolean {
  if (frame.voice !== 'noun' || frame.governor !== null) return false;
  const { tokens } = reading;
  for (let i = frame.trigger - 1; i >= Math.max(frame.from, frame.trigger - 5); i--)
    if (MODALS.has(tokens[i]!.lower) && tokens[i]!.lower !== 'can' && !isMonth(reading, i)) return true;
  for (let i = frame.trigger + 1; i < Math.min(frame.to, frame.trigger + 7); i++) {
    const word = tokens[i]!.lower;
    if (MODALS.has(word) && !isMonth(reading, i)) return true;
    if (BE.has(word) || HAVE.has(word) || word === ',') return false;
  }
  return false;
}

/** "lets the department tell": a base form after one named actor is no finite verb. */
function isBareInfinitive(reading: Reading, frame: Frame): boolean {
  if (frame.form !== 'base' || frame.voice !== 'active' || frame.governor !== null) return false;
  const before = reading.tokens[frame.trigger - 1];
  const index = frame.trigger > frame.from ? reading.namedAt[frame.trigger - 1]! : -1;
  if (before === undefined || index === -1) return false;
  const named = reading.named[index]!;
  const joined = reading.tokens[named.first - 1]?.lower;
  // "the terms of Anthropic prohibit": the subject is the terms.
  return joined !== 'of' && joined !== 'and' && joined !== ',' && !reading.tokens[named.last - 1]!.lower.endsWith('s');
}

/** "It does not mean that an investigation has been opened", "no evidence that": the clause above says no. */
function isDeniedAbove(reading: Reading, frame: Frame): boolean {
  const { tokens } = reading;
  if (tokens[frame.from - 1]?.lower !== 'that') return false;
  if (
    !/^(?:mean|means|say|suggest|imply|confirm|believe|think|show|evidence|true|sign|indication|case)$/.test(
      tokens[frame.from - 2]?.lower ?? '',
    )
  )
    return false;
  for (let i = frame.from - 3; i >= Math.max(frame.sentence.first, frame.from - 7); i--)
    if (NEGATIONS.has(tokens[i]!.lower)) return true;
  return false;
}

function isDenied(reading: Reading, frame: Frame, at: number): boolean {
  const { tokens } = reading;
  // "not one respondent had been investigated"
  if (
    frame.voice !== 'noun' &&
    (/^(?:no|none|nobody|neither)$/.test(tokens[frame.from]?.lower ?? '') ||
      (tokens[frame.from]?.lower === 'not' && tokens[frame.from + 1]?.lower === 'one'))
  )
    return true;
  if (isDeniedAbove(reading, frame)) return true;
  for (let i = frame.from; i < at; i++)
    if (tokens[i]!.lower === 'without' && at - i < 9 && frame.voice !== 'noun') return true;
  const isReference = frame.voice === 'noun' && frame.governor === null;
  for (let i = isReference ? -1 : at - 1; i >= Math.max(frame.from, at - 4); i--) {
    const word = tokens[i]!.lower;
    if (NEGATIONS.has(word)) {
      // "no longer available" is the event itself, not its denial; "not only suspended" asserts.
      return tokens[i + 1]?.lower !== 'longer' && tokens[i + 1]?.lower !== 'only';
    }
    if (tokens[i]!.kind === 'mark' || (reading.namedAt[i] !== -1 && !BE.has(word))) break;
  }
  // "issued no notice", "no ban was issued"
  const noun = frame.voice === 'noun' ? frame.trigger : -1;
  if (noun !== -1) {
    for (let i = noun - 1; i >= Math.max(frame.from, noun - 4); i--) {
      const word = tokens[i]!.lower;
      if (word === 'no' || word === 'without' || word === 'neither' || word === 'nor') return true;
      if (!/^(?:formal|official|new|such|final|further|public|other|legal|export|any|a)$/.test(word)) break;
    }
  }
  for (let i = frame.from - 1; i >= Math.max(frame.sentence.first, frame.from - 5); i--) {
    if (/^(?:denied|denies|deny|denying|untrue|false|rumou?rs?|myth|dismissed)$/.test(tokens[i]!.lower)) return true;
  }
  for (let i = at - 1; i >= Math.max(frame.from, at - 4); i--)
    if (/^(?:denied|denies|deny|denying|avoid|avoided|avoiding)$/.test(tokens[i]!.lower)) return true;
  return false;
}

function isConditional(reading: Reading, frame: Frame): boolean {
  const { tokens } = reading;
  const first = tokens[frame.sentence.first]?.lower ?? '';
  const second = tokens[frame.sentence.first + 1]?.lower ?? '';
  if (IF.has(first) || (first === 'what' && second === 'if') || (first === 'even' && second === 'if')) return true;
  const opener = tokens[frame.from - 1]?.lower ?? '';
  if (opener === 'if' || opener === 'unless' || opener === 'whether') return true;
  if (isAfterShould(reading, frame)) return true;
  return IF.has(tokens[frame.from]?.lower ?? '') && frame.from !== frame.sentence.first;
}

/** "Congress should think twice before expanding controls": nobody has. */
function isAfterShould({ tokens }: Reading, { form, from, trigger, sentence }: Frame): boolean {
  if (
    form !== 'ing' ||
    (!/^(?:before|without|of|by)$/.test(tokens[Math.max(from - 1, sentence.first)]!.lower) &&
      !/^(?:before|without|of|by)$/.test(tokens[trigger - 1]?.lower ?? ''))
  )
    return false;
  for (let i = trigger - 1; i >= Math.max(sentence.first, trigger - 8); i--)
    if (/^(?:should|must|would|could|might|may)$/.test(tokens[i]!.lower)) return true;
  return false;
}

/** "activities that may trigger a licence requirement": a noun without a verb of its own hangs on another's. */
function isOfModal({ tokens }: Reading, { voice, governor, trigger, from }: Frame): boolean {
  if (voice !== 'noun' || governor !== null) return false;
  for (let i = trigger - 1; i >= Math.max(from, trigger - 5); i--)
    if (/^(?:may|might|could|would)$/.test(tokens[i]!.lower) && !tokens[i]!.capital) return true;
  return false;
}

/** "Posts shared this weekend say that …", "rumours claim": nobody who would know says it. */
function isHearsay(reading: Reading, frame: Frame): boolean {
  if (reading.tokens[frame.from - 1]?.lower !== 'that') return false;
  const before = slice(reading, frame.sentence.first, frame.from).toLowerCase();
  return /\b(?:posts?|rumou?rs?|memes?|tweets?|screenshots?|messages|hoax|conspiracy|gossip)\b.*\b(?:say|says|said|claim|claims|claimed|suggest|suggests)\b/.test(
    before,
  );
}

function futureLead(reading: Reading, at: number, from: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 6); i--) {
    const word = reading.tokens[i]!.lower;
    if (word === 'be' && /^(?:to|will)$/.test(reading.tokens[i - 1]?.lower ?? '')) return true;
    if (/^(?:scheduled|slated|upcoming|planned|forthcoming)$/.test(word)) return true;
  }
  return false;
}

function isUnreal(reading: Reading, at: number, from: number, form: string): boolean {
  const reach = form === 'ing' ? 3 : 5;
  for (let i = at - 1; i >= Math.max(from, at - reach); i--) {
    const word = reading.tokens[i]!.lower;
    if (reading.tokens[i]!.kind === 'mark' && word !== ',') break;
    const opens = UNREAL_NOUNS.has(word) && /^(?:to|of)$/.test(reading.tokens[i + 1]?.lower ?? '');
    if ((UNREAL.has(word) || opens) && reading.namedAt[i] === -1) {
      // "as requested, suspended", "was asked and suspended": a coordinated finite verb stands by itself.
      return !wordsBetween(reading, i + 1, at).some(
        (between) => between === 'and' || between === ',' || between === 'has' || between === 'have',
      );
    }
  }
  return false;
}

const wordsBetween = (reading: Reading, from: number, to: number): string[] =>
  reading.tokens.slice(from, to).map((token) => token.lower);

/** "On 14 February 2025 Australia banned …", "April 9, 2025: …" */
const opensWithDate = (reading: Reading, frame: Frame): boolean =>
  (reading.datesOf.get(frame.sentence.index) ?? []).some(
    (date) => !date.relative && date.precision !== 'year' && date.first - frame.sentence.first <= 3,
  );

const DAY = 86_400_000;
/** News is told within weeks; what is dated further back is told again. */
const OLD_AFTER_DAYS = 45;

function isPast(reading: Reading, frame: Frame, at: number, dates: readonly Dated[]): boolean {
  const published = reading.readable.publishedAt;
  const text = slice(reading, frame.from, frame.to).toLowerCase();
  if (
    /\b(?:last year|years? ago|earlier this year|a decade ago|back in 20\d\d|in (?:past|previous|recent) years|over the years|in the past)\b/.test(
      text,
    )
  )
    return true;
  for (let i = at - 1; i >= Math.max(frame.from, at - 5); i--)
    if (PAST_WORDS.has(reading.tokens[i]!.lower)) return true;
  // A chronicle tells what happened on its days.
  if (reading.readable.sourceKind === 'aggregator' && opensWithDate(reading, frame)) return false;
  const own = dates[0];
  if (published === null || own === undefined || own.lead === 'by' || own.lead === 'until') return false;
  const span = own.precision === 'year' ? 365 : own.precision === 'month' ? 31 : 1;
  return own.instant + (span + OLD_AFTER_DAYS) * DAY < published;
}
