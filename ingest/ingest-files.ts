/** Saved files → the store: the same way as from the network, from `parse` on. Always a back-fill. */
import { randomUUID } from 'node:crypto';
import type { Catalogue } from '../graph/catalogue/catalogue.ts';
import { sourceId } from '../graph/ids.ts';
import type { Instant, NodeId } from '../graph/model.ts';
import type { NodeInput, Store } from '../graph/store.ts';
import { buildLexicon } from './extract/lexicon.ts';
import type { Item } from './formats/item.ts';
import { type FileReport, type IngestReport, noCounts, type ReportedError, reportError } from './report.ts';
import { learnedAliases, withLearned } from './review/aliases.ts';
import { type ReadFrom, readFromOf, sourceNode } from './source-node.ts';
import { listFiles, readSavedFile } from './sources/folder.ts';
import { SOURCE_KINDS, type SourceDefinition, type SourceKind } from './sources/source.ts';
import { type Taken, takeIn } from './take-in.ts';
import { withLease } from './with-lease.ts';

export interface IngestFilesOptions {
  store: Store;
  catalogue: Catalogue;
  /** Files, and folders (with all that is in them). */
  paths: readonly string[];
  /** For files that don't name theirs. */
  source: SourceDefinition | null;
  /** Those that a file may name by id alone. */
  sources: readonly SourceDefinition[];
  now: () => Instant;
  sleep?: (ms: number) => Promise<void>;
  onProgress?: (line: string) => void;
}

/** A file that can't be read is reported, the rest goes on. Throws BAD_INPUT for a path that isn't there. */
export async function ingestFiles(options: IngestFilesOptions): Promise<IngestReport> {
  const { store, catalogue, now, onProgress = () => {} } = options;
  const lexicon = buildLexicon(withLearned(catalogue, await learnedAliases(store)));
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const paths = (await Promise.all(options.paths.map(listFiles))).flat();
  const known = await knownSources(options);
  const files: FileReport[] = [];
  const taken: Taken[] = [];
  for (const path of paths) {
    onProgress(`reading ${files.length + 1} of ${paths.length}`);
    const { report, items } = await readFile(path, known, options.source);
    files.push(report);
    taken.push(...items);
  }
  const holder = randomUUID();
  const onBatch = (done: number, of: number) => onProgress(`${done} of ${of} documents`);
  const { counts, problems } = await withLease(store, 'ingest:files', { holder, sleep }, (hold) =>
    takeIn(taken, {
      store,
      lexicon,
      fetchedAt: now(),
      backfill: true,
      holder,
      sleep,
      hold,
      onBatch,
      nodes: known.nodesOf(taken.map(({ from }) => from.id)),
    }),
  );
  const sources = [...counts].map(([id, count]) => ({
    source: id.slice('source:'.length),
    outcome: 'read' as const,
    ...noCounts(),
    ...count,
    listed: 0,
    problems: problems.filter((problem) => problem.source === id),
    error: null,
  }));
  return { sources: sources.sort((a, b) => (a.source < b.source ? -1 : 1)), files };
}

async function readFile(
  path: string,
  known: KnownSources,
  fallback: SourceDefinition | null,
): Promise<{ report: FileReport; items: Taken[] }> {
  const { parsed, error } = await readSavedFile(path);
  const report: FileReport = {
    path,
    format: parsed?.format ?? null,
    items: parsed?.items.length ?? 0,
    listed: parsed?.listed ?? 0,
    problems: [...(parsed?.problems ?? [])],
    error: error === null ? null : reportError(error),
  };
  const items: Taken[] = [];
  for (const item of parsed?.items ?? []) {
    const from = await known.find(item, fallback);
    if ('message' in from) report.error ??= { ...from, message: `${path}: ${from.message}` };
    else items.push({ item, from });
  }
  return { report, items };
}

interface KnownSources {
  find(item: Item, fallback: SourceDefinition | null): Promise<ReadFrom | ReportedError>;
  nodesOf(ids: NodeId[]): NodeInput[];
}

/** Sources by what a file says of them: one of ours, one that is stored, or one that the file describes itself. */
async function knownSources({ store, sources, source }: IngestFilesOptions): Promise<KnownSources> {
  const definitions = new Map([...sources, ...(source === null ? [] : [source])].map((one) => [sourceId(one.id), one]));
  const described = new Map<NodeId, ReadFrom>();
  const nodes = new Map<NodeId, NodeInput>();
  const findBase = async (id: NodeId, item: Item): Promise<ReadFrom | undefined> => {
    const definition = definitions.get(id);
    if (definition !== undefined) {
      const from = readFromOf(definition);
      nodes.set(id, sourceNode(from, definition));
      return from;
    }
    const before = described.get(id) ?? (await findStored(store, id));
    if (before !== undefined) return before;
    const { sourceName, sourceKind } = item.from ?? {};
    if (!sourceName || !sourceKind) return undefined;
    const from = { id, name: sourceName, kind: sourceKind, speaker: null, language: null, timeZone: null };
    nodes.set(id, sourceNode(from, null));
    return from;
  };
  return {
    async find(item, fallback) {
      const name = item.from?.source ?? fallback?.id;
      if (name === undefined) return nameless;
      const base = await findBase(sourceId(name), item);
      if (base === undefined) return unknown(name);
      described.set(base.id, base);
      // Who speaks and where the clock stands may differ from one page of a source to the next.
      return {
        ...base,
        speaker: item.from?.speaker ?? base.speaker,
        timeZone: item.from?.timeZone ?? base.timeZone,
      };
    },
    nodesOf: (ids) => [...new Set(ids)].flatMap((id) => nodes.get(id) ?? []),
  };
}

async function findStored(store: Store, id: NodeId): Promise<ReadFrom | undefined> {
  const [node] = await store.get([id], { at: 0, knownAt: 0 });
  if (node === undefined) return undefined;
  const kind = SOURCE_KINDS.find((one): one is SourceKind => one === node.props.kind) ?? null;
  const speaker = typeof node.props.speaker === 'string' ? node.props.speaker : null;
  return { id, name: node.name, kind, speaker, language: null, timeZone: null };
}

const nameless: ReportedError = {
  code: 'BAD_INPUT',
  message: 'names no source.',
  hint: 'Add --source ID, or a head with `source:` to the file.',
  details: { field: 'source' },
};

function unknown(name: string): ReportedError {
  return {
    code: 'BAD_INPUT',
    message: `names the source '${name}', which nobody knows.`,
    hint: 'Add sourceName and sourceKind to the head of the file.',
    details: { field: 'source', given: name },
  };
}
