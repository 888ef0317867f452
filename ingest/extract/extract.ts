/** What a text says: names, dates, sentences, frames, events, claims. Pure, and linear in the length of the text. */
import type { NodeId } from '../../graph/model.ts';
import { findCitations } from './citations.ts';
import { findClaims } from './claims.ts';
import { inContext } from './context.ts';
import { findDates } from './dates.ts';
import { markExemptions } from './exemptions.ts';
import type { Extraction, Mention, Readable } from './extraction.ts';
import { foldName } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { findNames, toNamed } from './mentions.ts';
import { readEvents } from './read-events.ts';
import type { Reading } from './reading.ts';
import { splitSentences } from './sentences.ts';
import { addShorthand } from './shorthand.ts';
import { tokenise } from './tokens.ts';
import { findListedVersions, findUnseen } from './unseen.ts';

/** Events of this confidence or more make a document regulatory. */
const SURE = 0.5;

export function extract(readable: Readable, lexicon: Lexicon): Extraction {
  const reading = read(readable, lexicon);
  const events = readEvents(reading);
  return {
    regulatory: events.some(
      (event) =>
        (event.stance === 'asserted' || event.stance === 'planned' || event.stance === 'quoted') &&
        event.confidence >= SURE,
    ),
    language: readable.language,
    mentions: toMentions(reading),
    events,
    claims: findClaims(reading, events),
  };
}

/** Everything below the rules. */
export function read(readable: Readable, lexicon: Lexicon): Reading {
  const { text } = readable;
  const tokens = tokenise(text);
  const sentences = splitSentences(tokens, text);
  const sentenceOf = new Int32Array(tokens.length);
  sentences.forEach((sentence, index) => {
    sentenceOf.fill(index, sentence.first, sentence.last);
  });
  const listed = inContext(text, findNames(text, lexicon), lexicon, speakerOf(readable.speaker, lexicon));
  const unseen = findUnseen(text, tokens, listed, lexicon);
  const found = [...listed, ...unseen].sort((a, b) => a.start - b.start);
  const named = toNamed([...found, ...findListedVersions(text, found, lexicon)], tokens, sentenceOf);
  const namedAt = new Int32Array(tokens.length).fill(-1);
  named.forEach((one, index) => {
    namedAt.fill(index, one.first, one.last);
  });
  const reading: Reading = {
    readable,
    text,
    lexicon,
    tokens,
    sentences,
    sentenceOf,
    named,
    namedAt,
    dates: [],
    datesOf: new Map(),
    cited: [],
    inQuotes: quoted(tokens, text),
    speaker: speakerOf(readable.speaker, lexicon),
  };
  reading.dates = findDates(reading);
  for (const date of reading.dates) {
    const known = reading.datesOf.get(date.sentence);
    if (known === undefined) reading.datesOf.set(date.sentence, [date]);
    else known.push(date);
  }
  reading.cited = findCitations(reading);
  markExemptions(reading);
  addShorthand(reading);
  markExemptions(reading);
  return reading;
}

/** A source may name its speaker by id or by name ("authority:us-department-of-commerce"). */
function speakerOf(speaker: NodeId | null, lexicon: Lexicon): NodeId | null {
  if (speaker === null || lexicon.entries.has(speaker)) return speaker;
  const name = speaker.slice(speaker.indexOf(':') + 1);
  return lexicon.byName.get(foldName(name))?.id ?? null;
}

/** Tokens between quotation marks; a quotation ends with its paragraph at the latest. */
function quoted(tokens: Reading['tokens'], text: string): Uint8Array {
  const inside = new Uint8Array(tokens.length);
  let open: string | null = null;
  const pairs: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»', '「': '」' };
  tokens.forEach((token, i) => {
    if (token.paragraph) open = null;
    const char = token.kind === 'mark' ? text[token.start]! : '';
    if (open === null) {
      if (char in pairs) open = pairs[char]!;
    } else if (char === open) open = null;
    else inside[i] = 1;
  });
  return inside;
}

function toMentions(reading: Reading): Mention[] {
  return reading.named.flatMap((named) =>
    named.entries.map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      quote: reading.text.slice(named.start, named.end),
      start: named.start,
      end: named.end,
      ...(named.provisional ? { provisional: true } : {}),
    })),
  );
}
