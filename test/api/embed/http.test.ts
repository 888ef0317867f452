import { request } from 'node:http';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPublishedOperations } from '../../../api/published-operations.ts';
import { type RunningServer, startServer } from '../../../api/server.ts';
import type { Store } from '../../../graph/store.ts';
import { openReplay } from '../../replay/replay-store.ts';
import { NOW } from '../../replay/truth-table.ts';
import { ask } from '../client.ts';

const WIKI = 'https://wiki.example';
const AT = '2026-06-16T12:00:00Z';

let store: Store;
let server: RunningServer;
let clock = NOW;
let live: Made;
let expired: Made;
let revoked: Made;

interface Made {
  embed: { id: string };
  token: string;
  html: string;
  frame: string;
  badge: string | null;
  card: string | null;
}

beforeAll(async () => {
  store = await openReplay();
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => clock });
  live = await create({ images: true });
  expired = await create({ images: true, expiresAt: new Date(NOW + 1_000).toISOString() });
  revoked = await create({ images: true });
  await operate('embed-revoke', { id: revoked.embed.id, by: 'Ana' });
  clock += 2_000;
});
afterAll(async () => {
  await server.close();
  await store.close();
});

// biome-ignore lint/suspicious/noExplicitAny: the shape is what each test asks for.
async function operate(name: string, variables: object): Promise<any> {
  const { text } = readPublishedOperations().find(({ file }) => file === `embeds/${name}.graphql`)!;
  const { data, errors } = await ask(server.url, text, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}
const create = (more: object = {}): Promise<Made> =>
  operate('embed-create', {
    name: 'Wiki',
    organisation: 'meridian',
    kind: 'IMPACT',
    variables: { at: AT },
    origins: [WIKI],
    by: 'Ana',
    ...more,
  });

interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}
/** `fetch` sets Origin itself. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}
const data = (token: string, headers: Record<string, string> = { origin: WIKI }) =>
  get(`/embed/${token}/data.json`, headers);
const tampered = (token: string): string => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');

describe('data', () => {
  test('goes to a page of the token’s origin, says what is shown and how, and nothing of what was asked', async () => {
    const { status, headers, body } = await data(live.token);
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe(WIKI);
    expect(headers.vary).toContain('Origin');
    expect(headers['x-as-of']).toBe('2026-06-16T12:00:00.000Z');
    const told = JSON.parse(body.toString());
    expect(told).toMatchObject({
      version: 1,
      display: { theme: 'auto', rows: 10, zone: null },
      view: { kind: 'impact', status: 'DOWN', counts: { down: expect.any(Number) } },
    });
    expect(told.view.rows[0]).toEqual({
      name: expect.any(String),
      status: 'DOWN',
      reason: expect.any(String),
      wayOut: expect.anything(),
    });
    expect(body.toString()).not.toMatch(/organisation:|workload:|event:|evidence|quote|variables|origins/);
  });

  test('comes again only where it is another one', async () => {
    const { headers } = await data(live.token);
    const again = await data(live.token, { origin: WIKI, 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers['access-control-allow-origin']).toBe(WIKI);
  });

  test('a token that is expired, revoked, changed or unknown, or a page elsewhere: one answer, no CORS', async () => {
    const answers = [
      await data(expired.token),
      await data(revoked.token),
      await data(tampered(live.token)),
      await data('nobody'),
      await data(live.token, { origin: 'https://evil.example' }),
      await data(live.token, { origin: 'null' }),
      await data(live.token, { origin: `${WIKI}.evil.example` }),
      await data(live.token, { 'sec-fetch-site': 'cross-site' }),
    ];
    const looks = answers.map(({ status, headers: { date: _, ...headers }, body }) => [
      status,
      headers,
      body.toString(),
    ]);
    for (const one of looks) expect(one).toEqual(looks[0]);
    expect(looks[0]![0]).toBe(404);
    expect(looks[0]![1]).not.toHaveProperty('access-control-allow-origin');
    expect(JSON.parse(String(looks[0]![2]))).toEqual({ state: 'unavailable' });
  });

  test('is asked once for many who look at the same time', async () => {
    const { token } = await create({ kind: 'TIMELINE', variables: { from: '-P30D' } });
    const all = await Promise.all(Array.from({ length: 20 }, () => data(token)));
    expect(new Set(all.map(({ headers }) => headers.etag)).size).toBe(1);
    expect(JSON.parse(all[0]!.body.toString()).view).toMatchObject({
      kind: 'timeline',
      from: new Date(clock - 30 * 86_400_000).toISOString(),
      rows: expect.arrayContaining([]),
    });
  });

  test('of a model says each channel’s state; rows are as many as were allowed, and the rest is counted', async () => {
    const variables = { model: 'Claude Fable 5', at: AT };
    const { token } = await create({ kind: 'AVAILABILITY', variables, display: { rows: 1, title: 'Fable 5' } });
    const { view } = JSON.parse((await data(token)).body.toString());
    expect(view).toMatchObject({
      kind: 'availability',
      title: 'Fable 5',
      rows: [{ state: 'SUSPENDED', usable: false }],
    });
    expect(view.more).toBeGreaterThan(0);
  });
});

describe('the page for frames', () => {
  test('may be framed by the token’s origins alone, and has no code in it', async () => {
    const { status, headers, body } = await get(`/embed/${live.token}/frame`);
    expect(status).toBe(200);
    expect(headers['x-frame-options']).toBeUndefined();
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain(`frame-ancestors ${WIKI}`);
    expect(policy).not.toContain('unsafe');
    expect(body.toString()).toContain(`<bellwether-impact heading-level="1" token="${live.token}">`);
    expect(body.toString()).toContain('application/json+oembed');
  });

  test('says politely that there is nothing, the same for each reason', async () => {
    const pages = await Promise.all(
      [expired.token, revoked.token, tampered(live.token), 'nobody'].map((token) => get(`/embed/${token}/frame`)),
    );
    expect(new Set(pages.map(({ body }) => body.toString())).size).toBe(1);
    expect(new Set(pages.map(({ headers }) => headers['content-security-policy'])).size).toBe(1);
    expect(pages[0]).toMatchObject({ status: 404 });
    expect(pages[0]!.body.toString()).toContain('<h1>Not available</h1>');
  });
});

describe('oEmbed', () => {
  const oembed = (url: string, more = '') => get(`/oembed?url=${encodeURIComponent(url)}${more}`);

  test('gives a frame that fits', async () => {
    const { status, body } = await oembed(live.frame, '&maxwidth=400&format=json');
    expect(status).toBe(200);
    const told = JSON.parse(body.toString());
    expect(told).toMatchObject({ version: '1.0', type: 'rich', width: 400, height: 480, provider_name: 'Bellwether' });
    expect(told.html).toContain(`src="${live.frame}"`);
  });

  test('is found from the page, as its link says', async () => {
    const { body } = await get(`/embed/${live.token}/frame`);
    const link = /json\+oembed" href="([^"]+)"/.exec(body.toString())![1]!.replaceAll('&amp;', '&');
    expect((await get(link.slice(server.url.length))).status).toBe(200);
  });

  test('knows nothing of tokens that show nothing, nor of other addresses', async () => {
    const foreign = live.frame.replace(server.url, 'https://evil.example');
    for (const url of [live.frame.replace(live.token, revoked.token), foreign, 'nonsense', ''])
      expect(await oembed(url)).toMatchObject({ status: 404 });
    expect((await oembed(live.frame, '&format=xml')).status).toBe(501);
  });
});

describe('pictures', () => {
  const path = (token: string, name: string): string => `/embed/${token}/${name}`;

  test('are SVG without code, and PNG of the same, at twice the size', async () => {
    for (const shape of ['badge', 'card']) {
      const svg = (await get(path(live.token, `${shape}.svg`))).body.toString();
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]+"/);
      expect(svg).not.toMatch(/<script|<style|style=|href=|on\w+=/);
      expect(svg).toContain('down');
      const { headers, body } = await get(path(live.token, `${shape}.png`));
      expect(headers['content-type']).toBe('image/png');
      const png = PNG.sync.read(body);
      expect(png.width).toBe(2 * Number(/width="(\d+)"/.exec(svg)![1]));
      // Something is written on it: many shades.
      expect(new Set(new Uint32Array(png.data.buffer, png.data.byteOffset, png.data.length / 4)).size).toBeGreaterThan(
        20,
      );
    }
  });

  test('may be shown anywhere, are kept a minute, and come again only where they differ', async () => {
    const { headers } = await get(path(live.token, 'card.svg'), { 'sec-fetch-site': 'cross-site' });
    expect(headers).toMatchObject({
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, max-age=60',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const again = await get(path(live.token, 'card.svg'), { 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(304);
  });

  test('a token that shows nothing, or no pictures, gets a picture that says so', async () => {
    const { token } = await create({ images: false });
    const [first, ...rest] = await Promise.all(
      [token, expired.token, revoked.token, tampered(live.token)].map((one) => get(path(one, 'card.png'))),
    );
    expect(first!.status).toBe(404);
    expect(PNG.sync.read(first!.body).width).toBe(1280);
    for (const one of rest) expect(one.body.equals(first!.body)).toBe(true);
  });
});

test('what was made tells how to show it, and lists never tell the token', async () => {
  expect(live.html).toContain(`<bellwether-impact token="${live.token}"></bellwether-impact>`);
  expect(live.frame).toBe(`${server.url}/embed/${live.token}/frame`);
  const embeds = await operate('embeds', { organisation: 'meridian' });
  expect(embeds.find(({ id }: { id: string }) => id === live.embed.id)).toMatchObject({
    state: 'ACTIVE',
    kind: 'IMPACT',
    operation: 'impact/impact.graphql',
    variables: [{ name: 'at', value: AT }],
    origins: [WIKI],
    createdBy: 'Ana',
  });
  expect(embeds.find(({ id }: { id: string }) => id === expired.embed.id).state).toBe('EXPIRED');
  expect(JSON.stringify(embeds)).not.toContain(live.token.split('.')[1]);
});

test.each([
  ['kind: AVAILABILITY, variables: { model: "Claude Fabel 5" }', 'NOT_FOUND', 'Claude Fabel 5'],
  ['kind: IMPACT, variables: { model: "Claude Fable 5" }', 'BAD_INPUT', 'model'],
  ['kind: IMPACT, origins: ["wiki.example"]', 'BAD_INPUT', 'wiki.example'],
])('an embed that could show nothing is not made: %s', async (rest, code, words) => {
  const given = rest.includes('origins') ? rest : `${rest}, origins: ["${WIKI}"]`;
  const { errors } = await ask(
    server.url,
    `mutation { embedCreate(name: "x", organisation: "meridian", ${given}, by: "Ana") { token } }`,
  );
  expect(errors).toMatchObject([{ message: expect.stringContaining(words), extensions: { code } }]);
});

test('only GET is taken', async () => {
  expect((await get(`/embed/${live.token}/data.json`, { origin: WIKI }, 'POST')).status).toBe(405);
  const head = await get(`/embed/${live.token}/data.json`, { origin: WIKI }, 'HEAD');
  expect([head.status, head.body.length]).toEqual([200, 0]);
});
