import { defineConfig } from 'vitest/config';

/** Tests that share the one server that BELLWETHER_TEST_NEO4J names: a file after the other. */
const ON_NEO4J = ['test/**/neo4j/**/*.test.ts', 'test/**/*neo4j.test.ts'];

export default defineConfig({
  // The file that Node itself would take: graphql would else be loaded twice, once for us and once for its tools.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'bellwether', include: ['test/**/*.test.ts'], exclude: ON_NEO4J } },
      {
        extends: true,
        test: {
          name: 'neo4j',
          include: ON_NEO4J,
          // Neo4j plans each new shape of a statement for a second: laws over many shapes take their time.
          testTimeout: 180_000,
          globalSetup: 'test/neo4j-notice.ts',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
