import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { findBarriers, JUNE, settle, useConsole } from './console.ts';

const AT = `/impact?organisation=meridian&at=${JUNE}`;
const LETTERS = 'workload:meridian/claims-letters';

describe.skipIf(!hasBrowser)('impact', () => {
  const console = useConsole();

  async function open(more = ''): Promise<Page> {
    const page = await console.open(AT + more);
    await page.locator('.graph-frame svg[role=group]').waitFor();
    return page;
  }

  const rowsOf = (page: Page): Promise<string[]> =>
    page.getByRole('region', { name: 'Workloads', exact: true }).locator('tbody button').allTextContents();

  const saved = async (page: Page, name: string): Promise<{ file: string; bytes: Buffer }> => {
    const coming = page.waitForEvent('download');
    await page.locator('.graph-card header').getByRole('button', { name }).click();
    const download: Download = await coming;
    return { file: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };

  test('the graph and the table say the same: every workload stands in both', async () => {
    const page = await open();
    const inGraph = await page.locator('.graph [data-id^="workload:"] text:first-of-type').count();
    expect(await rowsOf(page)).toHaveLength(26);
    expect(inGraph).toBe(26);
    await page.getByRole('button', { name: 'Claims letters Degraded, workload' }).waitFor();
  });

  test('with the keyboard alone: from what happened along the links to a workload, its quotes and its document', async () => {
    const page = await open();
    const event = 'Suspension of Claude Fable 5 and Claude Mythos 5 by Anthropic, event';
    await page.locator('.graph .node[tabindex="0"]').focus();
    for (let i = 0; i < 10 && !(await focused(page)).endsWith(event); i++) await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain(event);
    for (const wanted of ['model:', 'model:', 'workload:']) {
      await page.keyboard.press('ArrowRight');
      expect(await page.evaluate('document.activeElement.dataset.id')).toMatch(new RegExp(`^${wanted}`));
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/focus=workload/);
    const detail = page.getByRole('region', { name: 'What is chosen' });
    await detail.getByRole('heading', { name: 'How it comes here' }).waitFor();
    await detail.locator('.hops summary').first().press('Enter');
    await detail.locator('blockquote').first().waitFor();
    expect(await detail.locator('figcaption a').first().getAttribute('href')).toContain('/document/');
    // What happens to lie under the bar at the top is no barrier.
    await page.evaluate('scrollTo(0, 0)');
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('.graph .node[aria-pressed="true"]').press('Escape');
    await detail.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('focus=');
  });

  test('what is chosen shows its own way alone: an event about another channel is not on it', async () => {
    const page = await open(`&focus=${LETTERS}`);
    await page.getByRole('heading', { name: 'Claims letters' }).waitFor();
    const out = await page.locator('.graph [data-id^="event:"][data-out="true"]').evaluateAll((nodes) => nodes.length);
    expect(out).toBe(5);
    await page.getByText('Switch to Claude Opus 4.8 on Anthropic first party', { exact: false }).first().waitFor();
    await page.getByRole('heading', { name: 'What else there is' }).waitFor();
  });

  test('filters stand in the address, hold for graph and table, and survive a reload', async () => {
    const page = await open();
    await page.getByRole('button', { name: /Down/ }).first().press('Enter');
    await page.waitForURL(/status=DOWN/);
    expect(await rowsOf(page)).toHaveLength(5);
    await page.getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'OpenRouter' });
    await page.waitForURL(/channel=channel:/);
    await page.reload();
    await settle(page);
    expect(await rowsOf(page)).toEqual(['Knowledge search']);
    expect(await page.locator('.graph [data-id^="workload:"]').count()).toBe(1);
    await page.getByLabel('Name or owner').fill('nobody has this name');
    await page.getByText('No workload is like that.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('.empty').getByRole('button', { name: 'Show all' }).click();
    expect(await rowsOf(page)).toHaveLength(26);
  });

  test('an action is asked about by choosing it; what was not known yet did nothing', async () => {
    const page = await open();
    await page.getByLabel('What happened').selectOption({ label: await directive(page) });
    await page.waitForURL(/action=action:/);
    await page.getByRole('heading', { name: /Export control directive/ }).waitFor();
    await page.goto(`${console.url}/impact?organisation=meridian&at=2026-06-12T12:00Z`);
    await settle(page);
    expect(await page.getByRole('button', { name: /^0 Down/ }).isDisabled()).toBe(true);
  });

  test('the picture is saved whole, as SVG and PNG in plain colours, and its links as CSV', async () => {
    const page = await open();
    const svg = await saved(page, 'SVG');
    expect(svg.file).toMatch(/meridian-mutual\.svg$/);
    const text = svg.bytes.toString();
    expect(text).toContain('Claims summaries');
    expect(text).not.toContain('var(');
    expect(text.match(/<g transform="translate/g)!.length).toBeGreaterThan(60);
    const png = await saved(page, 'PNG');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.length).toBeGreaterThan(20_000);
    const csv = (await saved(page, 'CSV')).bytes.toString();
    expect(csv).toContain('Carries the impact');
    expect(csv).toContain('Claude Fable 5');
  });

  test('the queries behind it are there to copy', async () => {
    const page = await open(`&focus=${LETTERS}`);
    await page.getByRole('button', { name: 'Copy as query' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'ImpactGraph' }).waitFor();
    await dialog.getByRole('heading', { name: 'WorkloadImpact' }).waitFor();
  });
});

/** The accessible name of what has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''");

const directive = async (page: Page): Promise<string> =>
  (await page.getByLabel('What happened').locator('option').allTextContents()).find((one) =>
    one.startsWith('Export control directive'),
  )!;
