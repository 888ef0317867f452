/** A client of server-sent events, as a program outside would write it. */

export interface EventStream {
  status: number;
  /** The data of the next event; undefined when the stream has ended. Throws when it breaks. */
  next(): Promise<GraphqlResult | undefined>;
  /** How many comments (heartbeats) came so far. */
  heartbeats(): number;
  close(): Promise<void>;
}
// biome-ignore lint/suspicious/noExplicitAny: the shape is what each test asks for.
export type GraphqlResult = { data: any; errors?: { message: string; extensions: { code: string } }[] };

export async function openStream(url: string, query: string, variables: object = {}): Promise<EventStream> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let [buffer, heartbeats] = ['', 0];
  return {
    status: response.status,
    async next() {
      for (;;) {
        const end = buffer.indexOf('\n\n');
        if (end === -1) {
          const { done, value } = await reader.read();
          if (done) return undefined;
          buffer += value;
          continue;
        }
        const block = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (block.startsWith(':')) heartbeats++;
        const name = /^event: (.*)$/m.exec(block)?.[1];
        if (name === 'complete') return undefined;
        if (name === 'next') return JSON.parse(/^data: (.*)$/m.exec(block)![1]!);
      }
    },
    heartbeats: () => heartbeats,
    close: () => reader.cancel(),
  };
}
