import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { NOW } from '../replay/truth-table.ts';
import { findBarriers, JUNE, useConsole } from './console.ts';

describe.skipIf(!hasBrowser)('Now', () => {
  const console = useConsole();

  test('in June tells what is down, why, and the way out; opened, with quotes that lead to their documents', async () => {
    const page = await console.open(`/now?organisation=meridian&at=${JUNE}`);
    await page.getByRole('heading', { level: 1, name: '5 of 26 workloads down' }).waitFor();
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Claims summaries/ }) });
    expect(await row.textContent()).toContain('Claude Fable 5 on Amazon Bedrock is suspended');
    await row.getByText('Evidence about Claims summaries').press('Enter');
    await row.getByText('we have revoked access to Claude Fable 5').waitFor();
    expect(await row.getByRole('link', { name: /^Access to Claude Fable 5/ }).getAttribute('href')).toMatch(
      /^\/document\/document%3Aaws-health%2F\w+\?.*quote=\d+-\d+/,
    );
    expect(await findBarriers(page)).toEqual([]);
  });

  test('a press on a count shows only those workloads, and the address says so', async () => {
    const page = await console.open(`/now?organisation=meridian&at=${JUNE}`);
    await page.getByRole('button', { name: '2 On fallback' }).press('Enter');
    await page.waitForURL('**&status=COVERED');
    const names = await page.locator('.workloads h3').allTextContents();
    expect(names.map((name) => name.split(' ').slice(0, 2).join(' '))).toEqual(['Claims triage', 'Price explanations']);
  });

  test('what the server learns appears without loading anew', async () => {
    const page = await console.open('/now?organisation=meridian');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('heading', { name: /^Code review/ }).waitFor();
    await page.evaluate('window.sameDocument = true');
    const [node] = await console.store.get(['workload:meridian/code-review'], { at: NOW, knownAt: NOW });
    await console.store.write({ nodes: [{ ...node!, kind: 'Workload', name: 'Review of merge requests' }] });
    await page.getByRole('heading', { name: /^Review of merge requests/ }).waitFor();
    expect(await page.evaluate('window.sameDocument')).toBe(true);
  });

  test('an open question is answered by an analyst, and opened again', async () => {
    const page = await console.open('/now?organisation=meridian');
    const question = page.getByRole('listitem').filter({ hasText: /^Do continuity clauses find their way/ });
    await question.getByText('Decide: ').press('Enter');
    await question.getByLabel('Who decides').fill('Ada Analyst');
    await question.getByLabel('The answer, or why it is still open').fill('Two ministries ask for exit plans.');
    await question.getByRole('button', { name: 'It is answered' }).press('Enter');
    await question.waitFor({ state: 'detached' });
    await page.getByLabel('answered ones too').press('Space');
    await page.waitForURL('**&questions=all');
    await question.getByText('Ada Analyst says that it is answered').waitFor();
    await question.getByText('Decide: ').press('Enter');
    await question.getByRole('button', { name: 'Take back what was said' }).press('Enter');
    await question.getByText('Ada Analyst says that it is answered').waitFor({ state: 'detached' });
  });

  test('without an answer it says so, keeps what it knew, and goes on by itself', async () => {
    const page = await console.open('/now?organisation=meridian');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: '2 Down' }).waitFor();
    await page.getByRole('button', { name: /^Moment/ }).press('Enter');
    await page.getByLabel('What was so at').fill('2026-06-20T12:00');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByRole('alert').getByText('The server does not answer.').first().waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('heading', { level: 1, name: '5 of 26 workloads down' }).waitFor();
    console.forgive(/Failed to load resource/);
  });
});
