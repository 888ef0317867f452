/** A web server on a free port of this machine that misbehaves as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

type Handler = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

/** `handlers`: path → what it does; `nth` counts the requests to that path from 1. Closed when the test ends. */
export async function startServer(
  handlers: Record<string, Handler>,
): Promise<{ url: string; requests: IncomingMessage[] }> {
  const counts = new Map<string, number>();
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    requests.push(request);
    const handler = handlers[path];
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response, nth);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
