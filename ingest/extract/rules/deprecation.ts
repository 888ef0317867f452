import { summaryOf } from '../summary.ts';
import type { Look, Rule, Sight } from './rule.ts';
import { isModel, isOfficial } from './words.ts';

export const deprecation: Rule = {
  name: 'deprecation',
  types: ['DEPRECATION'],
  because:
    'A vendor ends an old model by plan, with a date. Nobody forced it, and a successor is named more often than not.',
  verbs: [
    'deprecate',
    'retire',
    'sunset',
    'discontinue',
    'phase~out',
    'decommission',
    'end',
    'terminate',
    'remove',
    'shut~down',
    'switch~off',
    'turn~off',
  ],
  nouns: ['deprecation', 'retirement', 'sunset', 'end of life', 'end-of-life'],
  states: ['reach their end', 'reaches end of life', 'reach end of life', 'reaches its end', 'reached end of life'],
  matches: [
    'Claude Opus 4.1 is deprecated as of today, 5 June 2026.',
    'OpenAI will retire GPT-4o on 13 February 2026.',
    'Google discontinued Gemini 1.5 Pro in September 2025.',
    'GPT-4.5 retires from ChatGPT on 27 June 2026.',
    'OpenAI will remove GPT-4.5 from ChatGPT on a sunset schedule of 30 days.',
    'GPT-4.5 gets a sunset of 30 days and is then gone.',
    'OpenAI will remove GPT-4o from ChatGPT on 13 February 2026, the company announced.',
    'OpenAI announced that GPT-4o will be shut down in ChatGPT on 13 February 2026.',
    'OpenAI to shut down its Sora video app',
  ],
  nearMisses: [
    "We'll give at least six months' notice before we retire Claude Fable 5.",
    'The deprecated parameter of the API still works with Claude Opus 4.8.',
    'No other model has a retirement date.',
    'OpenRouter removed Claude Opus 4.8 from its list.',
    'Under the order, Anthropic will shut down Claude Fable 5 on 12 June 2026.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (look.actor.kind === 'court' || look.actor.kind === 'people') return null;
    if (isWoundDown(look))
      return {
        type: 'DEPRECATION',
        status: 'ANNOUNCED',
        confidence: 0.7,
        targets: look.objects.filter((named) => named.entries[0]!.kind !== 'Jurisdiction'),
      };
    if (/^(?:remove|shut~down|switch~off|turn~off)$/.test(frame.lemma) && !isBySchedule(look)) return null;
    const isIntransitive = frame.lemma === 'retire' && frame.voice === 'active' && !look.objects.some(isModel);
    const side =
      frame.voice === 'passive' || frame.voice === 'state' || isIntransitive
        ? look.subjects
        : [...look.objects, ...(frame.voice === 'noun' ? look.subjects : [])];
    const own = (/^(?:end|terminate)$/.test(frame.lemma) ? [...look.objects, ...look.subjects] : side).filter(isModel);
    const targets =
      own.length === 0 && frame.voice === 'active' && /^(?:it|them)\b/.test(look.objectText)
        ? look.subjects.filter(isModel)
        : own;
    if (/^(?:end|terminate)$/.test(frame.lemma) && !/\b(?:support|access|service|availability)\b/.test(look.clause))
      return null;
    if (/^(?:end|terminate)$/.test(frame.lemma) && isOfficial(look)) return null;
    if (targets.length === 0 || /\bbefore we\b|\bat least\b/.test(look.sentence.slice(0, 80))) return null;
    if (
      frame.voice === 'noun' &&
      !/\b(?:announc\w*|schedul\w*|on \d|deprecations?:|gets?|sets?|dates? for)\b/.test(look.sentence)
    )
      return null;
    const { publishedAt } = look.reading.readable;
    // "retired it in January": done, and not to come.
    const isDone =
      frame.lemma === 'retire' &&
      frame.form === 'past' &&
      publishedAt !== null &&
      look.dates[0] !== undefined &&
      look.dates[0].instant <= publishedAt;
    return {
      type: 'DEPRECATION',
      status: isDone ? 'IN_FORCE' : 'ANNOUNCED',
      confidence: 0.85,
      targets,
      effect: { layer: 'operational', state: 'DEPRECATED' },
    };
  },
};

const ENDING = /\b(?:sunset\w*|retir\w+|deprecat\w+|legacy|end of life|phas\w+ out)\b/;

/** Taken out by a plan that the text tells of, not switched off. */
export const isBySchedule = (look: Look): boolean =>
  ENDING.test(look.sentence) ||
  (look.stance === 'planned' && (ENDING.test(summaryOf(look.reading).head) || isAnnouncedAhead(look)));

/** "to shut down its video app": a product that ends by the will of its vendor, named or not. */
export function isWoundDown(look: Look): boolean {
  const { frame, actor } = look;
  if (look.stance !== 'planned' || frame.voice !== 'active' || actor.kind !== 'vendor') return false;
  if (!/^(?:shut~down|discontinue|end|sunset|retire|wind~down)$/.test(frame.lemma) || look.objects.some(isModel))
    return false;
  return (
    /^(?:\S+ ){0,5}?(?:apps?|services?|api|products?|chatbots?|tools?|assistants?|platform)\b/.test(look.objectText) &&
    !FORCED.test(look.sentence)
  );
}

const FORCED =
  /\b(?:directives?|orders?|ordered|comply|complian\w+|court|regulators?|government|law|licen[cs]e|sanctions?)\b/;

/** "will remove GPT-4o from ChatGPT on 13 February": by the vendor, with a day, and forced by nobody. */
const isAnnouncedAhead = (look: Look): boolean =>
  look.dates.some((date) => !date.relative) && !isOfficial(look) && !FORCED.test(look.sentence);
