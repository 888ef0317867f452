/** A published operation, asked as anybody would, without HTTP. */
import { readFileSync } from 'node:fs';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import type { Instant } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';
import { createLoaders } from './loaders.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the operation, which the schema has checked.
export type OperationData = any;

const documents = new Map<string, DocumentNode>();

/** `file`: `impact/impact.graphql`. */
export function operationOf(file: string): DocumentNode {
  let document = documents.get(file);
  if (document === undefined) {
    document = parse(readFileSync(new URL(`../queries/${file}`, import.meta.url), 'utf8'));
    documents.set(file, document);
  }
  return document;
}

/**
 * `file`: `impact/impact.graphql`. Throws what the question throws, and a GraphQLError for variables that do not fit.
 */
export type AskOperation = (file: string, variables: Record<string, unknown>, now: Instant) => Promise<OperationData>;

export function createAsker(store: Store, schema: GraphQLSchema): AskOperation {
  return async (file, variables, now) => {
    const { data, errors } = await execute({
      schema,
      document: operationOf(file),
      variableValues: variables,
      contextValue: { store, now, loaders: createLoaders(store) },
    });
    const [error] = errors ?? [];
    if (error !== undefined) throw error.originalError ?? error;
    return data;
  };
}
