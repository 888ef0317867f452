/** Why, in the text's own words; and what brought it about, where that is another event. */
import type { EventType } from '../../graph/model.ts';
import { fromNamed } from './actors.ts';
import type { EventMention } from './extraction.ts';
import type { Frame } from './frames.ts';
import { namedIn, type Reading, spanOf } from './reading.ts';

const REASON =
  /\b(?:because of|because|over concerns? (?:about|over|that)|over fears? (?:that|of)|amid concerns? (?:about|over|that)|citing|owing to|due to|on the grounds? (?:of|that)|in view of|for fear of|after finding that|for (?:failing|violating|breaching|infringing|misusing|collecting|unlawfully)|weil|wegen|a causa di|en raison de)\b/i;
const CAUSE =
  /\b(?:[Tt]o comply with|[Ii]n compliance with|[Cc]omplying with|[Ii]n response to|responding to|in order to comply with|following|in the wake of|after|pursuant to|under|because of|as a result of|as required by|in accordance with|hours after|minutes after|days after|[Aa]t the request of|[Aa]s requested by|follows|prompted by|due to)\b|\bat \p{Lu}[\p{L}' ]{1,30}'s request\b|\b\p{Lu}[\p{L}]{1,24} (?:has )?asked us to\b/u;
const INSTRUMENT_KIND: readonly [RegExp, EventType][] = [
  [
    /\b(?:directive|export[- ]control|export (?:curb|order|restriction|ban)s?|licen[cs]e requirement|licen[cs]ing requirement|letter|licen[cs]e)\b/i,
    'EXPORT_CONTROL_DIRECTIVE',
  ],
  [/\bcourt order|ruling|injunction|judge\b/i, 'COURT_ORDER'],
  [/\bexecutive order\b/i, 'EXECUTIVE_ORDER'],
  [/\bban\b/i, 'BAN'],
  [/\bfine\b/i, 'FINE'],
  [/\binvestigation|probe|inquiry\b/i, 'INVESTIGATION'],
  [/\b(?:order|demand|decision|limitation)\b/i, 'ORDER'],
  [/\b(?:withdrawal|withdrew|rescission|lifted|lifting|rescinded)\b/i, 'RESCISSION'],
  [/\b(?:suspension|suspended|switched .* off|revoke)\b/i, 'SUSPENSION'],
  [/\b(?:rule|act|law|regulation)\b/i, 'RULE'],
];

export function findReason(reading: Reading, frame: Frame): string | null {
  const { sentence } = frame;
  const text = reading.text.slice(sentence.start, sentence.end);
  const match = REASON.exec(text);
  if (match === null) return null;
  const rest = text.slice(match.index);
  const stop = /[;.](?:\s|$)|, (?:and|but|which|who|while)\b/.exec(rest);
  return rest.slice(0, Math.min(stop?.index ?? rest.length, 240)).trim();
}

/** Only what the sentence, or one next to it, says in so many words: nearness in time is no cause. */
export function findCause(reading: Reading, frame: Frame): EventMention['causedBy'] {
  const { index } = frame.sentence;
  for (const at of [index, index - 1, index + 1]) {
    const sentence = reading.sentences[at];
    if (sentence === undefined || sentence.paragraph !== frame.sentence.paragraph) continue;
    const text = reading.text.slice(sentence.start, sentence.end);
    const match = CAUSE.exec(text);
    if (match === null) continue;
    const request = /request|asked us/i.test(match[0]);
    const rest = text.slice(match.index, match.index + 160);
    const kind = request ? undefined : INSTRUMENT_KIND.find(([pattern]) => pattern.test(rest));
    if (kind === undefined && !request) continue;
    if (at !== index && !/comply|compliance|directive|letter|request/i.test(rest)) continue;
    const start = sentence.start + match.index;
    const end = Math.min(sentence.end, start + rest.length);
    const actor = actorIn(reading, sentence.first, sentence.last, start, request);
    return { type: kind?.[1] ?? null, actor, ...spanOf(reading, start, end) };
  }
  return null;
}

function actorIn(reading: Reading, first: number, last: number, start: number, request: boolean): string | null {
  for (const named of namedIn(reading, first, last)) {
    if (named.start < start - (request ? 20 : 0)) continue;
    const actor = fromNamed(reading, named);
    if (request ? actor.kind === 'vendor' : actor.kind === 'authority' || actor.kind === 'court')
      return actor.entry?.id ?? null;
  }
  return null;
}
