import { describe } from 'vitest';
import { describeStore } from '../../contract/store.ts';
import { hasNeo4j, useNeo4j } from '../../neo4j.ts';

describe.skipIf(!hasNeo4j)('the contract', () => {
  const server = useNeo4j();
  describeStore('the store on Neo4j', (now) => server.openEmpty({ now }));
});
