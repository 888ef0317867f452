/** From a URL to a store: the one file that names the engines. */
import { BellwetherError } from './errors.ts';
import type { Instant } from './model.ts';
import { shownUrl } from './shown-url.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Store } from './store.ts';

export interface OpenOptions {
  /** The store's own clock. */
  now?: () => Instant;
  /** For `neo4j://` and `bolt://`; user and password count where the URL names none. */
  neo4j?: { user?: string; password?: string; passwordFile?: string; poolSize?: number };
  /** Also a store that holds but a part of a copy, to go on with it. */
  unfinished?: boolean;
}

/**
 * `sqlite:PATH` (relative to the working directory), `sqlite::memory:`, or `neo4j://…` and `bolt://…` (also `+s`, `+ssc`);
 * ready to use, its schema up to date. Throws BAD_INPUT for a URL of nothing known, or STORE_… where it can't be opened;
 * STORE_UNAVAILABLE too for half a copy, whose answers would be wrong.
 */
export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  const store = await open(url, options);
  try {
    await store.migrate();
    const source = options.unfinished ? null : await store.restore.pending();
    if (source !== null) {
      throw new BellwetherError('STORE_UNAVAILABLE', `${shownUrl(url)} holds a part of a copy of ${source}.`, {
        hint: `Finish it first: bellwether copy ${source} ${shownUrl(url)}`,
        details: { url: shownUrl(url), source },
      });
    }
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

async function open(url: string, { now, neo4j }: OpenOptions): Promise<Store> {
  const [scheme] = url.split(':', 1);
  const rest = url.slice(`${scheme}:`.length);
  const clock = now === undefined ? {} : { now };
  switch (scheme) {
    case 'sqlite':
      if (rest !== '') return openSqlite(rest, clock);
      throw unknown(url, `'${url}' names no file`);
    case 'neo4j':
    case 'neo4j+s':
    case 'neo4j+ssc':
    case 'bolt':
    case 'bolt+s':
    case 'bolt+ssc': {
      // Loaded here and not above: who works on a file needs no driver.
      const { openNeo4j } = await import('./neo4j/open.ts');
      return openNeo4j(url, { ...clock, ...neo4j });
    }
    default:
      throw unknown(url, `'${shownUrl(url)}' is not the URL of a store`);
  }
}

function unknown(url: string, what: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', `${what}.`, {
    hint: 'Give sqlite:PATH, for example sqlite:./data/bellwether.db, or neo4j://HOST:PORT.',
    details: { url: shownUrl(url) },
  });
}
