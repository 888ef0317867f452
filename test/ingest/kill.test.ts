import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { documentId } from '../../graph/ids.ts';
import { openStore } from '../../graph/open.ts';
import { ingestFiles } from '../../ingest/ingest-files.ts';
import { getSource, SOURCES } from '../../ingest/sources/index.ts';

const ITEMS = 250;
const BATCH = 50;
const item = (n: number) =>
  `<item><guid>g${n}</guid><title>Report ${n}</title><pubDate>2026-06-${String((n % 20) + 1).padStart(2, '0')}T10:00:00Z</pubDate><description>On 12 June 2026 Anthropic suspended Claude Fable 5 for all customers after a directive of the US Department of Commerce, source ${n} says.</description></item>`;

test('an ingest that is killed in the middle leaves whole batches, and reading again finishes it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-killed-'));
  const items = Array.from({ length: ITEMS }, (_, n) => item(n));
  await writeFile(
    join(folder, 'feed.xml'),
    `<rss version="2.0"><channel><title>t</title>${items.join('')}</channel></rss>`,
  );
  const url = `sqlite:${join(await mkdtemp(join(tmpdir(), 'bellwether-store-')), 'store.db')}`;

  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-ingest.ts'), url, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    // The second batch is written, and the third is under way.
    if (line.startsWith(`${2 * BATCH} of `)) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');

  // By this clock the dead process's leases have run out.
  const store = await openStore(url, { now: () => Date.now() + 3_600_000 });
  const view = { at: Date.parse('2030-01-01'), knownAt: Date.parse('2030-01-01') };
  const ids = items.map((_, n) => documentId('source:guardian-ai', `g${n}`));
  const held = (await store.get(ids, view)).filter((document) => document !== undefined);
  expect(held.length).toBeGreaterThanOrEqual(2 * BATCH);
  expect(held.length).toBeLessThan(ITEMS);
  expect(held.length % BATCH).toBe(0);
  // Each that is there is there with what it says.
  const said = await store.expand(
    held.map(({ id }) => id),
    { relation: 'MENTIONS', direction: 'out', anyTime: true },
    view,
  );
  expect([...said.values()].every((facts) => facts.length > 0)).toBe(true);

  const catalogue = loadCatalogue();
  const again = () =>
    ingestFiles({
      store,
      catalogue,
      paths: [folder],
      source: getSource('guardian-ai'),
      sources: SOURCES,
      now: () => Date.parse('2026-10-06'),
    });
  expect((await again()).sources).toMatchObject([{ items: ITEMS, unchanged: held.length, new: ITEMS - held.length }]);

  const whole = await openStore('sqlite::memory:');
  await whole.write(catalogueBatch(catalogue));
  await ingestFiles({
    store: whole,
    catalogue,
    paths: [folder],
    source: getSource('guardian-ai'),
    sources: SOURCES,
    now: () => Date.parse('2026-10-06'),
  });
  const counts = async (one: typeof store) => {
    const { nodes, facts, documents } = await one.stats();
    return { nodes, live: facts.live, documents };
  };
  expect(await counts(store)).toEqual(await counts(whole));
  await store.close();
  await whole.close();
}, 120_000);
