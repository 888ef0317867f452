/** A Neo4j for tests: the server that BELLWETHER_TEST_NEO4J names, emptied for each store that is opened. */
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { afterAll, beforeAll } from 'vitest';
import type { Instant } from '../graph/model.ts';
import { openStore } from '../graph/open.ts';
import type { Store } from '../graph/store.ts';
import { hasComponent } from './component.ts';

const url = process.env.BELLWETHER_TEST_NEO4J || undefined;

/** For `describe.skipIf(!hasNeo4j)`; with BELLWETHER_REQUIRE=all (CI) a missing server is a failure. */
export const hasNeo4j: boolean = hasComponent('neo4j', url !== undefined);

export interface TestServer {
  /** With user and password. */
  readonly url: string;
  /** A store of which nothing is left but the schema. Only one at a time makes sense: there is one database. */
  openEmpty(options?: { now?: () => Instant }): Promise<Store>;
  /** Another store on the same database, with what is in it. */
  open(options?: { now?: () => Instant }): Promise<Store>;
  /** Runs one statement with the bare driver; rows as plain objects, integers as numbers. */
  cypher(text: string, values?: Record<string, unknown>): Promise<Record<string, unknown>[]>;
  /** Takes away constraints and indexes too: the database as it came. */
  dropSchema(): Promise<void>;
}

/**
 * To be called once in a `describe`. Takes the server for this file, waiting for others that use it (also of another
 * run), and closes the stores that it opened at the end.
 */
export function useNeo4j(): TestServer {
  let driver: Driver;
  let lock: Session;
  const stores: Store[] = [];
  beforeAll(async () => {
    driver = driverOf(url as string);
    lock = driver.session();
    // Held by a transaction that stays open: it ends with this process, in whatever way that ends.
    await lock.run('MERGE (:TestLock { name: "tests" })');
    const waiting = await lock.beginTransaction({ timeout: 0 });
    await waiting.run('MATCH (l:TestLock) WITH l ORDER BY elementId(l) LIMIT 1 SET l.taken = datetime()');
  }, 600_000);
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await lock.close();
    await driver.close();
  });
  const cypher: TestServer['cypher'] = async (text, values = {}) => {
    const session = driver.session();
    try {
      return (await session.run(text, values)).records.map((record) => record.toObject());
    } finally {
      await session.close();
    }
  };
  const open: TestServer['open'] = async (options = {}) => {
    const store = await openStore(url as string, options);
    stores.push(store);
    return store;
  };
  let migrated = false;
  const wipe = async () => {
    // The schema is brought up to date once a file: sixty commands take their time.
    const kept = migrated ? 'n:TestLock OR n:Meta' : 'n:TestLock';
    await cypher(`MATCH (n) WHERE NOT (${kept}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`);
    await cypher('MATCH (m:Meta) SET m = { name: m.name, schemaVersion: m.schemaVersion, sequence: 0 }');
    migrated = true;
  };
  return {
    get url() {
      return url as string;
    },
    open,
    async openEmpty(options) {
      await Promise.all(stores.splice(0).map((store) => store.close()));
      await wipe();
      return open(options);
    },
    cypher,
    async dropSchema() {
      migrated = false;
      for (const { name } of await cypher('SHOW CONSTRAINTS YIELD name')) await cypher(`DROP CONSTRAINT ${name}`);
      for (const { name } of await cypher("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")) {
        await cypher(`DROP INDEX ${name}`);
      }
    },
  };
}

/** Empties the database for tests that run on either engine (`openTestStore`), one after the other; its URL. */
export async function emptyNeo4j(): Promise<string> {
  const driver = driverOf(url as string);
  try {
    const nodes =
      'MATCH (n) WHERE NOT (n:TestLock OR n:Meta) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS';
    await driver.session().run(nodes);
    await driver.executeQuery('MATCH (m:Meta) SET m = { name: m.name, schemaVersion: m.schemaVersion, sequence: 0 }');
  } finally {
    await driver.close();
  }
  return url as string;
}

function driverOf(address: string): Driver {
  const { protocol, host, username, password } = new URL(address);
  const auth = neo4j.auth.basic(decodeURIComponent(username), decodeURIComponent(password));
  return neo4j.driver(`${protocol}//${host}`, auth, { disableLosslessIntegers: true, connectionTimeout: 5_000 });
}
