import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../ingest/fetch/describe-failure.ts';
import { type FetchOptions, fetchSource } from '../../ingest/fetch/fetch-source.ts';
import { MAX_ATTEMPTS, parseRetryAfter, waitBeforeRetry } from '../../ingest/fetch/retry-policy.ts';
import { startServer } from './faulty-server.ts';

/** A clock that sleeping moves on; nothing waits. */
function options(more: Partial<FetchOptions> = {}): FetchOptions & { slept: number[] } {
  let now = Date.parse('2026-06-12T12:00:00Z');
  const slept: number[] = [];
  return {
    fetch: globalThis.fetch,
    now: () => now,
    random: () => 0.5,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    slept,
    ...more,
  };
}
const text = (body: Uint8Array) => new TextDecoder().decode(body);
const failed = (reason: string | RegExp, details: object = {}) => ({
  code: 'FETCH_FAILED',
  details: expect.objectContaining({
    reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    ...details,
  }),
});

describe('a good answer', () => {
  test('comes with its type, its validators and where it was found', async () => {
    const { url, requests } = await startServer({
      '/feed': (_, response) =>
        response
          .writeHead(200, {
            'content-type': 'application/rss+xml',
            etag: '"v1"',
            'last-modified': 'Fri, 12 Jun 2026 10:00:00 GMT',
          })
          .end('<rss/>'),
    });
    const answer = await fetchSource(`${url}/feed`, options());
    expect({ ...answer, body: text(answer.body) }).toEqual({
      changed: true,
      body: '<rss/>',
      contentType: 'application/rss+xml',
      url: `${url}/feed`,
      etag: '"v1"',
      lastModified: 'Fri, 12 Jun 2026 10:00:00 GMT',
      attempts: 1,
    });
    expect(requests[0]?.headers['user-agent']).toMatch(/Bellwether/);
    expect(requests[0]?.headers).not.toHaveProperty('if-none-match');
  });

  test('that has not changed is 304: nothing is read, and the validators stay', async () => {
    const { url, requests } = await startServer({ '/feed': (_, response) => response.writeHead(304).end() });
    const validators = { etag: '"v1"', lastModified: 'Fri, 12 Jun 2026 10:00:00 GMT' };
    expect(await fetchSource(`${url}/feed`, options({ validators }))).toMatchObject({ changed: false, ...validators });
    expect(requests[0]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': validators.lastModified,
    });
  });

  test('is found behind redirects, also to a relative address', async () => {
    const { url } = await startServer({
      '/old': (_, response) => response.writeHead(301, { location: '/new' }).end(),
      '/new': (_, response) => response.end('here'),
    });
    expect(await fetchSource(`${url}/old`, options())).toMatchObject({ url: `${url}/new`, attempts: 1 });
  });
});

describe('a failure that passes', () => {
  test('500 and then 200: the second attempt counts, after a wait', async () => {
    const { url } = await startServer({
      '/': (_, response, nth) => response.writeHead(nth === 1 ? 500 : 200).end('ok'),
    });
    const given = options();
    expect(await fetchSource(`${url}/`, given)).toMatchObject({ attempts: 2 });
    expect(given.slept).toEqual([375]);
  });

  test('429 with Retry-After is obeyed to the second', async () => {
    const { url } = await startServer({
      '/': (_, response, nth) =>
        nth === 1 ? response.writeHead(429, { 'retry-after': '7' }).end() : response.end('ok'),
    });
    const given = options();
    expect(await fetchSource(`${url}/`, given)).toMatchObject({ attempts: 2 });
    expect(given.slept).toEqual([7000]);
  });

  test('an answer that breaks off in the middle is asked for again', async () => {
    const { url } = await startServer({
      '/': (_, response, nth) => {
        if (nth > 1) return void response.end('whole');
        response.writeHead(200, { 'content-length': '1000' });
        response.write('half', () => response.destroy());
      },
    });
    const answer = await fetchSource(`${url}/`, options());
    expect([text(answer.body), answer.attempts]).toEqual(['whole', 2]);
  });

  test('a server that says nothing is left after the time of an attempt', async () => {
    const { url } = await startServer({ '/': (_, response, nth) => void (nth > 1 && response.end('awake')) });
    expect(await fetchSource(`${url}/`, options({ limits: { attemptMs: 150 } }))).toMatchObject({ attempts: 2 });
  });

  test('one that lasts is FETCH_FAILED with what was tried', async () => {
    const { url, requests } = await startServer({ '/': (_, response) => response.writeHead(503).end() });
    await expect(fetchSource(`${url}/`, options())).rejects.toMatchObject({
      message: `${url}/: answered 503 (4 attempts).`,
      ...failed('answered 503', { url: `${url}/`, status: 503, attempts: 4 }),
    });
    expect(requests).toHaveLength(4);
  });

  test('a body that drips for ever ends with the time of the attempt', async () => {
    const { url } = await startServer({
      '/': (_, response) => {
        const drip = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(drip));
      },
    });
    await expect(fetchSource(`${url}/`, options({ limits: { attemptMs: 120 } }))).rejects.toMatchObject(
      failed('timed out after 0.12 s'),
    );
  });

  test('no wait goes beyond the time for all attempts', async () => {
    const { url, requests } = await startServer({
      '/': (_, response) => response.writeHead(429, { 'retry-after': '30' }).end(),
    });
    await expect(fetchSource(`${url}/`, options({ limits: { totalMs: 20_000 } }))).rejects.toMatchObject(
      failed('answered 429; gave up after 20 s'),
    );
    expect(requests).toHaveLength(1);
  });
});

describe('a failure that stays', () => {
  test.each([404, 401, 410])('%i is not tried again', async (status) => {
    const { url, requests } = await startServer({ '/': (_, response) => response.writeHead(status).end() });
    await expect(fetchSource(`${url}/`, options())).rejects.toMatchObject(
      failed(`answered ${status}`, { status, attempts: 1 }),
    );
    expect(requests).toHaveLength(1);
  });

  test('redirects in a circle end', async () => {
    const { url, requests } = await startServer({
      '/': (_, response) => response.writeHead(302, { location: '/' }).end(),
    });
    await expect(fetchSource(`${url}/`, options())).rejects.toMatchObject(failed('more than 5 redirects'));
    expect(requests).toHaveLength(6);
  });

  test('a redirect leads to http or https, or nowhere', async () => {
    const { url } = await startServer({
      '/': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    });
    await expect(fetchSource(`${url}/`, options())).rejects.toMatchObject(
      failed("leads to 'file:', not to http or https"),
    );
    await expect(fetchSource('ftp://x.example/', options())).rejects.toMatchObject(failed(/^leads to 'ftp:'/));
    await expect(fetchSource('not a url', options())).rejects.toMatchObject(failed('address is not valid'));
  });

  test('an answer that is too large is not read to its end, whether it says so, hides it, or is packed', async () => {
    const large = Buffer.alloc(300_000, 'x');
    const { url } = await startServer({
      '/says': (_, response) => response.writeHead(200, { 'content-length': large.length }).end(large),
      '/hides': (_, response) => {
        response.write(large);
        response.end(large);
      },
      '/packed': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large)),
    });
    for (const path of ['/says', '/hides', '/packed']) {
      await expect(fetchSource(url + path, options({ limits: { maxBytes: 104_858 } }))).rejects.toMatchObject(
        failed('answer is larger than 0.1 MB', { attempts: 1 }),
      );
    }
  });

  test('a body longer than it is declared does not pass for a whole one', async () => {
    const { url } = await startServer({
      '/': (request) =>
        void request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabcdef'),
    });
    const answer = await fetchSource(`${url}/`, options()).then(
      ({ body }) => text(body),
      (error) => error.code,
    );
    expect(['abc', 'FETCH_FAILED']).toContain(answer);
  });

  test('nobody listening there: refused, at once', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    await expect(fetchSource(`http://127.0.0.1:${port}/`, options())).rejects.toMatchObject(
      failed('connection refused', { attempts: 1 }),
    );
  });

  test('no network is said in words', () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND x.example'), { code: 'ENOTFOUND' });
    expect(describeFailure(new TypeError('fetch failed', { cause }), 1)).toEqual({
      reason: 'no network: could not resolve host',
      passing: false,
    });
    const many = new AggregateError([Object.assign(new Error('a'), { code: 'ENETUNREACH' })]);
    expect(describeFailure(new TypeError('fetch failed', { cause: many }), 1).reason).toBe(
      'no network: host not reachable',
    );
  });
});

describe('the retry policy', () => {
  const passing = { attempt: 1, status: null, retryAfter: null, passing: true };

  test('doubles, half by chance, and ends', () => {
    const waits = (random: number) =>
      [1, 2, 3, 4].map((attempt) => waitBeforeRetry({ ...passing, attempt }, 0, () => random));
    expect(waits(0)).toEqual([250, 500, 1000, null]);
    expect(waits(0.999)).toEqual([500, 1000, 1999, null]);
  });

  test('never waits longer than it may, and never more often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
        const wait = waitBeforeRetry({ ...passing, attempt }, 0, () => random);
        expect(wait === null).toBe(attempt >= MAX_ATTEMPTS);
        if (wait !== null) expect(wait).toBeLessThanOrEqual(20_000);
      }),
    );
  });

  test('Retry-After is seconds or a date; more than a minute is left to the next poll', () => {
    const now = Date.parse('2026-06-12T12:00:00Z');
    expect(parseRetryAfter('1.5', now)).toBe(1500);
    expect(parseRetryAfter('Fri, 12 Jun 2026 12:00:10 GMT', now)).toBe(10_000);
    expect(parseRetryAfter('Fri, 12 Jun 2026 11:00:00 GMT', now)).toBe(0);
    expect(parseRetryAfter('soon', now)).toBeNull();
    expect(waitBeforeRetry({ ...passing, status: 429, retryAfter: '3600' }, now, () => 0)).toBeNull();
  });
});
