import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { NOW } from '../replay/truth-table.ts';
import { findBarriers, JUNE, settle, useConsole } from './console.ts';

describe.skipIf(!hasBrowser)('Explore and its lists', () => {
  const console = useConsole();

  test('words are found as they are typed, with the places where they stand; kinds narrow down; the address says it all', async () => {
    const page = await console.open('/explore?organisation=meridian');
    await page.getByRole('searchbox', { name: 'Words to look for' }).focus();
    await page.keyboard.type('jailbreak');
    await page.waitForURL('**/explore?organisation=meridian&q=jailbreak');
    const found = page.getByRole('region', { name: 'Found' }).getByRole('listitem');
    await found.first().waitFor();
    expect(await found.locator('mark').first().textContent()).toMatch(/^jailbreak$/i);
    const documents = page.getByRole('checkbox', { name: /^Documents/ });
    await documents.press('Space');
    await page.waitForURL('**&kind=DOCUMENT');
    await settle(page);
    const label = (await page.locator('label').filter({ has: documents }).textContent())!;
    expect(await found.count()).toBe(Number(/\d+/.exec(label)![0]));
    await page.reload();
    await settle(page);
    expect(await documents.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Copy as query' }).press('Enter');
    await page.getByRole('dialog').getByText('queries/search/search.graphql').waitFor();
  });

  test('what is private is found for its organisation, and nothing is said to be nothing', async () => {
    const page = await console.open('/explore?organisation=meridian&q="claims triage"');
    await page.getByRole('checkbox', { name: /^Workloads/ }).waitFor();
    await page.goto(`${console.url}/explore?organisation=meridian&q=zzzz`);
    await page.getByText('Nothing has all of these words.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  test('facets count what choosing them leaves, for the keyboard alone; all of it can be taken back', async () => {
    const page = await console.open('/events?organisation=meridian');
    const facet = page.getByRole('checkbox', { name: /^Suspension/ });
    const count = Number(/\d+$/.exec((await page.locator('label').filter({ has: facet }).textContent())!)![0]);
    await facet.focus();
    await page.keyboard.press('Space');
    await page.waitForURL('**/events?organisation=meridian&type=SUSPENSION');
    await settle(page);
    const rows = page.getByRole('table', { name: 'Events' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(count);
    await page.getByLabel('To, included').fill('2026-06-13');
    await page.waitForURL('**&to=2026-06-13');
    await settle(page);
    expect(await rows.count()).toBeLessThan(count);
    await page.getByRole('button', { name: 'Clear all' }).press('Enter');
    await page.waitForURL('**/events?organisation=meridian');
    expect(await page.getByText('chosen').count()).toBe(0);
  });

  test('a kept search tells what is new in it, until it is seen, and can be removed', async () => {
    const page = await console.open('/events?organisation=meridian&type=OUTAGE');
    await page.getByRole('button', { name: 'Keep this search' }).press('Enter');
    await page.getByLabel('Name of the search').fill('Outages');
    await page.getByLabel('Your name').fill('Ana');
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Your name').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await console.store.write({
      nodes: [
        {
          id: 'event:new-outage',
          kind: 'Event',
          name: 'An outage',
          time: NOW,
          props: { type: 'OUTAGE' },
          learnedAt: NOW,
        },
      ],
    });
    await page.goto(`${console.url}/explore?organisation=meridian`);
    const kept = page.getByRole('listitem').filter({ hasText: 'kept by Ana' });
    await kept.getByText('1 new thing').waitFor();
    await kept.getByRole('button', { name: 'Seen what is new in Outages' }).press('Enter');
    await kept.getByText('nothing new').waitFor();
    expect(await kept.getByRole('link', { name: 'Outages' }).getAttribute('href')).toContain('type=OUTAGE');
    expect(await findBarriers(page)).toEqual([]);
    await kept.getByRole('button', { name: 'Remove Outages' }).press('Enter');
    await page.getByText('None yet.').waitFor();
  });

  test('a model: whether it can be used on each channel, why in the words of the sources, and who of us uses it', async () => {
    const page = await console.open(`/models/model%3Aanthropic%2Fclaude-fable-5?organisation=meridian&at=${JUNE}`);
    const bedrock = page.getByRole('listitem').filter({ hasText: 'Amazon Bedrock' }).first();
    await bedrock.getByText('Suspended', { exact: true }).waitFor();
    await bedrock.getByText('Why, in the words of the sources').press('Enter');
    await bedrock.locator('blockquote').first().waitFor();
    const uses = page.getByRole('region', { name: 'Who of Meridian Mutual uses it' });
    expect(await uses.getByRole('listitem').count()).toBe(14);
    expect(
      await page.getByRole('region', { name: 'What happened to it' }).getByRole('listitem').count(),
    ).toBeGreaterThan(1);
    expect(await findBarriers(page)).toEqual([]);
  });

  test('what was not known yet is not found at that moment, and the way to now is there', async () => {
    const page = await console.open(
      '/models/model%3Aanthropic%2Fclaude-fable-9?organisation=meridian&at=2026-01-01T00:00Z',
    );
    await page.getByText('There is no model “model:anthropic/claude-fable-9” at this moment.').waitFor();
    await page.getByRole('button', { name: 'Look at now' }).press('Enter');
    await page.waitForURL('**/models/model%3Aanthropic%2Fclaude-fable-9?organisation=meridian');
  });

  test('jurisdictions are ranked by what happened there, and lead to it', async () => {
    const page = await console.open('/jurisdictions?organisation=meridian');
    const first = page.getByRole('table', { name: 'Jurisdictions' }).locator('tbody tr').first();
    expect(await first.getByRole('link').first().textContent()).toBe('United States');
    await first.getByRole('link', { name: /events in US$/ }).press('Enter');
    await page.waitForURL('**/events?organisation=meridian&jurisdiction=jurisdiction:US');
    await page.getByRole('checkbox', { name: 'United States', checked: true }).waitFor();
  });

  test('a source that fails comes first, with the reason and the way out', async () => {
    const minute = 60_000;
    const source = (id: string, name: string, state: object) =>
      ({ id, kind: 'Source', name, props: { kind: 'regulator', everyMinutes: 30, expectAtLeast: 10 }, state }) as const;
    await console.store.write({
      nodes: [
        source('source:a-good', 'A good one', { lastAttemptAt: NOW, lastSuccessAt: NOW, consecutiveFailures: 0 }),
        source('source:b-bad', 'B bad one', {
          lastAttemptAt: NOW - minute,
          lastSuccessAt: NOW - 600 * minute,
          consecutiveFailures: 4,
          lastError: 'gave 2 items where at least 10 are normal',
        }),
        source('source:c-old', 'C old one', {
          lastAttemptAt: NOW - 100 * minute,
          lastSuccessAt: NOW - 100 * minute,
          consecutiveFailures: 0,
        }),
      ].map((node) => ({ ...node, state: { ...node.state } })),
    });
    const page = await console.open('/sources?organisation=meridian');
    const names = await page.locator('.source h2').allTextContents();
    expect(names.slice(0, 2)).toEqual(['B bad one', 'C old one']);
    const bad = page.getByRole('listitem').filter({ hasText: 'B bad one' });
    await bad.getByText('(4 times in a row)').waitFor();
    await bad.getByText(/The page was probably rebuilt/).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Overdue 1' }).press('Enter');
    await page.waitForURL('**/sources?organisation=meridian&status=OVERDUE');
    expect(await page.locator('.source h2').allTextContents()).toEqual(['C old one']);
  });

  test('settings hold here at once and after loading anew; that there is no sign-in is said', async () => {
    const page = await console.open('/settings?organisation=meridian');
    await page.getByText('There is no sign-in yet').waitFor();
    await page.getByLabel('Your name, which is kept').fill('Ben');
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    await page.getByRole('checkbox', { name: /^Single keys/ }).press('Space');
    await page.reload();
    await settle(page);
    expect(await page.getByLabel('Your name, which is kept').inputValue()).toBe('Ben');
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('without an answer a list says so, and comes when the server is back', async () => {
    const page = await console.open('/settings?organisation=meridian');
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(`${console.url}/providers?organisation=meridian`);
    await page.getByRole('alert').getByText('Could not get the providers.').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).first().press('Enter');
    await page.getByRole('link', { name: 'Anthropic' }).first().waitFor();
    console.forgive(/Failed to load resource/);
  });
});
