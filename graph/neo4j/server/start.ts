/** Starts Neo4j Community on a free loopback port, with auth on, and waits until Bolt answers. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { BellwetherError } from '../../errors.ts';
import { installNeo4j } from './install.ts';

export interface Neo4jServer {
  /** With user and password: what BELLWETHER_STORE takes. */
  url: string;
  uri: string;
  username: string;
  password: string;
  process: ChildProcess;
}

export interface StartOptions {
  /** Jars are kept here. */
  home: string;
  /** Data, configuration and logs of this server; made where it isn't there. */
  folder: string;
  /** Default: any free one. */
  port?: number;
  log?: (line: string) => void;
  /** Goes on running when this process ends. */
  detached?: boolean;
  /** How long it may take to answer. */
  timeoutMs?: number;
}

export async function startNeo4j(options: StartOptions): Promise<Neo4jServer> {
  const { folder, log = () => {}, detached = false, timeoutMs = 120_000 } = options;
  const lib = await installNeo4j(options.home, log);
  const port = options.port ?? (await freePort());
  mkdirSync(path.join(folder, 'conf'), { recursive: true });
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  writeFileSync(path.join(folder, 'conf', 'neo4j.conf'), configuration(port));
  const password = passwordOf(folder);
  log(`Starting Neo4j on 127.0.0.1:${port} …`);
  const output = openSync(path.join(folder, 'logs', 'console.log'), 'a');
  const child = spawn(
    'java',
    [
      '-Xms256m',
      '-Xmx1g',
      '-XX:+UseG1GC',
      '-cp',
      `${lib}/*`,
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${folder}`,
      `--config-dir=${path.join(folder, 'conf')}`,
    ],
    { stdio: ['ignore', output, output], detached },
  );
  const failed = new Promise<never>((_, reject) => {
    child.on('error', (cause) => reject(notStarted(`Cannot run 'java': ${cause.message}`, 'Install Java 17.', cause)));
    child.on('exit', (code) =>
      reject(notStarted(`Neo4j ended with exit code ${code}.`, `See ${path.join(folder, 'logs', 'console.log')}.`)),
    );
  });
  failed.catch(() => {});
  const server = { uri: `neo4j://127.0.0.1:${port}`, username: 'neo4j', password };
  try {
    await Promise.race([answers(server, timeoutMs), failed]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  if (detached) child.unref();
  const url = `neo4j://neo4j:${password}@127.0.0.1:${port}`;
  return { ...server, url, process: child };
}

/** Waits for the process to end, by SIGTERM first. */
export async function stopNeo4j(server: Neo4jServer): Promise<void> {
  const child = server.process;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(late);
}

/** Until Bolt answers to our password; the first time, Neo4j has its own, which must be changed. */
async function answers(server: Pick<Neo4jServer, 'uri' | 'username' | 'password'>, timeoutMs: number): Promise<void> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      await ask(server, server.password);
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === 'Neo.ClientError.Security.Unauthorized') {
        await changePassword(server).catch(() => {});
      } else if (Date.now() > until) {
        throw notStarted(
          `Neo4j did not answer within ${timeoutMs / 1000} s: ${(error as Error).message}`,
          'See its logs.',
        );
      }
    }
    await sleep(250);
  }
}

async function ask(server: Pick<Neo4jServer, 'uri' | 'username'>, password: string): Promise<void> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, password), { connectionTimeout: 2000 });
  try {
    // Not executeQuery: it would try again by itself, and later each time.
    await driver.session({ database: 'neo4j' }).run('RETURN 1');
  } finally {
    await driver.close();
  }
}

async function changePassword({ uri, username, password }: Pick<Neo4jServer, 'uri' | 'username' | 'password'>) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, 'neo4j'), { connectionTimeout: 2000 });
  try {
    const text = 'ALTER CURRENT USER SET PASSWORD FROM $old TO $new';
    await driver.executeQuery(text, { old: 'neo4j', new: password }, { database: 'system' });
  } finally {
    await driver.close();
  }
}

/** The password of a folder: made once, readable for its owner alone. */
function passwordOf(folder: string): string {
  const file = path.join(folder, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Loopback only, Bolt only; sizes for a machine that has other work too. */
function configuration(port: number): string {
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.enabled': true,
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.security.auth_enabled': true,
    'server.memory.pagecache.size': '512m',
    'dbms.usage_report.enabled': false,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function notStarted(message: string, hint: string, cause?: unknown): BellwetherError {
  return new BellwetherError('STORE_UNAVAILABLE', message, { hint, ...(cause === undefined ? {} : { cause }) });
}
