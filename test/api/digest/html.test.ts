/** The checked-in digests, as programs of their readers treat them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { caniemail } from 'caniemail';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawPosture } from '../../../api/digest/picture.ts';
import { hasBrowser, useBrowser } from '../../browser.ts';

const FOLDER = join(import.meta.dirname, 'snapshots');
const pages = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.html'))
  .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);

test.each(pages)('%s asks nobody outside for anything, and has no script', (_, html) => {
  expect(html).not.toMatch(/<script|<link|@import|url\(|\son\w+=/i);
  expect([...html.matchAll(/\bsrc="([^"]*)"/g)].map(([, src]) => src)).toEqual(['cid:posture']);
});

test('what Gmail, Outlook or Apple Mail lack is explained in docs/mail.md, and nothing else is', () => {
  const lacking = new Set<string>();
  for (const [, html] of pages) {
    const { issues } = caniemail({ clients: ['gmail.*', 'outlook.*', 'apple-mail.*'], html });
    for (const found of issues.errors.values()) for (const { title } of found) lacking.add(title);
  }
  const docs = readFileSync(join(import.meta.dirname, '../../../docs/mail.md'), 'utf8');
  const [, table = ''] = docs.split('| Not everywhere | Then |');
  const explained = [...table.matchAll(/^\| `(.+?)` \| .+ \|$/gm)].map(([, feature]) => feature);
  expect(explained.sort()).toEqual([...lacking].sort());
});

describe.skipIf(!hasBrowser)('in Chromium', () => {
  const browser = useBrowser();
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const counts = { total: 3, down: 1, degraded: 0, covered: 0, atRisk: 0, unaffected: 2, unknown: 0 };
  const picture = `data:image/png;base64,${Buffer.from(drawPosture(counts, counts)).toString('base64')}`;
  let page: Page;
  beforeAll(async () => {
    page = await browser().newPage();
  });

  describe.each(pages)('%s', (_name, html) => {
    beforeAll(() => page.setContent(html.replace('cid:posture', picture)));

    test('fits into 320, 600 and 900 pixels', async () => {
      for (const width of [320, 600, 900]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });

    test('has nothing that axe objects to, in light and dark', async () => {
      await page.evaluate(axe);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: {
              run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
            };
          };
          const { violations } = await axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
        });
        expect(found).toEqual([]);
      }
    });
  });
});
