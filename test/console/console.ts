/** The console in a real browser, on a real server with the sample. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { type RunningServer, startServer } from '../../api/server.ts';
import type { Store } from '../../graph/store.ts';
import { ask } from '../api/client.ts';
import { useBrowser } from '../browser.ts';
import { buildConsole } from './build.ts';
import { NOW, openSampleStore } from './sample-store.ts';

/** When both models were off for everybody. */
export const JUNE = '2026-06-16T12:00Z';

export interface OpenOptions {
  theme?: 'light' | 'dark';
  /** CSS pixels. Default 1280. */
  width?: number;
}

export interface Console {
  readonly url: string;
  readonly store: Store;
  /** Opens an address and waits until everything is there. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** What the pages of this test said of this sort was meant to be. */
  forgive(fault: RegExp): void;
}

/**
 * To be called once in a `describe`: one server and one browser for the file. Pages are closed after each test, which fails
 * if a page said that something went wrong.
 */
export function useConsole(): Console {
  // With a server, a browser and other tests beside them on a busy machine.
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });
  const browser = useBrowser();
  let store: Store;
  let server: RunningServer;
  const faults: string[] = [];
  const pages: Page[] = [];
  beforeAll(async () => {
    buildConsole();
    store = await openSampleStore();
    const review = () => import('../../ingest/review/review.ts');
    server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW, review });
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.close()));
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await server?.close();
    await store?.close();
  });
  return {
    get url() {
      return server.url;
    },
    get store() {
      return store;
    },
    forgive(fault) {
      faults.splice(0, faults.length, ...faults.filter((text) => !fault.test(text)));
    },
    async open(path, { theme = 'light', width = 1280 } = {}) {
      const page = await browser().newPage({
        viewport: { width, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'UTC',
      });
      pages.push(page);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) faults.push(`${path}: ${message.text()}`);
      });
      page.on('pageerror', (error) => faults.push(`${path}: ${error.stack ?? error.message}`));
      await page.goto(server.url + path);
      await settle(page);
      return page;
    },
  };
}

/** Things of June by what they are, not by an id: an action with its first event, and a document that tells of it. */
export async function findJune(url: string): Promise<{ action: string; event: string; document: string }> {
  const query = `{ actions(filter: { model: "Claude Fable 5", kind: [EXPORT_CONTROL_DIRECTIVE, LICENCE_REQUIREMENT] }) {
    nodes { id history { id documents(first: 1) { nodes { id } } } }
  } }`;
  const { data } = await ask(url, query);
  const [action] = data.actions.nodes;
  return { action: action.id, event: action.history[0].id, document: action.history[0].documents.nodes[0].id };
}

/** Until the view is drawn and nothing is on its way any more. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.locator('main .skeleton, main [aria-busy=true]').first().waitFor({ state: 'detached' });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A line for each place that breaks a rule of WCAG 2.2 A or AA, or a best practice; empty: none. `rules`: only these, where the
 * page was looked at already and only its looks changed.
 */
export async function findBarriers(page: Page, rules: readonly string[] = []): Promise<string[]> {
  await page.evaluate(AXE);
  // What is scrolled halfway under the bar at the top is no barrier: it can be scrolled back.
  await page.evaluate('scrollTo(0, 0)');
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const only = rules.length === 0 ? tags : { type: 'rule', values: rules };
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'] })`,
  )) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}: ${failureSummary}`),
  );
}
