/** The one way to the data: GraphQL over HTTP, as every other program. */
import type { Operation } from './operation.ts';

/** What a reader is told: what went wrong, and the way out where the server knows one. */
export class AskError extends Error {
  /** `NETWORK` where the server was not reached; else the code of the API, such as `NOT_FOUND`. */
  readonly code: string;
  readonly hint: string | null;

  constructor(code: string, message: string, hint: string | null) {
    super(message);
    this.name = 'AskError';
    this.code = code;
    this.hint = hint;
  }
}

interface Body {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; hint?: string } }[];
}

/** Throws AskError; an answer with errors is no answer. */
export async function ask<Data, Variables>(
  { name, text }: Operation<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  let response: Response;
  let body: Body;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: text, operationName: name, variables }),
      ...(signal === undefined ? {} : { signal }),
    });
    body = (await response.json()) as Body;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AskError(
      'NETWORK',
      'The server does not answer.',
      'See whether it runs; this page tries again by itself.',
    );
  }
  const [first] = body.errors ?? [];
  if (first !== undefined) {
    throw new AskError(first.extensions?.code ?? 'INTERNAL', first.message, first.extensions?.hint ?? null);
  }
  return body.data as Data;
}
