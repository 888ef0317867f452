/** The published operation of an embed, asked with its variables; at most so often, however many look at it. */
import type { Instant } from '../../graph/model.ts';
import type { AskOperation } from '../ask-operation.ts';
import type { Embed } from './embeds.ts';
import { EMBED_OPERATIONS } from './kinds.ts';
import { variablesNow } from './variables.ts';
import type { EmbedView } from './view.ts';
import { viewOf } from './view-of.ts';

export interface EmbedAnswer {
  view: EmbedView;
  /** The moment that the answer is of: now, unless another one is fixed. */
  asOf: Instant;
}
export type AskEmbed = (embed: Embed) => Promise<EmbedAnswer>;

/** How long an answer is given to others who look. */
const FRESH_MS = 15_000;
/** Answers kept at once. */
const KEPT = 500;

/** Throws what the question throws: an event that is gone, for one. */
export async function askEmbed(
  ask: AskOperation,
  embed: Pick<Embed, 'kind' | 'organisation' | 'variables' | 'display'>,
  now: Instant,
): Promise<EmbedAnswer> {
  const { kind, organisation } = embed;
  const variables = variablesNow(embed.variables, now);
  const whose = kind === 'availability' ? {} : { organisation };
  const data = await ask(EMBED_OPERATIONS[kind], { ...whose, ...variables }, now);
  return { view: viewOf(embed, data), asOf: variables.at === undefined ? now : Date.parse(variables.at) };
}

export function createEmbedAsker(ask: AskOperation, clock: () => Instant): AskEmbed {
  const kept = new Map<string, { at: Instant; answer: Promise<EmbedAnswer> }>();
  return (embed) => {
    const now = clock();
    const known = kept.get(embed.id);
    if (known !== undefined && now - known.at < FRESH_MS) return known.answer;
    const answer = askEmbed(ask, embed, now);
    // The one that was asked longest ago is the first.
    kept.delete(embed.id);
    kept.set(embed.id, { at: now, answer });
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    // One that failed is kept as well: it is not asked again for each who looks.
    answer.catch(() => undefined);
    return answer;
  };
}
