/** The schema: the SDL of `schema/`, one noun a file, with the resolvers of `resolvers/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from './resolvers/resolvers.ts';

const SDL = new URL('./schema/', import.meta.url);

/** The SDL as written, files in the order of their names. */
export function readSchemaText(): string {
  const files = readdirSync(SDL).filter((name) => name.endsWith('.graphql'));
  return files
    .sort()
    .map((name) => readFileSync(new URL(name, SDL), 'utf8'))
    .join('\n');
}

export function createSchema(): GraphQLSchema {
  return makeExecutableSchema({ typeDefs: readSchemaText(), resolvers });
}
