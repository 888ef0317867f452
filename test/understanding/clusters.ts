/** The whole way into a store: which event each account of the set was joined to. */
import { randomUUID } from 'node:crypto';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { documentId, slug, sourceId } from '../../graph/ids.ts';
import type { NodeId } from '../../graph/model.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import type { Extraction } from '../../ingest/extract/extraction.ts';
import type { Lexicon } from '../../ingest/extract/lexicon.ts';
import { toldEvents, toReadable } from '../../ingest/extract/record.ts';
import { type ReadFrom, sourceNode } from '../../ingest/source-node.ts';
import { type Taken, takeIn } from '../../ingest/take-in.ts';
import type { Outcome } from './compare.ts';
import type { LabelledDocument } from './labelled.ts';

const EVER = { at: Date.UTC(2100, 0), knownAt: Date.UTC(2100, 0) };

export interface Account {
  document: string;
  expected: string;
  /** Id of the event in the store, or a name of its own where the event wasn't read. */
  got: string;
}

/** Every expected event that has a `happening`, optional ones only where they were read. */
export async function clusterAccounts(
  outcomes: readonly Outcome[],
  extractions: ReadonlyMap<string, Extraction>,
  catalogue: Catalogue,
  lexicon: Lexicon,
): Promise<Account[]> {
  const store = await openStore('sqlite::memory:');
  try {
    await store.write(catalogueBatch(catalogue));
    await ingest(
      store,
      outcomes.map(({ document }) => document),
      lexicon,
    );
    const events = await eventsOfAccounts(store);
    return outcomes.flatMap(({ document, matched }) => {
      const told = toldEvents(extractions.get(document.id)!);
      const found = matched.pairs.flatMap(({ expected, index }): Account[] => {
        if (expected.happening === null) return [];
        const { start, end, type, jurisdiction } = told[index]!;
        const ids = events.get(`${taken(document, lexicon).id} ${start} ${end}`) ?? [];
        // "Malaysia and Indonesia blocked Grok": one sentence, two events of a kind.
        const here = ids.filter(({ places }) => jurisdiction === null || places.includes(jurisdiction));
        const got = [...here, ...ids].find((one) => one.type === type)?.id ?? ids[0]?.id ?? `${document.id}#${index}`;
        return [{ document: document.id, expected: expected.happening, got }];
      });
      const missed = matched.missed
        .filter(({ happening, optional }) => happening !== null && !optional)
        .map(({ happening }, n) => ({ document: document.id, expected: happening!, got: `${document.id}?${n}` }));
      return [...found, ...missed];
    });
  } finally {
    await store.close();
  }
}

async function ingest(store: Store, documents: readonly LabelledDocument[], lexicon: Lexicon): Promise<void> {
  const all = documents.map((document) => taken(document, lexicon));
  const sources = new Map(all.map(({ from }) => [from.id, from]));
  const { problems } = await takeIn(all, {
    store,
    lexicon,
    fetchedAt: Date.UTC(2099, 0),
    backfill: true,
    holder: randomUUID(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    nodes: [...sources.values()].map((from) => sourceNode(from, null)),
    hold: async () => {},
  });
  if (problems.length > 0) throw new Error(`${problems[0]!.item}: ${problems[0]!.message}`);
}

/** The item that a source of this document would have given, read as `extract --jsonl` reads it. */
function taken(document: LabelledDocument, lexicon: Lexicon): Taken & { id: NodeId } {
  const { text, publishedAt, language, sourceKind, speaker, timeZone } = toReadable(document, lexicon);
  const [title = '', ...rest] = text.split('\n\n');
  const host = document.url == null ? document.id : new URL(document.url).host;
  // A host with several kinds of pages is several sources: each has one speaker and one kind.
  const name = slug(`${host} ${sourceKind} ${speaker ?? ''} ${timeZone ?? ''}`);
  const from: ReadFrom = {
    id: sourceId(name),
    ...{ name: host, kind: sourceKind === 'catalogue' ? null : sourceKind, speaker, language, timeZone },
  };
  const item = { guid: document.id, url: document.url ?? null, title, publishedAt, language, text: rest.join('\n\n') };
  return { item, from, id: documentId(from.id, document.id) };
}

interface Joined {
  id: NodeId;
  type: unknown;
  /** The states whose act the account says that it is. */
  places: NodeId[];
}

/** `document start end` of an account → the events that it was joined to. */
async function eventsOfAccounts(store: Store): Promise<Map<string, Joined[]>> {
  const found = new Map<string, Joined[]>();
  let after: string | null = null;
  do {
    const page = await store.find({ kind: 'Event' }, EVER, { first: 500, after });
    const ids = page.items.map(({ id }) => id);
    const parts = await store.expand(ids, { relation: 'PART_OF', direction: 'out', anyTime: true }, EVER);
    const places = await store.expand(ids, { relation: 'IN', direction: 'out', anyTime: true }, EVER);
    for (const { id, props } of page.items) {
      for (const { fact } of parts.get(id) ?? []) {
        const keyOf = ({ document, start, end }: typeof fact): string => `${document} ${start} ${end}`;
        const key = keyOf(fact);
        const own = (places.get(id) ?? []).flatMap((hop) => (keyOf(hop.fact) === key ? (hop.node?.id ?? []) : []));
        found.set(key, [...(found.get(key) ?? []), { id, type: props.type, places: own }]);
      }
    }
    after = page.hasMore ? page.endCursor : null;
  } while (after !== null);
  return found;
}
