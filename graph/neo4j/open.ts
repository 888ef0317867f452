/** Opens the store on Neo4j. */
import { readFileSync } from 'node:fs';
import neo4j from 'neo4j-driver';
import { BellwetherError } from '../errors.ts';
import type { Instant } from '../model.ts';
import type { Store } from '../store.ts';
import { Connection } from './connection.ts';
import { Neo4jStore } from './store.ts';

/** A dead host is told in seconds, not minutes; what is merely busy gets longer. */
const TIMEOUTS = {
  /** For TCP, TLS and Bolt's handshake. */
  connectionTimeout: 5_000,
  /** For a free connection of the pool: beyond it, `STORE_UNAVAILABLE` says so. */
  connectionAcquisitionTimeout: 15_000,
  /** For how long a managed transaction is tried again. */
  maxTransactionRetryTime: 15_000,
};

export interface Neo4jOptions {
  now?: () => Instant;
  /** At most so many connections; more requests wait in a queue. */
  poolSize?: number;
  /** Overrides of TIMEOUTS, for tests of what is slow. */
  timeouts?: Partial<typeof TIMEOUTS>;
  env?: Record<string, string | undefined>;
}

/**
 * `neo4j://[USER:PASSWORD@]HOST[:PORT][/DATABASE]`; also `bolt://` (no routing), `+s` (TLS) and `+ssc` (TLS, any
 * certificate). Without a user in the URL: BELLWETHER_NEO4J_USER (default neo4j) and BELLWETHER_NEO4J_PASSWORD or
 * BELLWETHER_NEO4J_PASSWORD_FILE. Nothing is sent before the first verb.
 */
export function openNeo4j(url: string, options: Neo4jOptions = {}): Store {
  const { now = Date.now, poolSize = 50, timeouts = {}, env = process.env } = options;
  const { uri, database, username, password } = parseUrl(url, env);
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    ...TIMEOUTS,
    ...timeouts,
    maxConnectionPoolSize: poolSize,
    userAgent: 'bellwether',
  });
  return new Neo4jStore(new Connection(driver, database, `Neo4j at ${uri}/${database}`, now));
}

interface Address {
  uri: string;
  database: string;
  username: string;
  password: string;
}

function parseUrl(url: string, env: Record<string, string | undefined>): Address {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw badUrl('is not a URL');
  }
  if (parsed.hostname === '') throw badUrl('names no host');
  const database = decodeURIComponent(parsed.pathname.replace(/^\//, '')) || 'neo4j';
  if (database.includes('/')) throw badUrl(`names no database: '${database}'`);
  const username = decodeURIComponent(parsed.username) || env.BELLWETHER_NEO4J_USER || 'neo4j';
  const password = decodeURIComponent(parsed.password) || passwordFrom(env);
  return { uri: `${parsed.protocol}//${parsed.host}`, database, username, password };
}

function passwordFrom(env: Record<string, string | undefined>): string {
  const file = env.BELLWETHER_NEO4J_PASSWORD_FILE;
  if (env.BELLWETHER_NEO4J_PASSWORD) return env.BELLWETHER_NEO4J_PASSWORD;
  if (!file) return '';
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new BellwetherError('BAD_INPUT', `BELLWETHER_NEO4J_PASSWORD_FILE: cannot read ${file}.`, { cause });
  }
}

/** The URL itself isn't shown: it may hold a password. */
function badUrl(what: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', `The URL of the Neo4j store ${what}.`, {
    hint: 'Give neo4j://USER:PASSWORD@HOST:PORT/DATABASE.',
  });
}
