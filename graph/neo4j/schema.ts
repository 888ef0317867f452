/** Constraints and indexes, as a list of versions, each safe to run again: a server killed half-way goes on from there. */
import { BellwetherError } from '../errors.ts';
import { RELATIONS } from '../model.ts';
import type { Connection } from './connection.ts';

/** Quantified paths came with 5.9, CALL with a scope clause with 5.23; 5.26 is the long-term version. */
export const OLDEST_SERVER = [5, 26] as const;

/** Version n of the schema is the first n of these. Never edit one that was released: append. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    'CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE',
    'CREATE INDEX node_by_id IF NOT EXISTS FOR (n:Node) ON (n.kind, n.scope, n.id)',
    'CREATE INDEX node_by_time IF NOT EXISTS FOR (n:Node) ON (n.kind, n.scope, n.time)',
    'CREATE CONSTRAINT key IF NOT EXISTS FOR (k:Key) REQUIRE k.hash IS UNIQUE',
    'CREATE CONSTRAINT text IF NOT EXISTS FOR (t:Text) REQUIRE (t.document, t.contentHash) IS UNIQUE',
    'CREATE INDEX version IF NOT EXISTS FOR (v:Version) ON (v.document)',
    'CREATE CONSTRAINT change_sequence IF NOT EXISTS FOR (c:Change) REQUIRE c.sequence IS UNIQUE',
    'CREATE INDEX change_of IF NOT EXISTS FOR (c:Change) ON (c.id)',
    'CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (d:Decision) REQUIRE d.id IS UNIQUE',
    'CREATE CONSTRAINT lease_name IF NOT EXISTS FOR (l:Lease) REQUIRE l.name IS UNIQUE',
    'CREATE CONSTRAINT meta_name IF NOT EXISTS FOR (m:Meta) REQUIRE m.name IS UNIQUE',
    `CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (n:Node) ON EACH [n.searchName, n.searchKeys, n.searchText]
     OPTIONS { indexConfig: { \`fulltext.analyzer\`: 'unicode_whitespace' } }`,
    ...Object.keys(RELATIONS).flatMap((relation) => [
      `CREATE INDEX ${relation.toLowerCase()}_fact IF NOT EXISTS FOR ()-[r:${relation}]-() ON (r.id)`,
      `CREATE INDEX ${relation.toLowerCase()}_document IF NOT EXISTS FOR ()-[r:${relation}]-() ON (r.document)`,
    ]),
  ],
  [
    'CREATE CONSTRAINT record IF NOT EXISTS FOR (r:Record) REQUIRE (r.collection, r.id) IS UNIQUE',
    'CREATE INDEX record_by_scope IF NOT EXISTS FOR (r:Record) ON (r.collection, r.scope, r.id)',
    'CREATE INDEX record_due IF NOT EXISTS FOR (r:Record) ON (r.collection, r.dueAt)',
  ],
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings the schema to the last version. Throws STORE_TOO_NEW where a newer Bellwether wrote it. */
export async function migrate(connection: Connection): Promise<void> {
  await checkServer(connection);
  const version = await schemaVersion(connection);
  if (version > SCHEMA_VERSION) {
    throw new BellwetherError(
      'STORE_TOO_NEW',
      `${connection.label} was written by a newer Bellwether (schema ${version}; this one knows ${SCHEMA_VERSION}).`,
      { hint: 'Upgrade Bellwether, or give another database.', details: { version } },
    );
  }
  if (version === SCHEMA_VERSION) return;
  for (let step = version; step < SCHEMA_VERSION; step++) {
    for (const command of MIGRATIONS[step] as readonly string[]) await connection.command(command);
    await connection.command('CALL db.awaitIndexes(300)');
    await connection.write((run) =>
      run(
        `MERGE (m:Meta { name: 'bellwether' }) ON CREATE SET m.sequence = 0
         SET m.schemaVersion = CASE WHEN coalesce(m.schemaVersion, 0) < $version THEN $version ELSE m.schemaVersion END`,
        { version: step + 1 },
      ),
    );
  }
}

async function schemaVersion(connection: Connection): Promise<number> {
  const rows = await connection.read((run) =>
    run<{ version: number | null }>(`MATCH (m:Meta { name: 'bellwether' }) RETURN m.schemaVersion AS version`),
  );
  return rows[0]?.version ?? 0;
}

async function checkServer(connection: Connection): Promise<void> {
  // Asked once and not tried again: a host that isn't there is told at once.
  const { agent } = await connection.driver.getServerInfo({ database: connection.database });
  const version = agent?.replace(/^Neo4j\//, '') ?? 'unknown';
  if (isOlder(version)) {
    throw new BellwetherError('STORE_UNAVAILABLE', `${connection.label} is version ${version}: too old.`, {
      hint: `Bellwether needs Neo4j ${OLDEST_SERVER.join('.')} or newer.`,
      details: { version },
    });
  }
}

/** "5.26.30", "2025.08.0", "5.27-aura". */
export function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  return major < OLDEST_SERVER[0] || (major === OLDEST_SERVER[0] && minor < OLDEST_SERVER[1]);
}
