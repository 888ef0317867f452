import { createServer } from 'node:net';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../api/server.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { ask } from './client.ts';
import { NOW } from './small-graph.ts';

let store: Store;
let server: RunningServer;

beforeAll(async () => {
  store = await openStore('sqlite::memory:');
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

const browse = (path: string): Promise<Response> => fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } });

/** What a page would fetch from elsewhere: by its elements, and by its style sheets. */
function externalParts(html: string): string[] {
  // What scripts contain is no part of the page, and megabytes of it.
  const page = load(html.replace(/(<script[^>]*>)[\s\S]*?(?=<\/script>)/g, '$1'));
  const named = page('[src], link[href]').map((_, part) => page(part).attr('src') ?? page(part).attr('href') ?? '');
  const styles = page('style').text();
  const imported = [...styles.matchAll(/(?:@import\s+|url\()\s*["']?([^"')\s]+)/gi)].map(([, address]) => address!);
  return [...named.get(), ...imported].filter((address) => !/^(data:|#|\/(?!\/))/.test(address));
}

test('it listens on the port that it was given, and says where', () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server.loopback).toBe(true);
});

test('/health says that the process runs, /ready that its store answers', async () => {
  expect((await browse('/health')).status).toBe(200);
  expect((await browse('/ready')).status).toBe(200);
});

test('/ready is 503 when the store does not answer, and does not say why', async () => {
  const closed = await openStore('sqlite::memory:');
  const other = await startServer({ store: closed, host: '127.0.0.1', port: 0, now: () => NOW });
  await closed.close();
  const response = await fetch(`${other.url}/ready`);
  expect([response.status, await response.text()]).toEqual([503, 'The store does not answer.\n']);
  await other.close();
});

test('a browser gets GraphiQL, which needs nothing from elsewhere', async () => {
  const response = await browse('/graphql');
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('<title>Bellwether</title>');
  expect(externalParts(html)).toEqual([]);
});

test('every response is guarded: no sniffing, no framing, no loading from elsewhere, no reading by other sites', async () => {
  for (const path of ['/', '/graphql', '/health', '/nothing']) {
    const { headers, body } = await fetch(`${server.url}${path}`, {
      headers: { accept: 'text/html', origin: 'https://evil.example' },
    });
    await body?.cancel();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('other paths are not found, and other methods are refused', async () => {
  expect((await browse('/nothing')).status).toBe(404);
  expect((await fetch(`${server.url}/`, { method: 'POST' })).status).toBe(405);
});

test('a port in use is one clear line with the way out', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const starting = startServer({ store, host: '127.0.0.1', port, now: () => NOW });
  await expect(starting).rejects.toMatchObject({
    name: 'BellwetherError',
    code: 'CONFLICT',
    message: `Port ${port} of 127.0.0.1 is in use by another program.`,
    hint: expect.stringContaining('--port'),
  });
  taken.close();
});

test('an address that is not ours is one clear line', async () => {
  const starting = startServer({ store, host: '192.0.2.1', port: 0, now: () => NOW });
  await expect(starting).rejects.toMatchObject({
    code: 'BAD_INPUT',
    message: "'192.0.2.1' is not an address of this machine.",
  });
});

test('after close nothing listens any more', async () => {
  const other = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW });
  expect((await ask(other.url, '{ __typename }')).data).toEqual({ __typename: 'Query' });
  await other.close();
  await expect(fetch(`${other.url}/health`)).rejects.toThrow();
});
