import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { readPublishedOperations } from '../../api/published-operations.ts';
import { createSchema } from '../../api/schema.ts';

const schema = createSchema();
const operations = readPublishedOperations();

test('each question that can be asked has a published operation', () => {
  const fields = Object.keys(schema.getQueryType()!.getFields()).filter((name) => name !== 'node' && name !== 'nodes');
  expect(operations.map(({ file }) => file).sort()).toEqual(fields.map((name) => `${name}/${name}.graphql`).sort());
});

test.each(operations.map(({ file, text }) => [file, text] as const))('%s is valid against the schema', (_, text) => {
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});
