/** `/graphql`: yoga with our schema, limits and error door; GraphiQL where a browser asks. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Instant } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';
import type { Networks } from './alerts/networks.ts';
import { type ApiContext, createContext, type Live } from './api-context.ts';
import { baseUrl } from './base-url.ts';
import { createErrorDoor, type ErrorDoor } from './errors.ts';
import { answerRefusal, findForeignOrigin } from './guard.ts';
import { limitRequests, MAX_REQUEST_BYTES } from './limits.ts';
import { readPublishedOperations } from './published-operations.ts';
import type { LoadReviewVerbs } from './review-verbs.ts';
import type { ServerLog } from './server-log.ts';

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface GraphqlOptions {
  schema: GraphQLSchema;
  store: Store;
  now: () => Instant;
  log: ServerLog;
  review: LoadReviewVerbs | null;
  live: Live;
  /** Private networks that webhooks may lead to. */
  networks: Networks;
  /** The URL by which people reach the server, where that is another one than it listens on. */
  publicUrl: string | null;
}

export function createGraphqlHandler({
  schema,
  store,
  now,
  log,
  review,
  live,
  networks,
  publicUrl,
}: GraphqlOptions): HttpHandler {
  const door = createErrorDoor(log);
  const yoga = createYoga<object, ApiContext>({
    schema,
    context: ({ request }) => {
      const base = baseUrl(request.headers.get('host') ?? undefined, publicUrl);
      return createContext({ store, review, live, networks, base }, now);
    },
    plugins: [limitRequests, throughDoor(door)],
    maskedErrors: { maskError: door },
    graphiql: {
      title: 'Bellwether',
      defaultTabs: readPublishedOperations()
        .filter(({ kind }) => kind === 'query')
        .map(({ text }) => ({ query: text, variables: '{}' })),
    },
    // Nine megabytes with its scripts and fonts, so that it works offline: loaded when somebody first asks for it.
    renderGraphiQL: async (page) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(page),
    // No other site may read answers; whoever needs that puts a proxy in front.
    cors: false,
    multipart: false,
    landingPage: false,
    maxRequestBodySize: MAX_REQUEST_BYTES,
    // Faults are logged by the door, with the id that the caller is told.
    logging: false,
  });
  return (request, response) => {
    const refusal = findForeignOrigin(request, publicUrl);
    return refusal === null ? yoga(request, response) : answerRefusal(response, refusal);
  };
}

/** Errors of validation come as results and not as exceptions: the same door for them. */
function throughDoor(door: ErrorDoor): Plugin {
  return {
    onExecutionResult({ result, setResult }) {
      if (result === undefined || Array.isArray(result) || !('errors' in result) || !result.errors) return;
      setResult({ ...result, errors: result.errors.map(door) });
    },
  };
}
