import { type GraphQLObjectType, Kind, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { expect, test } from 'vitest';
import { readPublishedOperations } from '../../api/published-operations.ts';
import { createSchema } from '../../api/schema.ts';

const schema = createSchema();
const operations = readPublishedOperations();

/** The fields of a root type that a document asks for. */
function fieldsOf(text: string, type: GraphQLObjectType): string[] {
  const asked: string[] = [];
  const info = new TypeInfo(schema);
  const visitor = {
    Field(field: { name: { value: string } }) {
      if (info.getParentType() === type) asked.push(field.name.value);
    },
  };
  visit(parse(text), visitWithTypeInfo(info, visitor));
  return asked;
}

test('each question that can be asked has a published operation', () => {
  // Anything by its id: an operation for each sort of thing that has a page.
  const isQuestion = (name: string): boolean => name !== 'node' && name !== 'nodes';
  const fields = Object.keys(schema.getQueryType()!.getFields()).filter(isQuestion);
  const asked = operations.flatMap(({ text }) => fieldsOf(text, schema.getQueryType()!)).filter(isQuestion);
  expect([...new Set(asked)].sort()).toEqual(fields.sort());
});

test('each mutation and subscription has one published operation', () => {
  for (const type of [schema.getMutationType(), schema.getSubscriptionType()]) {
    if (type == null) continue;
    expect(operations.flatMap(({ text }) => fieldsOf(text, type)).sort()).toEqual(Object.keys(type.getFields()).sort());
  }
});

test.each(operations.map(({ file, text }) => [file, text] as const))('%s is named as its operation', (file, text) => {
  const { name } = parse(text).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  const kebab = name!.value.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
  expect(file.split('/')[1]).toBe(`${kebab}.graphql`);
});

test.each(operations.map(({ file, text }) => [file, text] as const))('%s is valid against the schema', (_, text) => {
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});
