import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { findBarriers, JUNE, settle, useConsole } from './console.ts';

describe.skipIf(!hasBrowser)('the frame of the console', () => {
  const console = useConsole();

  test('the address is completed with the organisation, so that a copy of it shows the same', async () => {
    const page = await console.open('/');
    await page.waitForURL('**/?organisation=meridian');
    expect(await page.title()).toBe('Now · Meridian Mutual · Bellwether');
  });

  test('an organisation that is not known is said so, and never silently another one', async () => {
    const page = await console.open('/now?organisation=nobody');
    await page.getByRole('option', { name: 'nobody: not known here' }).waitFor({ state: 'attached' });
    expect(page.url()).toContain('organisation=nobody');
  });

  test('with the keyboard alone: a moment is chosen, and stands in the address', async () => {
    const page = await console.open('/now?organisation=meridian');
    await page.getByRole('button', { name: 'Moment: Now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('What was so at').fill('2026-06-13T02:00');
    await page.getByLabel('then: what you could have known').press('Space');
    await page.getByLabel('What was so at').press('Enter');
    await page.waitForURL('**/now?organisation=meridian&at=2026-06-13T02:00Z&knownAt=2026-06-13T02:00Z');
    await page.getByRole('button', { name: 'Moment: 13 Jun 2026, 02:00 UTC, as known then' }).waitFor();
    await page.getByRole('button', { name: 'Back to now' }).press('Enter');
    await page.waitForURL('**/now?organisation=meridian');
  });

  test('a moment at which something moved is one press away', async () => {
    const page = await console.open('/event/event%3Anone?organisation=meridian');
    await page.getByRole('button', { name: 'Moment: Now' }).press('Enter');
    const steps = page.getByRole('region', { name: 'Or when something moved' });
    await steps.getByRole('button', { name: '13 Jun 2026, 00:50 UTC' }).press('Enter');
    await page.waitForURL('**/event/*at=2026-06-13T00:50Z');
    await page.getByText('Nothing of it was known at this moment.').waitFor();
  });

  test('the first load is small, and quick to answer', async () => {
    await console.open('/');
    const page = await console.open('/now?organisation=meridian');
    const began = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await page.locator('#posture').waitFor();
    const tookMs = Math.round(performance.now() - began);
    await settle(page);
    const kilobytes = (await page.evaluate(`performance.getEntriesByType('resource')
      .filter(({ initiatorType }) => initiatorType === 'script' || initiatorType === 'link')
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000`)) as number;
    process.stdout.write(`first load: answered after ${tookMs} ms, ${kilobytes.toFixed(1)} kB of scripts and styles\n`);
    // A busy machine takes longer; what is promised is a second.
    expect(tookMs).toBeLessThan(10_000);
    expect(kilobytes).toBeLessThan(60);
  });

  test('/ leads to the search, arrows choose, Escape closes; ? shows the keys', async () => {
    const page = await console.open('/now');
    await page.keyboard.press('/');
    await page.keyboard.type('Fable 5 susp');
    await page
      .getByRole('option', { name: /^Suspension of Claude Fable 5/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.keyboard.type(' '); // What was typed is still there.
    await page
      .getByRole('option', { name: /^Suspension of Claude Fable 5/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(event|action)\/\w+%3Asuspension-/);
    await page.getByRole('heading', { level: 1, name: /^Suspension of Claude Fable 5/ }).waitFor();
  });

  test('the theme is kept, and stands before anything is drawn', async () => {
    const page = await console.open('/now');
    await page.getByRole('button', { name: /^Theme: as the system has it/ }).click();
    await page.getByRole('button', { name: /^Theme: light/ }).click();
    await page.reload({ waitUntil: 'commit' });
    await settle(page);
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe('rgb(13, 18, 24)');
  });

  test('the first Tab offers to skip to the content', async () => {
    const page = await console.open('/now');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });

  test('on a telephone the pages are behind a button', async () => {
    const page = await console.open(`/now?at=${JUNE}`, { width: 360 });
    await page.getByRole('button', { name: 'Pages' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Now', exact: true }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
