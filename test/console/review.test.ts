import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { findBarriers, settle, useConsole } from './console.ts';

describe.skipIf(!hasBrowser)('Review', () => {
  const console = useConsole();

  test('with the keyboard alone: says who decides, tells two models apart by a candidate, and takes it back', async () => {
    const page = await console.open('/review?question=PROVISIONAL');
    const queue = page.getByRole('region', { name: /^\d+ things/ });
    const before = await queue.getByRole('listitem').count();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const name = await page.locator('#item').textContent();
    const second = page.getByRole('radio').nth(1);
    await second.waitFor();
    await page.keyboard.press('2');
    await expect.poll(() => second.isChecked()).toBe(true);

    await page.keyboard.press('d');
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toBe('Who decides');
    await page.keyboard.type('Ada Analyst');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The one is older.');
    await page.getByRole('button', { name: 'Not the same' }).press('Enter');
    await page
      .getByText(new RegExp(`^${name}: not `))
      .first()
      .waitFor();

    await page.getByRole('tab', { name: 'Queue' }).press('ArrowRight');
    const decisions = page.getByRole('region', { name: /^Decisions/ });
    await decisions.getByText('Ada Analyst, 10 Oct 2026, 00:00 UTC: The one is older.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await decisions.getByRole('button', { name: 'Take it back' }).press('Enter');
    await decisions.getByText(/^taken back by Ada Analyst/).waitFor();
    await page.getByRole('tab', { name: 'Decisions' }).press('ArrowLeft');
    await settle(page);
    expect(await queue.getByRole('listitem').count()).toBe(before);
  });

  test('an event is corrected, and the page of the event shows it', async () => {
    const page = await console.open('/review?question=CONFLICT');
    await page.getByLabel('Who decides').fill('Ada Analyst');
    await page.getByRole('button', { name: /^Lawsuit over Claude Fable 5|Lawsuit over/ }).press('Enter');
    await page
      .getByRole('heading', { level: 2, name: /^Lawsuit/ })
      .focus()
      .catch(() => {});
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: /^Correct “Lawsuit/ });
    await dialog.getByLabel('When it happened').fill('2026-06-24');
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Correct it' }).press('Enter');
    await page
      .getByText(/^Lawsuit.*: corrected\./)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Take it back' }).waitFor();
    await page.getByRole('tab', { name: 'Queue' }).press('ArrowRight');
    await page
      .getByRole('link', { name: /^Lawsuit/ })
      .first()
      .press('Enter');
    await page
      .locator('.clocks')
      .getByText(/24 Jun 2026/)
      .first()
      .waitFor();
  });
});
