/** The console over HTTP: one page for all of its addresses, and the files that the page needs. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { CONSOLE_PATHS } from './paths.ts';

const BUILT = new URL('./built/', import.meta.url);

/** Nothing but our own files, and no code that stands in the page. Pictures may be made by the page (exports of graphs). */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown; charset=utf-8',
};

/** A file's name changes with its content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const isFile = (path: string): boolean => /^\/(assets\/[\w.-]+|theme\.js|licenses\.md)$/.test(path);

/** Whether the console answers at this path (without its query). */
export function isConsolePath(path: string): boolean {
  const first = path.slice(1).split('/', 1)[0]!;
  return path === '/' || isFile(path) || CONSOLE_PATHS.some((known) => known === first);
}

/** What its operator is told where it is not there: `npm ci` left it out, or somebody took it away. */
export const NOT_BUILT = 'The console is not built: run `npm run console` where Bellwether is checked out.';

export const isConsoleBuilt = (built = BUILT): boolean => existsSync(new URL('index.html', built));

/** For GET and HEAD at a console path. `built`: the folder of its files. */
export async function answerConsole(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  built = BUILT,
): Promise<void> {
  const file = isFile(path) ? path.slice(1) : 'index.html';
  const accepted = request.headers['accept-encoding'] ?? '';
  const packed = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
  const read = (name: string): Promise<Buffer | null> => readFile(new URL(name, built)).catch(() => null);
  const small = packed === null ? null : await read(`${file}.${packed === 'br' ? 'br' : 'gz'}`);
  const content = small ?? (await read(file));
  if (content === null) return answerMissing(file, response);
  response.writeHead(200, {
    'content-type':
      file === 'index.html' ? 'text/html; charset=utf-8' : (TYPES[extname(file)] ?? 'application/octet-stream'),
    'content-length': content.length,
    'content-security-policy': POLICY,
    'cache-control': file.startsWith('assets/') ? FOR_EVER : 'no-store',
    vary: 'accept-encoding',
    ...(small === null ? {} : { 'content-encoding': packed! }),
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}

/** A page of an older build may still ask for files of its own; that the page itself is missing is somebody's to mend. */
function answerMissing(file: string, response: ServerResponse): void {
  const isPage = file === 'index.html';
  response
    .writeHead(isPage ? 503 : 404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(isPage ? `${NOT_BUILT} GraphQL is at /graphql.\n` : 'Nothing here. See /.\n');
}
