/**
 * `npm run neo4j`: a Neo4j of one's own for trying out and for the tests, on loopback, until Ctrl-C.
 * `--detach` leaves it running and prints BELLWETHER_STORE and its process id as shell assignments; `--folder` says
 * where its data is (default: beside the jars); `--port` which port (default: a free one).
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BellwetherError } from '../../errors.ts';
import { neo4jHome } from './install.ts';
import { startNeo4j, stopNeo4j } from './start.ts';

try {
  const { values } = parseArgs({
    options: {
      detach: { type: 'boolean', default: false },
      folder: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const home = neo4jHome();
  const server = await startNeo4j({
    home,
    folder: path.resolve(values.folder ?? path.join(home, 'data')),
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
    detached: values.detach,
    log: (line) => console.error(line),
  });
  if (values.detach) {
    console.log(`BELLWETHER_STORE='${server.url}'\nNEO4J_PID=${server.process.pid}`);
    process.exit(0);
  }
  console.log(`Neo4j answers. Use it with\n\n  export BELLWETHER_STORE='${server.url}'\n\nCtrl-C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopNeo4j(server));
} catch (error) {
  const { message, hint } = error as BellwetherError;
  console.error(`neo4j: ${message}${hint ? `\n${hint}` : ''}`);
  process.exitCode = error instanceof BellwetherError ? 1 : 2;
}
