import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../graph/open.ts';
import { ask } from '../api/client.ts';
import { runCommand } from '../project/run-command.ts';

const ROOT = join(import.meta.dirname, '../..');

let data: string;
let running: Serving[];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'bellwether-serve-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop('SIGKILL')));
  rmSync(data, { recursive: true, force: true });
});

interface Serving {
  url: string;
  stdout: () => string;
  stderr: () => string;
  /** Resolves to the exit code; null where a signal ended it. */
  stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** A real process on any free port; resolves when it says that it serves. */
async function serve(...more: string[]): Promise<Serving> {
  const args = [join(ROOT, 'bellwether.ts'), 'serve', '--port', '0', '--no-poll', ...more];
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, BELLWETHER_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr!.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      stdout += chunk;
      const said = /(?:Serving |"url": ")(http:\/\/[\d.:]+)/.exec(stdout);
      if (said !== null) resolve(said[1]!);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${stderr}`)));
  });
  const serving: Serving = {
    url,
    stdout: () => stdout,
    stderr: () => stderr,
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
  running.push(serving);
  return serving;
}

const COUNT = '{ organisations { nodes { name } } documents { totalCount } sources { name } }';

test('the first start reads the sample and ends with its answer, and with commands that work as they stand', async () => {
  const first = await serve();
  const text = first.stdout();
  expect(text).toContain('Meridian');
  expect(text).toMatch(/\d+ DOWN/);
  const { data: answer } = await ask(first.url, COUNT);
  expect(answer.organisations.nodes).toEqual([{ name: 'Meridian Mutual' }]);
  expect(answer.documents.totalCount).toBeGreaterThan(50);
  expect((await fetch(`${first.url}/ready`)).status).toBe(200);

  const body = /-d '(\{.*\})'/.exec(text)![1]!;
  const { query, variables } = JSON.parse(body) as { query: string; variables: { at: string } };
  const { data: impact, errors } = await ask(first.url, query, variables);
  expect(errors).toBeUndefined();
  expect(impact.impact.counts.down).toBeGreaterThan(0);
  expect(text).toContain(`impact event:`);
  expect(text).toContain(variables.at.replace('.000Z', 'Z'));
  expect(await (await fetch(first.url)).text()).toContain('<title>Bellwether</title>');

  expect(await first.stop('SIGTERM')).toBe(143);
  await expect(fetch(`${first.url}/health`)).rejects.toThrow();
  expect(first.stderr()).toBe('');
});

test('the second start reads nothing anew', async () => {
  const first = await serve();
  await first.stop('SIGINT');
  const url = `sqlite:${join(data, 'graph.sqlite')}`;
  const sequence = async (): Promise<number> => {
    const store = await openStore(url);
    const stats = await store.stats();
    await store.close();
    return stats.sequence;
  };
  const before = await sequence();
  const second = await serve();
  expect(second.stdout()).toContain('Meridian');
  await second.stop('SIGINT');
  expect(await sequence()).toBe(before);
});

test('a first start that was killed in the middle is finished by the next one', async () => {
  const killed = spawn(process.execPath, [join(ROOT, 'bellwether.ts'), 'serve', '--port', '0', '--no-poll'], {
    env: { PATH: process.env.PATH, BELLWETHER_DATA: data },
    stdio: 'ignore',
  });
  const url = `sqlite:${join(data, 'graph.sqlite')}`;
  // As soon as the sample organisation is there, its documents are being read.
  for (let found = false; !found && killed.exitCode === null; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    try {
      const store = await openStore(url);
      found = (await store.stats()).nodes.Organisation === 1;
      await store.close();
    } catch {}
  }
  const ended = new Promise((resolve) => killed.on('close', resolve));
  killed.kill('SIGKILL');
  await ended;
  const next = await serve();
  const { data: answer } = await ask(next.url, '{ documents { totalCount } }');
  expect(answer.documents.totalCount).toBeGreaterThan(50);
  expect(next.stdout()).toMatch(/\d+ DOWN/);
});

test('a store that holds an organisation of ours gets no sample', async () => {
  const file = join(ROOT, 'ingest/sample/organisation.yaml');
  const store = await openStore(`sqlite:${join(data, 'graph.sqlite')}`);
  const { importOrganisation } = await import('../../ingest/import/organisation.ts');
  const { loadCatalogue } = await import('../../graph/catalogue/catalogue.ts');
  const { catalogueBatch } = await import('../../graph/catalogue/batch.ts');
  const { readFileSync } = await import('node:fs');
  const catalogue = loadCatalogue();
  await store.write(catalogueBatch(catalogue));
  const ours = readFileSync(file, 'utf8').replace(/^(\s*id: )meridian$/m, '$1ours');
  const { batch, organisation } = importOrganisation(ours, { file, catalogue, now: Date.UTC(2026, 5, 1) });
  expect(organisation.id).toBe('organisation:ours');
  await store.write(batch);
  await store.close();
  const serving = await serve('--json');
  expect(JSON.parse(serving.stdout())).toEqual({ url: serving.url, question: null, impact: null });
  const { data: answer } = await ask(serving.url, '{ organisations { nodes { id } } }');
  expect(answer.organisations.nodes).toEqual([{ id: 'organisation:ours' }]);
});

test('a port in use is one clear line with the way out, exit code 1, and nothing is read', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const { exitCode, stdout, stderr } = await runCommand(['serve', '--port', String(port)], {
    env: { BELLWETHER_DATA: data },
  });
  taken.close();
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use by another program.`);
  expect(stderr).toContain('--port');
  expect(stderr).not.toContain('    at ');
});

test.each(['many', '-1', '65536', '80.5', ''])('--port %j is wrong use', async (port) => {
  const { exitCode, stderr } = await runCommand(['serve', `--port=${port}`], { env: { BELLWETHER_DATA: data } });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--port');
});
