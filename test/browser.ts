/** A real browser for tests: Debian's Chromium, driven by Playwright. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { hasComponent } from './component.ts';

const executablePath = process.env.BELLWETHER_TEST_CHROMIUM ?? '/usr/bin/chromium';

/** For `describe.skipIf(!hasBrowser)`; with BELLWETHER_REQUIRE=all (CI) a missing one is a failure. */
export const hasBrowser: boolean = hasComponent('chromium', existsSync(executablePath));

/** To be called once in a `describe`: the browser is started for this file, and closed at its end. */
export function useBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  return () => browser;
}

/** It talks to nobody but the pages that it is told to open: without these, it looks for its maker's servers at each start. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
