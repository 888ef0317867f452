/**
 * A store with the sample, for tests that look at it through a browser. Reading the sample takes seconds, so that the file is kept
 * among the temporary ones, under a name that tells what it was made from; each caller gets a copy.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { projectFiles, ROOT } from '../project/source-files.ts';
import { fillReplay, NOW } from '../replay/replay-store.ts';

export { NOW };

/** Close it; what it lies in goes with it. */
export async function openSampleStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-console-'));
  const path = join(folder, 'graph.sqlite');
  copyFileSync(await makeSample(folder), path);
  const store = await openStore(`sqlite:${path}`, { now: () => NOW });
  const close = async (): Promise<void> => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return new Proxy(store, {
    get: (target, name) => (name === 'close' ? close : Reflect.get(target, name, target)),
  });
}

async function makeSample(folder: string): Promise<string> {
  const kept = join(tmpdir(), `bellwether-sample-${fingerprint()}.sqlite`);
  if (existsSync(kept)) return kept;
  const fresh = join(folder, 'fresh.sqlite');
  const store = await openStore(`sqlite:${fresh}`, { now: () => NOW });
  await fillReplay(store);
  // Closing it brings everything into the one file.
  await store.close();
  renameSync(fresh, kept);
  return kept;
}

/** Of every file that can change what the sample becomes. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of projectFiles) {
    if (/^(graph|ingest|test\/replay)\//.test(path)) hash.update(path).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex').slice(0, 16);
}
