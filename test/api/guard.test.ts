import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../api/server.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { NOW } from './small-graph.ts';

let store: Store;
let server: RunningServer;

beforeAll(async () => {
  store = await openStore('sqlite::memory:');
  const publicUrl = 'https://bellwether.example';
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW, publicUrl });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

/** `fetch` sets Host and Origin itself; a program that attacks does not use it. */
function send(
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    sent.on('error', reject).end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (headers: Record<string, string>, body = '{"query":"{ __typename }"}') =>
  send('/graphql', { method: 'POST', headers, body });

test.each([
  ['127.0.0.1:4000', 200],
  ['localhost', 200],
  ['bellwether.localhost:4000', 200],
  ['[::1]:4000', 200],
  ['192.168.1.7', 200],
  ['bellwether.example', 200],
  ['evil.example', 421],
  ['localhost.evil.example', 421],
  ['127.0.0.1.evil.example:4000', 421],
  ['bellwether.example.evil.example', 421],
])('a request to the name %j is answered with %i, on every path', async (host, status) => {
  for (const path of ['/', '/health', '/graphql?query={__typename}'])
    expect((await send(path, { headers: { host } })).status).toBe(status);
});

test('a name that is not ours is told the way out, in the shape of every error', async () => {
  const { text } = await send('/', { headers: { host: 'evil.example' } });
  expect(JSON.parse(text)).toMatchObject({
    errors: [{ extensions: { code: 'BAD_INPUT', hint: expect.stringContaining('BELLWETHER_PUBLIC_URL') } }],
  });
});

test('a page of our own may ask, behind a proxy too; a page of another site may not, nor one on another port', async () => {
  const own = new URL(server.url);
  expect((await post({ ...JSON_TYPE, origin: server.url })).status).toBe(200);
  expect((await post({ ...JSON_TYPE, origin: 'https://bellwether.example' })).status).toBe(200);
  expect((await post({ ...JSON_TYPE, origin: `https://${own.host}` })).status).toBe(200);
  expect((await post({ ...JSON_TYPE, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  for (const origin of ['https://evil.example', 'null', `http://${own.hostname}:1`, `ftp://${own.host}`, ''])
    expect([origin, (await post({ ...JSON_TYPE, origin })).status]).toEqual([origin, 403]);
  expect((await post({ ...JSON_TYPE, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post({ ...JSON_TYPE, 'sec-fetch-site': 'same-site' })).status).toBe(403);
});

test('an image or script of another site asks nothing; a link from there leads to GraphiQL', async () => {
  const path = '/graphql?query={__typename}';
  const cross = { 'sec-fetch-site': 'cross-site' };
  expect((await send(path, { headers: { ...cross, 'sec-fetch-mode': 'no-cors' } })).status).toBe(403);
  expect((await send(path, { headers: { ...cross, 'sec-fetch-mode': 'navigate' } })).status).toBe(200);
});

test('a form can send nothing: POST takes JSON alone', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/graphql'])
    expect((await post({ 'content-type': type })).status).toBe(415);
  expect((await post({})).status).toBe(415);
  expect((await post({ 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
});

test('nothing is changed by GET', async () => {
  const query = encodeURIComponent('mutation { watchTakeBack(item: "x", by: "y") { id } }');
  const { status, text } = await send(`/graphql?query=${query}`, {});
  expect(status).toBe(405);
  expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
});
