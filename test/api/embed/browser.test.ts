import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAsker } from '../../../api/ask-operation.ts';
import { revokeEmbed } from '../../../api/embed/embeds.ts';
import { type EmbedRequest, type MadeEmbed, makeEmbed } from '../../../api/embed/make.ts';
import { createSchema } from '../../../api/schema.ts';
import { type RunningServer, startServer } from '../../../api/server.ts';
import type { Store } from '../../../graph/store.ts';
import { hasBrowser, useBrowser } from '../../browser.ts';
import { openReplay } from '../../replay/replay-store.ts';
import { NOW } from '../../replay/truth-table.ts';
import { type HostSite, startHostSite } from './host-site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BUILT = new URL('../../../api/embed/built/bellwether.js', import.meta.url);
const AT = '2026-06-16T12:00:00Z';
const KINDS = ['impact', 'availability', 'timeline'] as const;
/** A workload of the sample that is down at that time: what a page must not learn. */
const SECRET = 'Claims';

test('the elements are one file of less than 30 kB, gzipped', () => {
  expect(gzipSync(readFileSync(BUILT), { level: 9 }).length).toBeLessThan(30_000);
});

describe.skipIf(!hasBrowser)('in a page of another origin', () => {
  const browser = useBrowser();
  let store: Store;
  let server: RunningServer;
  let wiki: HostSite;
  let elsewhere: HostSite;
  const made = {} as Record<(typeof KINDS)[number] | 'expired' | 'revoked', MadeEmbed>;
  let clock = NOW;

  /** `/KIND`, `/KIND/NAME` (with the token of NAME), `/frame/NAME`, `/card`. */
  const page = (path: string): string => {
    const [kind, name] = path.split('/') as ['impact', 'impact' | undefined];
    if (path.startsWith('frame/'))
      return `<iframe src="${made[name!].frame}" title="Status" width="640" height="600"></iframe>`;
    if (path === 'card') return `<img src="${made.impact.card}" alt="Status">`;
    const token = path.endsWith('tampered') ? `${made[kind].token.slice(0, -2)}__` : made[name ?? kind].token;
    const script = `<script type="module" src="${server.url}/embed/bellwether.js"></script>`;
    return `${script}<div class="${path.endsWith('themed') ? 'themed' : ''}"><bellwether-${kind} token="${token}"></bellwether-${kind}></div>`;
  };

  beforeAll(async () => {
    store = await openReplay();
    server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => clock });
    wiki = await startHostSite(
      (path) => page(path.replace('/themed', '')),
      () => server.url,
    );
    elsewhere = await startHostSite(page, () => server.url);
    const ask = createAsker(store, createSchema());
    const make = (rest: Partial<EmbedRequest>) => {
      const request = {
        name: 'Wiki',
        organisation: 'meridian',
        kind: 'impact',
        origins: [wiki.origin],
        by: 'Ana',
      } as const;
      return makeEmbed({ store, ask, base: server.url, now: NOW }, { ...request, variables: { at: AT }, ...rest });
    };
    made.impact = await make({ images: true });
    made.availability = await make({ kind: 'availability', variables: { model: 'Claude Fable 5', at: AT } });
    const variables = { from: '2026-06-01T00:00:00Z', to: '2026-07-10T00:00:00Z' };
    made.timeline = await make({ kind: 'timeline', variables, display: { zone: 'Europe/Berlin' } });
    made.expired = await make({ expiresAt: NOW + 1_000 });
    made.revoked = await make({});
    await revokeEmbed(store, made.revoked.embed.id, 'Ana', NOW);
    clock += 2_000;
  });
  afterAll(async () => {
    await Promise.all([wiki.close(), elsewhere.close()]);
    await server.close();
    await store.close();
  });

  /** A page, with all that its console complains of. */
  async function open(
    url: string,
    options: { width?: number; clock?: boolean } = {},
  ): Promise<{ tab: Page; complaints: string[] }> {
    const context = await browser().newContext({
      colorScheme: 'light',
      viewport: { width: options.width ?? 1000, height: 900 },
      timezoneId: 'America/New_York',
    });
    const tab = await context.newPage();
    if (options.clock === true) await tab.clock.install();
    const complaints: string[] = [];
    tab.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    tab.on('pageerror', (error) => complaints.push(error.message));
    await tab.goto(url);
    return { tab, complaints };
  }

  async function violations(tab: Page): Promise<string[]> {
    // Beside the page's policy, as a tool in the browser is.
    return tab
      .context()
      .newCDPSession(tab)
      .then(async (session) => {
        await session.send('Runtime.evaluate', { expression: AXE });
        const run = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`;
        const { result } = await session.send('Runtime.evaluate', {
          expression: run,
          awaitPromise: true,
          returnByValue: true,
        });
        return result.value as string[];
      });
  }

  test.each(KINDS)('<bellwether-%s> shows its answer under a strict policy, without complaint', async (kind) => {
    const { tab, complaints } = await open(`${wiki.origin}/${kind}`);
    const element = tab.locator(`bellwether-${kind}`);
    await element.locator('.foot').waitFor();
    const text = await element.locator('.frame').innerText();
    expect(text).toContain(kind === 'availability' ? 'Suspended' : 'Down');
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  test.each(KINDS)(
    '<bellwether-%s> has nothing that axe would mend, in light and dark, and fits 360 pixels',
    async (kind) => {
      const { tab } = await open(`${wiki.origin}/${kind}`, { width: 360 });
      await tab.locator(`bellwether-${kind} .foot`).waitFor();
      expect(await violations(tab)).toEqual([]);
      await tab.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(tab)).toEqual([]);
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await tab.context().close();
    },
  );

  test.each([
    ['expired', '/impact/expired'],
    ['revoked', '/impact/revoked'],
    ['tampered', '/impact/tampered'],
    ['wrong-origin', '/impact'],
  ])('a token that is %s gets a polite line, and the page learns nothing', async (why, path) => {
    const site = why === 'wrong-origin' ? elsewhere : wiki;
    const { tab } = await open(`${site.origin}${path}`);
    const element = tab.locator('bellwether-impact');
    await element.getByText('Not available').waitFor();
    expect(await element.locator('.frame').innerText()).not.toContain(SECRET);
    expect(await violations(tab)).toEqual([]);
    const token = await element.getAttribute('token');
    // What a script of the page could do.
    const read = `fetch('${server.url}/embed/${token}/data.json').then((answer) => answer.text(), () => 'blocked')`;
    expect(await tab.evaluate(read)).toBe('blocked');
    await tab.context().close();
  });

  test('a frame shows it in pages of the token’s origin alone', async () => {
    const { tab, complaints } = await open(`${wiki.origin}/frame/impact`);
    const inside = tab.frameLocator('iframe');
    await inside.locator('bellwether-impact .foot').waitFor();
    expect(await inside.locator('bellwether-impact .frame').innerText()).toContain(SECRET);
    expect(complaints).toEqual([]);
    await tab.goto(`${wiki.origin}/frame/revoked`);
    await inside.getByText('Not available').waitFor();
    const other = await open(`${elsewhere.origin}/frame/impact`);
    await expect.poll(() => other.complaints.join('\n')).toMatch(/frame-ancestors|refused|blocked/i);
    expect(await other.tab.frameLocator('iframe').locator('bellwether-impact').count()).toBe(0);
    await Promise.all([tab.context().close(), other.tab.context().close()]);
  });

  test.each(['impact', 'revoked'] as const)(
    'the page for frames has nothing that axe would mend (%s)',
    async (name) => {
      const { tab } = await open(made[name].frame);
      await tab.getByRole('heading', { level: 1 }).waitFor();
      expect(await violations(tab)).toEqual([]);
      await tab.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(tab)).toEqual([]);
      await tab.context().close();
    },
  );

  test('a picture shows in a page that allows no code', async () => {
    const { tab, complaints } = await open(`${wiki.origin}/card`);
    await expect.poll(() => tab.evaluate('document.images[0].naturalWidth')).toBe(1280);
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  test('times have their zone: that of the embed, else the reader’s; in the language of the page', async () => {
    const { tab } = await open(`${wiki.origin}/timeline`);
    const ends = tab.locator('bellwether-timeline .ends');
    await ends.waitFor();
    expect(await ends.innerText()).toMatch(/1\. Juni 2026, 02:00 MESZ/);
    await tab.goto(`${wiki.origin}/impact`);
    expect(await tab.locator('bellwether-impact .foot').innerText()).toMatch(/ GMT-4/);
    await tab.context().close();
  });

  test('what a band shows is there in words, by keyboard', async () => {
    const { tab } = await open(`${wiki.origin}/timeline`);
    const first = tab.locator('bellwether-timeline details').first();
    await first.waitFor();
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    expect(await first.innerText()).toMatch(/Down, .*13\. Juni 2026/);
    await tab.context().close();
  });

  test('a page themes it by custom properties, and by an attribute', async () => {
    const { tab } = await open(`${wiki.origin}/impact/themed`);
    const chip = tab.locator('bellwether-impact .chip.bad').first();
    await chip.waitFor();
    const element = tab.locator('bellwether-impact');
    const colour = (): Promise<string> => chip.evaluate((node) => getComputedStyle(node).color);
    await tab.evaluate("document.querySelector('bellwether-impact').setAttribute('theme', 'dark')");
    const dark = await colour();
    await tab.evaluate("document.querySelector('bellwether-impact').setAttribute('theme', 'light')");
    expect(await colour()).not.toBe(dark);
    await tab.evaluate("document.querySelector('div').className = 'themed'");
    expect(await colour()).toBe('rgb(1, 2, 3)');
    expect(await element.evaluate((node) => node.getAttribute('style'))).toContain('light');
    await tab.context().close();
  });

  test('it asks again by itself; what can’t be asked for anew is said to be old, and after a while is gone', async () => {
    const { tab } = await open(`${wiki.origin}/impact`, { clock: true });
    const element = tab.locator('bellwether-impact');
    await element.locator('.foot').waitFor();
    await tab.route('**/data.json', (route) => route.abort());
    await tab.clock.runFor(61_000);
    await element.getByText('Not up to date').waitFor();
    expect(await element.locator('.frame').innerText()).toContain(SECRET);
    await tab.clock.runFor(30 * 60_000);
    await element.getByText('Not available').waitFor();
    expect(await element.locator('.frame').innerText()).not.toContain(SECRET);
    await tab.unroute('**/data.json');
    await tab.clock.runFor(11 * 60_000);
    await element.locator('.foot').waitFor();
    await tab.context().close();
  });

  test('the token of another element is said to be that', async () => {
    const { tab } = await open(`${wiki.origin}/impact/timeline`);
    await tab.locator('bellwether-impact').getByText('This token is for <bellwether-timeline>.').waitFor();
    await tab.context().close();
  });
});
