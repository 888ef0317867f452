/** The sample of June, document by document in the order in which they came out, with alerts looking on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRule } from '../../../api/alerts/create-rule.ts';
import type { Entry, Notice } from '../../../api/alerts/notices.ts';
import { round } from '../../../api/alerts/round.ts';
import { RULE_DEFAULTS, type RuleInput } from '../../../api/alerts/rules.ts';
import { catalogueBatch } from '../../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../../graph/catalogue/catalogue.ts';
import type { Store } from '../../../graph/store.ts';
import { importOrganisation } from '../../../ingest/import/organisation.ts';
import { ingestFiles } from '../../../ingest/ingest-files.ts';
import { readSavedFile } from '../../../ingest/sources/folder.ts';
import { openTestStore } from '../../open-store.ts';
import { sampleFiles } from '../../replay/replay-store.ts';

const SAMPLE = join(import.meta.dirname, '../../../ingest/sample');
const MINUTE = 60_000;

/** What was sent, in the order in which it was. Close the store. */
export async function replayJune(
  input: Partial<RuleInput> = {},
  until = Date.UTC(2026, 9, 10),
): Promise<{ store: Store; notices: Notice[]; rule: string }> {
  const clock = { now: Date.UTC(2026, 5, 1) };
  const store = await openTestStore({ now: () => clock.now });
  const catalogue = loadCatalogue();
  await store.write(catalogueBatch(catalogue));
  const organisation = readFileSync(join(SAMPLE, 'organisation.yaml'), 'utf8');
  const imported = { file: 'organisation.yaml', catalogue, now: clock.now, asOf: clock.now };
  await store.write(importOrganisation(organisation, imported).batch);
  const files = await Promise.all(sampleFiles.map((name) => readTimes(join(SAMPLE, 'documents', name))));
  const past = files.filter(({ first }) => first < clock.now);
  await ingest(past);
  const rule = await createRule(
    store,
    {
      ...RULE_DEFAULTS,
      name: 'Risk desk',
      organisation: 'organisation:meridian',
      emails: ['risk@example.org'],
      ...input,
    },
    clock.now,
  );
  const notices: Notice[] = [];
  const look = async (at: number): Promise<void> => {
    clock.now = at;
    const onFault = (_: string, error: Error): never => {
      throw error;
    };
    notices.push(...(await round({ store, now: () => clock.now, onFault })));
  };
  const times = [...new Set(files.flatMap(({ all }) => all))]
    .sort((a, b) => a - b)
    .filter((at) => at >= clock.now && at < until);
  const waiting = new Set(files.filter((file) => !past.includes(file)));
  for (const [i, at] of times.entries()) {
    clock.now = at + MINUTE;
    const due = [...waiting].filter(({ first }) => first <= at);
    for (const file of due) waiting.delete(file);
    await ingest(due);
    await look(at + MINUTE);
    // What waits for the burst to end.
    if (at + 12 * MINUTE < (times[i + 1] ?? Infinity)) await look(at + 12 * MINUTE);
  }
  return { store, notices, rule: rule.id };

  async function ingest(some: readonly { path: string }[]): Promise<void> {
    if (some.length === 0) return;
    const paths = some.map(({ path }) => path);
    const report = await ingestFiles({ store, catalogue, paths, source: null, sources: [], now: () => clock.now });
    const failed = report.files.find(({ error }) => error !== null);
    if (failed !== undefined) throw new Error(`${failed.path}: ${failed.error!.message}`);
  }
}

async function readTimes(path: string): Promise<{ path: string; first: number; all: number[] }> {
  const { parsed } = await readSavedFile(path);
  const all = (parsed?.items ?? []).flatMap(({ publishedAt }) => publishedAt ?? []);
  return { path, first: Math.min(...all), all };
}

/** A line a notice, and one for each thing that it tells of. */
export function told(notices: readonly Notice[]): string {
  const line = ({ what, before, subject }: Entry): string =>
    `  ${what} ${subject.kind} ${subject.severity} ${before ?? '-'} > ${what === 'closed' ? 'over' : subject.status} (${subject.basis}) ${subject.name}`;
  return notices
    .map(({ at, entries }) => [new Date(at).toISOString().slice(0, 16), ...entries.map(line).sort()].join('\n'))
    .join('\n');
}
