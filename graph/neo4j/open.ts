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
  /** Where the URL names none; default neo4j. */
  user?: string;
  /** Where the URL names no user. */
  password?: string;
  /** A file whose (trimmed) content is the password; read where `password` isn't given. */
  passwordFile?: string;
  /** At most so many connections; more requests wait in a queue. */
  poolSize?: number;
  /** Overrides of TIMEOUTS, for tests of what is slow. */
  timeouts?: Partial<typeof TIMEOUTS>;
}

/**
 * `neo4j://[USER:PASSWORD@]HOST[:PORT][/DATABASE]`; also `bolt://` (no routing), `+s` (TLS) and `+ssc` (TLS, any
 * certificate). What the URL leaves out of user and password comes from the options. Nothing is sent before the first verb.
 * Throws BAD_INPUT for a URL that names no host, and for a password file that can't be read.
 */
export function openNeo4j(url: string, options: Neo4jOptions = {}): Store {
  const { now = Date.now, poolSize = 50, timeouts = {} } = options;
  const { uri, database, username, password } = parseUrl(url, options);
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

function parseUrl(url: string, { user = 'neo4j', password, passwordFile }: Neo4jOptions): Address {
  const parsed = URL.parse(url);
  if (parsed === null) throw badUrl('is not a URL');
  if (parsed.hostname === '') throw badUrl('names no host');
  if (parsed.hash !== '') throw badUrl("has a '#'");
  const database = decoded(parsed.pathname.replace(/^\//, '')) || 'neo4j';
  if (database.includes('/')) throw badUrl('names no database: its path has several parts');
  return {
    uri: `${parsed.protocol}//${parsed.host}${parsed.search}`,
    database,
    username: decoded(parsed.username) || user,
    password: decoded(parsed.password) || (password ?? (passwordFile === undefined ? '' : readPassword(passwordFile))),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badUrl("has a '%' that encodes nothing");
  }
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new BellwetherError('BAD_INPUT', `Cannot read the password file of Neo4j, ${file}.`, {
      hint: 'Check the path in BELLWETHER_NEO4J_PASSWORD_FILE, and that this user may read it.',
      details: { file },
      cause,
    });
  }
}

/** The URL itself isn't shown: it may hold a password. */
function badUrl(what: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', `The URL of the Neo4j store ${what}.`, {
    hint: 'Give neo4j://USER:PASSWORD@HOST:PORT/DATABASE, with %XX for / # @ % of a password (%23 for #).',
  });
}
