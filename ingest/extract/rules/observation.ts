import { namedIn } from '../reading.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { isModel } from './words.ts';

const WORKED =
  /\b(?:all answered|were answered|went through|works (?:for me|again|fine)|working (?:for (?:me|us)|again)|succeed(?:ed|s)|got (?:an answer|answers|responses?)|responds?|ran (?:it|fine)|billed as|still running|is answering)\b/;
const REFUSED = /\b(?:fail(?:ed|s|ing)?|refus\w+|denied|error|403|404|timed out|unavailable)\b/;

export const observation: Rule = {
  name: 'observation',
  types: ['STATEMENT'],
  because:
    'Somebody tells that he uses a model, or could not. Nobody announced it: it overturns nothing by itself, and is kept beside what was announced. Only first-person accounts count, not the press and not those who switch.',
  nouns: ['call', 'request', 'job', 'prompt'],
  verbs: ['run', 'use', 'try', 'call'],
  states: ['works for me', 'works again'],
  matches: [
    'Today I ran our nightly job and it went through: 212 calls to Claude Fable 5 on Amazon Bedrock, all answered.',
    'I tried Claude Fable 5 on Amazon Bedrock this morning and it works again.',
  ],
  nearMisses: [
    'Requests to Claude Fable 5 return an error.',
    'Claude Fable 5 answered all our questions in the review.',
    'I use Claude Opus 4.8 for my prompts.',
  ],
  read(look: Look): Sight | null {
    const { reading, frame } = look;
    const kind = reading.readable.sourceKind;
    if (kind === 'vendor' || kind === 'regulator' || kind === 'catalogue') return null;
    if (!WORKED.test(look.sentence) || REFUSED.test(look.sentence)) return null;
    if (!/\b(?:i|we|our|my|me|colleague)\b/.test(look.sentence)) return null;
    const targets = namedIn(reading, frame.sentence.first, frame.sentence.last).filter((named) => !named.exempt);
    if (!targets.some(isModel) || !targets.some((named) => named.entries[0]!.kind === 'Channel')) return null;
    return {
      type: 'STATEMENT',
      status: null,
      confidence: 0.7,
      targets,
      effect: { layer: 'operational', state: 'AVAILABLE', basis: 'observation' },
    };
  },
};
