/** A server that is killed in the middle of a write and started again: nothing is lost, nothing is there twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { openNeo4j } from '../../../graph/neo4j/open.ts';
import { neo4jHome } from '../../../graph/neo4j/server/install.ts';
import { type Neo4jServer, startNeo4j, stopNeo4j } from '../../../graph/neo4j/server/start.ts';
import { openStore } from '../../../graph/open.ts';
import { hasNeo4j } from '../../neo4j.ts';
import { numberedBatch } from './numbered-batches.ts';

const EVENTS = 600;

describe.skipIf(!hasNeo4j)('a server that is killed with kill -9', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-neo4j-'));
  let server: Neo4jServer | undefined;
  afterAll(async () => {
    if (server !== undefined) await stopNeo4j(server);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('in the middle of a write: one clear line; started again, each batch is there whole or not at all; run again, all is there once', async () => {
    const options = { home: neo4jHome(), folder };
    server = await startNeo4j(options);
    const port = Number(new URL(server.uri).port);
    const names = ['a', 'b', 'c', 'd'];
    const store = await openStore(server.url);
    const ended = new Promise((resolve) => server!.process.once('exit', resolve));
    let written = 0;
    const failure = await (async () => {
      for (const name of names) {
        const writing = store.write(numberedBatch(name, EVENTS));
        if (name === 'c') {
          // The batch is on its way: its lock is taken, its nodes are being made.
          await sleep(150);
          server!.process.kill('SIGKILL');
        }
        await writing;
        written++;
      }
    })().catch((error: unknown) => error);
    await ended;
    await store.close();
    expect(written).toBe(2);
    expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('does not answer') });

    server = await startNeo4j({ ...options, port });
    const again = openNeo4j(server.url);
    const view = { at: Date.now(), knownAt: Date.now() };
    expect(await again.count({ kind: 'Event' }, view)).toBe(2 * EVENTS);
    for (const name of names) await again.write(numberedBatch(name, EVENTS));
    const { nodes, facts, documents, sequence } = await again.stats();
    expect({ events: nodes.Event, facts, documents }).toEqual({
      events: names.length * EVENTS,
      facts: { live: names.length * EVENTS, retracted: 0 },
      documents: names.length,
    });
    const told = (await again.changes(0, { first: 100_000 })).map((change) => change.sequence);
    expect(told).toEqual(Array.from({ length: sequence }, (_, i) => i + 1));
    expect(sequence).toBe(2 + names.length * (2 * EVENTS + 1));
    await again.close();
  }, 300_000);
});
