import { isParty } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

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
    'incident',
  ],
  states: ['went down', 'is down', 'are down', 'failed or took', 'was down', 'were down'],
  matches: [
    'A large outage hit ChatGPT on 10 June 2025.',
    'ChatGPT went down on Tuesday for several hours.',
    'Elevated error rates on Claude Opus 4.8',
  ],
  nearMisses: [
    'Legal scope and outage are different things, says a note on Claude.',
    'An outage of Claude would be costly.',
    'Anthropic suspended Claude Fable 5.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    const text = look.sentence;
    const things = [...look.objects, ...look.subjects].filter(isParty);
    const title = look.reading.sentenceOf[frame.trigger] === 0;
    if (things.length === 0 && !(look.reading.readable.sourceKind === 'vendor' && look.reading.speaker !== null))
      return null;
    if (/\b(?:suspend\w*|directive|legal|licen[cs]e|different things|not an outage|no outage)\b/.test(text))
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
