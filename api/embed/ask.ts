/** The published operation of an embed, asked with its variables; at most so often, however many look at it. */
import { readFileSync } from 'node:fs';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { createLoaders } from '../loaders.ts';
import { createSchema } from '../schema.ts';
import { EMBED_OPERATIONS, type Embed, type EmbedKind } from './embeds.ts';
import { variablesNow } from './variables.ts';
import { type EmbedView, viewOf } from './view.ts';

export interface EmbedAnswer {
  view: EmbedView;
  /** The moment of the answer. */
  asOf: Instant;
}
export type AskEmbed = (embed: Embed) => Promise<EmbedAnswer>;

/** How long an answer is given to others who look. */
const FRESH_MS = 15_000;
/** Answers kept at once. */
const KEPT = 500;

/** Throws what the question throws: an event that is gone, for one. */
export async function askEmbed(
  store: Store,
  embed: Pick<Embed, 'kind' | 'organisation' | 'variables' | 'display'>,
  now: Instant,
): Promise<EmbedAnswer> {
  const { kind, organisation, variables } = embed;
  const { data, errors } = await execute({
    ...prepare(kind),
    variableValues: { ...(kind === 'availability' ? {} : { organisation }), ...variablesNow(variables, now) },
    contextValue: { store, now, loaders: createLoaders(store) },
  });
  const [error] = errors ?? [];
  if (error !== undefined) throw error.originalError ?? error;
  return { view: viewOf(embed, data), asOf: now };
}

export function createEmbedAsker(store: Store, clock: () => Instant): AskEmbed {
  const kept = new Map<string, { at: Instant; answer: Promise<EmbedAnswer> }>();
  return (embed) => {
    const now = clock();
    const known = kept.get(embed.id);
    if (known !== undefined && now - known.at < FRESH_MS) return known.answer;
    const answer = askEmbed(store, embed, now);
    // The one that was asked longest ago is the first.
    kept.delete(embed.id);
    kept.set(embed.id, { at: now, answer });
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    answer.catch(() => kept.delete(embed.id));
    return answer;
  };
}

let schema: GraphQLSchema | undefined;
const documents = new Map<EmbedKind, DocumentNode>();

function prepare(kind: EmbedKind): { schema: GraphQLSchema; document: DocumentNode } {
  schema ??= createSchema();
  let document = documents.get(kind);
  if (document === undefined) {
    document = parse(readFileSync(new URL(`../../queries/${EMBED_OPERATIONS[kind]}`, import.meta.url), 'utf8'));
    documents.set(kind, document);
  }
  return { schema, document };
}
