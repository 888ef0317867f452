/** A client of a running server, as a program outside would write it. */
export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; hint?: string; details: Record<string, unknown> };
}
// biome-ignore lint/suspicious/noExplicitAny: the shape is what each test asks for.
export type Answer = { status: number; data: any; errors: GraphqlError[] | undefined };

export async function ask(url: string, query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, data: body.data, errors: body.errors };
}
