import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { findBarriers, useConsole } from './console.ts';

describe.skipIf(!hasBrowser)('Settings', () => {
  const console = useConsole();

  test('mail, alert rules and embeds are made, told, and ended again, for the keyboard alone', async () => {
    const page = await console.open('/settings?organisation=meridian');
    await page.getByLabel('Your name, which is kept').fill('Ana');
    const mail = page.getByRole('region', { name: 'Mail about Meridian Mutual' });
    await mail.getByText('Send mail to somebody').press('Enter');
    await mail.getByLabel('Address').fill('ana@meridian.example');
    await mail.getByLabel('Address').press('Enter');
    await mail.getByText(/^every week at 7:00/).waitFor();

    const rules = page.getByRole('region', { name: 'Alert rules of Meridian Mutual' });
    await rules.getByText('Alert somebody').press('Enter');
    await rules.getByLabel('Name of the rule').fill('Claims desk');
    await rules.getByLabel('Name of the rule').press('Enter');
    // A rule that writes to nobody is refused, with the reason.
    await rules.getByRole('alert').waitFor();
    await rules.getByLabel('By mail to').fill('claims@meridian.example');
    await rules.getByRole('button', { name: 'Make the rule' }).press('Enter');
    await rules.getByText('email to claims@meridian.example').waitFor();

    const embeds = page.getByRole('region', { name: 'Embeds of Meridian Mutual' });
    await embeds.getByText('Let another page show something').press('Enter');
    await embeds.getByLabel('Name of the embed').fill('Wiki');
    await embeds.getByLabel('Origin of the page').fill('https://wiki.meridian.example');
    await embeds.getByRole('button', { name: 'Make it, for 90 days' }).press('Enter');
    const html = await embeds.getByRole('region', { name: 'HTML of the embed' }).textContent();
    expect(html).toContain('<bellwether-impact');
    expect(await findBarriers(page)).toEqual([]);

    await embeds.getByRole('button', { name: 'Revoke Wiki' }).press('Enter');
    await embeds.getByText('revoked', { exact: true }).waitFor();
    await rules.getByRole('button', { name: 'Remove Claims desk' }).press('Enter');
    await rules.getByText('Nobody is alerted yet.').waitFor();
    await mail.getByRole('button', { name: 'Send nothing more to ana@meridian.example' }).press('Enter');
    await mail.getByText('ended').first().waitFor();
  });
});
