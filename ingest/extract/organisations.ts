/** Names of companies and bodies that no row of the catalogue has: "Clearview AI", "Kaspersky Lab, Inc.". As written. */
import type { EventType } from '../../graph/model.ts';
import { MONTHS, WEEKDAYS } from './calendar.ts';
import type { EventMention } from './extraction.ts';
import type { Named, Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';

/** Acts that are on a party. */
export const ON_SOMEBODY: ReadonlySet<EventType> = new Set([
  'FINE',
  'BAN',
  'ORDER',
  'INVESTIGATION',
  'DESIGNATION',
  'LAWSUIT',
  'LICENCE_GRANTED',
  'LICENCE_REQUIREMENT',
  'INQUIRY',
]);

const JOINS = new Set(['&', 'of', 'and', 'de', 'for', "d'", 'la']);
const SUFFIX =
  /^(?:inc|ltd|llc|corp|corporation|plc|gmbh|ag|sa|s\.a|bv|b\.v|co|limited|company|holdings?|group|technologies|technology|labs?|systems|ai|networks?|software|llp|pty|srl|spa)$/;
const LEGAL_FORM = /^(?:inc|ltd|llc|corp|corporation|plc|gmbh|llp|pty|srl|spa|opco)$/;
/** Capitalised words that are no name by themselves. */
const NOT_A_NAME = new Set(
  `the a an this that these those it its their his her he she they we our i in on at by for from with after before under over as to of and or but while when
  ai act bill rule rules order orders law european eu us u.s. uk chinese american president minister secretary commissioner chair chairman director judge
  mr mrs ms dr prof senator representative rep sen government department ministry office agency commission authority court congress parliament senate house
  general data protection regulation gdpr final interim determination framework section europe asia africa sales software security network article annex chapter part title committee council board state states
  new section no yes one two three four five six seven eight nine ten eleven twelve dozens several however meanwhile separately notably according today yesterday tomorrow chief executive ceo cto united kingdom union
  app store google play internet web service services ict artificial intelligence executive export import entity list federal register notice notices case gpus gpu chips chip ics ic ear prc usg bis doc
  additions addition affiliates designer digital markets services trade security national foreign information privacy consumer
  company companies retailer supervisory watchdog regulator regulators articles million billion trillion user users owner maker makers developer developers platforms engines
  probe fine fines over more than into against assistant assistants chatbot chatbots related read update exclusive breaking analysis opinion
  instagram whatsapp youtube messenger threads android iphone windows bing gmail chrome
  reuters bloomberg afp wsj activity http url gmt dsa dma ccpa eea dpa sa dscs amlr osa`.split(/\s+/),
);

/** Where a party has been named and the rest of the clause begins: why, by whose account, under which law. */
const ENDS =
  /^(?:for|over|after|because|amid|following|under|alleging|accusing|citing|according|saying|since|while|when|where|which|who|despite|via|unless|if)$/;

interface Run {
  name: string;
  /** Tokens [first, last). */
  first: number;
  last: number;
}

/** Runs of capitalised words in tokens [first, last) that name something, up to where the clause says why; at most `most`. */
export function findOrganisations(reading: Reading, first: number, last: number, most = 12): string[] {
  const names = [...new Set(findRuns(reading, first, last, most).map(({ name }) => name))];
  return names.filter((name) => !names.some((other) => other !== name && other.includes(name)));
}

const MARKED =
  /^(?:inc|ltd|llc|corp|gmbh|ag|ai|plc|se|technologies|technology|labs?|group|holdings?|systems|networks?|software|media|limited)$/;
/** What a German text puts before a name, with a capital of its own. */
const KIND_OF =
  /-|(?:unternehmen|firma|konzern|anbieter|betreiber|hersteller|entwickler|plattform|gruppe|chatbot|dienst|tochter|gesellschaft|behörde|ung|heit|keit|schaft|tion)$/;

/** Where every noun has a capital: names that show it by their form ("Luka Inc.", "DoNotPay"), and their first words alone. */
export function findMarkedOrganisations(reading: Reading, first: number, last: number): string[] {
  const known = markedIn(reading);
  const found = new Set<string>();
  for (let i = first; i < last; i++) {
    const name = known.get(reading.tokens[i]!.lower);
    if (name !== undefined && reading.tokens[i]!.capital && reading.namedAt[i] === -1) found.add(name);
  }
  return [...found].slice(0, 4);
}

const marked = new WeakMap<Reading['tokens'], ReadonlyMap<string, string>>();

/** By their first word, in lower case. */
function markedIn({ tokens, namedAt, text }: Reading): ReadonlyMap<string, string> {
  let known = marked.get(tokens);
  if (known === undefined) {
    const names = new Map<string, string>();
    const isPart = (i: number): boolean =>
      i >= 0 && tokens[i]!.kind === 'word' && tokens[i]!.capital && namedAt[i] === -1;
    tokens.forEach((token, i) => {
      if (!isPart(i)) return;
      const written = text.slice(token.start, token.end);
      if (/^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}/u.test(written)) names.set(token.lower, names.get(token.lower) ?? written);
      if (!MARKED.test(token.lower)) return;
      let from = i;
      while (
        from > i - 4 &&
        isPart(from - 1) &&
        !KIND_OF.test(tokens[from - 1]!.lower) &&
        tokens[from]!.start - tokens[from - 1]!.end <= 1
      )
        from--;
      if (from < i) names.set(tokens[from]!.lower, text.slice(tokens[from]!.start, token.end));
    });
    known = names;
    marked.set(tokens, known);
  }
  return known;
}

/** Beside names of the catalogue: who is joined to one ("into X and xAI"), or is named first ("into X over Grok"). */
export function findBesideKnown(reading: Reading, first: number, last: number): string[] {
  const { tokens, namedAt } = reading;
  const isJoint = (i: number): boolean => /^(?:and|&|,|or)$/.test(tokens[i]?.lower ?? '');
  const isParty = (i: number): boolean =>
    (namedAt[i] ?? -1) !== -1 &&
    !isOwner(reading, reading.named[namedAt[i]!]!) &&
    !['Authority', 'Jurisdiction'].includes(reading.named[namedAt[i]!]!.entries[0]!.kind);
  let party = first;
  while (party < last && !isParty(party)) party++;
  return findRuns(reading, first, last, 6)
    .filter(
      (run) =>
        run.last < party ||
        (isJoint(run.last) && isParty(run.last + 1)) ||
        (isJoint(run.first - 1) && isParty(run.first - 2)),
    )
    .map(({ name }) => name);
}

function findRuns(reading: Reading, first: number, last: number, most: number): Run[] {
  const { tokens, namedAt, text } = reading;
  const found: Run[] = [];
  const isForeign = reading.readable.language !== null && !reading.readable.language.startsWith('en');
  for (let i = first; i < last && found.length < most; i++) {
    if (i > first && ENDS.test(tokens[i]!.lower) && !tokens[i]!.capital) break;
    // "X Internet Unlimited Company (XIUC)" is one.
    if (tokens[i - 1]?.lower === '(' && found.at(-1)?.last === i - 1) continue;
    // "the maker of AI companion Replika": a product, and who is meant is its maker.
    if (/^(?:makers?|developers?|owners?|operators?)$/.test(tokens[i]!.lower) && tokens[i + 1]?.lower === 'of') {
      while (i + 1 < last && !ENDS.test(tokens[i + 1]!.lower) && tokens[i + 1]!.kind !== 'mark') i++;
      continue;
    }
    // "OpenAI OpCo, LLC": the form of one that is named already.
    if (LEGAL_FORM.test(tokens[i]!.lower)) continue;
    if (!isNameWord(reading, i) || (NOT_A_NAME.has(tokens[i]!.lower) && SUFFIX.test(tokens[i]!.lower))) continue;
    // "2 Very Large Online Search Engines": what is counted is a kind.
    const isCounted = i > first && tokens[i - 1]!.kind === 'number' && /^\d{1,3}$/.test(tokens[i - 1]!.lower);
    let k = i + 1;
    while (k < last) {
      const isPart =
        isNameWord(reading, k) ||
        (tokens[k]!.capital &&
          tokens[k]!.kind === 'word' &&
          namedAt[k] === -1 &&
          /^(?:security|network|software|lab|digital|data|artificial|intelligence|academy|national|foreign|trade)$/.test(
            tokens[k]!.lower,
          ));
      // "Elon Musk's X": a person's, and the company begins behind it.
      if (isPart && tokens[k - 1]!.possessive && isOneLetter(reading, k)) i = k;
      const form = legalForm(reading, k, last);
      const dotted = dottedName(reading, k, last);
      if (dotted > k) k = dotted;
      else if (isPart && tokens[k]!.start - tokens[k - 1]!.end <= 1) k++;
      else if (form > k) k = form;
      else if (tokens[k]!.lower === ',' && SUFFIX.test(tokens[k + 1]?.lower ?? '')) k += 2;
      else if (
        JOINS.has(tokens[k]!.lower) &&
        tokens[k]!.lower !== 'and' &&
        // Elsewhere than in English "for" is in names alone.
        (!ENDS.test(tokens[k]!.lower) || isForeign) &&
        k + 1 < last &&
        isNameWord(reading, k + 1) &&
        namedAt[k + 1] === -1
      )
        k += 2;
      else break;
    }
    if (
      isCounted &&
      [k - 1, k].some((at) => at < last && /[^s]s$/.test(tokens[at]!.lower) && !tokens[at]!.possessive)
    ) {
      i = k;
      continue;
    }
    // "the Online Safety Act" is a law, not a party; "San Francisco Superior Court" is where it was filed.
    if (
      /^(?:act|acts|regulation|directive|law|order|rule|code|bill|list|amendment|court|tribunal)$/.test(
        tokens[k]?.lower ?? '',
      )
    ) {
      i = k;
      continue;
    }
    const end = tokens[k - 1]!.possessive ? tokens[k - 1]!.end - 2 : tokens[k - 1]!.end;
    const name = text.slice(tokens[i]!.start, end);
    const sentence = reading.sentences[reading.sentenceOf[i]!]!;
    if (isHeadline(reading, sentence)) {
      // Every word has a capital there: a name is what the text itself names.
      for (const known of namesOfBody(reading)) {
        const at = name.indexOf(known);
        if (at !== -1 && found.length < most && !/[\p{L}\d]/u.test(name[at + known.length] ?? ' '))
          found.push({ name: known, first: i, last: k });
      }
    } else if (isName(name, i === sentence.first, k - i)) found.push({ name, first: i, last: k });
    i = k - 1;
  }
  return found;
}

/** "Character.AI": a stop between two words without a space. Where the name goes on, or `k`. */
function dottedName({ tokens, text, namedAt }: Reading, k: number, last: number): number {
  if (k + 1 >= last || tokens[k]!.lower !== '.' || namedAt[k] !== -1) return k;
  const isTight = tokens[k]!.start === tokens[k - 1]!.end && tokens[k + 1]!.start === tokens[k]!.end;
  return isTight && /^(?:AI|ai|io|com|co)$/.test(text.slice(tokens[k + 1]!.start, tokens[k + 1]!.end)) ? k + 2 : k;
}

/** "Elon Musk's X": the person is none of those whom the act is on. */
const isOwner = ({ tokens }: Reading, { form, last }: Named): boolean =>
  form === 'person' && tokens[last - 1]!.possessive;

/** "X", and no initial: "X." of a name has a full stop, and "X-ray" a hyphen. */
const isOneLetter = ({ tokens, text }: Reading, i: number): boolean =>
  tokens[i]!.lower === 'x' && tokens[i]!.capital && text[tokens[i]!.end] !== '.';

/** "X Internet Unlimited Company": any capitals, as far as a legal form that ends them. Where it ends, or `k`. */
function legalForm({ tokens, namedAt }: Reading, k: number, last: number): number {
  for (let i = k; i < Math.min(last, k + 4); i++) {
    if (tokens[i]!.kind !== 'word' || !tokens[i]!.capital || namedAt[i] !== -1) return k;
    if (i > k && /^(?:company|corporation|limited|ltd|inc|corp|llc|plc|gmbh)$/.test(tokens[i]!.lower)) return i + 1;
  }
  return k;
}

/** One capitalised word at the head of a sentence is any word, unless it is written like no word of the language. */
const isName = (name: string, isAtStart: boolean, words: number): boolean =>
  // "H200", "MI325X": a product.
  !/^\p{Lu}{1,3}\d+\p{Lu}?$/u.test(name) &&
  !(isAtStart && words === 1 && !/^\p{Lu}+$|\p{Ll}\p{Lu}/u.test(name)) &&
  (name.length > 2 || name === 'X');

const headlines = new WeakMap<Sentence, boolean>();

/** "Italy Fines Maker of Chatbot Over Privacy": hardly a word without a capital. */
function isHeadline(reading: Reading, sentence: Sentence): boolean {
  let known = headlines.get(sentence);
  if (known === undefined) {
    let capital = 0;
    let small = 0;
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = reading.tokens[i]!;
      if (token.kind !== 'word' || token.lower.length < 4) continue;
      if (token.capital) capital++;
      else small++;
    }
    // A list with semicolons is none.
    const isList = reading.text.slice(sentence.start, sentence.end).includes('; ');
    known = capital >= 4 && small * 4 <= capital && !isList;
    headlines.set(sentence, known);
  }
  return known;
}

const bodies = new WeakMap<Reading['tokens'], ReadonlySet<string>>();

/** What the sentences name that are no headlines; longest first. */
function namesOfBody(reading: Reading): ReadonlySet<string> {
  let known = bodies.get(reading.tokens);
  if (known === undefined) {
    const names = new Set<string>();
    for (const sentence of reading.sentences.slice(0, 60)) {
      if (isHeadline(reading, sentence)) continue;
      for (let at = sentence.first; at < sentence.last; ) {
        const runs = findRuns(reading, at, sentence.last, 20);
        for (const { name } of runs) names.add(name);
        // Beyond the word that ended the search.
        const reached = runs.at(-1)?.last ?? at;
        at = Math.max(reached, at) + 1;
        while (at < sentence.last && !ENDS.test(reading.tokens[at]!.lower)) at++;
        at++;
      }
    }
    known = new Set([...names].sort((a, b) => b.length - a.length));
    bodies.set(reading.tokens, known);
  }
  return known;
}

const laws = new WeakMap<Reading['tokens'], ReadonlySet<string>>();

/** Short names of norms that the text gives: "the Digital Services Act (DSA)". */
function lawsOf({ tokens }: Reading): ReadonlySet<string> {
  let known = laws.get(tokens);
  if (known === undefined) {
    const names = new Set<string>();
    for (let i = 2; i < tokens.length; i++)
      if (
        tokens[i - 1]!.lower === '(' &&
        /^(?:acts?|regulations?|laws?|directives?|rules?|code|bill|framework|area|union|agreement|treaty)$/.test(
          tokens[i - 2]!.lower,
        )
      )
        names.add(tokens[i]!.lower);
    known = names;
    laws.set(tokens, known);
  }
  return known;
}

function isNameWord(reading: Reading, i: number): boolean {
  const token = reading.tokens[i]!;
  if (token.kind !== 'word' || !token.capital || reading.namedAt[i] !== -1 || lawsOf(reading).has(token.lower))
    return false;
  if (NOT_A_NAME.has(token.lower))
    return (
      SUFFIX.test(token.lower) &&
      i > 0 &&
      reading.tokens[i - 1]!.capital &&
      reading.namedAt[i - 1] === -1 &&
      !NOT_A_NAME.has(reading.tokens[i - 1]!.lower)
    );
  return (
    !MONTHS.has(token.lower) &&
    !WEEKDAYS.has(token.lower) &&
    !/^\p{Lu}[\p{Ll}]+(?:ed|ing|ly|tion|tions|ment|ments)$/u.test(reading.text.slice(token.start, token.end))
  );
}

const ANAPHOR =
  /\b(?:the|this|its?) (?:[\w-]+ ){0,2}(?:company|firm|start-?up|developer|maker|platform|operator|provider|system|service|app|chatbot|tool)\b/i;

/** "It also ordered the American company to stop": where all that the text tells is on one company, it is that one. */
export function nameTheCompany(events: readonly EventMention[]): EventMention[] {
  const names = new Set(events.flatMap(({ organisations }) => organisations));
  const isKnown = events.some(({ models, providers }) => models.length + providers.length > 0);
  if (names.size !== 1 || isKnown) return [...events];
  return events.map((event) =>
    event.organisations.length === 0 && ON_SOMEBODY.has(event.type) && ANAPHOR.test(event.quote)
      ? { ...event, organisations: [...names] }
      : event,
  );
}
