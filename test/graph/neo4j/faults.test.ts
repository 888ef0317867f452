/** What goes wrong between us and a server that runs: each ends well, or in one clear line. */
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import { describeError, formatReport } from '../../../commands/report-error.ts';
import { openNeo4j } from '../../../graph/neo4j/open.ts';
import { openStore } from '../../../graph/open.ts';
import type { Store } from '../../../graph/store.ts';
import { hasNeo4j, useNeo4j } from '../../neo4j.ts';
import { numberedBatch } from './numbered-batches.ts';

const VIEW = { at: Date.UTC(2026, 6, 1), knownAt: Date.UTC(2026, 6, 1) };

describe.skipIf(!hasNeo4j)('a wrong address', () => {
  const server = useNeo4j();
  const address = () => new URL(server.url);

  // Nobody's name: wrong passwords of a real user would lock it for the tests that run beside this one.
  test('user or password', async () => {
    const line = await failureOf(openStore(`neo4j://nobody:hunter2@${address().host}`));
    expect(line).toMatch(
      /^bellwether: Neo4j at neo4j:\/\/127\.0\.0\.1:\d+\/neo4j does not accept this user and password\.\n {2}Give /,
    );
  });

  test('no password at all', async () => {
    const line = await failureOf(openStore(`neo4j://${address().host}`, { neo4j: { user: 'nobody' } }));
    expect(line).toContain('does not accept this user and password.');
  });

  test.each(['neo4j', 'bolt'])('database, by %s://', async (scheme) => {
    const url = server.url.replace(/^\w+/, scheme);
    const line = await failureOf(openStore(`${url}/ledger`));
    expect(line).toMatch(
      /^bellwether: Neo4j at \w+:\/\/127\.0\.0\.1:\d+\/ledger has no such database\.\n {2}Name a database/,
    );
  });

  test.each(['neo4j', 'bolt'])('a port where nothing listens, by %s://, in seconds', async (scheme) => {
    const port = await closedPort();
    const started = performance.now();
    const line = await failureOf(openStore(`${scheme}://neo4j:hunter2@127.0.0.1:${port}`));
    expect(line).toContain(`127.0.0.1:${port}/neo4j does not answer.\n  Is Neo4j running there`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('a server that takes the call and says nothing', async () => {
    const silent = await silentServer();
    const timeouts = { connectionTimeout: 300, connectionAcquisitionTimeout: 600, maxTransactionRetryTime: 500 };
    const store = openNeo4j(`bolt://neo4j:hunter2@127.0.0.1:${silent.port}`, { timeouts });
    expect(await failureOf(store.stats())).toMatch(/does not answer|stayed busy/);
    await store.close();
    silent.close();
  });
});

describe.skipIf(!hasNeo4j)('a busy server', () => {
  const server = useNeo4j();

  test('more requests than connections wait in a queue', async () => {
    await server.openEmpty();
    const store = openNeo4j(server.url, { poolSize: 2 });
    await store.write(numberedBatch('one', 3));
    const answers = await Promise.all(Array.from({ length: 100 }, () => store.get(['event:one-1'], VIEW)));
    expect(answers.every(([node]) => node?.id === 'event:one-1')).toBe(true);
    await store.close();
  });

  test('a queue that does not move says so, and what had a connection goes on', async () => {
    await server.openEmpty();
    const timeouts = { connectionAcquisitionTimeout: 500 };
    const store = openNeo4j(server.url.replace(/^neo4j/, 'bolt'), { poolSize: 1, timeouts });
    const held = await holdingWriters(server.url);
    const writing = store.write(numberedBatch('one', 3));
    await sleep(100);
    const line = await failureOf(store.get(['event:one-1'], VIEW));
    expect(line).toMatch(/all connections stayed busy for too long\.\n {2}Try again/);
    await held.release();
    expect((await writing).nodes).toBe(5);
    await store.close();
  });

  test('a deadlock is tried again: the write is there, once', async () => {
    const store = await server.openEmpty();
    await store.write(numberedBatch('one', 200));
    let attempts = 0;
    const retried = await server.open({ now: () => ++attempts });
    for (let round = 0; round < 10 && attempts <= round; round++) {
      const renamed = numberedBatch('one', 200).nodes!.map((node) => ({
        ...node,
        name: `${node.name}, round ${round}`,
      }));
      const other = await crossing(server.url);
      const writing = retried.write({ nodes: renamed.toReversed() });
      await sleep(300);
      await other.closeCircle();
      expect((await writing).nodes).toBe(202);
    }
    expect(attempts).toBeGreaterThan(1);
    expect(await sequencesOf(store)).toEqual(upTo((await store.stats()).sequence));
  }, 120_000);
});

describe.skipIf(!hasNeo4j)('two writers and two readers on one server', () => {
  const server = useNeo4j();

  test('every change is seen once by each reader, in order and without gaps', async () => {
    await server.openEmpty();
    const [one, other, ...readers] = await Promise.all([server.open(), server.open(), server.open(), server.open()]);
    const writers = [one as Store, other as Store];
    let writing = true;
    const seen = readers.map(async (reader) => {
      const sequences: number[] = [];
      for (let last = false; !last; ) {
        last = !writing;
        const changes = await reader.changes(sequences.at(-1) ?? 0, { first: 7 });
        sequences.push(...changes.map(({ sequence }) => sequence));
        if (changes.length > 0) last = false;
      }
      return sequences;
    });
    await Promise.all(
      writers.map(async (writer, i) => {
        for (let n = 0; n < 20; n++) await writer.write(numberedBatch(`${i}-${n}`, 3));
      }),
    );
    writing = false;
    // Source and jurisdiction once; of each batch three events, a document, three facts.
    const all = upTo(2 + 2 * 20 * 7);
    expect(await Promise.all(seen)).toEqual([all, all]);
    expect((await (one as Store).stats()).facts).toEqual({ live: 120, retracted: 0 });
  }, 120_000);
});

/** As the command line tells it. The password must not be in it, nor in what --json shows. */
async function failureOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const described = describeError(error);
  expect(described).toMatchObject({ code: 'STORE_UNAVAILABLE', exitCode: 1 });
  expect(JSON.stringify(described)).not.toContain('hunter2');
  expect(described.message).not.toContain('\n');
  return formatReport(described);
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, i) => i + 1);
}

async function sequencesOf(store: Store): Promise<number[]> {
  return (await store.changes(0, { first: 100_000 })).map(({ sequence }) => sequence);
}

async function transactionOn(url: string) {
  const { host, username, password } = new URL(url);
  const driver = neo4j.driver(`bolt://${host}`, neo4j.auth.basic(username, decodeURIComponent(password)));
  const session = driver.session();
  const tx = await session.beginTransaction();
  return { tx, end: () => driver.close() };
}

/** Holds the lock that all writes take first. */
async function holdingWriters(url: string) {
  const { tx, end } = await transactionOn(url);
  await tx.run('MATCH (m:Meta) SET m.held = true REMOVE m.held');
  return {
    release: async () => {
      await tx.commit();
      await end();
    },
  };
}

/** Has events that a write needs, then wants what the write has: one of the two must give way. */
async function crossing(url: string) {
  const { tx, end } = await transactionOn(url);
  await tx.run('MATCH (n:Event) SET n.held = true REMOVE n.held');
  return {
    closeCircle: async () => {
      await tx.run('MATCH (m:Meta) SET m.held = true REMOVE m.held').then(
        () => tx.commit(),
        () => undefined,
      );
      await end();
    },
  };
}

async function closedPort(): Promise<number> {
  const { port, close } = await silentServer();
  close();
  return port;
}

async function silentServer(): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => void sockets.add(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
