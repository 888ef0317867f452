import { beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '../browser.ts';
import { findBarriers, findJune, JUNE, settle, useConsole } from './console.ts';

type June = Awaited<ReturnType<typeof findJune>>;

/** An address of every page, as people would have it before them; `{event}` and so on stand for what June has. */
const ADDRESSES: readonly string[] = [
  '/',
  `/now?organisation=meridian&at=${JUNE}`,
  `/event/{event}?organisation=meridian&at=${JUNE}`,
  `/action/{action}?organisation=meridian&at=${JUNE}`,
  '/document/{document}?quote=0-40',
  '/review',
  '/explore',
  '/explore?q=licence*',
  '/events?type=SUSPENSION,RESTORATION&model=model:anthropic/claude-fable-5',
  '/models?q=claude',
  `/models/model%3Aanthropic%2Fclaude-fable-5?at=${JUNE}`,
  '/providers',
  '/providers/provider%3Aanthropic',
  '/jurisdictions',
  '/jurisdictions/jurisdiction%3AUS',
  '/authorities/authority%3Abis',
  '/sources',
  '/settings',
  `/impact?organisation=meridian&at=${JUNE}&focus=workload:meridian/claims-letters`,
  `/time?organisation=meridian&from=2026-06-08&to=2026-07-04&at=${JUNE}&for=LISTED:annex-a`,
  '/what-if?organisation=meridian',
  `/what-if?organisation=meridian&at=${JUNE}&off=provider:openai`,
];

describe.skipIf(!hasBrowser)('every page of the console', () => {
  const console = useConsole();
  let june: June;
  beforeAll(async () => {
    june = await findJune(console.url);
  });

  test.each(ADDRESSES)('%s: no barriers in light and in dark, and no wider than a telephone', async (address) => {
    const path = address.replace(/\{(\w+)\}/g, (_, what: keyof June) => encodeURIComponent(june[what]));
    const page = await console.open(path);
    expect(await findBarriers(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findBarriers(page, ['color-contrast'])).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await settle(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(await findBarriers(page, ['target-size', 'scrollable-region-focusable'])).toEqual([]);
  });

  test('a link that leads nowhere says so, and has a way on', async () => {
    const page = await console.open('/now');
    await page.evaluate("history.pushState(null, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate'))");
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Go to Now' }).press('Enter');
    await page.waitForURL('**/now?organisation=meridian');
  });
});
