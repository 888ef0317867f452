import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { findJune, JUNE, useConsole } from './console.ts';

describe.skipIf(!hasBrowser)('the pages of an event, an action and a document', () => {
  const console = useConsole();

  test('from the action to its event, to a source, to the quote in its text: with the keyboard alone', async () => {
    const { action } = await findJune(console.url);
    const page = await console.open(`/action/${encodeURIComponent(action)}?organisation=meridian&at=2026-06-28T12:00Z`);
    await page.getByRole('heading', { level: 1, name: /^Export control directive/ }).waitFor();
    await page.getByText('Partly lifted').first().waitFor();
    const life = page.getByRole('region', { name: 'Status history' });
    expect(await life.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
    await life.getByRole('link', { name: /^Export control directive/ }).press('Enter');
    await page.waitForURL(`**/event/*`);
    expect(await page.evaluate('document.activeElement.id')).toBe('main');

    const clocks = page.locator('.clocks');
    await clocks.getByText('12 Jun 2026, 21:21 UTC').waitFor();
    expect(await page.title()).toMatch(/^Export control directive on .* · Meridian Mutual · Bellwether$/);
    await clocks.getByText('13 Jun 2026, 00:50 UTC').first().waitFor();
    await page
      .getByRole('link', { name: 'Our compliance with a directive from the Department of Commerce' })
      .first()
      .press('Enter');
    await page.waitForURL('**/document/*');
    const wanted = page.locator('mark.wanted').first();
    await wanted.waitFor();
    const text = (await page.locator('mark.wanted').allTextContents()).join('');
    expect(text).toContain('a licence is needed before Claude Fable 5 or Claude Mythos 5 may be exported');
    expect(await page.evaluate("document.querySelector('mark.wanted').getBoundingClientRect().top < innerHeight")).toBe(
      true,
    );
  });

  test('who asserts and who disputes stand side by side, with what they have at stake', async () => {
    const { event } = await findJune(console.url);
    const page = await console.open(`/event/${encodeURIComponent(event)}?organisation=meridian&at=${JUNE}`);
    const said = page.getByRole('region', { name: 'Who says what' });
    await said.getByRole('heading', { name: 'Where the sources disagree' }).waitFor();
    const disputed = said.locator('.sides > .inside').nth(1);
    await disputed.getByText('Dispute over Claude Fable 5 by Anthropic').waitFor();
    await disputed.getByText('Hit by it').first().waitFor();
    await page
      .getByRole('region', { name: 'What it does to Meridian Mutual' })
      .getByRole('heading', { name: /^Claims summaries/ })
      .waitFor();
  });

  test('what was not known by then is said so, with the way to what is known now', async () => {
    const { event } = await findJune(console.url);
    const path = `/event/${encodeURIComponent(event)}`;
    const page = await console.open(`${path}?organisation=meridian&at=2026-06-12T23:00Z&knownAt=2026-06-12T21:00Z`);
    await page.getByText('Nothing of it was known at this moment.').waitFor();
    await page.getByRole('link', { name: 'Look at it as it is known now' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Export control directive/ }).waitFor();
  });
});
