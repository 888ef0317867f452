/** The one door through which errors leave: what people are meant to read goes out whole, anything else only as an id. */
import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind } from 'graphql';
import { BellwetherError } from '../graph/errors.ts';
import type { ServerLog } from './server-log.ts';

/** Turns anything thrown into what may leave. What has passed once passes again unchanged. */
export type ErrorDoor = (error: unknown) => GraphQLError;

/**
 * BellwetherError → its message with `extensions { code, hint, details }`. Errors of the request itself (syntax, an
 * unknown field, a variable of the wrong type) → BAD_INPUT. The rest is logged with an id, and only the id goes out.
 */
export function createErrorDoor(log: ServerLog): ErrorDoor {
  const passed = new WeakSet<GraphQLError>();
  return (error) => {
    if (error instanceof GraphQLError && passed.has(error)) return error;
    const outside = toOutside(error, log);
    passed.add(outside);
    return outside;
  };
}

function toOutside(error: unknown, log: ServerLog): GraphQLError {
  const place = error instanceof GraphQLError ? error : undefined;
  const origin = findOrigin(error);
  if (origin instanceof BellwetherError) {
    const argument = findArgument(place);
    const { code, hint, details } = origin;
    const extensions = { code, ...(hint === undefined ? {} : { hint }), details: { ...details, ...argument } };
    const message = argument === undefined ? origin.message : `${argument.argument}: ${origin.message}`;
    return restate(message, place, extensions);
  }
  if (place !== undefined && origin === undefined) {
    // `http` is how yoga is told the status of the response.
    const { http } = place.extensions;
    return restate(place.message, place, { code: 'BAD_INPUT', ...(http === undefined ? {} : { http }), details: {} });
  }
  const id = randomUUID().slice(0, 8);
  log.fault(id, origin);
  return restate(`Unexpected fault ${id}.`, place, {
    code: 'INTERNAL',
    hint: 'This is a bug. The log of the server has the details under this id.',
    details: { id },
  });
}

function restate(message: string, place: GraphQLError | undefined, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, {
    ...(place?.nodes ? { nodes: place.nodes } : {}),
    ...(place?.source ? { source: place.source } : {}),
    ...(place?.positions ? { positions: place.positions } : {}),
    ...(place?.path ? { path: place.path } : {}),
    extensions,
  });
}

/** What the error is about, below any GraphQLErrors around it; undefined where they are all there is. */
function findOrigin(error: unknown): unknown {
  let origin = error;
  while (origin instanceof GraphQLError) origin = origin.originalError;
  return origin;
}

/** The argument (or `$variable`) whose value could not be read; undefined for errors that come from elsewhere. */
function findArgument(place: GraphQLError | undefined): { argument: string } | undefined {
  const node = place?.nodes?.[0];
  if (node === undefined || place?.path !== undefined) return undefined;
  if (node.kind === Kind.VARIABLE_DEFINITION) return { argument: `$${node.variable.name.value}` };
  // A value knows nothing of its argument, but the tokens before it are `name` and `:`.
  const colon = node.loc?.startToken.prev;
  const name = colon?.kind === ':' ? colon.prev?.value : undefined;
  return name === undefined ? undefined : { argument: name };
}
