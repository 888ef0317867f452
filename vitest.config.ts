import { defineConfig } from 'vitest/config';

/** Tests that share the one server that BELLWETHER_TEST_NEO4J names: a file after the other. */
const ON_NEO4J = ['test/**/neo4j/**/*.test.ts', 'test/**/*neo4j.test.ts'];

/** Tests of what both engines must answer alike: run once more on Neo4j where there is a server. */
const ON_BOTH = ['test/api/{batching,errors,impact,paging,sample}.test.ts', 'test/replay/{truth-table,impact}.test.ts'];

export default defineConfig({
  // The file that Node itself would take: graphql would else be loaded twice, once for us and once for its tools.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'bellwether', include: ['test/**/*.test.ts'], exclude: ON_NEO4J, provide: { engine: 'sqlite' } },
      },
      {
        extends: true,
        test: {
          name: 'neo4j',
          include: process.env.BELLWETHER_TEST_NEO4J ? [...ON_NEO4J, ...ON_BOTH] : ON_NEO4J,
          provide: { engine: 'neo4j' },
          // A server that just started plans each statement for seconds, and every store begins with an emptied database.
          testTimeout: 180_000,
          // Emptying what the file before left, on a busy machine.
          hookTimeout: 300_000,
          globalSetup: 'test/neo4j-notice.ts',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
