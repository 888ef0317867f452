/** The second step of a source that lists: the page of each entry that we don't have yet. */

import { BellwetherError } from '../graph/errors.ts';
import { documentId, sourceId } from '../graph/ids.ts';
import type { Store } from '../graph/store.ts';
import { type FetchOptions, fetchSource } from './fetch/fetch-source.ts';
import type { Item, Parsed, Problem } from './formats/item.ts';
import { parseAnswer } from './formats/parse-answer.ts';
import type { SourceDefinition } from './sources/source.ts';

/** A first visit to a newsroom with years of history is spread over several polls. */
const PAGES_AT_ONCE = 20;
/** Between two pages of the same host. */
const PAUSE_MS = 500;
const EVER = 8.64e15;

export interface PageOptions extends FetchOptions {
  store: Store;
  onProgress: (line: string) => void;
}

export interface PagesRead extends Parsed {
  /** Entries whose page we have already. */
  known: number;
  /** Entries that have to wait for the next poll: their page failed, or there are too many at once. */
  missing: number;
}

/** Entries with the text of their pages; known ones are left out. A source without `parsePage` comes back as it is. */
export async function readPages(source: SourceDefinition, parsed: Parsed, options: PageOptions): Promise<PagesRead> {
  const parsePage = source.parsePage?.bind(source);
  if (parsePage === undefined) return { ...parsed, known: 0, missing: 0 };
  const fresh = await findUnknown(source, parsed.items, options.store);
  const items: Item[] = [];
  const problems: Problem[] = [...parsed.problems];
  for (const [index, entry] of fresh.entries()) {
    if (index >= PAGES_AT_ONCE) {
      problems.push({ item: null, message: `${fresh.length - index} more entries are left for the next time` });
      break;
    }
    if (index > 0) await options.sleep(PAUSE_MS);
    options.onProgress(`${source.id}: page ${index + 1} of ${Math.min(fresh.length, PAGES_AT_ONCE)}`);
    try {
      const page = await readPage(entry, parsePage, options);
      items.push(page.item);
      // What is wrong with a page as a whole is wrong with its entry.
      problems.push(...page.problems.map(({ message }) => ({ item: null, message: `${entry.guid}: ${message}` })));
    } catch (error) {
      if (!(error instanceof BellwetherError)) throw error;
      problems.push({ item: entry.guid, message: error.message });
    }
  }
  const known = parsed.items.length - fresh.length;
  return { ...parsed, items, problems, known, missing: fresh.length - items.length };
}

async function findUnknown(source: SourceDefinition, items: Item[], store: Store): Promise<Item[]> {
  const ids = items.map((item) => documentId(sourceId(source.id), item.guid));
  const stored = await store.get(ids, { at: EVER, knownAt: EVER });
  return items.filter((_, index) => stored[index] === undefined);
}

/** The listing knows the entry's address and often its day; the page its text, and its date more exactly. */
async function readPage(
  entry: Item,
  parsePage: NonNullable<SourceDefinition['parsePage']>,
  options: PageOptions,
): Promise<{ item: Item; problems: Problem[] }> {
  if (entry.url === null) return { item: entry, problems: [] };
  const { validators: _, ...rest } = options;
  const answer = await fetchSource(entry.url, rest);
  const { items, problems } = await parseAnswer(answer, parsePage);
  const [page] = items;
  if (page === undefined) return { item: entry, problems };
  const item = {
    ...entry,
    title: page.title || entry.title,
    text: page.text,
    publishedAt: page.publishedAt ?? entry.publishedAt,
    language: page.language ?? entry.language,
  };
  return { item, problems };
}
