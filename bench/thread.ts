/** One more document in a thread: how long linking and writing it take, by how many are there. `node bench/thread.ts` */
import { catalogueBatch } from '../graph/catalogue/batch.ts';
import { loadCatalogue } from '../graph/catalogue/catalogue.ts';
import { documentId, hash } from '../graph/ids.ts';
import { openStore } from '../graph/open.ts';
import { extract } from '../ingest/extract/extract.ts';
import { buildLexicon } from '../ingest/extract/lexicon.ts';
import { link, type ReadDocument } from '../ingest/link/link.ts';

const SIZES = [62, 125, 250, 500, 1_000];
const SOURCES = 40;
const PORTION = 50;
const RUNS = 5;

const catalogue = loadCatalogue();
const lexicon = buildLexicon(catalogue);
const store = await openStore('sqlite::memory:', {});
await store.write(catalogueBatch(catalogue));
const sources = Array.from({ length: SOURCES }, (_, n) => `source:s${n}`);
await store.write({ nodes: sources.map((id) => ({ id, kind: 'Source', name: id, learnedAt: 0 })) });

/** Each tells of the same two events in a text that is its own by half. */
function report(n: number): ReadDocument {
  const at = Date.UTC(2026, 5, 13) + n * 60_000;
  const source = sources[n % SOURCES]!;
  const title = `Report ${n}`;
  const text = `${title}\n\nThe Commerce Department on 12 June 2026 issued a directive that bars foreign nationals from Claude Fable 5 and Claude Mythos 5. Anthropic suspended Claude Fable 5 and Claude Mythos 5 for all customers on 12 June 2026. Outlet number ${n} asked ${n * 7} customers, of whom ${n % 9} had moved to another model by ${n % 12} o'clock; "word ${n * 13}", said user ${n * 17}, who runs shop ${n * 3}.`;
  const readable = {
    text,
    publishedAt: at,
    sourceKind: 'news' as const,
    speaker: null,
    language: 'en',
    timeZone: null,
  };
  return {
    document: {
      ...{ id: documentId(source, title), source, url: null, title, publishedAt: at, fetchedAt: at, language: 'en' },
      ...{ text, contentHash: hash(text), origin: 'document', learnedAt: at },
    },
    extraction: extract(readable, lexicon),
    sourceKind: 'news',
  };
}

let there = 0;
for (const size of SIZES) {
  while (there < size) {
    const some = Array.from({ length: Math.min(PORTION, size - there) }, () => report(there++));
    await store.write(await link(store, some));
  }
  let [linking, writing] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const one = report(there++);
    const begun = performance.now();
    const batch = await link(store, [one]);
    const linked = performance.now();
    await store.write(batch);
    linking += linked - begun;
    writing += performance.now() - linked;
  }
  const ms = (sum: number): string => `${Math.round(sum / RUNS)} ms`;
  process.stdout.write(`${size} documents: link ${ms(linking)}, write ${ms(writing)}\n`);
}
await store.close();
