/** "Notices were given to A, B and C": whom an act on several is on, where the sentence only counts them. */
import type { NodeId } from '../../graph/model.ts';
import type { EventMention } from './extraction.ts';
import { findOrganisations } from './organisations.ts';
import { namedIn, type Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';
import { unique } from './unique.ts';

/** Several, and no names. */
export const COUNTED =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d{1,2}|multiple|some|leading|major|following)\b(?: ["“”\w-]+){0,4} (?:companies|firms|providers|platforms|developers|services|entities|operators|start-?ups|chatbots|labs)\b/i;

/** From where on names follow: a paper that went out to them, or the companies themselves. */
const LISTS =
  /^(?:(?:(?:the|these|such|all) )?(?:[\w-]+ )?(?:orders?|notices?|letters?|requests?|demands?)\b.{0,60}?\b(?:went|were (?:given|sent|issued|addressed|served)|was (?:given|sent|issued|addressed|served)|are addressed|have been sent) (?:out )?(?:to|on) |(?:(?:the|these) )?(?:[\w-]+ )?(?:companies|firms|providers|platforms|recipients|entities|addressees)(?: (?:concerned|involved|named|listed|targeted|added))? (?:are|were|include)(?: |:)|among (?:them|these) (?:are|were|is|was) |they (?:are|include) )/i;

/** Before it stands what a ban is on. */
const BANNED =
  /\b(?:are|is|were|was|have been|has been) (?:now |also )?(?:added to|on|put on) (?:[\w'’-]+ ){1,3}list of (?:prohibited|banned|blocked)\b/i;

const SEVERAL: ReadonlySet<EventMention['type']> = new Set([
  'BAN',
  'INQUIRY',
  'ORDER',
  'INVESTIGATION',
  'ENTITY_LISTING',
  'FINE',
]);

/** The events, those without a party completed from the list in one of the next sentences, or from its lines. */
export function nameRecipients(reading: Reading, events: readonly EventMention[]): EventMention[] {
  return events.map((event) => {
    if (!SEVERAL.has(event.type) || event.models.length + event.providers.length + event.organisations.length > 0)
      return event;
    if (event.type !== 'BAN' && !COUNTED.test(event.quote)) return event;
    const index = reading.sentences.findIndex(({ start, end }) => start <= event.start && event.start < end);
    for (const sentence of reading.sentences.slice(index + 1, index + 7)) {
      const range = listIn(reading, sentence, event.type === 'BAN');
      if (range === null) continue;
      const lines = linesAfter(reading, sentence);
      if (lines.length > 0) return { ...event, organisations: lines };
      const organisations = findOrganisations(reading, ...range, 12);
      const providers = unique(namedIn(reading, ...range).flatMap(({ entries }) => providerOf(entries[0]!)));
      if (organisations.length + providers.length > 0) return { ...event, organisations, providers };
    }
    return event;
  });
}

/** Tokens [first, last) that hold the names, where the sentence lists them. */
function listIn({ text, tokens }: Reading, sentence: Sentence, isBan: boolean): [number, number] | null {
  const found = (isBan ? BANNED : LISTS).exec(text.slice(sentence.start, sentence.end));
  if (found === null) return null;
  const at = sentence.start + (isBan ? found.index : found[0].length);
  let edge = sentence.first;
  while (edge < sentence.last && tokens[edge]!.start < at) edge++;
  return isBan ? [sentence.first, edge] : [edge, sentence.last];
}

const MOST_LINES = 40;

/** "The entities are:", and a name on every line below. */
function linesAfter({ text, sentences }: Reading, sentence: Sentence): string[] {
  const names: string[] = [];
  for (const line of text.slice(sentence.start, sentences.at(-1)!.end).split('\n').slice(1, MOST_LINES)) {
    const name = /^\s*(?:[-–•*·]|\(?\d{1,2}[.)])\s*(\p{Lu}[^;]{2,90}?)[;.,]?(?:\s+and)?\s*$/u.exec(line)?.[1];
    if (name === undefined) {
      if (line.trim() === '') continue;
      break;
    }
    names.push(name);
  }
  return names;
}

const providerOf = ({ kind, id, provider }: { kind: string; id: NodeId; provider: NodeId | null }): NodeId[] =>
  kind === 'Provider' ? [id] : kind === 'Channel' && provider !== null ? [provider] : [];
