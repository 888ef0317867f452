/** The tables, as a list of versions: a database is brought from its version to the last one, a step a transaction. */
import { BellwetherError } from '../errors.ts';
import type { Connection } from './connection.ts';

/** Marks a file as ours in SQLite's header ("BLWR"). */
const APPLICATION_ID = 0x424c5752;

/**
 * Version n of the schema is the first n of these. Never edit one that was released: append.
 *
 * Inside, nodes, facts and texts have integer keys; kinds, relations, stances, origins and scopes are interned in `words`
 * (0 is the empty word: public). Instants are epoch milliseconds, open ends are NULL.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE words (key INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
  INSERT INTO words VALUES (0, '');

  -- stands_for: the node that this one was merged or redirected into, already followed to the end.
  CREATE TABLE nodes (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    time INTEGER,
    stands_for INTEGER,
    learned_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    keys TEXT NOT NULL,
    props TEXT NOT NULL
  );
  CREATE INDEX nodes_by_time ON nodes (kind, scope, time);
  CREATE INDEX nodes_by_id ON nodes (kind, scope, id);
  -- Exact look-up: hash of a normalised id, name or key. A number, since random text costs three times as much to load.
  CREATE TABLE node_keys (hash INTEGER, node INTEGER, PRIMARY KEY (hash, node)) WITHOUT ROWID;
  CREATE TABLE node_state (node INTEGER PRIMARY KEY, state TEXT NOT NULL);
  -- Contentless: the index alone; rowid is the node's key, text is the newest text of a document.
  CREATE VIRTUAL TABLE search USING fts5 (
    name, keys, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  );

  -- Beside the node of the same key, which holds title, time and props.
  CREATE TABLE documents (
    node INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    url TEXT,
    language TEXT,
    origin INTEGER NOT NULL
  );
  CREATE TABLE texts (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (document, content_hash)
  );
  -- Which text a document had from when on, in the order of (learned_at, fetched_at, text).
  CREATE TABLE versions (
    document INTEGER, learned_at INTEGER, fetched_at INTEGER, text INTEGER,
    PRIMARY KEY (document, learned_at, fetched_at, text)
  ) WITHOUT ROWID;

  -- A row is one episode: the same fact (id) may be held, lost and held again.
  -- subject, object: after merges; said_subject, said_object: as written, where that differs.
  CREATE TABLE facts (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    subject INTEGER NOT NULL,
    relation INTEGER NOT NULL,
    object INTEGER,
    scope INTEGER NOT NULL,
    valid_from INTEGER,
    valid_to INTEGER,
    learned_at INTEGER NOT NULL,
    retracted_at INTEGER,
    hidden INTEGER NOT NULL,
    document INTEGER NOT NULL,
    text INTEGER NOT NULL,
    said_subject INTEGER,
    said_object INTEGER,
    stance INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    confidence REAL NOT NULL,
    recorded_at INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    value TEXT,
    qualifiers TEXT,
    quote TEXT NOT NULL
  );
  CREATE INDEX facts_out ON facts (subject, relation, scope);
  CREATE INDEX facts_in ON facts (object, relation, scope) WHERE object IS NOT NULL;
  -- Also finds the facts of a document: their ids begin alike (factPrefix). An index on document would cost a fifth of a load.
  CREATE INDEX facts_by_id ON facts (id);

  -- kind: what target is the key of. detail: the change as JSON, where the row that it tells of is gone.
  CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    target INTEGER,
    detail TEXT
  );

  CREATE TABLE decisions (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    a TEXT NOT NULL,
    b TEXT,
    said_by TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    undone_at INTEGER,
    undone_by TEXT
  );
  CREATE INDEX decisions_by_a ON decisions (a);
  CREATE INDEX decisions_by_b ON decisions (b);
  -- Why nodes stand for others: live merges (decision) and redirects (no decision), in the order they were made.
  CREATE TABLE merges (key INTEGER PRIMARY KEY, node INTEGER NOT NULL, into_node INTEGER NOT NULL, decision INTEGER);
  CREATE INDEX merges_by_node ON merges (node);
  CREATE INDEX merges_by_into ON merges (into_node);

  CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, ends_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE purges (document TEXT NOT NULL, reason TEXT NOT NULL, facts INTEGER NOT NULL, recorded_at INTEGER NOT NULL);
  `,
  `
  -- scope '': of no organisation.
  CREATE TABLE records (
    key INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    scope TEXT NOT NULL,
    due_at INTEGER,
    updated_at INTEGER NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (collection, id)
  );
  CREATE INDEX records_by_scope ON records (collection, scope, id);
  CREATE INDEX records_due ON records (collection, due_at, id) WHERE due_at IS NOT NULL;
  `,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings the schema to the last version. Throws STORE_TOO_NEW, or STORE_CORRUPT for a database of something else. */
export function migrate(connection: Connection): void {
  const { version, foreign } = inspect(connection);
  if (foreign) {
    throw new BellwetherError('STORE_CORRUPT', `${connection.label} is a SQLite database, but not one of Bellwether.`, {
      hint: 'Give another path; Bellwether creates the file itself.',
      details: { path: connection.label },
    });
  }
  if (version > SCHEMA_VERSION) {
    throw new BellwetherError(
      'STORE_TOO_NEW',
      `${connection.label} was written by a newer Bellwether (schema ${version}; this one knows ${SCHEMA_VERSION}).`,
      { hint: 'Upgrade Bellwether, or give another path.', details: { path: connection.label, version } },
    );
  }
  if (version === SCHEMA_VERSION) return;
  connection.transaction(() => {
    // Another process may have been faster while we waited for the lock.
    for (let step = inspect(connection).version; step < SCHEMA_VERSION; step++) {
      connection.db.exec(MIGRATIONS[step] as string);
      connection.db.exec(`PRAGMA user_version = ${step + 1}; PRAGMA application_id = ${APPLICATION_ID}`);
    }
  });
}

function inspect({ db }: Connection): { version: number; foreign: boolean } {
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  const application = Number(db.prepare('PRAGMA application_id').get()?.application_id);
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);
  return { version, foreign: tables > 0 && application !== APPLICATION_ID };
}
