/** A whole store into another, of whatever engine: page by page, to be gone on with after a stop, compared at the end. */
import { DUMP_SECTIONS, type DumpRecord, type DumpSection } from './dump.ts';
import { BellwetherError } from './errors.ts';
import { canonicalJson, hash } from './ids.ts';
import type { Store } from './store.ts';

export interface CopyOptions {
  from: Store;
  /** Empty, or holding a part of an earlier copy of the same `source`. */
  to: Store;
  /** What messages, and a later run that goes on, call `from`: its URL without password. */
  source: string;
  /** `done`: records of the section that this run has copied or compared. */
  onProgress?: (step: 'copying' | 'comparing', section: DumpSection, done: number) => void;
}

export interface CopyReport {
  /** An earlier run was gone on with. */
  resumed: boolean;
  /** Records that both stores now have, by section. */
  records: Record<DumpSection, number>;
  /** Of all records of both stores, whatever their order. */
  checksum: string;
}

/**
 * Throws CONFLICT where `to` is not empty, where `from` was written to meanwhile, and where the two differ in the end;
 * `to` then stays marked as unfinished.
 */
export async function copyStore({ from, to, source, onProgress }: CopyOptions): Promise<CopyReport> {
  const cursor = await to.restore.begin(source);
  const { sequence } = await from.stats();
  const count = counter('copying', onProgress);
  for await (const page of from.dump(cursor)) {
    await to.restore.add(page);
    for (const { type } of page.records) count(type);
  }
  const [given, taken] = [await tally(from, onProgress), await tally(to, onProgress)];
  if ((await from.stats()).sequence !== sequence) {
    throw new BellwetherError('CONFLICT', `${source} was written to while it was copied.`, {
      hint: 'Stop whatever writes to it, and copy again into an empty store.',
      details: { source },
    });
  }
  for (const section of DUMP_SECTIONS) {
    const [a, b] = [given[section], taken[section]];
    if (a.count === b.count && a.sum === b.sum) continue;
    const said = a.count === b.count ? 'their content differs' : `${a.count} there, ${b.count} in the copy`;
    throw new BellwetherError('CONFLICT', `The copy of ${source} differs in its records of '${section}': ${said}.`, {
      hint: 'Copy again into an empty store; if that differs too, please report it.',
      details: { source, section, there: a.count, here: b.count },
    });
  }
  await to.restore.finish();
  return {
    resumed: cursor !== null,
    records: Object.fromEntries(DUMP_SECTIONS.map((name) => [name, given[name].count])) as CopyReport['records'],
    checksum: hash(DUMP_SECTIONS.map((name) => `${name} ${given[name].count} ${given[name].sum}`).join('\n')),
  };
}

type Tally = Record<DumpSection, { count: number; sum: bigint }>;

/** Count and sum of hashes: the order in which an engine gives its records doesn't matter. */
async function tally(store: Store, onProgress: CopyOptions['onProgress']): Promise<Tally> {
  const sections = Object.fromEntries(DUMP_SECTIONS.map((name) => [name, { count: 0, sum: 0n }])) as Tally;
  const count = counter('comparing', onProgress);
  for await (const { records } of store.dump()) {
    for (const record of records) {
      const section = sections[record.type];
      section.count++;
      section.sum = BigInt.asUintN(
        64,
        section.sum + BigInt(`0x${hash(canonicalJson(comparable(record))).slice(0, 16)}`),
      );
      count(record.type);
    }
  }
  return sections;
}

/** An engine may tell of a change by the nodes as they were then, or as they are merged now. */
function comparable(record: DumpRecord): unknown {
  if (record.type !== 'change') return record;
  const { subject: _, object: __, ...change } = record.change;
  return change;
}

/** Tells of progress at every thousandth record. */
function counter(step: 'copying' | 'comparing', onProgress: CopyOptions['onProgress']): (section: DumpSection) => void {
  const done = new Map<DumpSection, number>();
  return (section) => {
    const count = (done.get(section) ?? 0) + 1;
    done.set(section, count);
    if (count % 1000 === 1) onProgress?.(step, section, count);
  };
}
