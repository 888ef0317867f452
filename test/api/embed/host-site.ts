/** Somebody else's web site, with a content security policy as strict as one that shows embeds can have. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostSite {
  /** `http://127.0.0.1:PORT`. */
  origin: string;
  close(): Promise<void>;
}

/** `page`: path (without its slash) → what stands in the body. `bellwether`: the only server that pages may load from. */
export async function startHostSite(page: (path: string) => string, bellwether: () => string): Promise<HostSite> {
  const server = createServer((request, response) => {
    const path = request.url!.slice(1);
    if (path === 'theme.css') {
      const style = '.themed { --bellwether-bad: rgb(1, 2, 3); --bellwether-surface: rgb(250, 250, 250); }';
      return response.writeHead(200, { 'content-type': 'text/css' }).end(style);
    }
    const from = bellwether();
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src ${from}; connect-src ${from}; img-src ${from} data:; frame-src ${from}; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'`,
    });
    response.end(
      `<!doctype html><html lang="de"><head><title>Wiki</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/theme.css"></head>` +
        `<body><main><h1>Wiki</h1><h2>Status</h2>${page(path)}</main></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
