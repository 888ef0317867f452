/** A published operation, asked as anybody would, without HTTP. */
import { readFileSync } from 'node:fs';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import type { Instant } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';
import { createLoaders } from './loaders.ts';
import { createSchema } from './schema.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the operation, which the schema has checked.
export type OperationData = any;

let schema: GraphQLSchema | undefined;
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

/** Throws what the question throws, and a GraphQLError for variables that do not fit. */
export async function askOperation(
  store: Store,
  file: string,
  variables: Record<string, unknown>,
  now: Instant,
): Promise<OperationData> {
  schema ??= createSchema();
  const { data, errors } = await execute({
    schema,
    document: operationOf(file),
    variableValues: variables,
    contextValue: { store, now, loaders: createLoaders(store) },
  });
  const [error] = errors ?? [];
  if (error !== undefined) throw error.originalError ?? error;
  return data;
}
