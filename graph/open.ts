/** From a URL to a store: the one file that names the engines. */
import { BellwetherError } from './errors.ts';
import type { Instant } from './model.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Store } from './store.ts';

/**
 * `sqlite:PATH` (relative to the working directory), `sqlite::memory:`, or `neo4j://…`; ready to use, its schema up to
 * date. `now` is the store's own clock. Throws BAD_INPUT for a URL of nothing known, or STORE_… where it can't be opened.
 */
export async function openStore(url: string, options: { now?: () => Instant } = {}): Promise<Store> {
  const store = open(url, options);
  try {
    await store.migrate();
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

function open(url: string, options: { now?: () => Instant }): Store {
  const [scheme] = url.split(':', 1);
  const rest = url.slice(`${scheme}:`.length);
  switch (scheme) {
    case 'sqlite':
      if (rest !== '') return openSqlite(rest, options);
      throw unknown(url, `'${url}' names no file`);
    case 'neo4j':
    case 'bolt':
    case 'neo4j+s':
    case 'bolt+s':
      // Here graph/neo4j/open.ts comes in.
      throw unknown(url, 'The Neo4j engine is not built yet');
    default:
      throw unknown(url, `'${url}' is not the URL of a store`);
  }
}

function unknown(url: string, what: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', `${what}.`, {
    hint: 'Give sqlite:PATH, for example sqlite:./data/bellwether.db, or sqlite::memory:',
    details: { url },
  });
}
