/** The digests of the sample organisation, week by week, as their reader gets them. `vitest -u` writes them anew: then read them. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askDigest } from '../../../api/digest/ask.ts';
import { type Rendered, renderDigest } from '../../../api/digest/render.ts';
import { parsePeriod } from '../../../api/mail/periods.ts';
import type { Store } from '../../../graph/store.ts';
import { NOW, openReplay } from '../../replay/replay-store.ts';

const ZONE = 'Europe/Berlin';

let store: Store;
beforeAll(async () => {
  store = await openReplay();
});
afterAll(() => store.close());

async function render(week: string): Promise<Rendered> {
  const { from, until } = parsePeriod(week, ZONE);
  const answer = await askDigest(store, { organisation: 'meridian', from, until, now: NOW });
  const publicUrl = 'https://bellwether.example';
  return renderDigest(answer, { zone: ZONE, publicUrl, unsubscribeUrl: `${publicUrl}/unsubscribe/meridian/token` });
}

describe.each(['2026-W24', '2026-W25', '2026-W26', '2026-W27', '2026-W28', '2026-W29'])('the digest of %s', (week) => {
  const file = (name: string) => join(import.meta.dirname, 'snapshots', `${week}.${name}`);

  test('is the one that was read and found good', async () => {
    const { subject, text, html } = await render(week);
    await expect(`${subject}\n`).toMatchFileSnapshot(file('subject.txt'));
    await expect(text).toMatchFileSnapshot(file('txt'));
    await expect(html).toMatchFileSnapshot(file('html'));
  });
});
