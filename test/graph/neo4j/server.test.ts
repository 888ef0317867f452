/** The server that tests share, and the schema that `migrate` makes on it. */
import { describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '../../../graph/neo4j/schema.ts';
import { hasNeo4j, useNeo4j } from '../../neo4j.ts';

describe.skipIf(!hasNeo4j)('the schema', () => {
  const server = useNeo4j();

  test('is made on an empty database, and made again without a change', async () => {
    await server.dropSchema();
    const store = await server.openEmpty();
    const made = await schemaOf();
    expect(made.length).toBeGreaterThan(50);
    await store.migrate();
    expect(await schemaOf()).toEqual(made);
    expect(await store.stats()).toEqual({
      engine: 'neo4j',
      schemaVersion: SCHEMA_VERSION,
      nodes: {},
      facts: { live: 0, retracted: 0 },
      documents: 0,
      sequence: 0,
    });
  });

  test('goes on where a process that was killed in the middle left it', async () => {
    await server.openEmpty();
    const whole = await schemaOf();
    await server.cypher('DROP INDEX search');
    await server.cypher('DROP CONSTRAINT decision_id');
    await server.cypher('MATCH (m:Meta) DELETE m');
    await server.open();
    expect(await schemaOf()).toEqual(whole);
  });

  test('of a newer Bellwether is refused', async () => {
    const store = await server.openEmpty();
    await server.cypher('MATCH (m:Meta) SET m.schemaVersion = 99');
    await expect(store.migrate()).rejects.toMatchObject({ code: 'STORE_TOO_NEW', details: { version: 99 } });
  });

  async function schemaOf(): Promise<unknown[]> {
    const indexes = await server.cypher(
      `SHOW INDEXES YIELD name, state, type, entityType, labelsOrTypes, properties WHERE type <> 'LOOKUP'
       RETURN name, state, type, entityType, labelsOrTypes, properties ORDER BY name`,
    );
    const constraints = await server.cypher('SHOW CONSTRAINTS YIELD name, type RETURN name, type ORDER BY name');
    return [...indexes, ...constraints];
  }
});
