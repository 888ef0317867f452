/**
 * `npm run console` (and `npm ci`, through `prepare`): the console for browsers, from `app/` into `built/`, packed small beforehand.
 * `--watch` builds again at each change; `--types` only writes the types of the published operations.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { writeOperations } from './write-operations.ts';

const APP = join(import.meta.dirname, 'app');
const BUILT = join(import.meta.dirname, 'built');

/** Runs before anything is drawn, and so is no module. */
const addTheme: Plugin = {
  name: 'add-theme',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'theme.js', source: readFileSync(join(APP, 'theme.js')) });
  },
};

/**
 * Writes what differs and takes away what is no more: a build that changes nothing touches nothing, so that it can run
 * beside a server. Each text file gets its .br and .gz, at the highest setting: the server only picks.
 */
const writeBuilt: Plugin = {
  name: 'write-built',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = new Map<string, Uint8Array>();
      for (const [name, part] of Object.entries(bundle)) {
        const content = Buffer.from(part.type === 'chunk' ? part.code : part.source);
        files.set(name, content);
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        files.set(`${name}.br`, brotliCompressSync(content));
        files.set(`${name}.gz`, gzipSync(content, { level: 9 }));
      }
      for (const [name, content] of files) writeChanged(join(BUILT, name), content);
      for (const entry of globSync('**/*', { cwd: BUILT, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile() && !files.has(path.slice(BUILT.length + 1).replaceAll('\\', '/'))) rmSync(path);
      }
    },
  },
};

writeOperations(join(APP, 'operations'));
if (!process.argv.includes('--types')) await buildConsole(process.argv.includes('--watch'));

async function buildConsole(watch: boolean): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: APP,
    publicDir: false,
    logLevel: watch ? 'info' : 'warn',
    plugins: [addTheme, writeBuilt],
    build: {
      write: false,
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // Inline pieces would need a laxer content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      license: { fileName: 'licenses.md' },
      // That our packing takes most of the time is no news.
      rolldownOptions: { checks: { bundlerTimings: false } },
      watch: watch ? {} : null,
    },
  });
}

function writeChanged(path: string, content: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(content)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
