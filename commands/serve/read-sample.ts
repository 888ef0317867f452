/** The sample, read on the first start: an organisation, and what a reader could have collected about June 2026. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { organisationId } from '../../graph/ids.ts';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';

const SAMPLE = new URL('../../ingest/sample/', import.meta.url);
export const SAMPLE_ORGANISATION = organisationId('meridian');
/** Known before the first of its documents, so that what was known when can be asked. */
const AS_OF: Instant = Date.UTC(2026, 5, 1);

export interface ReadSampleOptions {
  store: Store;
  catalogue: Catalogue;
  now: () => Instant;
  onProgress: (line: string) => void;
}

/**
 * Reads it into a store that holds no other organisation; true where it did. A start that was ended in the middle is
 * finished by the next one: writing the same again changes nothing, and that it is whole is noted last.
 */
export async function readSample({ store, catalogue, now, onProgress }: ReadSampleOptions): Promise<boolean> {
  const [known] = await store.get([SAMPLE_ORGANISATION], { at: now(), knownAt: now() });
  const { nodes } = await store.stats();
  const others = (nodes.Organisation ?? 0) - (known === undefined ? 0 : 1);
  if (others > 0 || (await store.state(SAMPLE_ORGANISATION)).sample === 'whole') return false;
  const { importOrganisation } = await import('../../ingest/import/organisation.ts');
  const { ingestFiles } = await import('../../ingest/ingest-files.ts');
  const { SOURCES } = await import('../../ingest/sources/index.ts');
  onProgress('reading the sample');
  const file = new URL('organisation.yaml', SAMPLE);
  const options = { file: 'ingest/sample/organisation.yaml', catalogue, now: now(), asOf: AS_OF };
  const { batch, organisation } = importOrganisation(readFileSync(file, 'utf8'), options);
  await store.write(batch);
  const { importWatchList } = await import('../../ingest/import/watch-list.ts');
  const questions = readFileSync(new URL('watch-items.yaml', SAMPLE), 'utf8');
  await store.write(importWatchList(questions, { ...options, file: 'ingest/sample/watch-items.yaml' }).batch);
  const paths = [fileURLToPath(new URL('documents', SAMPLE))];
  const report = await ingestFiles({ store, catalogue, paths, source: null, sources: SOURCES, now, onProgress });
  const broken = report.files.find(({ error }) => error !== null);
  if (broken !== undefined) throw new Error(`${broken.path}: ${broken.error!.message}`);
  await store.write({ nodes: [{ ...organisation, kind: 'Organisation', state: { sample: 'whole' } }] });
  return true;
}
