import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { findBarriers, settle, useConsole } from './console.ts';

describe.skipIf(!hasBrowser)('time', () => {
  const console = useConsole();

  async function openJune(): Promise<Page> {
    const page = await console.open('/time?organisation=meridian');
    await page.getByRole('button', { name: 'June 2026', exact: true }).press('Enter');
    await page.waitForURL(/from=2026-06-08/);
    await settle(page);
    return page;
  }

  /** `Claude Fable 5 | Anthropic first party | everyone` → its state, as the table has it. */
  async function statesOf(page: Page): Promise<Map<string, string>> {
    const rows = await page
      .getByRole('region', { name: 'Availability at this moment' })
      .locator('tbody tr')
      .evaluateAll((trs) => trs.map((tr) => [...tr.children].map((td) => td.textContent ?? '')));
    return new Map(rows.map(([model, channels, whom, state]) => [`${model} | ${channels} | ${whom}`, state!]));
  }

  const stateOf = async (page: Page, start: string, whom = 'everyone'): Promise<string | undefined> =>
    [...(await statesOf(page))].find(([key]) => key.startsWith(start) && key.endsWith(whom))?.[1];

  test('June is replayed with the keyboard alone: the directive, the shutdown, the partial returns of 26 June and 1 July', async () => {
    const page = await openJune();
    expect(await stateOf(page, 'Claude Fable 5 | Anthropic')).toBe('Available');
    const slider = page.getByRole('slider', { name: 'What was so at' });
    await slider.focus();
    const seen: string[] = [];
    for (let i = 0; i < 16; i++) {
      await page.keyboard.press('ArrowRight');
      await settle(page);
      const at = await slider.getAttribute('aria-valuetext');
      const [fable, bedrock, mythos, listed, opus] = [
        await stateOf(page, 'Claude Fable 5 | Anthropic'),
        await stateOf(page, 'Claude Fable 5 | Amazon'),
        await stateOf(page, 'Claude Mythos 5'),
        await stateOf(page, 'Claude Mythos 5', 'annex-a'),
        await stateOf(page, 'Claude Opus 4.8'),
      ];
      const line = [at, fable, bedrock, mythos, listed, opus].join(' | ');
      if (seen.at(-1) !== line) seen.push(line);
      if (at?.startsWith('1 Jul')) break;
    }
    expect(seen).toContain('12 Jun 2026, 21:21 UTC | Restricted | Restricted | Restricted | Restricted | Available');
    expect(seen).toContain('13 Jun 2026, 00:50 UTC | Suspended | Suspended | Suspended | Suspended | Available');
    expect(seen).toContain('27 Jun 2026, 00:40 UTC | Suspended | Suspended | Suspended | Restricted | Available');
    expect(seen.at(-1)).toMatch(
      /^1 Jul 2026, 16:05 UTC \| Partly restored \| Suspended \| Partly restored \| .+ \| Available$/,
    );
    expect(page.url()).toContain('at=2026-07-01T16:05Z');
    expect(await findBarriers(page)).toEqual([]);
  }, 90_000);

  test('by what was known then, the moment and what is known go together; before the letter nothing is known', async () => {
    const page = await openJune();
    await page.getByLabel('known then: goes along').press('Space');
    await page.waitForURL(/knownAt=2026-06-12T12:00Z/);
    await settle(page);
    expect(await page.getByRole('list', { name: 'What happened, in order' }).count()).toBe(0);
    await page.getByText('Nothing that is known changed anything here.').waitFor();
    await page.getByLabel('known at a moment of its own').press('Space');
    await page.getByRole('slider', { name: 'By what was known at' }).press('PageUp');
    await page.waitForURL(/knownAt=2026-06-13T12:00Z/);
    await settle(page);
    // At noon of the 12th nothing was off, whatever was learned a day later.
    expect(await stateOf(page, 'Claude Fable 5')).toBe('Available');
    await page.getByRole('slider', { name: 'What was so at' }).press('PageUp');
    await settle(page);
    expect(await stateOf(page, 'Claude Fable 5')).toBe('Suspended');
  });

  test('playing goes from event to event by itself, and stops when told', async () => {
    const page = await openJune();
    await page.getByRole('button', { name: 'Play' }).press('Enter');
    await page.waitForURL(/at=2026-06-12T21:21Z/);
    await page.waitForURL(/at=2026-06-13T00:50Z/);
    await page.getByRole('button', { name: 'Pause' }).press('Enter');
    await page.getByRole('button', { name: 'Play' }).waitFor();
  });

  test('events are marked and lead to their pages; a moment is chosen by its event; the queries are there to copy', async () => {
    const page = await openJune();
    const happened = page.getByRole('list', { name: 'What happened, in order' });
    await happened.getByRole('button', { name: '27 Jun 2026, 00:40 UTC' }).press('Enter');
    await page.waitForURL(/at=2026-06-27T00:40Z/);
    expect(await happened.locator('[aria-current=step] a').first().getAttribute('href')).toContain('/event/event');
    await page.getByRole('heading', { name: 'Meridian Mutual at this moment' }).waitFor();
    await page.getByRole('button', { name: 'Copy as query' }).click();
    for (const name of ['AvailabilityTimeline', 'Timeline']) {
      await page.getByRole('dialog').getByRole('heading', { name, exact: false }).first().waitFor();
    }
  });

  test('what cannot be answered is said, with the way out', async () => {
    const page = await console.open('/time?organisation=meridian&models=Claude Fabel 5&from=2026-06-01&to=2026-07-01');
    await page.getByText('Could not get the availability over time.').waitFor();
    await page.getByText('Claude Fable 5', { exact: false }).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
