import { type Named, namedIn } from '../reading.ts';
import { isParty } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

const isService = (named: Named): boolean =>
  named.entries[0]!.kind === 'Channel' ||
  named.entries[0]!.kind === 'Model' ||
  /^(?:chatgpt|claude|gemini|grok|copilot)/i.test(named.entries[0]!.name);
/** A request fails now and then; a service fails for hours. */
const FOR_HOURS = /\bfor (?:\S+ ){0,4}(?:hours?|minutes?|days?)\b/;

export const outage: Rule = {
  name: 'outage',
  types: ['OUTAGE'],
  because: 'A service fails by accident. It is over by itself and no one decided it.',
  nouns: [
    'outage',
    'elevated error',
    'elevated error rate',
    'downtime',
    'service disruption',
    'degraded performance',
    'disruption',
    'elevated errors',
    'elevated latency',
    'increased error',
    'increased error rate',
    'increased latency',
    'increase in error rate',
    'increase in error',
    'intermittent error',
    'error rate',
    'incident',
  ],
  verbs: ['fail', 'crash'],
  states: [
    'went down',
    'went offline',
    'went dark',
    'goes down',
    'goes dark',
    'were unreachable',
    'was unreachable',
    'down for',
    'is down',
    'are down',
    'failed or took',
    'was down',
    'were down',
  ],
  matches: [
    'A large outage hit ChatGPT on 10 June 2025.',
    'ChatGPT went down on Tuesday for several hours.',
    'Elevated error rates on Claude Opus 4.8',
    "On 10 June 2025 ChatGPT and OpenAI's API failed for more than ten hours.",
    'Claude goes dark for users around the world',
    'ChatGPT down for thousands of users',
    'We are investigating an increase in error rates in services that rely on Claude Opus 4.8.',
  ],
  nearMisses: [
    'Legal scope and outage are different things, says a note on Claude.',
    'An outage of Claude would be costly.',
    'Claude Opus 4.8 has an error rate of 2 per cent on this test.',
    'Requests to Claude failed for users without a key.',
    'Shares of Microsoft and SAP are down 0.6 per cent.',

    'Anthropic suspended Claude Fable 5.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    const text = look.sentence;
    const things = [...[...look.objects, ...look.subjects].filter(isParty), ...built(look)];
    if (frame.voice === 'active' && !(look.subjects.some(isService) && FOR_HOURS.test(look.clause))) return null;
    if (frame.voice === 'passive') return null;
    if (frame.lemma === 'down for' && (frame.sentence.index !== 0 || serviceBefore(look) === -1)) return null;
    const title = look.reading.sentenceOf[frame.trigger] === 0;
    if (
      /^(?:is|are|was|were) down$/.test(frame.lemma) &&
      /^(?:\S+ ){0,3}?[\d.]+ ?(?:%|per cent|percent|points)|^(?:\d|by|to|from)/.test(look.objectText)
    )
      return null;
    if (things.length === 0 && !(look.reading.readable.sourceKind === 'vendor' && look.reading.speaker !== null))
      return null;
    if (/\b(?:suspend\w*|directive|legal|licen[cs]e|different things|not an outage|no outage)\b/.test(text))
      return null;
    if (
      /error|latency/.test(frame.lemma) &&
      !/\b(?:investigat\w+|experienc\w+|identified|observ\w+|seeing|saw|elevated|affect\w*|resolved)\b/.test(text)
    )
      return null;
    if (frame.lemma === 'incident' && !/\b(?:resolved|investigating|identified|monitoring|api|errors?)\b/.test(text))
      return null;
    if (
      frame.voice === 'noun' &&
      !title &&
      !/\b(?:hit|hits|caused|affect\w*|experienc\w*|suffer\w*|resolved|between|lasted|reported|investigating|from|on)\b/.test(
        text,
      )
    )
      return null;
    return { type: 'OUTAGE', status: null, confidence: 0.75, targets: things };
  },
};

/** "errors in services that rely on GPT-4": the model stands in a clause of its own. */
function built({ reading, frame }: Look): Named[] {
  const words = reading.tokens.slice(frame.to, frame.to + 3).map(({ lower }) => lower);
  if (!/^(?:that|which) (?:rely|depend|run)$/.test(words.slice(0, 2).join(' '))) return [];
  return namedIn(reading, frame.to, frame.sentence.last).filter(isParty);
}

/** The service that stands right before "down for …", or -1. */
const serviceBefore = (look: Look): number => look.reading.namedAt[look.frame.trigger - 1] ?? -1;
