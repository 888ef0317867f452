/** A process that reads a folder into a store, and tells each batch; made to be killed. Arguments: store, folder. */
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { openStore } from '../../graph/open.ts';
import { ingestFiles } from '../../ingest/ingest-files.ts';
import { getSource, SOURCES } from '../../ingest/sources/index.ts';

const [url = '', path = ''] = process.argv.slice(2);
const store = await openStore(url);
const catalogue = loadCatalogue();
await store.write(catalogueBatch(catalogue));
await ingestFiles({
  store,
  catalogue,
  paths: [path],
  source: getSource('guardian-ai'),
  sources: SOURCES,
  now: Date.now,
  onProgress: (line) => process.stdout.write(`${line}\n`),
});
await store.close();
