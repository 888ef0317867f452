/** TypeScript for the published operations: what each is asked with and what it answers, read off the schema. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { readPublishedOperations } from '../published-operations.ts';
import { createSchema } from '../schema.ts';

const SCALARS: Record<string, string> = {
  ID: 'string',
  String: 'string',
  DateTime: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
};
/** Seen from the folder of what is written. */
const OPERATION = '../state/operation.ts';
const HEAD = '// Written by `npm run console`; changes are lost.\n';
const QUERIES = join(import.meta.dirname, '../../queries');

/** One module an operation, named as its file, and `schema.ts` with the enums and inputs; what is no operation any more goes. */
export function writeOperations(folder: string): void {
  const schema = createSchema();
  const files = new Map([['schema.ts', HEAD + describeEnumsAndInputs(schema)]]);
  for (const { file, text } of readPublishedOperations()) {
    files.set(`${basename(file, '.graphql')}.ts`, HEAD + describeFile(schema, folder, file, text));
  }
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name));
  for (const [name, content] of files) {
    const path = join(folder, name);
    // A file that says the same is left alone, so that nothing is built again for it.
    if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writeFileSync(path, content);
  }
}

function describeEnumsAndInputs(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const enums = types.filter(isEnumType).map((type) => {
    const values = type.getValues().map(({ name }) => `'${name}'`);
    return `export type ${type.name} = ${values.join(' | ')};\n`;
  });
  const inputs = types.filter(isInputObjectType).map((type) => {
    const fields = Object.values(type.getFields()).map((field) => given(field.name, inputType(String(field.type))));
    return `export interface ${type.name} {\n${fields.join('')}}\n`;
  });
  return [...enums, ...inputs].join('\n');
}

function describeFile(schema: GraphQLSchema, folder: string, file: string, text: string): string {
  const { definitions } = parse(text);
  const used = new Set<string>();
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
  const parts = fragments.map(({ name, typeCondition, selectionSet }) => {
    const parent = schema.getType(typeCondition.name.value) as GraphQLCompositeType;
    return `export type ${name.value} = ${describe(schema, parent, selectionSet, used)};\n`;
  });
  const operation = definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)!;
  const name = operation.name!.value;
  const variables = (operation.variableDefinitions ?? []).map(({ variable: { name }, type }) => {
    const named = namedType(type);
    if (!(named in SCALARS)) used.add(named);
    return given(name.value, inputType(print(type)));
  });
  const data = describe(schema, schema.getRootType(operation.operation)!, operation.selectionSet, used);
  const imported = [...used].sort();
  return [
    `import text from '${relative(folder, join(QUERIES, file)).replaceAll('\\', '/')}?raw';`,
    `import type { Operation } from '${OPERATION}';`,
    ...(imported.length === 0 ? [] : [`import type { ${imported.join(', ')} } from './schema.ts';`]),
    '',
    ...parts,
    `export interface ${name}Variables {\n${variables.join('')}}\n`,
    `export type ${name}Data = ${data};\n`,
    `export const operation: Operation<${name}Data, ${name}Variables> = { name: '${name}', file: '${file}', text };\n`,
  ].join('\n');
}

/** A selection on an interface or union is one shape for each type that it tells apart, and one for all others. */
function describe(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  { selections }: SelectionSetNode,
  used: Set<string>,
): string {
  const fields = selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);
  const spreads = selections.flatMap((one) => (one.kind === Kind.FRAGMENT_SPREAD ? [one.name.value] : []));
  const inline = selections.flatMap((one) => (one.kind === Kind.INLINE_FRAGMENT ? [one] : []));
  const shape = (typename: string | null, more: string[]): string => {
    const lines = fields.map((field) => {
      const key = field.alias?.value ?? field.name.value;
      if (field.name.value === '__typename') return property(key, typename ?? `'${parent.name}'`);
      if (!('getFields' in parent)) return '';
      const { type } = parent.getFields()[field.name.value]!;
      return property(key, outputType(schema, type, field, used));
    });
    return [`{\n${lines.join('')}}`, ...spreads, ...more].join(' & ');
  };
  if (!isAbstractType(parent)) return shape(null, []);
  const possible = schema.getPossibleTypes(parent).map(({ name }) => name);
  const quoted = (names: string[]) => names.map((name) => `'${name}'`).join(' | ');
  const applies = (condition: string, name: string): boolean => {
    const type = schema.getType(condition)!;
    return (
      condition === name || (isAbstractType(type) && schema.getPossibleTypes(type).some((one) => one.name === name))
    );
  };
  const morsels = inline.map((one) => ({
    condition: one.typeCondition?.name.value ?? parent.name,
    text: describe(
      schema,
      schema.getType(one.typeCondition?.name.value ?? parent.name) as never,
      one.selectionSet,
      used,
    ),
  }));
  // Types that get the same pieces share a shape.
  const groups = new Map<string, string[]>();
  for (const name of possible) {
    const key = morsels.flatMap(({ condition }, index) => (applies(condition, name) ? [index] : [])).join();
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups]
    .map(([key, names]) => {
      const pieces = key === '' ? [] : key.split(',').map((index) => `(${morsels[Number(index)]!.text})`);
      return `(${shape(quoted(names), pieces)})`;
    })
    .join(' | ');
}

function outputType(schema: GraphQLSchema, type: GraphQLOutputType, field: FieldNode, used: Set<string>): string {
  if (isNonNullType(type)) return outputType(schema, type.ofType, field, used).replace(/ \| null$/, '');
  if (isListType(type)) return `Array<${outputType(schema, type.ofType, field, used)}> | null`;
  const named = getNamedType(type);
  if (isCompositeType(named)) {
    const inner = describe(schema, named, field.selectionSet!, used);
    return `${isObjectType(named) ? inner : `(${inner})`} | null`;
  }
  if (!(named.name in SCALARS)) used.add(named.name);
  return `${SCALARS[named.name] ?? named.name} | null`;
}

/** From SDL: `[ID!]` → `string[] | null`. */
function inputType(sdl: string): string {
  if (sdl.endsWith('!')) return inputType(sdl.slice(0, -1)).replace(/ \| null$/, '');
  if (sdl.startsWith('[')) return `Array<${inputType(sdl.slice(1, -1))}> | null`;
  return `${SCALARS[sdl] ?? sdl} | null`;
}

const property = (name: string, type: string): string => `  ${name}: ${type};\n`;

/** What may be null may be left out. */
const given = (name: string, type: string): string =>
  type.endsWith(' | null') ? `  ${name}?: ${type} | undefined;\n` : property(name, type);

function print(type: TypeNode): string {
  if (type.kind === Kind.NON_NULL_TYPE) return `${print(type.type)}!`;
  if (type.kind === Kind.LIST_TYPE) return `[${print(type.type)}]`;
  return type.name.value;
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));
