import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { findBarriers, settle, useConsole } from './console.ts';

const BEFORE = '/what-if?organisation=meridian&at=2026-06-10T00:00Z';

describe.skipIf(!hasBrowser)('what-if', () => {
  const console = useConsole();

  test('with the keyboard alone: a provider is switched off, and what moves is there, in the address too', async () => {
    const page = await console.open(BEFORE);
    await page.getByText('Nothing is switched off yet.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('checkbox', { name: /^Anthropic \d/ }).press('Space');
    await page.waitForURL(/off=provider:anthropic/);
    await page.getByRole('heading', { name: 'Workloads that move' }).waitFor();
    const moved = page.getByRole('region', { name: 'Workloads that move' });
    const row = moved.locator('tr', { hasText: 'Claims letters' });
    expect(await row.textContent()).toMatch(/Unaffected.*Down.*supposed/);
    await page.getByRole('region', { name: 'Functions that move' }).getByText('Claims handling').waitFor();
    expect(await page.getByRole('list', { name: 'Workloads, before and after' }).textContent()).toMatch(
      /0 → .*11.*Down/,
    );
    await page.reload();
    await settle(page);
    expect(await page.getByRole('checkbox', { name: /^Anthropic \d/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Nothing' }).press('Enter');
    await page.getByText('Nothing is switched off yet.').waitFor();
  });

  test('what the organisation does not use is found by its name', async () => {
    const page = await console.open(BEFORE);
    await page.getByRole('searchbox', { name: /by its name/ }).fill('Mistral first party');
    await page.getByRole('button', { name: 'Mistral first party channel' }).press('Enter');
    await page.waitForURL(/off=channel:mistral-api/);
    await page.getByRole('heading', { name: 'Workloads that move' }).waitFor();
  });

  test('closed models of a jurisdiction, for users in a region, from a day on: each part stands in the address', async () => {
    const page = await console.open(BEFORE);
    await page.getByRole('button', { name: /All closed models under US law/ }).press('Enter');
    await page.waitForURL(/off=jurisdiction:US&weights=CLOSED&for=REGION:EU/);
    await page.getByRole('heading', { name: 'Workloads that move' }).waitFor();
    await page.getByRole('textbox', { name: 'From' }).fill('2026-09-01');
    await page.waitForURL(/from=2026-09-01T00:00Z/);
    await settle(page);
    // It is only known to come.
    expect(await page.getByRole('region', { name: 'Workloads that move' }).textContent()).toContain('At risk');
  });

  test('the standard of an act is supposed as well; what contradicts itself is refused in words', async () => {
    const page = await console.open(BEFORE);
    const acts = page.getByLabel('Every model that the standard of this act would reach');
    const title = (await acts.locator('option').allTextContents()).find((one) => one.startsWith('Export control'))!;
    await acts.selectOption({ label: title });
    await page.waitForURL(/standard=action:/);
    await page.getByText(/uncertain about it/).waitFor();
    await page.goto(`${console.url}${BEFORE}&off=provider:nobody-has-this-name`);
    await page.getByText('Could not get the difference.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  test('both queries are there to copy, with the scenario in their variables', async () => {
    const page = await console.open(`${BEFORE}&off=channel:amazon-bedrock`);
    await page.getByRole('button', { name: 'Copy as query' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('region', { name: 'Variables of Compare' }).textContent()).toContain(
      'channel:amazon-bedrock',
    );
    expect(await dialog.getByRole('region', { name: 'Variables of Scenario' }).textContent()).toContain('onTop');
  });
});
