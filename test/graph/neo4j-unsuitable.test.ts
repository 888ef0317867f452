/** Servers that we can't work with, as they answer before that is told: no Neo4j is needed. */
import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { describeError, formatReport } from '../../commands/report-error.ts';
import { openStore } from '../../graph/open.ts';
import { HELLO, messagesIn, ROUTE, success } from '../bolt.ts';

test.each(['neo4j', 'bolt'])('a server before 5.26 is told in one line, by %s://', async (scheme) => {
  const port = await serverThat(Buffer.of(0, 0, 4, 4), 'Neo4j/4.4.0');
  expect(await lineOf(`${scheme}://neo4j:hunter2@127.0.0.1:${port}`)).toBe(
    `bellwether: Neo4j at ${scheme}://127.0.0.1:${port}/neo4j is version 4.4.0: too old.\n  Bellwether needs Neo4j 5.26 or newer.`,
  );
});

test.each([
  [
    'speaks only a Bolt of long ago',
    Buffer.of(0, 0, 0, 0),
    'speaks no Bolt that Bellwether knows.\n  Is it Neo4j there, 5.26',
  ],
  ['speaks HTTP', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), "is a port for browsers.\n  Give Bolt's: 7687"],
])('a server that %s is told in one line', async (_, answer, said) => {
  const port = await serverThat(answer, '');
  expect(await lineOf(`neo4j://neo4j:hunter2@127.0.0.1:${port}`)).toContain(`127.0.0.1:${port}/neo4j ${said}`);
});

/** Answers the offer of versions, names itself, and says yes to the rest. */
async function serverThat(answer: Buffer, name: string): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    // The magic number and four proposals.
    let left = 20;
    let waiting = Buffer.alloc(0);
    socket.on('data', (data) => {
      if (left > 0) {
        left -= data.length;
        socket.write(answer);
        return;
      }
      const { signatures, rest } = messagesIn(Buffer.concat([waiting, data]));
      waiting = Buffer.from(rest);
      for (const signature of signatures) socket.write(answerTo(signature));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const addresses = [`127.0.0.1:${port}`];
  const servers = ['ROUTE', 'READ', 'WRITE'].map((role) => ({ role, addresses }));
  const answerTo = (signature: number): Buffer => {
    if (signature === HELLO) return success({ server: name, connection_id: 'bolt-1' });
    if (signature === ROUTE) return success({ rt: { ttl: 100, db: 'neo4j', servers } });
    return success({});
  };
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return port;
}

/** As the command line tells it. */
async function lineOf(url: string): Promise<string> {
  const error = await openStore(url).catch((thrown: unknown) => thrown);
  const described = describeError(error);
  expect(described).toMatchObject({ code: 'STORE_UNAVAILABLE', exitCode: 1 });
  expect(JSON.stringify(described)).not.toContain('hunter2');
  return formatReport(described);
}
