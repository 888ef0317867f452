import { parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { expect, test } from 'vitest';
import { readPublishedOperations } from '../../api/published-operations.ts';
import { createSchema } from '../../api/schema.ts';

const schema = createSchema();
const operations = readPublishedOperations();

/** The fields of Query that a document asks for. */
function questionsOf(text: string): string[] {
  const asked: string[] = [];
  const info = new TypeInfo(schema);
  const visitor = {
    Field(field: { name: { value: string } }) {
      if (info.getParentType() === schema.getQueryType()) asked.push(field.name.value);
    },
  };
  visit(parse(text), visitWithTypeInfo(info, visitor));
  return asked;
}

test('each question that can be asked has one published operation', () => {
  const fields = Object.keys(schema.getQueryType()!.getFields()).filter((name) => name !== 'node' && name !== 'nodes');
  expect(operations.flatMap(({ text }) => questionsOf(text)).sort()).toEqual(fields.sort());
});

test.each(operations.map(({ file }) => file))('%s is named as its folder', (file) => {
  const [folder, name] = file.split('/');
  expect(name).toBe(`${folder}.graphql`);
});

test.each(operations.map(({ file, text }) => [file, text] as const))('%s is valid against the schema', (_, text) => {
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});
