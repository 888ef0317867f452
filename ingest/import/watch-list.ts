/** A watch list as a batch for the store: one document, with a fact for each question and for what each looks at. */
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { documentId, hash, normaliseKey, slug, sourceId, watchItemId } from '../../graph/ids.ts';
import type { Instant, Json, NodeId } from '../../graph/model.ts';
import { nearest } from '../../graph/nearest.ts';
import type { Batch, FactInput, NodeInput } from '../../graph/store.ts';
import { type Path, type Problem, readYaml } from './read-yaml.ts';
import {
  type PatternEntry,
  WATCH_FIELDS,
  type WatchItemEntry,
  type WatchListFile,
  watchListSchema,
} from './watch-list-schema.ts';

const IMPORT_SOURCE: NodeId = sourceId('import');
const SHAPE =
  'It has watchlist: {id, name} and items: [{id, question, opened, about, answeredBy, answers, moves}]; see ingest/import/README.md.';

export interface WatchListImport {
  batch: Batch;
  name: string;
  document: NodeId;
  items: { id: NodeId; question: string }[];
}

/**
 * Reads `source` (YAML or JSON). The document is the same for every file of that list, so that a later import replaces an
 * earlier one: a question that it no longer has ends. Names become ids of the catalogue. Throws BAD_INPUT for what is not
 * understood, with the place and the nearest names.
 */
export function importWatchList(
  source: string,
  options: { file: string; catalogue: Catalogue; now: Instant; asOf?: Instant },
): WatchListImport {
  const { file, catalogue, now } = options;
  const read = readYaml<WatchListFile>(source, file, {
    what: 'a watch list',
    shape: SHAPE,
    schema: watchListSchema,
    fields: WATCH_FIELDS,
  });
  const { watchlist, items } = read.data;
  const names = new Names(catalogue);
  const learnedAt = options.asOf ?? now;
  const nodes: NodeInput[] = [
    { id: IMPORT_SOURCE, kind: 'Source', name: 'Imported files', props: { kind: null }, learnedAt: 0 },
  ];
  const facts: FactInput[] = [];
  for (const [index, entry] of items.entries()) {
    const path: Path = ['items', index];
    const id = watchItemId(entry.id);
    if (nodes.some((node) => node.id === id)) {
      names.problems.push({ path: [...path, 'id'], message: `'${entry.id}' stands twice` });
      continue;
    }
    const opened = Date.parse(`${entry.opened}T00:00Z`);
    const asked = askedOf(entry, path, names);
    nodes.push({
      id,
      kind: 'WatchItem',
      name: entry.question,
      keys: [entry.id],
      time: opened,
      props: { question: entry.question, answeredBy: entry.answeredBy },
      learnedAt,
    });
    const { start, end } = read.place(path);
    const said = { quote: read.text.slice(start, end), start, end, confidence: 1, validFrom: opened };
    facts.push({ subject: id, relation: 'ASKS', value: asked, ...said });
    for (const object of anchorsOf(asked)) facts.push({ subject: id, relation: 'WATCHES', object, ...said });
  }
  if (names.problems.length > 0) throw read.failure(names.problems);
  const document = documentId(IMPORT_SOURCE, `watchlist:${slug(watchlist.id)}`);
  const batch: Batch = {
    nodes,
    documents: [
      {
        document: {
          id: document,
          source: IMPORT_SOURCE,
          url: null,
          title: `Watch list: ${watchlist.name}`,
          publishedAt: options.asOf ?? null,
          fetchedAt: now,
          language: null,
          text: read.text,
          contentHash: hash(read.text),
          origin: 'import',
          learnedAt,
          backfilled: options.asOf !== undefined,
        },
        facts,
      },
    ],
  };
  const listed = items.map((entry) => ({ id: watchItemId(entry.id), question: entry.question }));
  return { batch, name: watchlist.name, document, items: listed };
}

type Pattern = { [part: string]: Json };

function askedOf(entry: WatchItemEntry, path: Path, names: Names): Pattern {
  const { question, answeredBy, about, answers, moves } = entry;
  return {
    question,
    answeredBy,
    about: names.pattern(about, [...path, 'about']),
    answers: answers.map((one, i) => names.pattern(one, [...path, 'answers', i])),
    moves: moves.map((one, i) => names.pattern(one, [...path, 'moves', i])),
  };
}

/** What events that could answer would be about, by or from: where the store begins to look. */
function anchorsOf(asked: Pattern): NodeId[] {
  const all = [asked.about, ...(asked.answers as Json[]), ...(asked.moves as Json[])] as Pattern[];
  const parts = all.flatMap((one) => [
    one.models,
    one.providers,
    one.by,
    one.in,
    (one.availability as Pattern)?.models,
  ]);
  return [...new Set(parts.flatMap((list) => (list ?? []) as NodeId[]))];
}

/** Which kinds of thing a part of a pattern names. */
const KINDS: Record<string, readonly string[]> = {
  by: ['authority', 'provider'],
  notBy: ['authority', 'provider'],
  in: ['jurisdiction'],
  models: ['model'],
  providers: ['provider'],
  notProviders: ['provider'],
  channels: ['channel'],
};

class Names {
  readonly problems: Problem[] = [];
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** The pattern with ids for names; what is not found is among the problems. */
  pattern(given: Partial<PatternEntry>, path: Path): Pattern {
    const entries = Object.entries(given).flatMap(([part, value]): [string, Json][] => {
      if (value === undefined) return [];
      if (part === 'availability') return [[part, this.pattern(value as object, [...path, part])]];
      const kinds = KINDS[part];
      if (kinds === undefined) return [[part, value as Json]];
      return [[part, (value as string[]).map((name, i) => this.#find(name, kinds, [...path, part, i]))]];
    });
    return Object.fromEntries(entries);
  }

  #find(name: string, kinds: readonly string[], path: Path): NodeId {
    const isWanted = (id: NodeId): boolean => kinds.includes(id.slice(0, id.indexOf(':')));
    const found = [this.#catalogue.byId.get(name) ?? [], this.#catalogue.byKey.get(normaliseKey(name)) ?? []]
      .flat()
      .filter((row) => isWanted(row.id));
    if (found.length > 0) return found[0]!.id;
    const known = [...this.#catalogue.byId.values()].filter((row) => isWanted(row.id)).map((row) => row.name);
    const near = nearest(known, name);
    this.problems.push({
      path,
      message: `names the ${kinds.join(' or ')} '${name}', which the catalogue does not have`,
      ...(near.length === 0 ? {} : { hint: `Nearest: ${near.join(', ')}.` }),
    });
    return name;
  }
}
