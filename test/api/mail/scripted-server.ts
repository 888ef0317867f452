/** An SMTP server by hand, for what a real one never does: it answers each verb as it is told, and keeps the verbs that it heard. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** An answer; or what is done with the line instead of one. */
export type Answer = string | ((socket: Socket) => void);

export interface ScriptedServer {
  url: string;
  /** In the order in which they came, over all connections. */
  heard: string[];
  close(): Promise<void>;
}

/** `script`: by verb; what isn't in it is answered with 250. */
export async function startScriptedServer(script: Record<string, Answer>): Promise<ScriptedServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const give = (answer: Answer): void => {
      if (typeof answer === 'string') socket.write(`${answer}\r\n`);
      else answer(socket);
    };
    give(script.GREETING ?? '220 scripted ESMTP');
    let pending = '';
    socket.on('data', (data) => {
      pending += data.toString('latin1');
      const lines = pending.split('\r\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        const verb = /^[A-Z]+/i.exec(line)?.[0].toUpperCase() ?? line;
        heard.push(verb);
        give(script[verb] ?? '250 fine');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
