/** An empty store on the engine of the vitest project that runs: embedded, or the Neo4j server of BELLWETHER_TEST_NEO4J. */
import { inject } from 'vitest';
import type { Instant } from '../graph/model.ts';
import { openStore } from '../graph/open.ts';
import type { Store } from '../graph/store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    engine: 'sqlite' | 'neo4j';
  }
}

/** On Neo4j there is one database: only the store that was opened last can be used. */
export async function openTestStore(options: { now?: () => Instant } = {}): Promise<Store> {
  if (inject('engine') === 'sqlite') return openStore('sqlite::memory:', options);
  const { emptyNeo4j } = await import('./neo4j.ts');
  return openStore(await emptyNeo4j(), options);
}
