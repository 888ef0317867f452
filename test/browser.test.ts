import { describe, expect, test } from 'vitest';
import { hasBrowser, useBrowser } from './browser.ts';

describe.skipIf(!hasBrowser)('the browser for tests', () => {
  const browser = useBrowser();

  test('shows a page and runs its script', async () => {
    const page = await browser().newPage();
    await page.setContent('<button onclick="this.textContent = `pressed`">press</button>');
    await page.getByRole('button').click();
    expect(await page.getByRole('button').textContent()).toBe('pressed');
    await page.close();
  });
});
