/** Connections that break, and a leader that changes, between us and a server that runs: a proxy stands between. */
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeError } from '../../../commands/report-error.ts';
import { openStore } from '../../../graph/open.ts';
import type { Store } from '../../../graph/store.ts';
import { COMMIT, failure, request } from '../../bolt.ts';
import { hasNeo4j, useNeo4j } from '../../neo4j.ts';
import { numberedBatch } from './numbered-batches.ts';

const EVENTS = 50;
const NOT_A_LEADER = failure('Neo.ClientError.Cluster.NotALeader', 'No write operations are allowed on this server.');

describe.skipIf(!hasNeo4j)('a write during which', () => {
  const server = useNeo4j();

  test.each([
    ['neo4j', ['10 %', '50 %', '90 %']],
    ['bolt', ['50 %']],
  ])('all connections are cut is tried again and is there once, by %s://, cut at %j', async (scheme, names) => {
    const { proxy, store, attempts } = await through(scheme);
    const before = proxy.sent();
    await store.write(numberedBatch('whole', EVENTS));
    const bytes = proxy.sent() - before;
    for (const name of names) {
      proxy.cutAfter((bytes * Number.parseInt(name, 10)) / 100);
      const tried = attempts();
      expect((await store.write(numberedBatch(name, EVENTS))).asserted).toBe(EVENTS);
      expect(attempts() - tried).toBe(2);
    }
    await expectOnce(store, ['whole', ...names]);
  });

  test('the commit is done and its answer lost is tried again and is there once', async () => {
    const { proxy, store, attempts } = await through('neo4j');
    proxy.cutAtAnswerToCommit();
    // Of what the second attempt found there, it has nothing to write.
    expect((await store.write(numberedBatch('one', EVENTS))).asserted).toBe(0);
    expect(attempts()).toBe(2);
    await expectOnce(store, ['one']);
  });

  test('the commit of a record or of a page of a copy is done and its answer lost finds it there, once', async () => {
    const { proxy, store } = await through('neo4j');
    const put = { collection: 'mailing', id: 'one', value: { state: 'sending' }, expect: 0 };
    proxy.cutAtAnswerToCommit();
    expect(await store.records.put([put, { collection: 'mailing', id: 'two', value: null }])).toBe(true);
    expect(await store.records.list('mailing')).toMatchObject([{ id: 'one', version: 1 }]);
    expect(await store.records.put([put])).toBe(false);
    expect(await store.records.put([{ ...put, value: null, expect: 1 }])).toBe(true);

    const embedded = await openStore('sqlite::memory:');
    onTestFinished(() => embedded.close());
    await embedded.write(numberedBatch('one', EVENTS));
    await store.restore.begin('sqlite:one');
    for await (const page of embedded.dump()) {
      proxy.cutAtAnswerToCommit();
      await store.restore.add(page);
    }
    await store.restore.finish();
    await expectOnce(store, ['one']);
  });

  test('the server stops to be the leader is tried again and is there once', async () => {
    const { proxy, store, attempts } = await through('neo4j');
    proxy.answerToCommit(NOT_A_LEADER);
    await store.write(numberedBatch('one', EVENTS));
    expect(attempts()).toBe(2);
    await expectOnce(store, ['one']);
  });

  test('the server stops to be the leader fails where the address is of this server alone, and nothing is there', async () => {
    const { proxy, store } = await through('bolt');
    proxy.answerToCommit(NOT_A_LEADER);
    const error = await store.write(numberedBatch('one', EVENTS)).catch((thrown: unknown) => thrown);
    expect(describeError(error)).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('does not lead its cluster and takes no writes.'),
      hint: 'Give neo4j://, which finds the leader.',
    });
    expect(await store.stats()).toMatchObject({ nodes: {}, sequence: 0 });
  });

  /** An empty store behind a proxy; a batch is begun once for each time that it asks the clock. */
  async function through(scheme: string) {
    await server.openEmpty();
    const { host, username, password, port } = new URL(server.url);
    const proxy = await proxyTo(Number(port));
    let asked = 0;
    const url = `${scheme}://${username}:${password}@${host.replace(port, String(proxy.port))}`;
    const store = await openStore(url, { now: () => ++asked });
    onTestFinished(async () => {
      await store.close();
      proxy.close();
    });
    return { proxy, store, attempts: () => asked };
  }
});

async function expectOnce(store: Store, names: string[]): Promise<void> {
  const { nodes, facts, documents, sequence } = await store.stats();
  expect({ events: nodes.Event, facts, documents }).toEqual({
    events: names.length * EVENTS,
    facts: { live: names.length * EVENTS, retracted: 0 },
    documents: names.length,
  });
  // Source and jurisdiction once; of each batch its events, a document, and a fact about each event.
  expect(sequence).toBe(2 + names.length * (2 * EVENTS + 1));
  const told = (await store.changes(0, { first: 100_000 })).map((change) => change.sequence);
  expect(told).toEqual(Array.from({ length: sequence }, (_, i) => i + 1));
}

/** Passes all on, but for one fault at a time, which happens once. */
async function proxyTo(port: number) {
  const sockets = new Set<Socket>();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  let sent = 0;
  let cutAt = Infinity;
  let answer: Buffer | 'cut' | undefined;
  const listener = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    for (const socket of [client, server]) sockets.add(socket.on('error', () => {}));
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    let cutsAtAnswer = false;
    client.on('data', (data) => {
      if (sent + data.length >= cutAt) {
        server.write(data.subarray(0, cutAt - sent));
        cutAt = Infinity;
        cut();
        return;
      }
      sent += data.length;
      const commits = answer !== undefined && data.includes(request(COMMIT));
      cutsAtAnswer = commits && answer === 'cut';
      if (commits && answer instanceof Buffer) client.write(answer);
      else server.write(data);
      if (commits) answer = undefined;
    });
    server.on('data', (data) => {
      if (cutsAtAnswer) cut();
      else client.write(data);
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as { port: number }).port,
    /** Bytes of clients so far. */
    sent: () => sent,
    cutAfter: (bytes: number) => {
      cutAt = sent + Math.round(bytes);
    },
    cutAtAnswerToCommit: () => {
      answer = 'cut';
    },
    /** In the server's place: it doesn't hear of the commit. */
    answerToCommit: (message: Buffer) => {
      answer = message;
    },
    close: () => {
      cut();
      listener.close();
    },
  };
}
