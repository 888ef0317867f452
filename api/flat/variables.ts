/** Variables of an operation from the query of an address: `?organisation=meridian&status=DOWN,DEGRADED&first=100`. */
import { type DocumentNode, Kind, type TypeNode } from 'graphql';
import { BellwetherError } from '../../graph/errors.ts';

/**
 * Lists are written with commas, objects as JSON; what is given empty counts as not given. Throws BAD_INPUT for a variable that
 * the operation does not have. What a value has to be, the schema says.
 */
export function parseQuery(document: DocumentNode, query: URLSearchParams): Record<string, unknown> {
  const definitions = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? (one.variableDefinitions ?? []) : [],
  );
  const types = new Map(definitions.map(({ variable, type }) => [variable.name.value, type]));
  const variables: Record<string, unknown> = {};
  for (const [name, text] of query) {
    const type = types.get(name);
    if (type === undefined) {
      throw new BellwetherError('BAD_INPUT', `'${name}' is no variable of this table.`, {
        hint: types.size === 0 ? 'It takes none.' : `It takes ${[...types.keys()].join(', ')}.`,
        details: { field: name },
      });
    }
    if (text !== '') variables[name] = parseValue(name, text, type);
  }
  return variables;
}

function parseValue(name: string, text: string, type: TypeNode): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return parseValue(name, text, type.type);
  if (type.kind === Kind.LIST_TYPE) return text.split(',').map((one) => parseValue(name, one.trim(), type.type));
  if (type.name.value === 'Int' && /^-?\d+$/.test(text)) return Number(text);
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BellwetherError('BAD_INPUT', `${name} is no JSON.`, { details: { field: name, given: text } });
  }
}
