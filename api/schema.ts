/** The schema: the SDL of `schema/`, one noun a file, with the resolvers of `resolvers/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
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
  const schema = makeExecutableSchema({ typeDefs: readSchemaText(), resolvers });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.resolve ??= readField;
  }
  return schema;
}

/** A field without a resolver is a property of the same name: of the thing that is seen, or of a plain object. */
const readField: GraphQLFieldResolver<unknown, unknown> = (parent, args, context, info) => {
  const thing = typeof parent === 'object' && parent !== null && 'it' in parent ? parent.it : parent;
  return defaultFieldResolver(thing, args, context, info) as unknown;
};
