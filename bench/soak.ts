/**
 * `npm run soak:neo4j -- [--minutes 5]`: two processes that ingest and two that serve, on the one Neo4j of
 * BELLWETHER_TEST_NEO4J (which is emptied). A subscriber of each server follows the feed over GraphQL. At the end: every
 * change was seen once by each, in order, and both saw the same.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const url = process.env.BELLWETHER_TEST_NEO4J;
if (!url) {
  console.error('soak: BELLWETHER_TEST_NEO4J names no server; `npm run neo4j` starts one.');
  process.exit(2);
}
const { protocol, host, username, password } = new URL(url);
const driver = neo4j.driver(`${protocol}//${host}`, neo4j.auth.basic(username, decodeURIComponent(password)));
await driver.session().run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');

const folder = mkdtempSync(join(tmpdir(), 'bellwether-soak-'));
const env = { ...process.env, BELLWETHER_STORE: url, BELLWETHER_DATA: folder, PORT: '0' };
const program = join(import.meta.dirname, '../bellwether.ts');
const children: ChildProcess[] = [];
try {
  const servers = await Promise.all([serve(), serve()]);
  const end = Date.now() + Number(values.minutes) * 60_000;
  const writing = { done: false };
  const followers = servers.map((server) => follow(server, writing));
  const written = await Promise.all(['one', 'two'].map((name) => ingest(name, end)));
  writing.done = true;
  const [first, second] = await Promise.all(followers);
  const { records } = await driver.executeQuery(
    'MATCH (c:Change) RETURN toFloat(c.sequence) AS sequence, c.scope AS scope ORDER BY sequence',
  );
  const gap = records.findIndex((record, i) => record.get('sequence') !== i + 1);
  if (gap !== -1) throw new Error(`Change ${gap + 1} is missing.`);
  // What is private to the sample organisation is not told to everybody.
  const told = records.filter((record) => record.get('scope') === '').map((record) => record.get('sequence') as number);
  for (const seen of [first!, second!]) {
    const wrong = seen.findIndex(({ sequence }, i) => sequence !== told[i]);
    if (wrong !== -1 || seen.length !== told.length) {
      throw new Error(`A subscriber saw ${seen.length} changes of ${told.length}; the first that differs: ${wrong}.`);
    }
  }
  const documents = new Set(first!.filter(({ kind }) => kind === 'DOCUMENT').map(({ id }) => id));
  console.log(
    `${written.join(' and ')} documents ingested; ${first!.length} changes, ${documents.size} documents among them: each seen once by both subscribers, in order`,
  );
} finally {
  for (const child of children) child.kill('SIGTERM');
  await driver.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The base URL of a server that answers. */
async function serve(): Promise<string> {
  const child = spawn(process.execPath, [program, 'serve', '--no-poll'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /Serving (http:\/\/[\w.:[\]]+\w)/.exec(line)?.[1];
    if (found !== undefined) {
      child.stdout.resume();
      return found;
    }
  }
  throw new Error('A server ended before it served.');
}

/** Ingests saved files, ten at a time, until the time is over; how many. */
async function ingest(name: string, end: number): Promise<number> {
  let count = 0;
  while (Date.now() < end) {
    const files = Array.from({ length: 10 }, () => {
      const file = join(folder, `${name}-${count}.txt`);
      writeFileSync(file, pageOf(name, count++));
      return ['--file', file];
    });
    const args = [program, 'ingest', ...files.flat(), '--json'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    children.push(child);
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(`ingest ended with ${code}.`);
  }
  return count;
}

/** Both writers tell of the same few models, so that they have to cluster what the other wrote. */
function pageOf(name: string, number: number): string {
  const day = new Date(Date.UTC(2026, 0, 1 + (number % 300))).toISOString();
  const model = ['GPT-5.5', 'Gemini 2.5 Pro', 'Mistral Large 3'][number % 3];
  return `---
id: soak-${name}-${number}
url: https://soak.example/${name}/${number}
title: Outage of ${model}
publishedAt: ${day}
source: soak-${name}
sourceKind: news
sourceName: Soak ${name}
speaker: null
language: en
timeZone: UTC
---
${model} was unavailable for all customers on ${day.slice(0, 10)}. Report ${number} of ${name}.
`;
}

/** Everything that the feed tells, until it is quiet after the writing. */
async function follow(
  server: string,
  writing: { done: boolean },
): Promise<{ sequence: number; kind: string; id: string }[]> {
  const query =
    'query ($after: String) { changes(after: $after, first: 500) { nodes { sequence kind id } pageInfo { hasNextPage endCursor } } }';
  const seen: { sequence: number; kind: string; id: string }[] = [];
  let after: string | null = null;
  for (;;) {
    const wasDone = writing.done;
    const response = await fetch(`${server}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { after } }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: the answer of a server.
    const { data, errors } = (await response.json()) as any;
    if (errors) throw new Error(JSON.stringify(errors));
    seen.push(...data.changes.nodes);
    after = data.changes.pageInfo.endCursor ?? after;
    if (!data.changes.pageInfo.hasNextPage) {
      if (wasDone) return seen;
      await sleep(200);
    }
  }
}
