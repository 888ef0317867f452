import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerConsole, isConsoleBuilt } from '../../api/console/http.ts';
import { CONSOLE_PATHS } from '../../api/console/paths.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { ROOT } from '../project/source-files.ts';
import { buildConsole } from './build.ts';

buildConsole();
const ASSETS = join(ROOT, 'api/console/built/assets');

let store: Store;
let server: RunningServer;
beforeAll(async () => {
  store = await openStore('sqlite::memory:');
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => 0 });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

test.each(['', ...CONSOLE_PATHS, 'event/event%3Aabc', 'impact/'])('/%s is the page of the console', async (path) => {
  const { status, headers, ...response } = await get(path);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toContain('<div id="app">');
});

test('its policy lets nothing in but its own files', async () => {
  const policy = (await get('now')).headers.get('content-security-policy')!;
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

describe('its files', () => {
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js'));

  test('are kept for ever, and come packed as the browser can have them', async () => {
    const script = scripts.find((name) => name.startsWith('index-'))!;
    for (const [accepted, encoding] of [
      ['gzip, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const { headers, ...response } = await get(`assets/${script}`, { 'accept-encoding': accepted });
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('content-encoding')).toBe(encoding);
      expect(headers.get('vary')).toBe('accept-encoding');
      expect(await response.text()).toContain('createElement');
    }
  });

  test('that are not there are not found, and nothing outside of them is given out', async () => {
    for (const path of ['assets/index-gone.js', 'assets/..%2findex.html', 'assets/%2e%2e/%2e%2e/http.ts', 'http.ts']) {
      expect((await get(path)).status).toBe(404);
    }
  });

  test('of the first view are far below 200 kB, packed', () => {
    const first = scripts.filter((name) => /^(index|now)-/.test(name));
    expect(first.length).toBeGreaterThanOrEqual(2);
    const bytes = first.reduce((sum, name) => sum + statSync(join(ASSETS, `${name}.gz`)).size, 0);
    expect(bytes).toBeLessThan(60_000);
  });
});

test('where nothing was built, it says so and how to mend it', async () => {
  const empty = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'bellwether-built-'))}/`);
  const bare = createServer((request, response) => void answerConsole('/now', request, response, empty));
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const response = await fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/now`);
  expect([response.status, await response.text()]).toEqual([
    503,
    'The console is not built: run `npm run console` where Bellwether is checked out. GraphQL is at /graphql.\n',
  ]);
  expect(isConsoleBuilt(empty)).toBe(false);
  expect(isConsoleBuilt()).toBe(true);
  bare.close();
});

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/${path}`, { headers });
  return { status: response.status, headers: response.headers, text: () => response.text() };
}
