import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { NOW } from '../replay/truth-table.ts';
import { useConsole } from './console.ts';

const EVENTS = 1_500;

describe.skipIf(!hasBrowser)('a list that is longer than anybody reads', () => {
  const console = useConsole();

  test('scrolls to its end, page by page, with only the rows in view in the document', async () => {
    await console.store.write({
      nodes: Array.from({ length: EVENTS }, (_, i) => ({
        id: `event:made-${i}`,
        kind: 'Event' as const,
        name: `Made event ${i}`,
        time: NOW - i * 60_000,
        props: { type: 'GUIDANCE', occurredAt: NOW - i * 60_000 },
        learnedAt: NOW,
      })),
    });
    const page = await console.open('/events?organisation=meridian&type=GUIDANCE&q=made');
    const table = page.getByRole('table', { name: 'Events' });
    await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('1501');
    const last = table.getByRole('link', { name: `Made event ${EVENTS - 1}`, exact: true });
    const frame = page.getByRole('region', { name: 'Events', exact: true });
    await frame.focus();
    await expect
      .poll(
        async () => {
          await page.keyboard.press('End');
          return last.count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await page.getByText('1,500 rows').waitFor();
    expect(await table.locator('tbody tr').count()).toBeLessThan(80);
    await page.keyboard.press('Home');
    await table.getByRole('link', { name: 'Made event 0', exact: true }).waitFor();
  });
});
