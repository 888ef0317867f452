import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The file that Node itself would take: graphql would else be loaded twice, once for us and once for its tools.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
});
