/** A process to be killed: `node crash-writer.ts URL FIRST LAST` writes batches FIRST to LAST and tells of each that is done. */
import { openStore } from '../../graph/open.ts';
import { crashBatch } from './crash-batch.ts';

const [url, first, last] = process.argv.slice(2);
const store = await openStore(url as string);
for (let n = Number(first); n <= Number(last); n++) {
  await store.write(crashBatch(n));
  process.stdout.write(`${n}\n`);
}
await store.close();
