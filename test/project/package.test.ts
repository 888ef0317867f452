/** The packed program, installed where there is nothing else: no checkout, no registry, no cache. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { hasComponent } from '../component.ts';
import { projectFiles, ROOT } from './source-files.ts';

const npm = spawnSync('npm', ['--version']).status === 0;

/** Built by Vite, from and to. */
const isForBrowsers = (path: string): boolean => /^api\/(console\/app|embed\/components)\//.test(path);
const isForBuilding = (path: string): boolean =>
  /^api\/(console\/(build|write-operations)|embed\/build)\.ts$/.test(path);

describe.skipIf(!hasComponent('npm', npm))('the packed program', () => {
  const home = mkdtempSync(join(tmpdir(), 'bellwether-package-'));
  const folder = join(home, 'empty');
  const installed = join(folder, 'node_modules', 'bellwether');
  const bin = join(installed, 'dist', 'bin.cjs');
  // Its own Node first (the system's may be older), and nothing of npm's settings from outside.
  const env = {
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: home,
    npm_config_cache: join(home, 'cache'),
    npm_config_offline: 'true',
    npm_config_userconfig: join(home, 'npmrc'),
  };
  let packed: { filename: string; size: number; unpackedSize: number; files: { path: string }[] };

  beforeAll(() => {
    mkdirSync(folder);
    const args = ['pack', '--json', '--silent', '--pack-destination', home];
    const output = execFileSync('npm', args, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 64e6 });
    packed = JSON.parse(output.slice(output.indexOf('[')))[0];
    const tarball = join(home, packed.filename);
    if (process.env.BELLWETHER_REQUIRE === 'all') {
      writeFileSync(join(folder, 'package.json'), '{}');
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', tarball], { cwd: folder, env });
    } else {
      // The same files in a tenth of the time. CI does it as people do.
      mkdirSync(installed, { recursive: true });
      execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
    }
  }, 300_000);

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const bellwether = (args: string[], input?: string) =>
    spawnSync(process.execPath, [bin, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
      input,
      timeout: 120_000,
    });

  test('is of a size that a slow line carries', () => {
    expect(statSync(join(home, packed.filename)).size).toBeLessThan(25e6);
  });

  test('has every data file of the rooms, compiled code for every module, and neither tests nor TypeScript', () => {
    const own = packed.files.map((file) => file.path).filter((path) => !path.startsWith('node_modules/'));
    const data = projectFiles.filter(
      (path) =>
        /^(graph|ingest|queries|api|commands)\//.test(path) && !/(\.ts|README\.md)$/.test(path) && !isForBrowsers(path),
    );
    expect(data.filter((path) => !own.includes(`dist/${path}`))).toEqual([]);
    const modules = projectFiles.filter(
      (path) =>
        /^(graph|ingest|queries|api|commands)\/.*\.ts$/.test(path) && !isForBrowsers(path) && !isForBuilding(path),
    );
    expect(modules.filter((path) => !own.includes(`dist/${path.replace(/\.ts$/, '.js')}`))).toEqual([]);
    expect(
      own.filter(
        (path) =>
          !/^(dist\/|package\.json$|README\.md$|LICENSE$)/.test(path) || /^dist\/(test|bench)\/|\.ts$/.test(path),
      ),
    ).toEqual([]);
  });

  test('has the console, built and packed small', () => {
    const paths = packed.files.map((file) => file.path);
    expect(paths).toContain('dist/api/console/built/index.html.br');
    expect(paths.some((path) => /^dist\/api\/console\/built\/assets\/index-[\w-]+\.js\.br$/.test(path))).toBe(true);
  });

  test('has the elements for other pages, packed small', () => {
    expect(packed.files.map((file) => file.path)).toContain('dist/api/embed/built/bellwether.js.br');
  });

  test('carries the catalogue as its files say it, ready to be used', async () => {
    const { readPrepared } = await import(join(installed, 'dist/graph/catalogue/prepared.js'));
    expect(readPrepared()).toEqual(loadCatalogue());
  });

  test.runIf(process.env.BELLWETHER_REQUIRE === 'all')('is a command once it is installed', () => {
    const { status, stdout } = spawnSync(join(folder, 'node_modules', '.bin', 'bellwether'), ['--help'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('Usage: bellwether') });
  });

  test('shows its help and its version, and writes nothing for it', () => {
    const { status, stdout, stderr } = bellwether(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('migrate');
    expect(bellwether(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('extracts without a store', () => {
    const record = {
      id: 'one',
      publishedAt: '2026-06-13T00:50:00Z',
      text: 'Anthropic has suspended access to Claude Fable 5 for all customers.',
    };
    writeFileSync(join(folder, 'records.jsonl'), `${JSON.stringify(record)}\n`);
    const { status, stdout, stderr } = bellwether(['extract', '--jsonl', 'records.jsonl']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ id: 'one', regulatory: true, models: ['Claude Fable 5'] });
    expect(existsSync(join(folder, '.bellwether'))).toBe(false);
  });

  test('serves the sample, answers a query, and stops cleanly at Ctrl-C', async () => {
    const child = spawn(process.execPath, [bin, 'serve', '--port', '0', '--no-poll', '--json'], { cwd: folder, env });
    let [stdout, stderr] = ['', ''];
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const url = await new Promise<string>((resolve, reject) => {
      child.on('close', (code) => reject(new Error(`ended with ${code} before it served: ${stderr}`)));
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
        try {
          resolve(JSON.parse(stdout).url);
        } catch {} // not whole yet
      });
    });
    const query = '{ organisations(first: 5) { nodes { id name } } }';
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(await (await fetch(url)).text()).toContain('<div id="app">');
    expect(await response.json()).toMatchObject({ data: { organisations: { nodes: [{ id: expect.any(String) }] } } });
    child.removeAllListeners('close');
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(stderr).toBe('');
  });

  test('answers in the terminal, from the store that the server left', () => {
    const { status, stdout, stderr } = bellwether(['impact', '--at', '2026-06-13T02:00Z', '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'DOWN' });
  });

  test('an older Node gets one line that says what is missing', () => {
    const pretend = join(home, 'pretend.cjs');
    writeFileSync(pretend, "Object.defineProperty(process.versions, 'node', { value: '20.20.2' });");
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', pretend, bin, '--help'], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('bellwether: This is Node 20.20.2, and Node 22.19 or newer is needed.\n');
  });

  test('keeps quiet about an experimental SQLite, and about nothing else', () => {
    const warn = join(home, 'warn.cjs');
    writeFileSync(
      warn,
      `process.on('beforeExit', () => {
         if (globalThis.warned) return;
         globalThis.warned = true;
         process.emitWarning('SQLite is an experimental feature', 'ExperimentalWarning');
         process.emitWarning('Sorcery is an experimental feature', 'ExperimentalWarning');
       });`,
    );
    const { stderr } = spawnSync(process.execPath, ['--require', warn, bin, '--version'], { encoding: 'utf8' });
    expect(stderr).not.toContain('SQLite');
    expect(stderr).toContain('Sorcery is an experimental feature');
  });
});
